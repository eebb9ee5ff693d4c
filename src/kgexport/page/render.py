"""Templates to HTML, and the answers of the functions that are called in the endpoint's processes."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, Final, TypeAlias

import jinja2

from kgexport.assets import asset
from kgexport.display import visible
from kgexport.page import links
from kgexport.query.terms import encodable
from kgexport.view.html import environment
from kgexport.view.records import Certainty, EventView, Span, Thing, quotes

Answer: TypeAlias = dict[str, Any]
"""`html` and `status`; or `location`, to go on to; or `body`, `type` and `name` of a download."""

SECTIONS: Final = (
    ("/people", "People"),
    ("/organisations", "Organisations"),
    ("/places", "Places"),
    ("/meetings", "Meetings"),
    ("/sanctions", "Sanctions"),
    ("/timeline", "Time line"),
    ("/documents", "Documents"),
    ("/ask", "SPARQL"),
)


def html(
    template: str, *, title: str, status: int = 200, places: links.Places | None = None, **context: object
) -> Answer:
    """A page made of a template."""
    values = {
        "title": title,
        "window_title": visible(title),
        "here": "",
        "words": "",
        "scripts": (),
        "href": links.href,
    }
    values |= (places or links.Places()).context()
    text = _environment().get_template(template).render(values | {"fact_of": lambda thing: None} | context)
    return {"html": encodable(text), "status": status}


def message(title: str, text: str, status: int, *, again: bool = False) -> Answer:
    """A page that says why there is no other; with `again`, one that asks anew by itself."""
    return html("message.html", title=title, text=text, status=status, again=again)


@cache
def static(name: str) -> str:
    """The address of an asset: it changes with what is in it, so that browsers may keep it."""
    return f"/static/{name}?{hashlib.sha256(asset(name).encode()).hexdigest()[:12]}"


@cache
def _environment() -> jinja2.Environment:
    made = environment("kgexport.page", href=links.href)
    made.globals.update(
        static=static,
        sections=SECTIONS,
        thing_address=links.thing_address,
        address_values=links.address_values,
        web_address=links.web_address,
    )
    made.filters["sentences"] = quotes
    made.tests.update(
        span=lambda value: isinstance(value, Span),
        thing=lambda value: isinstance(value, Thing),
        event=lambda value: isinstance(value, EventView),
        certainty=lambda value: isinstance(value, Certainty),
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": True}
    return made
