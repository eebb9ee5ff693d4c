"""From the model of a report to one HTML file that needs nothing else.

The file allows itself no network by its content security policy, and runs and styles nothing but what it was written
with: the policy names the hash of each inline script and of the style sheet. Data for the scripts stand in JSON blocks,
which are no code. The same contents give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from kgexport.assets import GRAPH_LIBRARIES, Package, asset, packages
from kgexport.display import visible
from kgexport.errors import UsageError
from kgexport.query.terms import encodable, short_name, term_text
from kgexport.report.gather import Contents
from kgexport.view.neighbourhood import drawing

_UNSAFE: Final = ("</script", "<script", "<!--", "</style")
_MOST_RESULTS: Final = 200
_SECTIONS: Final = (
    ("disputed", "Who disputes what"),
    ("meetings", "Meetings"),
    ("sanctions", "Sanctions"),
    ("names", "People and bodies"),
    ("times", "Time line"),
    ("graph", "Graph"),
    ("documents", "The texts"),
    ("making", "How this was made"),
)
_TITLES: Final = MappingProxyType(
    {
        "Person": "People",
        "Organisation": "Organisations",
        "UnnamedSource": "Unnamed sources",
        "Country": "Countries",
        "Place": "Places",
    }
)


def render(contents: Contents) -> bytes:
    """The report as HTML in UTF-8.

    Raises:
        UsageError: Jinja2 is not installed, or the installation is incomplete.
    """
    try:
        from markupsafe import Markup

        from kgexport.view.html import environment
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the report needs {error.name}, which is not installed; the extra 'report' brings it: "
            "pip install 'kgexport[report]'"
        ) from error

    drawn = bool(contents.graph.edges)
    style = inline(asset("kgexport.css"), "kgexport.css")
    scripts = [inline(asset(name), name) for name in _scripts(drawn=drawn)]
    made = environment("kgexport.report", href=contents.anchors.href)
    made.globals.update(_helpers(contents))
    made.policies["json.dumps_kwargs"] = {"sort_keys": True}
    page = made.get_template("report.html").render(
        contents=contents,
        window_title=visible(contents.title),
        policy=policy(style, scripts),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        drawn=drawn,
        drawing=_drawing(contents),
        results=[_result(contents, number) for number in range(min(len(contents.validation.results), _MOST_RESULTS))],
        licences=[(package, asset(f"vendored/{package.licence_file}")) for package in _packages(drawn=drawn)],
        figures=_figures(contents),
        sections=_SECTIONS,
        kinds=_TITLES.items(),
        nodes={node.iri: node for node in contents.graph.nodes},
    )
    return encodable(page).encode("utf-8")


def policy(style: str, scripts: list[str]) -> str:
    """The content security policy of a page with these inline parts."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def inline(text: str, name: str) -> str:
    """The text of an asset, if it can stand inside an element of a page as it is."""
    lowered = text.lower()
    for mark in _UNSAFE:
        if mark in lowered:
            raise UsageError(f"assets/{name} has {mark!r} in it and cannot stand in a page; install kgexport again")
    # The HTML parser makes every line end a line feed before anything is hashed.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _drawing(contents: Contents) -> dict[str, object]:
    """The graph as its script takes it; the id of a node is the fragment of its card."""
    anchors, events = contents.anchors, contents.events
    return drawing(
        contents.graph,
        place=lambda iri: anchors.places.get(iri, iri),
        number=anchors.number,
        disputed=lambda iri: iri in events and events[iri].disputed,
    )


def _scripts(*, drawn: bool) -> Iterator[str]:
    if drawn:
        yield from (f"vendored/{name}" for name in GRAPH_LIBRARIES)
        yield "graph.js"
    yield "report.js"


def _packages(*, drawn: bool) -> tuple[Package, ...]:
    return tuple(package for package in packages() if drawn and package.file in GRAPH_LIBRARIES)


def _helpers(contents: Contents) -> dict[str, object]:
    """What the macros of the views ask a page for."""
    anchors, facts = contents.anchors, {**contents.positions, **contents.claims, **contents.events}
    return {
        "number": anchors.number,
        "stretch": anchors.stretch,
        "in_order": anchors.in_order,
        "place": lambda iri: anchors.places.get(iri, ""),
        "fact_of": lambda thing: facts.get(thing.iri),
    }


def _figures(contents: Contents) -> tuple[tuple[str, str, str], ...]:
    """The numbers at the head: their name, the number, and the section that shows what is counted."""
    counted = (
        ("Documents", len(contents.documents), "documents"),
        ("People", len(contents.entities["Person"]), "names"),
        ("Organisations", len(contents.entities["Organisation"]), "names"),
        ("Meetings", len(contents.meetings), "meetings"),
        ("Sanctions", len(contents.sanctions), "sanctions"),
        ("Claims", len(contents.claims), "disputed"),
        ("Events denied", sum(event.disputed or event.denied for event in contents.events.values()), "disputed"),
    )
    return tuple((name, f"{number:,}", section) for name, number, section in counted)


def _result(contents: Contents, number: int) -> dict[str, str]:
    result = contents.validation.results[number]
    return {
        "severity": result.severity.value,
        "message": result.message,
        "node": short_name(term_text(result.focus_node)),
        "path": result.path_text or "",
        "value": term_text(result.value),
    }


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
