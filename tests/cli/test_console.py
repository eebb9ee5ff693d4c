"""The progress bar: on a terminal only, and messages beside it."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr

import pytest

from kgexport.cli.console import Console
from kgexport.cli.run import status_of
from kgexport.corpus.account import Account


class Terminal(io.StringIO):
    """A standard error that a person watches."""

    def isatty(self):
        return True


def test_a_terminal_shows_a_bar_and_messages_on_lines_of_their_own(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console()
    with redirect_stderr(Terminal()) as terminal, console.progress(200, "exporting") as advance:
        advance(100)
        console.warning("odd")
        advance(100)
    shown = terminal.getvalue()
    assert "exporting" in shown
    assert "100%" in shown
    assert "\r\x1b[Kkgexport: warning: odd\n" in shown


def test_behind_the_bar_stands_how_it_goes(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    account = Account(came_in=7, failed=2)
    with (
        redirect_stderr(Terminal()) as terminal,
        Console().progress(200, "exporting", status_of(account)) as advance,
    ):
        account.words += 900
        account.came_in += 1
        advance(100)
        account.came_in += 1
        advance(0)
        advance(100)
    assert re.search(r" 50% .*8 documents, \d+ words a second, 2 failed", terminal.getvalue())
    assert re.search(r" 50% .*9 documents, \d+ words a second, 2 failed", terminal.getvalue())


@pytest.mark.parametrize(("verbosity", "total"), [(-1, 100), (0, 0), (0, None)])
def test_a_terminal_shows_no_bar_when_quiet_or_of_unknown_length(verbosity, total):
    console = Console()
    console.verbosity = verbosity
    with redirect_stderr(Terminal()) as terminal, console.progress(total, "exporting") as advance:
        advance(1)
    assert terminal.getvalue() == ""


def test_a_file_gets_no_bar():
    with redirect_stderr(io.StringIO()) as stream, Console().progress(100, "exporting") as advance:
        advance(100)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_no_color_is_heard(monkeypatch, no_color, coloured):
    monkeypatch.setenv("NO_COLOR", no_color)
    with redirect_stderr(Terminal()) as terminal:
        Console().error("odd")
    assert ("\x1b[31m" in terminal.getvalue()) is coloured


@pytest.mark.parametrize(
    ("verbosity", "shown"),
    [(-1, ["error"]), (0, ["error", "warning", "note"]), (1, ["error", "warning", "note", "detail"])],
)
def test_verbosity_chooses_what_is_said(capsys, verbosity, shown):
    console = Console()
    console.verbosity = verbosity
    for kind in ("error", "warning", "note", "detail"):
        getattr(console, kind)(kind)
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == shown
