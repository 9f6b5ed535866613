# make report: set up and run the main job; make test: set up and pass lint and all tests; make quick: the daily ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTEST := $(BIN)/pytest -n auto --dist worksteal

.PHONY: report test quick lint format generate trust bench app clean

report: $(READY)
	$(BIN)/check --fail-on never plans/xinshao.yaml

test: $(READY) lint
	-sh tools/install-test-tools.sh
	$(PYTEST)

# What a change of rules, checks or words breaks first; the rest of the tests is for make test.
QUICK := tests/oracle tests/checks tests/language tests/test_rules.py tests/test_template.py tests/test_word_files.py \
	tests/test_words_in_code.py tests/test_architecture.py tests/test_glossary.py tests/test_generated.py

quick: $(READY) lint
	$(PYTEST) $(QUICK)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Whatever can be generated is: schemas, rule pages, excerpts in the READMEs, golden reports, kept reports.
generate: $(READY)
	$(BIN)/python tools/generate.py
	UPDATE_GOLDENS=1 $(PYTEST) tests/report tests/oracle

# What the checker finds of faults put into invented plans, and what it invents: figures of docs/trust.md.
trust: $(READY)
	$(BIN)/python -m trust

# What it costs, as ratios: docs/benchmarks.md; PEERS=1 installs other readers elsewhere and measures them too.
bench: $(READY)
	$(BIN)/python -m benchmarks

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed (set PYTHON=...)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# One file that runs where only Python is; APP='--platform win_amd64 --python-version 3.12 --only-binary=:all:' for others.
app: $(READY)
	$(BIN)/python tools/app.py dist $(APP)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
