"""Files that are none, paths that lead nowhere, and names that are there to deceive."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess

import pytest

from tests.hostile.command import export
from tests.hostile.inputs import NEWS, PAGES

pytestmark = pytest.mark.slow


pytest.importorskip("pyoxigraph")

NAMES = (
    "a\nb.txt",
    "\x1b[2J\x1b]0;owned\x07.txt",
    "\u202etxt.exe.txt",
    "-o.txt",
    "a\\b$(id)`id`.txt",
    " .txt",
    "'\".txt",
)


def test_no_file_of_a_folder_keeps_the_command_waiting(tmp_path):
    news = tmp_path / "news"
    (news / "deep" / "er").mkdir(parents=True)
    (news / "good.txt").write_text(NEWS)
    os.mkfifo(news / "pipe.txt")
    (news / "loop.txt").symlink_to("loop.txt")
    (news / "up").symlink_to("..")
    (news / "deep" / "er" / "again").symlink_to(news)
    (news / "dangling.txt").symlink_to("nowhere.txt")
    (news / "secret.txt").symlink_to("/etc/passwd")
    (news / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(news / "socket.txt"))
        run = export(tmp_path, "news")
    assert (run.code, run.summary["ok"], run.summary["failed"]) == (0, 1, 0)
    assert run.summary["skipped"] == 8
    assert "no regular file" in run.stderr
    assert "a link, which is not followed" in run.stderr


def test_what_is_named_and_is_no_file_is_a_failure(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "good.txt").write_text(NEWS)
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    run = export(
        tmp_path, "good.txt", "pipe.txt", "loop.txt", "endless.txt", "/dev/zero", "/dev/null", "no\n.txt", "a" * 9_000
    )
    assert (run.code, run.summary["ok"], run.summary["failed"]) == (4, 1, 7)
    assert run.failures["pipe.txt"].startswith("it is no regular file")
    assert run.failures["endless.txt"].startswith("it is no regular file")
    assert run.failures["no\n.txt"] == "there is no such file or folder"


@pytest.mark.parametrize("path", ["/dev/zero", "pipe.txt", "loop.txt", "none.txt", "empty"])
def test_where_nothing_is_of_use_nothing_is_written(tmp_path, path):
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    run = export(tmp_path, path)
    assert (run.code, run.failures) == (3, run.failures)
    assert re.search(r"^kgexport: error: no usable input, nothing was written", run.stderr, re.MULTILINE)


def test_names_act_on_nothing(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    for name in NAMES:
        (news / name).write_text(f"{NEWS}{name!a}\n")
    (news / os.fsdecode(b"half\xff.txt")).write_text(f"{NEWS}half\n")
    run = export(tmp_path, "news")
    assert (run.code, run.summary["ok"]) == (0, len(NAMES) + 1)


def test_no_connection_is_tried_and_nothing_else_is_written(tmp_path):
    pytest.importorskip("trafilatura")
    if (
        shutil.which("strace") is None
        or subprocess.run(["strace", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("strace is not there, or may not be used")
    news = tmp_path / "news"
    news.mkdir()
    for name, (content, _) in PAGES.items():
        (news / name).write_bytes(content)
    trace = tmp_path / "trace"
    trace.mkdir()
    before = ("strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-o", str(trace / "calls"), "-e")
    calls = "trace=socket,connect,sendto,sendmsg,openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat"
    (trace / "calls").touch()
    export(tmp_path, "news", before=(*before, calls))
    lines = (trace / "calls").read_text(errors="replace").splitlines()
    assert any("news/fetch.html" in line for line in lines), "nothing was traced"
    # To make a socket is to ask whether there is IPv6, as a library does; to use one would be another thing.
    assert [line for line in lines if re.search(r"(?:connect|sendto|sendmsg)\(.*AF_(?:INET|UNIX)", line)] == []
    written = [line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|(?:rename|mkdir|link)\w*\(", line)]
    own = re.compile(
        rf'"(?:out/|\.?out|{re.escape(str(tmp_path))}/(?:out|home)/|/dev/null"|/dev/shm/|/proc/self/)|= -1 '
    )
    assert [line for line in written if not own.search(line)] == []
