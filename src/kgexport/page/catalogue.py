"""An index of a store for search and lists: a file of SQLite with names, days, and who takes part in what.

A store answers at once what it says of one thing, but to find a name in it, or to bring all meetings into the order of
time, it walks everything. So the catalogue is built once for each state of a store, by scans of single properties; then
every search and every page of a list reads a range of an index.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS, SKOS
from kgexport.store.engine import ox
from kgexport.view.things import ENTITY_KINDS

FILE: Final = "kgexport-catalogue-1.sqlite"
"""The name of the file; another number where what is in it changes, as it may have been made by an earlier version."""

_SCHEMA: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, kind TEXT NOT NULL, label TEXT,
  since TEXT, until TEXT, denied INTEGER NOT NULL DEFAULT 0, weight INTEGER NOT NULL DEFAULT 0);
CREATE TABLE link (one INTEGER NOT NULL, role TEXT NOT NULL, other INTEGER NOT NULL,
  PRIMARY KEY (one, role, other)) WITHOUT ROWID;
CREATE TEMP TABLE told (id INTEGER NOT NULL, words TEXT NOT NULL);
CREATE VIRTUAL TABLE name USING fts5(words, id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
"""
_INDEXES: Final = """
UPDATE thing SET weight = (SELECT count(*) FROM link WHERE link.one = thing.id AND link.role = 'document')
  WHERE kind IN ('Person', 'Organisation', 'Country', 'Place', 'UnnamedSource');
INSERT INTO name (words, id)
  SELECT words, id FROM told JOIN thing USING (id) ORDER BY weight DESC, label, iri, words;
CREATE TABLE number AS SELECT kind, count(*) AS things FROM thing GROUP BY kind ORDER BY kind;
CREATE INDEX by_name ON thing (label COLLATE NOCASE);
CREATE INDEX by_day ON thing (kind, since IS NULL, since, until, iri);
CREATE INDEX by_label ON thing (kind, label, iri);
CREATE INDEX by_weight ON thing (kind, weight DESC, label, iri);
CREATE INDEX by_denial ON thing (kind, since IS NULL, since, iri) WHERE denied = 1;
ANALYZE;
"""
_LISTED: Final = (*ENTITY_KINDS, "Meeting", "SanctionAct", "Sanction", "Document")
ROLES: Final = {
    "event": (KG.participant, KG.place, KG.authority, KG.target),
    "claim": (KG.claimant, KG.citedBy),
    "sanction": (KG.target, KG.authority),
}
_WORD: Final = re.compile(r"[^\W_]+")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_WORDS: Final = 12
MOST_FOUND: Final = 10_000
"""Names that a search brings into their order; it is those in the most documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some rows of a list, and how many there are in all."""

    iris: tuple[str, ...]
    total: int
    beyond: bool = False
    """Whether there are more than the total, which nobody has counted."""


def build(store: ox.Store, path: str) -> dict[str, int]:
    """Make the catalogue of a store at `path`; gives how many things of each kind it holds."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.executescript(_SCHEMA)
        known = _add_things(store, database)
        _add_names(store, database, known)
        _add_days(store, database, known)
        _add_links(store, database, known)
        _add_denials(store, database, known)
        database.executescript(_INDEXES)
        database.commit()
        return dict(database.execute("SELECT kind, things FROM number"))


class Catalogue:
    """A catalogue that is made, open to read."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def counts(self) -> dict[str, int]:
        """How many things there are of each kind."""
        return dict(self._database.execute("SELECT kind, things FROM number"))

    def named(self, words: str, *, kinds: tuple[str, ...], first: int, most: int) -> Found:
        """Things with a name that has these words or beginnings of words: the whole name first, then who is in the most
        documents."""
        tokens = _WORD.findall(words)[:_MOST_WORDS]
        if not tokens:
            return Found(iris=(), total=0)
        match = " ".join(f'"{token}"*' for token in tokens)
        marks = ", ".join("?" * len(kinds))
        # Names lie in the order of how many documents have them, so the first are the ones to show.
        matched = (
            "WITH matched AS (SELECT name.id FROM name CROSS JOIN thing ON thing.id = name.id "
            f"WHERE name MATCH ? AND thing.kind IN ({marks}) ORDER BY name.rowid LIMIT {MOST_FOUND}), "
            "found AS (SELECT id FROM matched UNION "
            f"SELECT id FROM thing WHERE label = ? COLLATE NOCASE AND kind IN ({marks})) "
        )
        values = (match, *kinds, words.strip(), *kinds)
        count, total = self._database.execute(
            f"{matched} SELECT (SELECT count(*) FROM matched), (SELECT count(*) FROM found)", values
        ).fetchone()
        rows = self._database.execute(
            f"{matched} SELECT iri FROM found JOIN thing USING (id) "
            "ORDER BY label <> ? COLLATE NOCASE, weight DESC, label, iri LIMIT ? OFFSET ?",
            (*values, words.strip(), most, first),
        )
        return Found(iris=tuple(iri for (iri,) in rows), total=total, beyond=count == MOST_FOUND)

    def of_kind(self, kinds: tuple[str, ...], *, order: str, first: int, most: int) -> Found:
        """Things of these kinds; `order` is a key of `_ORDERS`."""
        marks = ", ".join("?" * len(kinds))
        return self._found(f"FROM thing WHERE kind IN ({marks})", kinds, order, first, most)

    def denied(self, kinds: tuple[str, ...], *, first: int, most: int) -> Found:
        """Events that somebody denies, newest first."""
        marks = ", ".join("?" * len(kinds))
        return self._found(f"FROM thing WHERE kind IN ({marks}) AND denied = 1", kinds, "newest", first, most)

    def within(self, kinds: tuple[str, ...], since: str, until: str, *, first: int, most: int) -> Found:
        """Things that may have been between two days, in the order of time; what has no days comes last."""
        marks = ", ".join("?" * len(kinds))
        return self._found(
            f"FROM thing WHERE kind IN ({marks}) AND (since IS NULL OR (since <= ? AND until >= ?))",
            (*kinds, until, since), "time", first, most,
        )  # fmt: skip

    def in_force(self, day: str, *, first: int, most: int) -> Found:
        """Sanctions that were not surely out of force on a day, as `kgexport.view.records.in_force` has it."""
        return self._found(
            "FROM thing WHERE kind = 'Sanction' AND (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?)",
            (day, day), "time", first, most,
        )  # fmt: skip

    def linked(self, iri: str, role: str, kinds: tuple[str, ...], *, first: int, most: int) -> Found:
        """What a thing takes part in, newest first."""
        marks = ", ".join("?" * len(kinds))
        return self._found(
            "FROM link CROSS JOIN thing ON thing.id = link.other WHERE link.one = (SELECT id FROM thing WHERE iri = ?) "
            f"AND link.role = ? AND thing.kind IN ({marks})",
            (iri, role, *kinds), "newest", first, most,
        )  # fmt: skip

    def shared(self, iris: list[str], without: str, *, first: int, most: int) -> Found:
        """Meetings that all of these take part in, but for one of them, newest first."""
        if not iris:
            return Found(iris=(), total=0)
        marks = ", ".join("?" * len(iris))
        return self._found(
            "FROM thing WHERE kind = 'Meeting' AND iri <> ? AND id IN (SELECT other FROM link WHERE role = 'event' AND "
            f"one IN (SELECT id FROM thing WHERE iri IN ({marks})) GROUP BY other HAVING count(*) = {len(iris)})",
            (without, *iris), "newest", first, most,
        )  # fmt: skip

    def _found(self, what: str, values: tuple[str, ...], order: str, first: int, most: int) -> Found:
        total = self._one(f"SELECT count(*) {what}", values)
        rows = self._database.execute(
            f"SELECT thing.iri {what} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?", (*values, most, first)
        )
        return Found(iris=tuple(iri for (iri,) in rows), total=total)

    def _one(self, query: str, values: tuple[str, ...]) -> int:
        return int(self._database.execute(query, values).fetchone()[0])


_ORDERS: Final = {
    "label": "label, iri",
    "weight": "weight DESC, label, iri",
    "newest": "since IS NULL, since DESC, iri",
    "time": "since IS NULL, since, until, iri",
}


def _add_things(store: ox.Store, database: sqlite3.Connection) -> dict[str, int]:
    """Give each thing a number; what has several classes is of the first of `_LISTED`."""
    known: dict[str, int] = {}
    for kind in (*_LISTED, "Claim"):
        rows = []
        for name, _ in _pairs(store, RDF.type, KG[kind]):
            if name not in known:
                known[name] = len(known) + 1
                rows.append((known[name], name, kind))
        database.executemany("INSERT INTO thing (id, iri, kind) VALUES (?, ?, ?)", rows)
    return known


def _add_names(store: ox.Store, database: sqlite3.Connection, known: dict[str, int]) -> None:
    insert = "INSERT INTO told (words, id) VALUES (?, ?)"
    for property in (RDFS.label, DCTERMS.identifier, DCTERMS.title):  # a title takes the place of an identifier
        rows = list(_texts(store, property, known))
        database.executemany("UPDATE thing SET label = ? WHERE id = ?", rows)
        database.executemany(insert, rows)
    for property in (SKOS.altLabel, KG.acronym):
        database.executemany(insert, _texts(store, property, known))


def _add_days(store: ox.Store, database: sqlite3.Connection, known: dict[str, int]) -> None:
    earliest, latest = dict(_pairs(store, KG.earliest)), dict(_pairs(store, KG.latest))

    def spans(property: str) -> Iterator[tuple[str | None, str | None, int]]:
        for name, span in _pairs(store, property):
            if name in known:
                yield _day(earliest.get(span)), _day(latest.get(span)), known[name]

    for property in (KG.time, KG.inForceFrom):
        database.executemany("UPDATE thing SET since = ?, until = ? WHERE id = ?", spans(property))
    # The end of a sanction is the end of its end; without one it lasts.
    database.execute("UPDATE thing SET until = NULL WHERE kind = 'Sanction'")
    ends = ((last, id) for _, last, id in spans(KG.inForceUntil))
    database.executemany("UPDATE thing SET until = ? WHERE id = ?", ends)
    issued = ((_day(text), _day(text), id) for text, id in _texts(store, DCTERMS.issued, known))
    database.executemany("UPDATE thing SET since = ?, until = ? WHERE id = ?", issued)


def _add_links(store: ox.Store, database: sqlite3.Connection, known: dict[str, int]) -> None:
    insert = "INSERT OR IGNORE INTO link (one, role, other) VALUES (?, ?, ?)"
    for role, properties in ROLES.items():
        for property in properties:
            pairs = _pairs(store, property)
            rows = ((known[value], role, known[name]) for name, value in pairs if name in known and value in known)
            database.executemany(insert, rows)
    # The graph of a document gives each thing in it its class: so the names of these graphs are the documents.
    type_ = ox.NamedNode(str(RDF.type))
    for kind in ENTITY_KINDS:
        quads = store.quads_for_pattern(None, type_, ox.NamedNode(str(KG[kind])), None)
        named = ((_name(quad.subject), _name(quad.graph_name)) for quad in quads)
        rows = ((known[one], "document", known[other]) for one, other in named if one in known and other in known)
        database.executemany(insert, rows)


def _add_denials(store: ox.Store, database: sqlite3.Connection, known: dict[str, int]) -> None:
    denials = {name for name, _ in _pairs(store, KG.stance, KG.Denies)}
    about = ((known[event],) for name, event in _pairs(store, KG.about) if name in denials and event in known)
    database.executemany("UPDATE thing SET denied = 1 WHERE id = ?", about)


def _pairs(store: ox.Store, property: str, value: str | None = None) -> Iterator[tuple[str, str]]:
    """What has a property, and its values, as text; what has no IRI is left out."""
    term = None if value is None else ox.NamedNode(str(value))
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(property)), term, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.object.value


def _texts(store: ox.Store, property: str, known: dict[str, int]) -> Iterator[tuple[str, int]]:
    return ((text, known[name]) for name, text in _pairs(store, property) if name in known)


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _day(text: str | None) -> str | None:
    """A day that sorts as text; None for all else."""
    return text if text is not None and _DAY.fullmatch(text) else None
