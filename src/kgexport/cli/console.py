"""What goes to the standard error: messages of one line, and a progress bar on a terminal.

A message is hostile text: file names, identifiers and what libraries say may hold line breaks, escape sequences or
marks that turn the reading direction, so `kgexport.display` makes them visible.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from kgexport.display import visible

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

MOST_ALIKE = 20
"""Failures, or warnings, that are printed one by one; beyond it `-v` or `--failures` shows them."""


class Console:
    """The standard error of one run. `verbosity` is -1 for `-q`, 1 for `-v`."""

    def __init__(self) -> None:
        self.verbosity = 0
        self.debug = False
        self.hint = ""
        """What to say beside the error that ends a run: how to go on."""
        self._bar: ProgressBar[int] | None = None
        self._shown: dict[str, int] = {}

    def error(self, message: str) -> None:
        """What went wrong: shown always."""
        self._say("error", message, colour="red")

    def warning(self, message: str) -> None:
        """What may be wrong: not with `-q`."""
        if self.verbosity >= 0:
            self._say("warning", message, colour="yellow")

    def note(self, message: str) -> None:
        """What was done: not with `-q`."""
        if self.verbosity >= 0:
            self._say(None, message)

    def detail(self, message: str) -> None:
        """What some want to know: with `-v`."""
        if self.verbosity >= 1:
            self._say(None, message)

    def one_of_many(self, show: Callable[[str], None], kind: str, message: str) -> None:
        """Show a message unless `MOST_ALIKE` of its kind were shown; `-v` shows all."""
        count = self._shown.get(kind, 0)
        self._shown[kind] = count + 1
        if count < MOST_ALIKE or self.verbosity >= 1:
            show(message)
        elif count == MOST_ALIKE:
            show(f"there are more {kind}; -v shows them all")

    @contextmanager
    def progress(
        self, total: int | None, label: str, status: Callable[[], str] = str
    ) -> Iterator[Callable[[int], None]]:
        """A bar of `total` steps, told of each by the function it gives; nothing where no person watches.

        Behind the bar stands what `status` gives.
        """
        if not total or self.verbosity < 0 or not is_terminal():
            yield lambda steps: None
            return
        bar: ProgressBar[int] = click.progressbar(
            length=total, label=label, file=sys.stderr, item_show_func=lambda item: status()
        )

        def advance(steps: int) -> None:
            if steps:
                bar.update(steps)
            else:
                bar.render_progress()

        with bar:
            self._bar = bar
            try:
                yield advance
            finally:
                self._bar = None

    def _say(self, kind: str | None, message: str, *, colour: str | None = None) -> None:
        name = click.style(f"{kind}: ", fg=colour) if kind else ""
        with suppress(OSError):  # nobody hears it: no reason to stop
            if self._bar is not None:
                sys.stderr.write("\r\x1b[K")
            click.echo(f"kgexport: {name}{visible(message)}", err=True, color=None if colours() else False)
        if self._bar is not None:
            self._bar._last_line = None
            self._bar.render_progress()


def is_terminal() -> bool:
    """Whether a person watches the standard error."""
    return sys.stderr.isatty()


def colours() -> bool:
    """Whether colours are allowed, https://no-color.org; that they go to terminals only is click's care."""
    return not os.environ.get("NO_COLOR")


def console_of(context: click.Context) -> Console:
    """The console of the run that a command belongs to."""
    return context.find_root().ensure_object(Console)
