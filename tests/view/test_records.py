"""What the view models work out: in force or not, evidence by sentences."""

from __future__ import annotations

import datetime

import pytest
from rdflib import Literal

from kgexport.query.questions import questions
from kgexport.query.run import run
from kgexport.rdf.namespaces import XSD
from kgexport.view.events import sanction_view
from kgexport.view.records import Certainty, Evidence, Span, Thing, in_force, quotes
from kgexport.view.things import of_kind

YES, POSSIBLY, NO = Certainty.YES, Certainty.POSSIBLY, Certainty.NO
DOCUMENT = Thing(iri="d", kind="Document", label="d")
WORDS = Span(phrase="some time")


def day(text):
    return datetime.date.fromisoformat(text)


def span(earliest, latest):
    return Span(phrase="", earliest=day(earliest), latest=day(latest))


IN_2007 = span("2007-01-01", "2007-12-31")
JULY = span("2015-07-01", "2015-07-31")


@pytest.mark.parametrize(
    ("since", "until", "first", "last", "expected"),
    [
        (IN_2007, None, "2006-12-31", "2006-12-31", NO),
        (IN_2007, None, "2007-01-01", "2007-01-01", POSSIBLY),
        (IN_2007, None, "2007-12-31", "2007-12-31", YES),
        (IN_2007, None, "2030-01-01", "2030-01-01", YES),
        (IN_2007, JULY, "2015-06-30", "2015-06-30", YES),
        (IN_2007, JULY, "2015-07-01", "2015-07-01", POSSIBLY),
        (IN_2007, JULY, "2015-07-31", "2015-07-31", POSSIBLY),
        (IN_2007, JULY, "2015-08-01", "2015-08-01", NO),
        (IN_2007, JULY, "2015-06-20", "2015-07-10", POSSIBLY),
        (IN_2007, JULY, "2015-07-21", "2015-08-10", POSSIBLY),
        (IN_2007, None, "2006-12-01", "2007-01-31", POSSIBLY),
        (None, None, "2015-01-01", "2015-01-01", POSSIBLY),
        (WORDS, None, "2015-01-01", "2015-01-01", POSSIBLY),
        (IN_2007, WORDS, "2015-01-01", "2015-01-01", POSSIBLY),
        (None, JULY, "2015-08-01", "2015-08-01", NO),
    ],
)
def test_whether_it_was_in_force(since, until, first, last, expected):
    assert in_force(since, until, day(first), day(last)) is expected


@pytest.mark.parametrize("on", ["2004-06-01", "2005-06-01", "2006-06-01", "2007-06-01", "2015-07-15", "2015-12-15"])
def test_the_named_question_answers_the_same(dataset, source, on):
    table = run(dataset, questions()["sanctions-in-force"].text, {"day": Literal(on, datatype=XSD.date)})
    at = table.columns.index("sanction"), table.columns.index("certainty")
    told = {str(row[at[0]]): str(row[at[1]]) for row in table.rows}
    views = [sanction_view(source, node) for node in of_kind(source, "Sanction")]
    assert len(views) == 2
    assert told == {view.iri: str(view.in_force(day(on))) for view in views if view.in_force(day(on)) is not NO}


def evidence(begin, text, sentence="He met her and met him.", sentence_begin=10):
    return Evidence(
        document=DOCUMENT,
        begin=begin,
        end=begin + len(text),
        text=text,
        sentence=sentence,
        sentence_begin=sentence_begin,
    )


def test_evidence_in_one_sentence_is_shown_once():
    (one,) = quotes([evidence(13, "met"), evidence(25, "met")])
    assert one.pieces == (("He ", False), ("met", True), (" her and ", False), ("met", True), (" him.", False))
    assert one.stretches == ((13, 16), (25, 28))
    assert one.begin == 10


def test_stretches_that_overlap_are_marked_once():
    (one,) = quotes([evidence(10, "He met"), evidence(13, "met her")])
    assert "".join(text for text, _ in one.pieces) == "He met her and met him."
    assert [text for text, marked in one.pieces if marked] == ["He met", " her"]


def test_words_without_a_sentence_stand_alone():
    alone = evidence(40, "met", sentence=None, sentence_begin=None)
    first, second = quotes([evidence(13, "met"), alone])
    assert second.pieces == (("met", True),)
    assert (second.begin, first.begin) == (40, 10)
