"""Start, search, lists and time line: which things, how many, and what is shown of each."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rdflib import URIRef

from kgexport.errors import UsageError
from kgexport.page import tables
from kgexport.page.catalogue import Catalogue, Found
from kgexport.page.links import address_values
from kgexport.page.render import Answer, html
from kgexport.page.source import StoreSource
from kgexport.page.tables import Cell, Table
from kgexport.rdf.namespaces import DCTERMS, SKOS
from kgexport.store.engine import ox
from kgexport.view.events import act_view, meeting_view, sanction_view
from kgexport.view.records import ActView, MeetingView, Thing
from kgexport.view.source import day as day_of
from kgexport.view.source import text, texts
from kgexport.view.things import ENTITY_KINDS, kind_of, thing_of
from kgexport.view.words import KINDS, MEASURES, listed

PAGE: Final = 25
"""Rows of a page."""
MOST: Final = 1_000
"""Rows of a download."""

_FIRST_DAY, _LAST_DAY = datetime.date.min.isoformat(), datetime.date.max.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list that has an address of its own."""

    title: str
    kinds: tuple[str, ...]
    order: str
    role: str
    """The role of the links by which `of` chooses."""


LISTS: Final[Mapping[str, List]] = {
    "people": List(title="People", kinds=("Person",), order="weight", role=""),
    "organisations": List(title="Organisations", kinds=("Organisation",), order="weight", role=""),
    "places": List(title="Countries and places", kinds=("Country", "Place"), order="weight", role=""),
    "sources": List(title="Unnamed sources", kinds=("UnnamedSource",), order="weight", role=""),
    "meetings": List(title="Meetings", kinds=("Meeting",), order="newest", role="event"),
    "acts": List(title="Sanction acts", kinds=("SanctionAct",), order="newest", role="event"),
    "sanctions": List(title="Sanctions", kinds=("Sanction",), order="newest", role="sanction"),
    "documents": List(title="Documents", kinds=("Document",), order="newest", role="document"),
}
LIST_OF: Final = {kind: name for name, one in LISTS.items() for kind in one.kinds}


def home(store: ox.Store, *, catalogue: str) -> Answer:
    """The start: search, numbers, and what is denied."""
    with contextlib.closing(Catalogue(catalogue)) as index:
        counts = index.counts()
        found = index.denied(("Meeting", "SanctionAct"), first=0, most=8)
    source = StoreSource(store)
    figures = [
        (one.title, f"{sum(counts.get(kind, 0) for kind in one.kinds):,}", f"/{name}") for name, one in LISTS.items()
    ]
    disputed = [event for iri in found.iris if (event := _event(source, iri))]
    return html("home.html", title="What the texts say", figures=figures, claims=counts.get("Claim", 0),
                disputed=disputed, total=found.total)  # fmt: skip


def search(store: ox.Store, *, catalogue: str, words: str, kind: str, page: int, format: str) -> Answer:
    """Things whose name has these words."""
    kinds = (*ENTITY_KINDS, "Document")
    if kind and kind not in kinds:
        raise UsageError("there is no such kind of thing to search for")
    first, most = _range(page, format)
    with contextlib.closing(Catalogue(catalogue)) as index:
        found = index.named(words, kinds=(kind,) if kind else kinds, first=first, most=most)
    table = _names(StoreSource(store), found)
    if format:
        return download(table, format, "search")
    return html("search.html", title=f"Search: {words}" if words else "Search", words=words, kind=kind, table=table,
                kinds=[(name, KINDS[name]) for name in kinds],
                **_paging("/search", found, page, {"q": words, "kind": kind}))  # fmt: skip


def listing(
    store: ox.Store, *, catalogue: str, name: str, page: int, of: str, on: str, denied: bool, format: str
) -> Answer:
    """One of `LISTS`; `of` is an IRI that the things have to do with, `on` a day on which sanctions are in force."""
    chosen = LISTS[name]
    first, most = _range(page, format)
    day = a_day(on)
    with contextlib.closing(Catalogue(catalogue)) as index:
        if of and chosen.role:
            found = index.linked(of, chosen.role, chosen.kinds, first=first, most=most)
        elif denied and name in ("meetings", "acts"):
            found = index.denied(chosen.kinds, first=first, most=most)
        elif day is not None and name == "sanctions":
            found = index.in_force(day.isoformat(), first=first, most=most)
        else:
            found = index.of_kind(chosen.kinds, order=chosen.order, first=first, most=most)
    source = StoreSource(store)
    table = table_of(source, name, found, day)
    if format:
        return download(table, format, name)
    about = thing_of(source, URIRef(of)) if of and chosen.role else None
    return html("list.html", title=chosen.title, here=f"/{name}", name=name, about=about, table=table, on=on,
                denied=denied,
                **_paging(f"/{name}", found, page, {"of": of, "on": on, "denied": "1" if denied else ""}))  # fmt: skip


def timeline(store: ox.Store, *, catalogue: str, since: str, until: str, page: int, format: str) -> Answer:
    """Meetings and sanction acts in the order of time."""
    from_day, to_day = a_day(since), a_day(until)
    first, most = _range(page, format)
    with contextlib.closing(Catalogue(catalogue)) as index:
        found = index.within(
            ("Meeting", "SanctionAct"), from_day.isoformat() if from_day else _FIRST_DAY,
            to_day.isoformat() if to_day else _LAST_DAY, first=first, most=most,
        )  # fmt: skip
    source = StoreSource(store)
    events = [event for iri in found.iris if (event := _event(source, iri))]
    columns = ("When", "What", "Told as", "In the words of the text", "Claims")
    table = Table(
        columns=columns,
        rows=tuple(
            (event.thing, (event.time, event.thing, event.modality, event.time.phrase if event.time else "", event))
            for event in events
        ),
    )
    if format:
        return download(table, format, "timeline")
    return html("timeline.html", title="Time line", here="/timeline", events=events, since=since, until=until,
                **_paging("/timeline", found, page, {"from": since, "until": until}))  # fmt: skip


def table_of(source: StoreSource, name: str, found: Found, day: datetime.date | None = None) -> Table:
    """What a list shows of each thing."""
    if name == "meetings":
        meetings = [meeting_view(source, URIRef(iri)) for iri in found.iris]
        columns: tuple[str, ...] = ("When", "Who", "Where", "Told as", "Claims", "Document")
        return Table(columns=columns, rows=tuple((one.thing, _meeting_cells(one)) for one in meetings))
    if name == "acts":
        acts = [act_view(source, URIRef(iri)) for iri in found.iris]
        columns = ("When", "What", "By", "On", "Told as", "Claims", "Document")
        return Table(columns=columns, rows=tuple((one.thing, _act_cells(one)) for one in acts))
    if name == "sanctions":
        return _sanctions(source, found, day)
    if name == "documents":
        return _documents(source, found)
    return _names(source, found)


def download(table: Table, format: str, name: str) -> Answer:
    """A table as CSV or JSON."""
    return download_rows(table.texts(), format, name)


def download_rows(rows: list[list[str]], format: str, name: str) -> Answer:
    """Rows, the head first, as CSV or JSON."""
    makers: dict[str, tuple[Callable[[list[list[str]]], str], str]] = {
        "csv": (tables.as_csv, "text/csv; charset=utf-8"), "json": (tables.as_json, "application/json"),
    }  # fmt: skip
    if format not in makers:
        raise UsageError("a table is to be had as csv or json")
    make, media_type = makers[format]
    return {"body": make(rows), "type": media_type, "name": f"{name}.{format}"}


def a_day(text: str) -> datetime.date | None:
    """The day of a form. Raises UsageError for what is none."""
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day; write it as 2015-07-09") from None


def _names(source: StoreSource, found: Found) -> Table:
    rows: list[tuple[Thing, tuple[Cell, ...]]] = []
    for iri in found.iris:
        thing = thing_of(source, URIRef(iri))
        others = [name for name in texts(source, URIRef(iri), SKOS.altLabel) if name != thing.label]
        rows.append((thing, (thing, KINDS.get(thing.kind, ""), listed(others, most=5).replace(" and ", ", "))))
    return Table(columns=("Name", "Is", "Also written"), rows=tuple(rows))


def _documents(source: StoreSource, found: Found) -> Table:
    rows: list[tuple[Thing, tuple[Cell, ...]]] = []
    for iri in found.iris:
        node = URIRef(iri)
        thing, issued = thing_of(source, node), day_of(source, node, DCTERMS.issued)
        cells = (issued.isoformat() if issued else "", thing, text(source, node, DCTERMS.publisher) or "",
                 text(source, node, DCTERMS.identifier) or "")  # fmt: skip
        rows.append((thing, cells))
    return Table(columns=("Published", "Title", "Publisher", "Identifier"), rows=tuple(rows))


def _sanctions(source: StoreSource, found: Found, day: datetime.date | None) -> Table:
    rows: list[tuple[Thing, tuple[Cell, ...]]] = []
    for iri in found.iris:
        one = sanction_view(source, URIRef(iri))
        measures = listed([MEASURES.get(name, name) for name in one.measures]) or None
        cells: list[Cell] = [one.thing, one.target, one.authority, measures, one.since, one.until]
        rows.append((one.thing, (*cells, one.in_force(day)) if day else tuple(cells)))
    columns = ("Sanction", "On", "By", "Measures", "Since", "Until")
    return Table(columns=(*columns, f"On {day.isoformat()}") if day else columns, rows=tuple(rows))


def _meeting_cells(one: MeetingView) -> tuple[Cell, ...]:
    return (one.time, one.thing, one.places, one.modality, one, one.documents)


def _act_cells(one: ActView) -> tuple[Cell, ...]:
    return (one.time, one.thing, one.authorities, one.targets, one.modality, one, one.documents)


def _event(source: StoreSource, iri: str) -> MeetingView | ActView | None:
    node = URIRef(iri)
    kind = kind_of(source, node)
    if kind == "Meeting":
        return meeting_view(source, node)
    return act_view(source, node) if kind == "SanctionAct" else None


def _range(page: int, format: str) -> tuple[int, int]:
    return ((page - 1) * MOST, MOST) if format else ((page - 1) * PAGE, PAGE)


def _paging(path: str, found: Found, page: int, values: dict[str, str]) -> dict[str, Any]:
    """What the macro `pages` shows."""

    def address(number: int) -> str:
        return f"{path}?{address_values({**values, 'page': str(number) if number > 1 else ''})}".rstrip("?")

    def downloaded(format: str) -> str:
        return f"{path}?{address_values({**values, 'format': format})}"

    last = max(1, -(-found.total // PAGE))
    return {
        "total": found.total, "beyond": found.beyond, "page": page, "last": last, "address": address,
        "downloaded": downloaded, "most": MOST,
        "first_row": (page - 1) * PAGE + 1, "last_row": min(page * PAGE, found.total),
    }  # fmt: skip
