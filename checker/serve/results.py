"""What a draft gives, kept in the work folder so that it is worked out once.

Enters: a draft of the work folder.  Leaves: its page with what lists say of it, its copies, and what changed since
the draft before.  A result is kept under everything that it depends on, so it is never wrong and never asked for
twice; the last drafts are held in memory too, as accepting a finding needs no second check.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from checker.commands.cache import digest_of, find_entry, keep_entry
from checker.commands.cached import what_decides
from checker.commands.request import Request
from checker.finding import Finding, Report
from checker.inputs.files import read_bytes
from checker.readers.package import MAX_DOCX_BYTES
from checker.report.consequence import ordered
from checker.report.diff import render_diff
from checker.serve.checking import Seen, compared, judge, lay_out, look, marked, rendered
from checker.serve.correcting import Corrected, corrected, offered
from checker.serve.folder import Draft, WorkFolder
from checker.study.became import Trace, trace_of

_FORM = "3"
_HELD = 3
"""Drafts in memory: the one at hand, the one before, and one of another plan."""
_KEPT = ".results"


class Told(NamedTuple):
    """What a list says of a finding, and by what it is known again in the next draft."""

    key: str
    level: str
    code: str
    message: str
    trace: Trace


class Summary(NamedTuple):
    """What lists say of a draft, in the language of the server."""

    title: str
    told: Sequence[Told]
    waived: int
    notes: Sequence[str]
    words: int
    fixes: Mapping[str, str]

    def count(self, level: str) -> int:
        """How many findings of a level stand."""
        return sum(each.level == level for each in self.told)


class Shown(NamedTuple):
    """The page of a draft, and what lists say of it."""

    summary: Summary
    page: bytes


class Results:
    """All that is made of the drafts of a folder; whatever takes long is called from one thread at a time."""

    def __init__(self, folder: WorkFolder, request: Request) -> None:
        self.folder = folder
        self.bench = lay_out(request)
        self._kept = folder.root / _KEPT
        self._base = (_FORM, __version__, self.bench.language, *what_decides(request))
        self._seen: OrderedDict[str, Seen] = OrderedDict()

    def known(self, draft: Draft) -> Shown | None:
        """The page where it is kept."""
        kept = find_entry(self._kept, self._key(draft, "page"))
        return _unpacked(kept) if kept is not None else None

    def shown(self, draft: Draft) -> Shown:
        """The page, made where it is not kept."""
        return self.known(draft) or self._show(draft)

    def _show(self, draft: Draft) -> Shown:
        key, seen = self._key(draft, "page"), self._look(draft)
        report, notes = judge(seen, self.folder.waivers(draft.plan), self.bench)
        summary = Summary(
            title=report.title,
            told=[self._told(each) for each in ordered(report.findings)],
            waived=len(report.waived),
            notes=notes,
            words=len(seen.drafts),
            fixes=offered(seen, report, self.bench.language),
        )
        shown = Shown(summary, rendered(seen, report, "html", self.bench, desk=True))
        keep_entry(self._kept, key, _packed(shown))
        return shown

    def _told(self, finding: Finding) -> Told:
        said = finding.message.said(self.bench.language)
        return Told(finding.key, finding.severity.value, finding.code, said, trace_of(finding))

    def differences(self, old: Draft, new: Draft) -> bytes:
        """The page that compares two drafts."""
        key = digest_of([self._key(old, "old"), self._key(new, "new")])
        kept = find_entry(self._kept, key)
        if kept is None:
            kept = self._compare(old, new)
            keep_entry(self._kept, key, kept)
        return kept

    def _compare(self, old: Draft, new: Draft) -> bytes:
        before, after = self._look(old), self._look(new)
        changes = compared(before, after, self._report(old, before), self._report(new, after))
        named = replace(changes, old=_by_name(changes.old), new=_by_name(changes.new))
        return render_diff(named, "html", self.bench.language, desk=True).encode("utf-8", "backslashreplace")

    def copy(self, draft: Draft, form: str) -> bytes:
        """A report on a draft to take away, in a format of the command line."""
        seen = self._look(draft)
        return rendered(seen, self._report(draft, seen), form, self.bench)

    def marked(self, draft: Draft) -> list[bytes]:
        """The marked copies of the Word files of a draft."""
        seen = self._look(draft)
        return list(marked(seen, self._report(draft, seen), self.bench))

    def corrected(self, draft: Draft, adopted: Iterable[str]) -> list[Corrected]:
        """The copies of a draft with the corrections that were adopted."""
        seen = self._look(draft)
        return corrected(seen, self._report(draft, seen), adopted, self.bench.language)

    def finding(self, draft: Draft, key: str) -> Finding | None:
        """A finding of a draft that stands, by its key."""
        report = self._report(draft, self._look(draft))
        return next((each for each in report.findings if each.key == key), None)

    def _report(self, draft: Draft, seen: Seen) -> Report:
        return judge(seen, self.folder.waivers(draft.plan), self.bench).report

    def _look(self, draft: Draft) -> Seen:
        key = digest_of(self._files(draft))
        if key not in self._seen:
            self._seen[key] = look(draft.paths, self.bench)
        self._seen.move_to_end(key)
        while len(self._seen) > _HELD:
            self._seen.popitem(last=False)
        return self._seen[key]

    def _key(self, draft: Draft, what: str) -> str:
        waivers = self.folder.waivers(draft.plan)
        accepted = read_bytes(str(waivers)) if waivers.exists() else b""
        return digest_of([what, *self._base, *self._files(draft), accepted])

    def _files(self, draft: Draft) -> Iterator[str | bytes]:
        for file in draft.files:
            yield from (str(file), read_bytes(str(file), MAX_DOCX_BYTES))


def _by_name(report: Report) -> Report:
    """A report that is told by the folder of its draft and the file in it."""
    return replace(report, path="/".join(Path(report.path).parts[-2:]))


def _packed(shown: Shown) -> bytes:
    return json.dumps(shown.summary).encode() + b"\n" + shown.page


def _unpacked(data: bytes) -> Shown | None:
    """A page as it was packed; None where the bytes are no such thing."""
    line, _, page = data.partition(b"\n")
    try:
        title, told, *rest = json.loads(line)
        known = [Told(key, level, code, said, Trace(*trace)) for key, level, code, said, trace in told]
        return Shown(Summary(title, known, *rest), page)
    except (ValueError, TypeError):
        return None
