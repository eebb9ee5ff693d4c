"""Which time belongs to which event: parses written by hand, with invented names."""

from __future__ import annotations

import datetime

import pytest
from spacy.tokens import Doc

from kgexport.model import Document
from kgexport.times.attach import duration_of, time_of, to_time_span
from kgexport.times.find import find_times
from tests.times.parses import VOCAB, doc_of

ANCHOR = datetime.date(2015, 12, 17)

CASES = [
    pytest.param(
        "Minister/NNP/PROPN/Minister/compound>1 Orlo/NNP/PROPN/Orlo/nsubj>2 met/VBD/VERB/meet/ROOT>2 "
        "Vance/NNP/PROPN/Vance/dobj>2 on/IN/ADP/on/prep>2 Monday/NNP/PROPN/Monday/pobj>4 _././PUNCT/./punct>2",
        "met",
        "Monday",
        id="of the verb itself",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubj>1 held/VBD/VERB/hold/ROOT>1 talks/NNS/NOUN/talk/dobj>1 "
        "Monday/NNP/PROPN/Monday/npadvmod>1",
        "talks",
        "Monday",
        id="of the verb that carries an event noun",
    ),
    pytest.param(
        "Orlo/NNP/PROPN/Orlo/nsubj>1 said/VBD/VERB/say/ROOT>1 Tuesday/NNP/PROPN/Tuesday/npadvmod>1 "
        "he/PRP/PRON/he/nsubj>4 met/VBD/VERB/meet/ccomp>1 Vance/NNP/PROPN/Vance/dobj>4",
        "met",
        None,
        id="not that of the saying",
    ),
    pytest.param(
        "Orlo/NNP/PROPN/Orlo/nsubj>1 confirmed/VBD/VERB/confirm/ROOT>1 the/DT/DET/the/det>3 "
        "meeting/NN/NOUN/meeting/dobj>1 yesterday/NN/NOUN/yesterday/npadvmod>1 _././PUNCT/./punct>1",
        "meeting",
        "yesterday",
        id="directly behind the noun",
    ),
    pytest.param(
        "Yesterday/NN/NOUN/yesterday/npadvmod>2 Orlo/NNP/PROPN/Orlo/nsubj>2 confirmed/VBD/VERB/confirm/ROOT>2 "
        "the/DT/DET/the/det>4 meeting/NN/NOUN/meeting/dobj>2",
        "meeting",
        None,
        id="not that of a telling verb",
    ),
    pytest.param(
        "the/DT/DET/the/det>1 ban/NN/NOUN/ban/nsubj>7 which/WDT/PRON/which/nsubjpass>4 was/VBD/AUX/be/auxpass>4 "
        "imposed/VBN/VERB/impose/relcl>1 in/IN/ADP/in/prep>4 2005/CD/NUM/2005/pobj>5 hurt/VBD/VERB/hurt/ROOT>7",
        "ban",
        "2005",
        id="of a relative clause of the noun",
    ),
    pytest.param(
        "It/PRP/PRON/it/nsubjpass>3 has/VBZ/AUX/have/aux>3 been/VBN/AUX/be/auxpass>3 "
        "sanctioned/VBN/VERB/sanction/ROOT>3 "
        "since/IN/SCONJ/since/prep>3 2007/CD/NUM/2007/pobj>4",
        "sanctioned",
        "2007",
        id="since a year",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubj>1 extended/VBD/VERB/extend/ROOT>1 sanctions/NNS/NOUN/sanction/dobj>1 "
        "until/IN/ADP/until/prep>1 July/NNP/PROPN/July/pobj>3 2016/CD/NUM/2016/nummod>4",
        "extended",
        None,
        id="not the limit of it",
    ),
    pytest.param(
        "They/PRP/PRON/they/nsubjpass>2 are/VBP/AUX/be/auxpass>2 scheduled/VBN/VERB/schedule/ROOT>2 "
        "to/TO/PART/to/aux>4 "
        "meet/VB/VERB/meet/xcomp>2 on/IN/ADP/on/prep>2 Friday/NNP/PROPN/Friday/pobj>5",
        "meet",
        "Friday",
        id="of the verb that plans",
    ),
    pytest.param(
        "In/IN/ADP/in/prep>3 May/NNP/PROPN/May/pobj>0 he/PRP/PRON/he/nsubj>3 pledged/VBD/VERB/pledge/ROOT>3 "
        "to/TO/PART/to/aux>5 lift/VB/VERB/lift/xcomp>3 the/DT/DET/the/det>7 ban/NN/NOUN/ban/dobj>5",
        "lift",
        None,
        id="not that of a pledge before",
    ),
    pytest.param(
        "He/PRP/PRON/he/nsubj>1 flew/VBD/VERB/fly/ROOT>1 in/RP/ADP/in/prt>1 on/IN/ADP/on/prep>1 "
        "Monday/NNP/PROPN/Monday/pobj>3 and/CC/CCONJ/and/cc>1 met/VBD/VERB/meet/conj>1 Vance/NNP/PROPN/Vance/dobj>6",
        "met",
        "Monday",
        id="shared by verbs in a row",
    ),
    pytest.param(
        "He/PRP/PRON/he/nsubj>1 spoke/VBD/VERB/speak/ROOT>1 Monday/NNP/PROPN/Monday/npadvmod>1 "
        "about/IN/ADP/about/prep>1 the/DT/DET/the/det>5 talks/NNS/NOUN/talk/pobj>3",
        "talks",
        None,
        id="not for what is only the topic",
    ),
    pytest.param(
        "Orlo/NNP/PROPN/Orlo/nsubj>1 met/VBD/VERB/meet/ROOT>1 Vance/NNP/PROPN/Vance/dobj>1 after/IN/ADP/after/prep>1 "
        "mocking/VBG/VERB/mock/pcomp>3 him/PRP/PRON/he/dobj>4 last/JJ/ADJ/last/amod>7 "
        "year/NN/NOUN/year/npadvmod>4",
        "met",
        None,
        id="not of what was done before",
    ),
    pytest.param(
        "Orlo/NNP/PROPN/Orlo/nsubj>1 began/VBD/VERB/begin/ROOT>1 by/IN/ADP/by/prep>1 "
        "meeting/VBG/VERB/meet/pcomp>2 Vance/NNP/PROPN/Vance/dobj>3 on/IN/ADP/on/prep>3 "
        "Monday/NNP/PROPN/Monday/pobj>5",
        "meeting",
        "Monday",
        id="of a gerund",
    ),
]


@pytest.mark.parametrize(("parse", "trigger", "phrase"), CASES)
def test_time_of(parse: str, trigger: str, phrase: str | None):
    doc = doc_of(parse)
    token = next(token for token in doc if token.text == trigger)
    found = time_of(token, find_times(doc, anchor=ANCHOR))
    assert (found and found.phrase) == phrase


POSSESSIVE = (
    "last/JJ/ADJ/last/amod>1 week/NN/NOUN/week/poss>6 _'s/POS/PART/'s/case>1 three/CD/NUM/three/nummod>5 "
    "_-/HYPH/PUNCT/-/punct>5 _day/NN/NOUN/day/compound>6 meeting/NN/NOUN/meeting/nsubj>7 failed/VBD/VERB/fail/ROOT>7"
)


def test_a_noun_has_its_time_and_its_length():
    doc = doc_of(POSSESSIVE)
    times = find_times(doc, anchor=ANCHOR)
    when, length = time_of(doc[6], times), duration_of(doc[6], times)
    assert when is not None
    assert length is not None
    assert (when.phrase, str(when.earliest), str(when.latest)) == ("last week", "2015-12-07", "2015-12-13")
    assert (length.phrase, length.duration) == ("three-day", "P3D")


@pytest.mark.parametrize(("breaks", "attached"), [("\n", False), ("in", True)])
def test_a_dateline_dates_no_event(breaks: str, attached: bool):
    line = Doc(
        VOCAB,
        words=["December", "17", ",", "2015", breaks, "Leaders", "met"],
        spaces=[True, False, True, True, True, True, False],
        pos=["PROPN", "NUM", "PUNCT", "NUM", "SPACE", "NOUN", "VERB"],
        deps=["npadvmod", "nummod", "punct", "nummod", "dep", "nsubj", "ROOT"],
        heads=[6, 0, 0, 0, 3, 6, 6],
    )
    (time,) = find_times(line, anchor=ANCHOR)
    assert time.dateline is not attached
    assert (time_of(line[6], [time]) is not None) is attached


def test_the_span_of_the_model_keeps_words_and_place():
    doc = doc_of(POSSESSIVE)
    document = Document(identifier="a", text=doc.text, date=ANCHOR)
    when = time_of(doc[6], find_times(doc, anchor=ANCHOR))
    assert when is not None
    span = to_time_span(when, document)
    assert document.text[span.mention.begin : span.mention.end] == span.phrase == "last week"
    assert (span.earliest, span.latest, span.edtf) == (when.earliest, when.latest, when.edtf)
