"""Who is refused by the server: strangers' names, pages and paths, and what is too large."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

import pytest
from clerk import Clerk
from command_line import PLAN, check

from checker.commands.request import Request
from checker.serve import desk, security
from checker.serve.serving import open_door

YAML = ("方案.yaml", PLAN.encode())
FIRST = "plans/%E6%96%B9%E6%A1%88/1/"
TOO_LARGE = "文件太大: 一次最多 120 MB, Word、PDF、Excel 每份最多 40 MB, 文字每份最多 4 MB。请删除图片或拆分文件。"


def test_it_listens_on_the_loopback_address_alone(clerk: Clerk) -> None:
    host, port = clerk.door.socket.getsockname()
    assert host == "127.0.0.1"
    token = clerk.door.address.split("/")[3]
    assert clerk.door.address == f"http://127.0.0.1:{port}/{token}/"
    assert len(token) == 32


def test_each_start_has_another_token(tmp_path: Path) -> None:
    doors = [open_door(Request((), no_config=True), tmp_path, 0) for _ in range(2)]
    first, second = (door.address.split("/")[3] for door in doors)
    assert first != second
    for door in doors:
        door.socket.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "localhost.evil.example:{port}"]
)
def test_a_name_that_was_made_to_point_here_is_refused(clerk: Clerk, host: str) -> None:
    """DNS rebinding."""
    port = clerk.door.socket.getsockname()[1]
    answer = clerk.get(headers={"Host": host.format(port=port)})
    assert (answer.status_code, answer.text) == (403, "请求的主机名不对, 已拒绝。")


def test_localhost_is_this_machine_too(clerk: Clerk) -> None:
    port = clerk.door.socket.getsockname()[1]
    assert clerk.get(headers={"Host": f"localhost:{port}"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "", "/drafts", "/x/", "/enter/", "/enter/x", "//", "/favicon.ico"])
def test_without_the_token_nothing_is_answered(clerk: Clerk, path: str) -> None:
    answer = clerk.client.get(clerk.origin + path)
    assert (answer.status_code, answer.text) == (403, "地址不完整或已失效: 请用程序显示的完整地址打开。")
    answer = clerk.client.post(clerk.origin + path, headers={"Origin": clerk.origin})
    assert (answer.status_code, answer.json()) == (403, {"said": ["地址不完整或已失效: 请用程序显示的完整地址打开。"]})


def test_a_door_for_the_browser_leads_in_once(clerk: Clerk) -> None:
    door = clerk.door.app.door()
    answer = clerk.client.get(clerk.origin + door)
    assert (answer.status_code, clerk.origin + answer.headers["location"]) == (303, clerk.door.address)
    assert clerk.client.get(clerk.origin + door).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["drafts", f"{FIRST}accept", f"{FIRST}withdraw"])
def test_what_another_page_sends_is_refused(clerk: Clerk, path: str, headers: dict[str, str]) -> None:
    """CSRF, even by a page that knows the token."""
    port = clerk.door.socket.getsockname()[1]
    given = {name: value.format(port=port) for name, value in headers.items()}
    answer = clerk.post(path, headers=given, data={"key": "N101-0123456789ab"})
    assert (answer.status_code, answer.json()) == (403, {"said": ["请求不是从本页面发出的, 已拒绝。"]})
    assert clerk.kept() == []


def test_every_answer_says_what_may_be_done_with_it(clerk: Clerk) -> None:
    clerk.drop(YAML)
    for answer in (
        clerk.get(),
        clerk.get(FIRST),
        clerk.get(f"{FIRST}copies/report.xlsx"),
        clerk.client.get(clerk.origin),
    ):
        headers = answer.headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy.keys() == {
            "default-src", "style-src", "script-src", "connect-src", "base-uri", "form-action", "frame-ancestors",
        }  # fmt: skip
        assert (
            policy["default-src"]
            == policy["frame-ancestors"]
            == policy["form-action"]
            == policy["base-uri"]
            == "'none'"
        )
        assert policy["connect-src"] == "'self'"
        assert policy["script-src"].startswith("'sha256-")
        assert policy["style-src"].startswith("'sha256-")
        assert "set-cookie" not in headers


def test_the_policy_of_the_page_is_that_of_the_answer(clerk: Clerk) -> None:
    clerk.drop(YAML)
    for path in ("", FIRST):
        answer = clerk.get(path)
        policy = answer.headers["content-security-policy"].removesuffix("; frame-ancestors 'none'")
        assert f'content="{policy.replace(chr(39), "&#39;")}"' in answer.text


@pytest.mark.parametrize("path", ["drafts", f"{FIRST}accept", f"{FIRST}withdraw"])
def test_nothing_is_changed_by_asking_for_a_page(clerk: Clerk, path: str) -> None:
    clerk.drop(YAML)
    answer = clerk.get(path)
    assert (answer.status_code, answer.text) == (405, "没有这一页: 方案或稿次已不在工作文件夹里。")


@pytest.mark.parametrize(
    "plan",
    ["..", ".", "../..", "/etc", "方案/第1稿", "方案/../方案", ".results", "方案\0", "%2e%2e", "方案 ", "不存在"],
)
def test_no_path_of_a_client_is_trusted(clerk: Clerk, plan: str) -> None:
    clerk.drop(YAML)
    answer = clerk.drop(("新.yaml", PLAN.encode() + b"\n"), plan=plan)
    assert (answer.status_code, answer.json()) == (404, {"said": ["没有这一页: 方案或稿次已不在工作文件夹里。"]})
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]


@pytest.mark.parametrize(
    "path",
    ["plans/%2e%2e/1/", "plans/..%2f..%2fetc/1/", "plans/.results/1/", "plans/%E6%96%B9%E6%A1%88/0/", "plans/x%00/1/",
     "plans/%E6%96%B9%E6%A1%88/99999999999999999999/", "plans/%ff/1/", "plans/%E6%96%B9%E6%A1%88/-1/"],
)  # fmt: skip
def test_no_address_leads_out_of_the_folder(clerk: Clerk, path: str) -> None:
    clerk.drop(YAML)
    answer = clerk.get(path)
    assert (answer.status_code, answer.text) == (404, "没有这一页: 方案或稿次已不在工作文件夹里。")


def test_links_in_the_folder_are_not_followed(clerk: Clerk, tmp_path: Path) -> None:
    clerk.drop(YAML)
    secret = tmp_path / "secret" / "第1稿"
    secret.mkdir(parents=True)
    (secret / "机密.yaml").write_text(PLAN, encoding="utf-8")
    (clerk.folder / "链接").symlink_to(secret.parent)
    (clerk.folder / "方案" / "第2稿").symlink_to(secret)
    (clerk.folder / "方案" / "第1稿" / "b.yaml").symlink_to(secret / "机密.yaml")
    assert "链接" not in clerk.page("")
    assert clerk.get("plans/%E9%93%BE%E6%8E%A5/1/").status_code == 404
    assert clerk.get("plans/%E6%96%B9%E6%A1%88/2/").status_code == 404
    assert "b.yaml" not in clerk.page(FIRST)


def test_what_is_too_large_as_a_whole_is_refused_at_once(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "MAX_BODY", 10_000)
    answer = clerk.drop(("大.txt", b"a" * 20_000))
    assert (answer.status_code, answer.json()) == (413, {"said": [TOO_LARGE]})
    assert clerk.kept() == []


def test_a_length_that_is_not_said_does_not_get_more_in(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body in chunks has no Content-Length."""
    monkeypatch.setattr(security, "MAX_BODY", 10_000)
    body = (b"x" * 1_000 for _ in range(20))
    answer = clerk.post("drafts", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert (answer.status_code, answer.json()) == (413, {"said": [TOO_LARGE]})


def test_one_text_that_is_too_large_is_refused_by_its_reader(clerk: Clerk) -> None:
    answer = clerk.drop(("大.txt", b"a" * 4_000_001))
    assert (answer.status_code, answer.json()) == (
        422,
        {"at": "", "said": ["大.txt: 文件有 4,000,001 字节, 超过上限 4,000,000 (file too large)."]},
    )
    assert clerk.kept() == []


def test_too_many_files_are_refused(clerk: Clerk) -> None:
    answer = clerk.drop(*[(f"{number}.txt", b"a") for number in range(desk.MAX_FILES + 1)])
    assert (answer.status_code, answer.json()) == (400, {"said": ["一次最多 40 份文件。"]})
    assert clerk.kept() == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=x", b"broken"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"),
    ],
)
def test_a_form_that_is_broken_is_told(clerk: Clerk, kind: str, body: bytes) -> None:
    answer = clerk.post("drafts", content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()) == (400, {"said": ["没有收全文件, 请重新选择。"]})


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # starlette leaves its buffer open
def test_a_file_that_breaks_off_is_not_taken(clerk: Clerk) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + "一、目标".encode()
    answer = clerk.post("drafts", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert (answer.status_code, answer.json()) == (400, {"said": ["没有收到文件, 请重新选择。"]})
    assert clerk.kept() == []


def test_a_form_without_files_is_told(clerk: Clerk) -> None:
    answer = clerk.post("drafts", data={"files": "text", "together": "1"})
    assert (answer.status_code, answer.json()) == (400, {"said": ["没有收到文件, 请重新选择。"]})


def test_a_port_that_is_taken_and_a_folder_that_is_a_file_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = check("serve", "--port", port, "--folder", "work")
    said = "这个端口用不了 (cannot listen: Address already in use). 请换一个端口, 或不写 --port。"
    assert (done.code, done.err) == (2, f"check: --port {port}: {said}\n")
    Path("file").touch()
    done = check("serve", "--folder", "file")
    said = "不能用作工作文件夹 (not usable as a folder: File exists). 请用 --folder 另指定一个文件夹。"
    assert (done.code, done.err) == (2, f"check: {tmp_path}/file: {said}\n")


def test_a_new_folder_is_for_its_user_alone(clerk: Clerk) -> None:
    assert clerk.folder.stat().st_mode & 0o777 == 0o700


def test_a_token_cannot_be_guessed(clerk: Clerk) -> None:
    for wrong in ("", "x", clerk.door.app.token[:-1], clerk.door.app.token + "x", secrets.token_urlsafe(24), "\udcff"):
        assert not clerk.door.app._knows_token({"path": f"/{wrong}/"})
    assert clerk.door.app._knows_token({"path": f"/{clerk.door.app.token}/"})
