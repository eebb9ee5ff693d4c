"""`kgexport serve`: a read-only SPARQL endpoint over data, and the page to look at them."""

from __future__ import annotations

import ipaddress

import click

from kgexport.cli.console import console_of
from kgexport.cli.data import data_format_option
from kgexport.cli.options import verbosity_options
from kgexport.errors import UsageError

SERVE_DEFAULTS = {"seconds": 30, "rows": 100_000, "megabytes": 1024, "workers": 4}
"""Limits when none are given, as `kgexport.serve.limits` has them; a test compares the two."""


@click.command
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@data_format_option("serve")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8877, show_default=True,
    help="The port to listen on; 0 is any that is free.",
)  # fmt: skip
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(0, 86_400, min_open=True), default=SERVE_DEFAULTS["seconds"],
    show_default=True, help="The time that a query may run.",
)  # fmt: skip
@click.option(
    "--rows", metavar="NUMBER", type=click.IntRange(1), default=SERVE_DEFAULTS["rows"], show_default=True,
    help="The most rows of an answer; one that has more is refused.",
)  # fmt: skip
@click.option(
    "--memory", metavar="MB", type=click.IntRange(192), default=SERVE_DEFAULTS["megabytes"], show_default=True,
    help="The memory of each process that runs queries.",
)  # fmt: skip
@click.option(
    "--workers", metavar="NUMBER", type=click.IntRange(1, 256), default=SERVE_DEFAULTS["workers"], show_default=True,
    help="Processes that run queries.",
)  # fmt: skip
@click.option(
    "--cors", metavar="ORIGIN", multiple=True,
    help="Let pages of this origin ask, https://example.org; may be repeated.",
)  # fmt: skip
@click.option(
    "--allow-host", metavar="NAME", multiple=True,
    help="A name that the server goes by beside localhost; may be repeated.",
)  # fmt: skip
@click.option("--allow-remote", is_flag=True, help="Let --host be an address that other machines reach.")
@verbosity_options
@click.pass_context
def serve(
    context: click.Context,
    data: tuple[str, ...],
    kind: str | None,
    host: str,
    port: int,
    timeout: float,
    rows: int,
    memory: int,
    workers: int,
    cors: tuple[str, ...],
    allow_host: tuple[str, ...],
    allow_remote: bool,
) -> None:
    """Show exported data in the browser and answer SPARQL queries over them, on this machine.

    DATA are a store that kgexport load made, or files of RDF, or - for the standard input. Nothing can be changed, and
    nothing is fetched. Ctrl-C ends it.
    """
    remote = not _is_loopback(host)
    if remote and not allow_remote:
        raise UsageError(
            f"--host {host} lets other machines ask, whoever they are: say --allow-remote if that is meant, best "
            "behind a proxy that asks who they are"
        )
    console = console_of(context)
    try:
        from kgexport.page.index import Index
        from kgexport.page.routes import page_routes
        from kgexport.serve.server import serve as run
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("jinja2", "starlette", "uvicorn"):
            raise
        raise UsageError(
            f"serving needs {missing}, which is not installed; the extra 'serve' brings it: "
            "pip install 'kgexport[serve]'"
        ) from None
    from kgexport.serve.limits import Limits
    from kgexport.serve.security import access

    index = Index()
    run(
        data, kind=kind, host=host, port=port,
        limits=Limits(seconds=timeout, rows=rows, memory=memory << 20, workers=workers),
        access=access(names=allow_host, remote=remote, origins=cors),
        log=console.warning, routes=page_routes(index), started=index.begin,
        ready=lambda address: console.note(f"serving {address}sparql and the page {address}; Ctrl-C ends it"),
    )  # fmt: skip


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
