"""The command as a whole: help, version, lightness, and how it ends when things go wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kgexport.cli.main import COMMANDS, cli
from tests.cli.conftest import NEWS

HEAVY = ("spacy", "thinc", "numpy", "rdflib", "pyshacl", "rapidfuzz", "markdown_it", "kgexport.pipeline")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


def process(*args, **options):
    command = [sys.executable, "-m", "kgexport", *map(str, args)]
    return subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def test_the_commands_are_those_of_the_contract_so_far():
    assert COMMANDS == ("export", "validate", "query", "load", "serve", "report", "ontology", "shapes", "info")
    assert [cli.get_command(None, command).name for command in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_on_the_standard_output(without_model, command, flag):
    result = without_model(*([command] if command else []), flag)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: kgexport {command}".rstrip())


def test_help_and_import_load_nothing_heavy():
    """What makes `--help` quick: a clock would measure the machine, this measures the reason."""
    code = (
        "import sys\n"
        "from kgexport.cli.main import cli, COMMANDS\n"
        "for name in COMMANDS: cli.get_command(None, name)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_process_itself_answers():
    ran = process("--version")
    assert (ran.communicate(), ran.returncode) == (("kgexport 0.1.0\n", ""), 0)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nonsense"], "No such command 'nonsense'; see kgexport -h"),
        (["export"], "Missing argument 'INPUT...'; see kgexport export -h"),
        (["--nonsense"], "No such option"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_line(without_model, args, says):
    result = without_model(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_without_a_command_there_is_help_on_the_standard_error(without_model):
    result = without_model()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: kgexport ")


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_ends_with_70_and_one_line_or_a_traceback(without_model, monkeypatch, tmp_path, debug):
    def broken(name):
        raise KeyError("surprise")

    monkeypatch.setattr("kgexport.annotate.models.load_model", broken)
    result = without_model("export", tmp_path, *(["--debug"] if debug else []))
    assert (result.exit_code, result.stdout) == (70, "")
    expected = "kgexport: error: this is a bug of kgexport: KeyError: 'surprise'"
    if debug:
        assert "Traceback (most recent call last)" in result.stderr
        assert result.stderr.endswith(f"{expected}\n")
    else:
        assert result.stderr == f"{expected} (--debug shows where)\n"


def test_an_interrupt_ends_with_130(without_model, monkeypatch, tmp_path):
    def interrupted(name):
        raise KeyboardInterrupt

    monkeypatch.setattr("kgexport.annotate.models.load_model", interrupted)
    result = without_model("export", tmp_path)
    assert result.exit_code == 130
    assert result.stderr.strip() == (
        "kgexport: error: interrupted before the end: run the same command again to start over"
    )


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_process_and_leaves_nothing(tmp_path, number, code):
    running = process("export", "-v", "-", "-o", tmp_path / "g.ttl", stdin=subprocess.PIPE)
    assert running.stderr.readline().startswith("kgexport: loading the model from ")
    running.send_signal(number)
    _, errors = running.communicate()
    assert running.returncode == code
    assert errors.splitlines()[-1].startswith("kgexport: error: interrupted before the end")
    assert list(tmp_path.iterdir()) == []


def test_a_closed_standard_output_is_an_end_without_a_message():
    running = process("shapes")
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), errors) == (5, "")


def test_a_full_standard_output_ends_with_5():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kgexport", "shapes"],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 5
    assert done.stderr == "kgexport: error: cannot write to the standard output: No space left on device\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(without_model, shell):
    result = without_model(environment={"_KGEXPORT_COMPLETE": f"{shell}_source"})
    assert result.exit_code == 0
    assert "_KGEXPORT_COMPLETE" in result.stdout


def test_completion_knows_commands_and_formats():
    from click.shell_completion import ShellComplete

    complete = ShellComplete(cli, {}, "kgexport", "_KGEXPORT_COMPLETE")
    assert {item.value for item in complete.get_completions([], "")} >= set(COMMANDS)
    assert [item.value for item in complete.get_completions(["export", "-f"], "t")] == ["ttl", "trig"]


def variable(command, option):
    """The documented name of an option's variable: the command's name and the option's."""
    longest = max(option.opts, key=len)
    return "_".join(["KGEXPORT", command, longest.lstrip("-").replace("-", "_")]).upper()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_has_the_variable_of_its_name(name):
    command = cli.get_command(None, name)
    for option in command.params:
        if isinstance(option, click.Option):
            automatic = f"KGEXPORT_{name}_{option.name}".upper()
            assert (option.envvar or automatic) == variable(name, option)


def test_a_message_that_nobody_hears_is_no_error(monkeypatch, kgexport, tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)

    def closed(*args, **options):
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr("kgexport.cli.console.click.echo", closed)
        result = CliRunner().invoke(cli, ["export", str(tmp_path / "a.txt")])
    assert result.exit_code == 0
