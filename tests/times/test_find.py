"""Finding time expressions in a Doc, and what the surroundings and the tense make of them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from kgexport.times.find import find_times
from kgexport.times.records import TimeKind
from tests.times.parses import doc_of

ENGLISH = English()
ANCHOR = datetime.date(2015, 12, 17)

DIRECTIONS = [
    pytest.param(
        "They/PRP/PRON/they/nsubj>1 met/VBD/VERB/meet/ROOT>1 Friday/NNP/PROPN/Friday/npadvmod>1",
        "2015-12-11",
        id="past",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubj>2 will/MD/AUX/will/aux>2 meet/VB/VERB/meet/ROOT>2 Friday/NNP/PROPN/Friday/npadvmod>2",
        "2015-12-18",
        id="will",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubj>1 are/VBP/AUX/be/ROOT>1 to/TO/PART/to/aux>3 meet/VB/VERB/meet/xcomp>1 "
        "Friday/NNP/PROPN/Friday/npadvmod>3",
        "2015-12-18",
        id="is to",
    ),
    pytest.param(
        "talks/NNS/NOUN/talk/ROOT>0 scheduled/VBN/VERB/schedule/acl>0 for/IN/ADP/for/prep>1 "
        "Friday/NNP/PROPN/Friday/pobj>2",
        "2015-12-18",
        id="scheduled for",
    ),
    pytest.param(
        "She/PRP/PRON/she/nsubj>1 meets/VBZ/VERB/meet/ROOT>1 Vance/NNP/PROPN/Vance/dobj>1 "
        "Friday/NNP/PROPN/Friday/npadvmod>1",
        "2015-12-18",
        id="arranged, in the present tense",
    ),
    pytest.param(
        "She/PRP/PRON/she/nsubj>1 says/VBZ/VERB/say/ROOT>1 they/PRP/PRON/they/nsubj>3 met/VBD/VERB/meet/ccomp>1 "
        "Friday/NNP/PROPN/Friday/npadvmod>3",
        "2015-12-11",
        id="past under the present",
    ),
    pytest.param(
        "He/PRP/PRON/he/nsubj>2 would/MD/AUX/would/aux>2 discuss/VB/VERB/discuss/ROOT>2 "
        "Friday/NNP/PROPN/Friday/poss>5 _'s/POS/PART/'s/case>3 ruling/NN/NOUN/ruling/dobj>2",
        "2015-12-11",
        id="possessive of what has been",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubj>1 postponed/VBD/VERB/postpone/ROOT>1 the/DT/DET/the/det>3 vote/NN/NOUN/vote/dobj>1 "
        "to/IN/ADP/to/prep>1 Friday/NNP/PROPN/Friday/pobj>4",
        "2015-12-18",
        id="postponed to",
    ),
    pytest.param(
        "Nobody/NN/PRON/nobody/nsubjpass>3 could/MD/AUX/could/aux>3 be/VB/AUX/be/auxpass>3 "
        "reached/VBN/VERB/reach/ROOT>3 "
        "Friday/NNP/PROPN/Friday/npadvmod>3",
        "2015-12-11",
        id="could, denied",
    ),
]


@pytest.mark.parametrize(("parse", "day"), DIRECTIONS)
def test_the_tense_decides_between_last_and_coming_friday(parse: str, day: str):
    (found,) = find_times(doc_of(parse), anchor=ANCHOR)
    assert (str(found.earliest), str(found.latest)) == (day, day)


REFUSED = [
    "He/PRP/PRON/he/nsubj>2 May/MD/AUX/may/aux>2 come/VB/VERB/come/ROOT>2",
    "They/PRP/PRON/they/nsubj>1 sold/VBD/VERB/sell/ROOT>1 1990/CD/NUM/1990/nummod>3 shares/NNS/NOUN/share/dobj>1",
    "It/PRP/PRON/it/nsubj>1 cost/VBD/VERB/cost/ROOT>1 $/$/SYM/$/quantmod>3 _2000/CD/NUM/2000/dobj>1",
    "the/DT/DET/the/det>1 fall/NN/NOUN/fall/ROOT>1 of/IN/ADP/of/prep>1 Brevia/NNP/PROPN/Brevia/pobj>2",
    "a/DT/DET/a/det>2 second/JJ/ADJ/second/amod>2 time/NN/NOUN/time/ROOT>2",
    "$/$/SYM/$/nmod>1 _5/CD/NUM/5/ROOT>1 a/DT/DET/a/det>3 day/NN/NOUN/day/npadvmod>1",
    "at/IN/ADP/at/ROOT>0 the/DT/DET/the/det>2 end/NN/NOUN/end/pobj>0 of/IN/ADP/of/prep>2 "
    "the/DT/DET/the/det>5 day/NN/NOUN/day/pobj>3",
    "the/DT/DET/the/det>2 14th/JJ/ADJ/14th/amod>2 floor/NN/NOUN/floor/ROOT>2",
]


@pytest.mark.parametrize("parse", REFUSED)
def test_what_only_looks_like_a_time_is_refused(parse: str):
    assert find_times(doc_of(parse), anchor=ANCHOR) == ()


def test_a_person_called_like_a_month_is_no_month():
    parse = "April/NNP/PROPN/April/nsubj>1 came/VBD/VERB/come/ROOT>1"
    assert find_times(doc_of(parse, ents=["B-PERSON", "O"]), anchor=ANCHOR) == ()
    assert find_times(doc_of(parse), anchor=ANCHOR) != ()


def plain(text: str) -> Doc:
    """A Doc with tokens only: every expression is the nearest or last one."""
    return ENGLISH(text)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("It began on July 14, 2015, and ended two days later.", ["2015-07-14", "2015-07-16"]),
        ("It began last week. The same week it ended.", ["2015-12-07", "2015-12-07"]),
        (
            "Sales rose in the third quarter from a year earlier and fell in the quarter.",
            ["2015-07-01", "2014-07-01", "2015-07-01"],
        ),
        ("The leaders met for two hours on Monday, the first time since 2007.", ["None", "2015-12-14", "2007-01-01"]),
    ],
)
def test_the_text_goes_on_from_what_it_spoke_of(text: str, phrases: list[str]):
    assert [str(found.earliest) for found in find_times(plain(text), anchor=ANCHOR)] == phrases


def test_without_a_document_date_only_named_dates_have_days():
    found = find_times(plain("On Monday, July 14 and in 2007, last week and two days later."), anchor=None)
    assert [str(time.earliest) for time in found] == ["None", "2007-01-01", "None", "None"]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Sahar News reported that last week they met.", ["last week"]),
        ("He said that next month they would meet.", ["next month"]),
        ("It began last week. In that same week it ended.", ["last week", "that same week"]),
    ],
)
def test_that_opens_a_clause_before_what_says_itself_which_is_meant(text: str, phrases: list[str]):
    """ "That" went into the expression, which then dated the saying instead of the meeting."""
    assert [time.phrase for time in find_times(plain(text), anchor=ANCHOR)] == phrases


def test_every_expression_has_its_place():
    text = "“In late July” they met; the three-day talks of last week’s end failed."
    doc = plain(text)
    found = find_times(doc, anchor=ANCHOR)
    assert [time.phrase for time in found] == ["late July", "the three-day", "last week"]
    for time in found:
        assert text[time.begin : time.end] == time.phrase
        assert (
            doc[time.token_start].idx
            <= time.begin
            < time.end
            <= doc[time.token_end - 1].idx + len(doc[time.token_end - 1])
        )
    assert [time.kind for time in found] == [TimeKind.DATE, TimeKind.DURATION, TimeKind.DATE]


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "week",
        "Monday",
        "July",
        "14",
        "2015",
        ",",
        "-",
        "to",
        "and",
        "of",
        "two",
        "days",
        "ago",
        "later",
        "early",
        "mid",
        "'s",
        "’s",
        "\n",
        "\u202e",
        "quarter",
        "third",
        "from",
        "between",
        "until",
        "İ",
        "1990s",
        "'90s",
        "10:30",
        "a.m.",
        "same",
        "earlier",
        "in",
    ]
)


@given(text=st.lists(WORDS, max_size=15).map(" ".join), anchor=st.none() | st.dates())
def test_any_words_give_expressions_in_order_inside_the_text(text: str, anchor: datetime.date | None):
    doc = plain(text)
    position = 0
    for time in find_times(doc, anchor=anchor):
        assert position <= time.begin < time.end <= len(text)
        assert text[time.begin : time.end] == time.phrase
        assert 0 <= time.token_start < time.token_end <= len(doc)
        assert (time.earliest is None) == (time.latest is None) == (time.edtf is None)
        position = time.end
