"""How a server begins and ends: what it says, and that nothing is left of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kgexport.cli.main import cli
from tests.serve.server import CROSS, PEOPLE, Server, address_in, alive, serving, started, until

pytestmark = pytest.mark.slow


def test_help_needs_nothing_of_the_extra():
    script = (
        "import sys; sys.modules.update(dict.fromkeys(['starlette', 'uvicorn', 'pyoxigraph']));"
        "from kgexport.cli.main import cli; cli.main(['serve', *sys.argv[1:]])"
    )
    done = subprocess.run([sys.executable, "-c", script, "--help"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "SPARQL" in done.stdout


@pytest.mark.parametrize(("module", "extra"), [("starlette", "serve"), ("uvicorn", "serve"), ("pyoxigraph", "s")])
def test_a_missing_extra_is_named(data, module, extra):
    script = f"import sys; sys.modules['{module}'] = None; from kgexport.cli.main import cli; cli.main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, "serve", str(data), "--port", "0"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert f"needs {module}, which is not installed" in done.stderr
    assert f"kgexport[{extra}" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none.nq"], 3, "cannot read none.nq"),
        (["none.txt"], 3, "no RDF format has the suffix"),
        ([], 2, "Missing argument"),
        (["{folder}"], 5, "is no store of kgexport"),
        (["{folder}", "{data}"], 2, "serve one store, or files"),
        (["{broken}"], 3, "line 2"),
        (["{data}", "--host", "0.0.0.0"], 2, "--allow-remote"),
        (["{data}", "--host", "example.org"], 2, "--allow-remote"),
        (["{data}", "--cors", "*"], 2, "is no origin"),
        (["{data}", "--allow-host", "a/b"], 2, "is no name of a host"),
        (["{data}", "--timeout", "0"], 2, "--timeout"),
        (["{data}", "--workers", "0"], 2, "--workers"),
        (["{data}", "--memory", "1"], 2, "--memory"),
        (["{data}", "--port", "70000"], 2, "--port"),
    ],
)
def test_what_cannot_be_served_is_said(tmp_path, data, arguments, code, says, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "folder").mkdir()
    (tmp_path / "broken.nq").write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b\n")
    names = {"folder": tmp_path / "folder", "data": data, "broken": tmp_path / "broken.nq"}
    result = CliRunner().invoke(
        cli,
        [
            "serve",
            *(argument.format(**names) for argument in arguments),
            *(["--port", "0"] if "--port" not in arguments else []),
        ],
    )
    assert result.exit_code == code, result.stderr
    assert says in result.stderr
    assert not list(tmp_path.glob("kgexport-serve-*"))


def test_a_port_that_is_taken_is_said(data):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", str(data), "--port", port])
    assert result.exit_code == 5
    assert f"cannot listen on 127.0.0.1, port {port}" in result.stderr


@pytest.mark.parametrize(("number", "busy"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_it_ends_cleanly_when_it_is_asked_to(tmp_path, data, number, busy):
    process, lines = started(data, "--workers", "2", environment={"TMPDIR": str(tmp_path)})
    server = Server(process, address_in(process, lines))
    with server.client:
        workers = server.children()
        assert len(workers) == 2
        assert len(list(tmp_path.glob("kgexport-serve-*"))) == 1
        asking = None
        if busy:
            asking = threading.Thread(target=_ask_in_vain, args=(server,))
            asking.start()
            time.sleep(0.3)
        process.send_signal(number)
        assert process.wait(timeout=10) == 0
        if asking:
            asking.join()
    assert not any(map(alive, workers))
    assert list(tmp_path.iterdir()) == []
    assert len(lines) == 1


def _ask_in_vain(server):
    try:
        answer = httpx.get(server.endpoint, params={"query": CROSS}, timeout=30)
    except httpx.HTTPError:
        return
    assert answer.status_code >= 500


def test_nothing_is_left_when_it_is_killed(tmp_path, data):
    """Neither of the process that waits, nor of the one that is at work."""
    process, lines = started(data, "--workers", "2", environment={"TMPDIR": str(tmp_path)})
    server = Server(process, address_in(process, lines))
    with server.client:
        workers = server.children()
        asking = threading.Thread(target=_ask_in_vain, args=(server,))
        asking.start()
        time.sleep(0.3)
        process.kill()
        process.wait()
        asking.join()
    until(lambda: not any(map(alive, workers)), seconds=3)
    until(lambda: not list(tmp_path.iterdir()), seconds=3)


def test_a_store_is_served_as_it_is_and_stays(tmp_path, data):
    pytest.importorskip("pyoxigraph")
    store = tmp_path / "store"
    assert CliRunner().invoke(cli, ["load", str(data), "--store", str(store)]).exit_code == 0
    more = tmp_path / "more.ttl"
    more.write_text("<https://w3id.org/kgexport/id/document-three> a <https://w3id.org/kgexport/ns#Document> .\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    count = "SELECT (COUNT(*) AS ?n) { ?document a kg:Document }"
    with serving(store, "--workers", "1", environment={"TMPDIR": str(temporary)}) as server:
        assert server.ask(count, "text/csv").text.split() == ["n", "2"]
        loaded = CliRunner().invoke(cli, ["load", str(more), "--store", str(store)])
        assert loaded.exit_code == 0, loaded.stderr
        assert server.ask(count, "text/csv").text.split() == ["n", "2"]
        for worker in server.children():
            os.kill(worker, signal.SIGKILL)
        until(lambda: server.ask(count, "text/csv").status_code == 200)
        assert server.ask(count, "text/csv").text.split() == ["n", "2"]


def test_files_and_the_standard_input_are_served(tmp_path, data):
    text = data.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "kgexport", "serve", "-", "--from", "trig", "--port", "0", "--workers", "1"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=False,
    )  # fmt: skip
    with process:
        try:
            process.stdin.write(text)
            process.stdin.close()
            address = process.stderr.readline().decode().split()[2].removesuffix(";")
            assert httpx.get(address, params={"query": PEOPLE}).status_code == 200
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
        finally:
            process.kill()


def test_a_process_that_dies_is_replaced(server):
    before = server.settled()
    os.kill(min(before), signal.SIGKILL)
    for _ in range(8):
        assert server.ask(PEOPLE).status_code in (200, 500)
    assert len(server.settled()) == 3
    assert server.ask(PEOPLE).status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_the_processes_open_no_connection(server):
    """The kernel refuses them sockets, where it can: what would be left if the guard were led astray."""
    for worker in server.settled():
        status = Path(f"/proc/{worker}/status").read_text()
        assert "Seccomp:\t2" in status
        assert "NoNewPrivs:\t1" in status
