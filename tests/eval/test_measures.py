"""The measurements on small made-up data: what counts as found, called, named."""

from __future__ import annotations

import pytest

from kgexport.model import Entity, EntityKind, Mention
from tests.eval.alarms import WORDS
from tests.eval.attribution import Ours, judge
from tests.eval.browse import paired, side, wrap
from tests.eval.calibration import _bins
from tests.eval.names import is_called, is_named, words_of


def entity(kind: EntityKind, label: str, *names: str) -> Entity:
    mention = Mention(begin=0, end=len(label), text=label)
    return Entity(key="e", kind=kind, label=label, names=names, mentions=(mention,), confidence=1.0)


@pytest.mark.parametrize(
    ("thing", "text", "called"),
    [
        (entity(EntityKind.PERSON, "Ana Orlo", "Orlo"), "Brevian Foreign Minister Orlo", True),
        (entity(EntityKind.PERSON, "Ana Orlo", "Orlo"), "Secretary Vance", False),
        (entity(EntityKind.PERSON, "Minister Ana"), "Minister Vance", False),
        (entity(EntityKind.COUNTRY, "Brevia", "Brevian"), "Brevian Foreign Minister Orlo", False),
        (entity(EntityKind.COUNTRY, "Brevia", "Brevian"), "Brevian Government", True),
        (entity(EntityKind.COUNTRY, "Union of Brevia", "U.B."), "the U.B.", True),
        (entity(EntityKind.ORGANISATION, "Council of Brevia"), "the Council’s Members", True),
    ],
)
def test_who_is_called_by_another_annotation(thing, text, called):
    assert is_called(thing, text) is called


@pytest.mark.parametrize(("text", "named"), [("members", False), ("The President", False), ("President Orlo", True)])
def test_what_is_a_name(text, named):
    assert is_named(text) is named


def test_words_of_a_name_leave_titles_and_possessives_out():
    assert words_of("The President’s Envoy Ana Orlo’s") == {"ana", "orlo"}


def gold(cue: tuple[int, int], source: tuple[int, int] | None) -> dict:
    found = {"cue": [{"spans": [list(cue)]}]}
    return found if source is None else {**found, "source": [{"spans": [list(source)]}]}


@pytest.mark.parametrize(
    ("ours", "wanted", "counts"),
    [
        ([Ours([(10, 14)], (0, 4))], [gold((10, 14), (0, 9))], (1, 0, 0, 1)),
        ([Ours([(10, 14)], (20, 24))], [gold((10, 14), (0, 9))], (0, 1, 1, 1)),
        ([Ours([(10, 14)], None)], [gold((10, 14), (0, 9))], (0, 0, 1, 1)),
        ([Ours([(10, 14)], (0, 4))], [gold((10, 14), None)], (0, 0, 0, 1)),
        ([Ours([(30, 34)], (0, 4))], [], (0, 1, 0, 0)),
        ([], [gold((10, 14), (0, 9))], (0, 0, 1, 0)),
        ([Ours([(10, 14)], (0, 4))] * 2, [gold((10, 14), (0, 9))], (1, 1, 0, 1)),
    ],
)
def test_attributions_are_judged_one_to_one(ours, wanted, counts):
    found = judge(ours, wanted)
    assert (found.hit, len(found.extra), len(found.missed), found.touched) == counts


def test_calibration_bins():
    found = _bins([(0.95, True), (0.95, True), (0.92, False), (0.55, False)])
    assert [(row["from"], row["count"], round(row["right"], 2)) for row in found["bins"]] == [
        (0.5, 1, 0.0),
        (0.9, 3, 0.67),
    ]
    assert found["count"] == 4
    assert found["gap"] == pytest.approx((abs(2.82 - 2) + 0.55) / 4)


@pytest.mark.parametrize(
    ("text", "tells"), [("They met on Monday", True), ("Sanctions bite", True), ("The sun shone", False)]
)
def test_articles_of_the_false_alarm_measure_have_no_word_of_events(text, tells):
    assert bool(WORDS.search(text)) is tells


def test_pairs_come_first_then_misses_then_extras():
    lines = paired({"a": "gold a", "b": "gold b"}, [(None, "ours x"), ("a", "ours a")])
    assert [line[0] for line in lines] == ["=", "-", "+"]
    assert "ours a" in lines[0]
    assert "gold b" in lines[1]
    assert "ours x" in lines[2]


def test_long_texts_are_wrapped_side_by_side():
    assert max(map(len, wrap("word " * 100, 40).splitlines())) <= 40
    assert len(side("left " * 40, "right").splitlines()) > 1
