"""Style sheet, scripts and vendored libraries of everything that is looked at in a browser.

`kgexport.css` is the look, `graph.js` draws a neighbourhood, `report.js` is the behaviour of the report; `page.css`,
`page.js` and `ask.js` are for the served page. `vendored/` holds files of npm packages as they were published;
`manifest.toml` there names package, version, licence and SHA-256 of each, and `python tools/vendor.py` fetches them
anew. Nothing is loaded from elsewhere at run time.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from kgexport.errors import UsageError

GRAPH_LIBRARIES: Final = ("cytoscape.min.js", "layout-base.js", "cose-base.js", "cytoscape-fcose.js")
"""What `graph.js` needs, in the order in which they have to be loaded."""

EDITOR_LIBRARIES: Final = (
    "codemirror.js", "codemirror-sparql.js", "codemirror-matchbrackets.js", "codemirror-show-hint.js",
)  # fmt: skip
"""What `ask.js` needs, in the order in which they have to be loaded."""

EDITOR_STYLES: Final = ("codemirror.css", "codemirror-show-hint.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One npm package that a file was taken from."""

    name: str
    version: str
    licence: str
    """An SPDX identifier."""
    licence_file: str
    """The file in `vendored/` that holds the text of the licence."""
    file: str
    """The file in `vendored/`."""
    path: str
    """Where the file lies in the package."""
    sha256: str
    licence_sha256: str


def asset(name: str) -> str:
    """The text of one file: `kgexport.css`, `vendored/cytoscape.min.js`. Raises UsageError when it is not there."""
    file = resources.files("kgexport").joinpath("assets", *name.split("/"))
    if not file.is_file():
        raise UsageError(f"the installation is incomplete: assets/{name} is missing from kgexport; install it again")
    return file.read_text(encoding="utf-8")


@cache
def packages() -> tuple[Package, ...]:
    """The npm packages of `vendored/`, in the order of the manifest."""
    return tuple(Package(**row) for row in tomllib.loads(asset("vendored/manifest.toml"))["package"])
