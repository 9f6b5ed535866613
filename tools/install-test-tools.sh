#!/bin/sh
# Installs the programs that some tests look at our output with, on Debian and Ubuntu.  Running it again changes
# nothing.  Without them those tests are skipped, except where CI=true: there they fail.
#
#   soffice    opens the marked Word draft and the review sheet        (tests/report/test_marked_draft.py, …)
#              saves drafts as .doc, .rtf and .odt                 (tests/readers/test_read_formats.py)
#   pdftotext  reads the pages that LibreOffice prints of them
#   chromium   opens the HTML report, driven by chromedriver           (tests/html, tests/serve)
set -eu

missing=""

# need COMMAND PACKAGE...: the packages that bring a command, where it is not there yet.
need() {
    command -v "$1" >/dev/null 2>&1 && return
    shift
    missing="$missing $*"
}

need soffice libreoffice-writer-nogui fonts-noto-cjk
need pdftotext poppler-utils
need chromium chromium fonts-noto-cjk
need chromedriver chromium-driver

if [ -z "$missing" ]; then
    echo "install-test-tools: 都已安装 (everything is there)."
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-test-tools: 没有 apt-get, 请自行安装 (no apt-get, please install):$missing" >&2
    exit 1
fi
run=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "install-test-tools: 需要管理员权限 (must be run as root), to install:$missing" >&2
        exit 1
    fi
    run=sudo
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # words are meant
if ! { $run apt-get update -q && $run apt-get install -q -y --no-install-recommends $missing; }; then
    echo "install-test-tools: apt-get 未能安装, 请查看网络和软件源 (apt-get could not install):$missing" >&2
    exit 1
fi
