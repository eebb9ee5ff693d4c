"""The catalogue finds what the store holds, in order, a page at a time."""

from __future__ import annotations

import contextlib

import pytest

from kgexport.page.catalogue import Catalogue, build
from kgexport.view.things import ENTITY_KINDS
from tests.page.served import ALL, iri, store_of
from tests.query.story import report

TAVAKI, NORWAY = iri("person-arman-tavaki"), iri("country-no")
EVERY = (*ENTITY_KINDS, "Document")


@pytest.fixture
def index(catalogue):
    with contextlib.closing(Catalogue(catalogue)) as opened:
        yield opened


@pytest.mark.parametrize("words", ["Arman Tavaki", "tavaki", "TAV arm", "general arman", "tÁvaki"])
def test_a_name_is_found_by_beginnings_of_words(index, words):
    found = index.named(words, kinds=EVERY, first=0, most=10)
    assert TAVAKI in found.iris
    assert found.total == len(found.iris)


@pytest.mark.parametrize("words", ["", " ", "*", '"', "')--", "NEAR(", "avaki", "tavaki:x^2 zz", "\x00", "🙂"])
def test_other_words_find_nothing_and_break_nothing(index, words):
    assert TAVAKI not in index.named(words, kinds=EVERY, first=0, most=10).iris


def test_the_other_names_count_too(index):
    assert index.named("Norwegian", kinds=("Country",), first=0, most=10).iris == (NORWAY,)
    assert index.named("Norwegian", kinds=("Person",), first=0, most=10).total == 0


def test_of_very_many_names_the_best_are_found_and_the_whole_name_too(monkeypatch, index):
    """Beyond a number nobody counts; those in the most documents come first, and the name itself before them."""
    every = index.named("a", kinds=EVERY, first=0, most=100)
    assert (every.total, every.beyond) == (len(every.iris), False)
    monkeypatch.setattr("kgexport.page.catalogue.MOST_FOUND", 2)
    few = index.named("a", kinds=EVERY, first=0, most=100)
    assert few.beyond
    assert few.total == len(few.iris) < every.total
    assert few.iris[0] == TAVAKI
    last = every.iris[-1]
    (name,) = index._database.execute("SELECT label FROM thing WHERE iri = ?", (last,)).fetchone()
    assert index.named(name.upper(), kinds=EVERY, first=0, most=1).iris == (last,)


def test_numbers_are_those_of_the_data(index):
    counts = index.counts()
    assert counts["Document"] == len(ALL)
    assert counts["Meeting"] == sum(len(one.meetings) for one in ALL)
    assert counts["Sanction"] == sum(len(one.sanctions) for one in ALL)
    assert counts["Claim"] == sum(len(one.claims) for one in ALL)


def test_pages_together_are_the_list(index):
    whole = index.of_kind(("Person",), order="label", first=0, most=100)
    parts = [index.of_kind(("Person",), order="label", first=first, most=2) for first in range(0, whole.total, 2)]
    assert tuple(iri for part in parts for iri in part.iris) == whole.iris
    assert len(set(whole.iris)) == whole.total


def test_who_is_in_more_documents_comes_first(index):
    people = index.of_kind(("Person",), order="weight", first=0, most=2)
    assert set(people.iris) == {TAVAKI, iri("person-dora-vale")}


def test_events_of_a_person_newest_first(index):
    found = index.linked(TAVAKI, "event", ("Meeting",), first=0, most=10)
    assert found.total == 3  # two of the report, one without a day of the letter
    assert "letter" in found.iris[-1]
    assert index.linked(TAVAKI, "event", ("SanctionAct",), first=0, most=10).total == 3
    assert index.linked(TAVAKI, "document", ("Document",), first=0, most=10).total == 2
    assert index.linked("https://example.org/nobody", "event", ("Meeting",), first=0, most=10).total == 0


def test_what_is_denied(index):
    denied = sum(
        any(claim.about == meeting.key and claim.stance == "Denies" for claim in one.claims)
        for one in ALL
        for meeting in one.meetings
    )
    assert index.denied(("Meeting",), first=0, most=10).total == denied > 0


@pytest.mark.parametrize(
    ("day", "number"), [("1999-01-01", 0), ("2005-06-01", 1), ("2007-06-01", 2), ("2015-07-15", 2), ("2015-08-01", 1)]
)
def test_sanctions_of_the_story_on_a_day(tmp_path, day, number):
    build(store_of(report), str(tmp_path / "one"))
    with contextlib.closing(Catalogue(str(tmp_path / "one"))) as one:
        assert one.in_force(day, first=0, most=10).total == number


def test_a_period_has_what_may_lie_in_it(index):
    found = index.within(("Meeting",), "2015-07-01", "2015-07-31", first=0, most=10)
    dated = [name for name in found.iris if "report" in name]
    assert len(dated) == 1
    assert found.iris[0] == dated[0]


def test_meetings_of_the_same_parties(index):
    first = index.linked(TAVAKI, "event", ("Meeting",), first=0, most=10).iris
    both = index.shared([TAVAKI, iri("person-dora-vale")], "", first=0, most=10)
    assert both.total == 1
    assert both.iris[0] in first
    assert index.shared([TAVAKI], first[0], first=0, most=10).total == 2
    assert index.shared([], "", first=0, most=10).total == 0
