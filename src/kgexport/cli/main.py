"""The command `kgexport`: finds the subcommand, and turns every error into its exit code and one line.

No module of this package imports spaCy, rdflib or numpy at its top, so that help is there at once.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import MutableMapping, Sequence
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from kgexport import __version__
from kgexport.cli.console import Console, console_of
from kgexport.cli.options import verbosity_options
from kgexport.cli.output import ReaderGone
from kgexport.errors import KgExportError

COMMANDS = ("export", "validate", "query", "load", "serve", "report", "ontology", "shapes", "info")
"""Each is the function of its name in the module of its name."""

CONTEXT_SETTINGS: MutableMapping[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "auto_envvar_prefix": "KGEXPORT",
    "max_content_width": 100,
}


class Terminated(KeyboardInterrupt):
    """The process was asked to end, by SIGTERM."""


class CommandLine(click.Group):
    """A group that imports a command when it is asked for, and that ends with the codes of the documentation."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kgexport.cli.{cmd_name}"), cmd_name)
        return command

    def main(  # type: ignore[override]  # always ends the process, which click calls the standalone mode
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> NoReturn:
        console = Console()
        extra.update(standalone_mode=False, obj=console)
        try:
            code = super().main(args=args, prog_name=prog_name or "kgexport", **extra)
        except Exception as error:
            code = _report(error, console)
        sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception, console: Console) -> int:
    """Say what went wrong and give the exit code."""
    if console.debug:
        traceback.print_exception(error)
    if isinstance(error, click.Abort):
        code = 143 if isinstance(error.__cause__, Terminated) else 130
        console.error(f"interrupted before the end: {console.hint or 'run the same command again to start over'}")
        return code
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.ClickException):
        return _report_usage(error, console)
    if isinstance(error, KgExportError):
        if not isinstance(error, ReaderGone):
            console.error("; ".join(filter(None, (str(error), console.hint))))
        return error.exit_code
    hint = "" if console.debug else " (--debug shows where)"
    console.error(f"this is a bug of kgexport: {type(error).__name__}: {error}{hint}")
    if console.hint:
        console.error(console.hint)
    return KgExportError.exit_code


def _report_usage(error: click.ClickException, console: Console) -> int:
    message = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        message = f"{message.removesuffix('.')}; see {context.command_path} -h"
    console.error(message)
    return 2


@click.group(name="kgexport", cls=CommandLine, context_settings=CONTEXT_SETTINGS)
@verbosity_options
@click.version_option(__version__, "--version", prog_name="kgexport", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read news and export a knowledge graph in RDF.

    People, organisations, sanctions and meetings, and who says so and who denies it, each with the sentence that shows
    it. Every option can also be given as a variable, KGEXPORT_COMMAND_OPTION: KGEXPORT_EXPORT_MODEL for export --model.
    """
    console_of(context)


def main() -> NoReturn:
    """The console script."""

    def terminate(number: int, frame: FrameType | None) -> NoReturn:
        raise Terminated

    signal.signal(signal.SIGTERM, terminate)
    cli.main()
