"""`kgexport export` that is killed, interrupted, refused or held by another run, and how it goes on."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from kgexport.corpus.parts import parts_folder
from kgexport.rdf import streams
from tests.cli.accidents import content, end, some_news, start

ROUNDS = int(os.environ.get("KGEXPORT_KILL_ROUNDS", "5"))


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    return some_news(tmp_path_factory.mktemp("resume") / "news")


@pytest.fixture(scope="module")
def whole(nlp, news, tmp_path_factory):
    """A run without an accident: what is in its three files, and the seconds it takes."""
    folder = tmp_path_factory.mktemp("whole")
    began = time.monotonic()
    assert end(start(nlp, *arguments(news, folder))) == 4
    return results(folder), time.monotonic() - began


def arguments(news, folder, *more):
    return (
        "export", news, "-o", folder / "g.nq", "--summary", folder / "s.json", "--failures", folder / "f.jsonl", *more,
    )  # fmt: skip


def results(folder):
    return content(folder / "g.nq", folder / "s.json", folder / "f.jsonl")


def cut_off(nlp, news, folder, *more, number=signal.SIGKILL, errors=None):
    """A run that is ended when something is in its journal."""
    journal = parts_folder(str(folder / "g.nq")) / "journal.jsonl"
    pid = start(nlp, *arguments(news, folder, "--shard-size", "1", *more), errors=errors)
    deadline = time.monotonic() + 20
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 3):
        assert time.monotonic() < deadline
    os.kill(pid, number)
    return end(pid)


def kill_rounds(nlp, news, folder, whole, rounds, *, seed):
    """Kill runs at random times, each going on behind the one before; whole ones must be as without an accident."""
    expected, seconds = whole
    errors = news.parent / "errors"
    journal = parts_folder(str(folder / "g.nq")) / "journal.jsonl"
    chance = random.Random(seed)
    ended = whole_runs = 0
    while ended < rounds or not whole_runs:
        more = ("--shard-size", "1", "--resume", "--workers", chance.choice("123"))
        pid = start(nlp, *arguments(news, folder, *more), errors=errors)
        if ended % 2:
            time.sleep(chance.uniform(0, seconds))
        else:
            grown = size_of(journal) + chance.randint(1, 3000)
            deadline = time.monotonic() + 20 * seconds
            while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None and size_of(journal) < grown:
                assert time.monotonic() < deadline
                time.sleep(0.001)
        os.kill(pid, signal.SIGKILL)
        code = end(pid)
        if code == -signal.SIGKILL:
            ended += 1
            # A final file is there only when it is whole.
            assert content(folder / "g.nq")[0] in (None, expected[0])
        else:
            assert code == 4, errors.read_text()
            assert results(folder) == expected
            assert sorted(path.name for path in folder.iterdir()) == ["f.jsonl", "g.nq", "s.json"]
            whole_runs += 1
            for path in folder.iterdir():
                path.unlink()
    return whole_runs


def size_of(path):
    """The bytes in a file; of one that is not there, none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.slow
def test_runs_that_are_killed_at_random_times_go_on_to_the_same_bytes(nlp, news, whole, tmp_path):
    assert kill_rounds(nlp, news, tmp_path, whole, ROUNDS, seed=1)


@pytest.mark.slow
def test_a_hundred_runs_that_are_killed_go_on_to_the_same_bytes(nlp, news, whole, tmp_path):
    assert kill_rounds(nlp, news, tmp_path, whole, 100, seed=2) > 5


@pytest.mark.slow
def test_the_command_itself_goes_on_when_it_is_killed(news, tmp_path):
    """As a user has it: a process of its own, that syncs to the disk and puts documents in batches of its own."""
    rows = [{"id": str(year), "text": f"Ann Lee met Bo Day in Paris in {year}. " * 90} for year in range(1900, 1960)]
    (tmp_path / "long.jsonl").write_text("\n".join(map(json.dumps, rows)))
    command = [sys.executable, "-m", "kgexport", "export", str(tmp_path / "long.jsonl"), "--shard-size", "4", "-o"]
    assert subprocess.run([*command, str(tmp_path / "whole.nq")], check=False).returncode == 0
    journal = parts_folder(str(tmp_path / "g.nq")) / "journal.jsonl"
    for finished in (2, 5, 9, 12):
        with subprocess.Popen([*command, str(tmp_path / "g.nq"), "--resume"]) as process:
            while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= finished):
                time.sleep(0.001)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        assert content(tmp_path / "g.nq") == [None]
    assert subprocess.run([*command, str(tmp_path / "g.nq"), "--resume"], check=False).returncode == 0
    assert content(tmp_path / "g.nq") == content(tmp_path / "whole.nq")


def test_a_run_that_was_killed_is_not_thrown_away(nlp, kgexport, news, whole, tmp_path):
    assert cut_off(nlp, news, tmp_path) == -signal.SIGKILL
    result = kgexport(*arguments(news, tmp_path))
    assert (result.exit_code, result.stdout) == (5, "")
    assert re.fullmatch(
        rf"kgexport: error: {tmp_path}/g\.nq was begun by a run that was cut off, and \d+ documents are finished in "
        rf"{tmp_path}/g\.nq\.kgexport-parts: go on with --resume, or remove that folder to start over\n",
        result.stderr,
    )
    result = kgexport(*arguments(news, tmp_path, "--resume"))
    assert result.exit_code == 4
    assert re.match(r"kgexport: going on behind \d+ documents that are finished\n", result.stderr)
    assert results(tmp_path) == whole[0]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_says_how_to_go_on(nlp, kgexport, news, whole, tmp_path, number, code):
    errors = tmp_path / "errors"
    assert cut_off(nlp, news, tmp_path, number=number, errors=errors) == code
    assert re.fullmatch(
        r"kgexport: error: interrupted before the end: \d+ documents are finished: --resume goes on behind them",
        errors.read_text().splitlines()[-1],
    )
    assert results(tmp_path) == [None, None, None]
    assert kgexport(*arguments(news, tmp_path, "--resume")).exit_code == 4
    assert results(tmp_path) == whole[0]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--date", "2020-05-04"), "--date was not given and is 2020-05-04"),
        (("--base", "https://example.org/"), "--base was not given and is https://example.org/"),
        (("--from", "txt"), "--from was not given and is .txt"),
        (("--no-validate",), r"the shapes was \w+ and is not given; validation was on and is off"),
        (("--shapes", "SHAPES"), r"the shapes was \w+ and is \w+"),
        (("--lexicon", "LEXICON"), r"the lexicon was \w+ and is \w+"),
        (("--model", "en_core_web_sm"), r"--model was \w+ 3.7.1 \(\w+\) and is \w+ 3.8.0 \("),
        (("NEWS",), "the input was .*/news and is .*/news .*/news"),
    ],
)
def test_another_way_to_make_it_is_refused_with_what_differs(nlp, without_model, news, cut, tmp_path, more, says):
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ."
    )
    (tmp_path / "lexicon.toml").write_text('[meetings.verbs]\nmeetz = "InPerson"\n')
    shutil.copytree(parts_folder(str(cut / "g.nq")), parts_folder(str(tmp_path / "g.nq")))
    places = {"SHAPES": tmp_path / "shapes.ttl", "LEXICON": tmp_path / "lexicon.toml", "NEWS": news}
    result = without_model(*arguments(news, tmp_path, "--resume", *(places.get(word, word) for word in more)))
    assert (result.exit_code, result.stdout) == (2, "")
    folder = parts_folder(str(tmp_path / "g.nq"))
    (line,) = result.stderr.splitlines()
    assert re.fullmatch(
        rf"kgexport: error: --resume does not fit what is finished in {folder}: .*{says}.*; ask for the same, or "
        "remove that folder to start over",
        line,
    )
    assert (folder / "journal.jsonl").exists()


@pytest.fixture(scope="module")
def cut(nlp, news, tmp_path_factory):
    """The folder of a run that was killed."""
    folder = tmp_path_factory.mktemp("cut")
    assert cut_off(nlp, news, folder) == -signal.SIGKILL
    (parts_folder(str(folder / "g.nq")) / "lock").unlink()
    return folder


def test_another_version_is_refused(without_model, monkeypatch, news, cut):
    monkeypatch.setattr("kgexport.corpus.binding.__version__", "9.9")
    result = without_model(*arguments(news, cut, "--resume"))
    assert result.exit_code == 2
    assert "kgexport was 0.1.0 and is 9.9" in result.stderr


def test_workers_format_and_shard_size_may_differ(kgexport, news, cut, tmp_path):
    shutil.copytree(parts_folder(str(cut / "g.nq")), parts_folder(str(tmp_path / "g.nq")))
    more = ("--resume", "--workers", "2", "--shard-size", "7", "-f", "ttl")
    assert kgexport(*arguments(news, tmp_path, *more)).exit_code == 4
    assert kgexport("export", news, "-o", tmp_path / "whole.ttl").exit_code == 4
    assert content(tmp_path / "g.nq") == content(tmp_path / "whole.ttl")


def test_a_second_run_on_one_output_is_told_who_holds_it(nlp, without_model, news, tmp_path):
    pid = start(nlp, *arguments(news, tmp_path, "--shard-size", "1"))
    try:
        folder = parts_folder(str(tmp_path / "g.nq"))
        deadline = time.monotonic() + 20
        while not (folder / "journal.jsonl").exists():
            assert time.monotonic() < deadline
        os.kill(pid, signal.SIGSTOP)
        for more in ((), ("--resume",)):
            result = without_model(*arguments(news, tmp_path, *more))
            assert (result.exit_code, result.stdout) == (5, "")
            assert f"{tmp_path}/g.nq is held by another run of kgexport, process {pid} on " in result.stderr
    finally:
        os.kill(pid, signal.SIGCONT)
        assert end(pid) == 4


def test_resume_with_nothing_to_go_on_with_starts_at_the_beginning(kgexport, news, whole, tmp_path):
    result = kgexport(*arguments(news, tmp_path, "--resume"))
    assert result.exit_code == 4
    assert result.stderr.startswith("kgexport: nothing is finished yet: starting at the beginning\n")
    assert results(tmp_path) == whole[0]


def test_an_output_among_its_inputs_is_none_of_them(nlp, kgexport, news, tmp_path):
    folder = shutil.copytree(news, tmp_path / "news")
    expected = kgexport("export", folder, "-f", "nq").stdout_bytes
    assert cut_off(nlp, folder, folder) == -signal.SIGKILL
    (parts_folder(str(folder / "g.nq")) / ".g.nq.torn.part").write_text("x")
    assert kgexport(*arguments(folder, folder, "--resume")).exit_code == 4
    assert content(folder / "g.nq") == [expected]
    assert not parts_folder(str(folder / "g.nq")).exists()


@pytest.mark.parametrize("output", ["-", "/dev/null"])
def test_resume_needs_a_file(without_model, news, output):
    result = without_model("export", news, "-o", output, "--resume")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kgexport: error: --resume needs a file to go on with: -o FILE; see kgexport export -h\n"


@pytest.mark.parametrize(
    ("format", "workers"),
    [("nq", 1), ("nq", 2), ("nq", 4), ("nt", 1), ("ttl", 1), ("trig", 1), ("jsonld", 1), ("rdf", 1)],
)
def test_the_standard_output_gets_what_a_file_gets(kgexport, news, tmp_path, format, workers):
    arguments = ("export", news, "--no-validate", "-f", format)
    one = kgexport(*arguments, "--workers", workers)
    other = kgexport(*arguments, "-o", tmp_path / "g", "--shard-size", "2")
    assert (one.exit_code, other.exit_code) == (4, 4)
    assert one.stdout_bytes == (tmp_path / "g").read_bytes()


@pytest.mark.parametrize("format", ["jsonld", "rdf"])
def test_too_much_for_a_format_is_refused_before_the_work(without_model, monkeypatch, news, tmp_path, format):
    monkeypatch.setattr(streams, "WHOLE_DOCUMENTS", 3)
    result = without_model("export", news, "-o", tmp_path / "g", "-f", format)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"kgexport: error: there are 5 files: this is too much for {format}, which is put together in memory: at most "
        "3 documents and 64 MB as N-Quads; write N-Quads, -f nq\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_too_much_for_a_format_leaves_what_is_finished(kgexport, monkeypatch, news, whole, tmp_path):
    monkeypatch.setattr(streams, "WHOLE_BYTES", 15_000)
    result = kgexport(*arguments(news, tmp_path, "-f", "jsonld"))
    assert (result.exit_code, result.stdout) == (5, "")
    assert "write N-Quads, -f nq; " in result.stderr
    assert "documents are finished: --resume goes on behind them" in result.stderr
    assert kgexport(*arguments(news, tmp_path, "--resume", "-f", "nq")).exit_code == 4
    assert results(tmp_path) == whole[0]
