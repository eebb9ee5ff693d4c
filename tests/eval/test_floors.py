"""Floors hold, rise, and fall only when that is allowed."""

from __future__ import annotations

import json

import pytest

from tests.eval import floors
from tests.eval.table import table

RESULTS = {"dates": {"found": 0.98125, "right": 0.9}, "alarms": {"per_1000_words": 0.0901, "examples": []}}
COMMITTED = {"digest": "d", "floors": {"dates.found": 0.981, "dates.right": 0.9, "alarms.per_1000_words": 0.1}}


def test_names_are_unique_and_tell_the_part():
    names = [metric.name for metric in floors.METRICS]
    assert len(names) == len(set(names))
    assert "gold.all.facts" in names
    assert "attribution.f1" in names


def test_a_figure_on_its_floor_passes():
    assert floors.failures(RESULTS, COMMITTED, "d") == []


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ({"dates": {"found": 0.9, "right": 0.9}}, "dates.found is 0.9000, under its floor 0.981"),
        ({"dates": {"right": 0.9}}, "dates.found could not be measured"),
        ({"alarms": {"per_1000_words": 0.2}}, "over its ceiling 0.1"),
    ],
)
def test_a_figure_under_its_floor_fails(results, words):
    (line,) = floors.failures(results, COMMITTED, "d")
    assert words in line


def test_other_data_fail():
    (line,) = floors.failures(RESULTS, COMMITTED, "another")
    assert "--update" in line


def test_a_part_that_was_not_run_does_not_fail():
    assert floors.failures({}, COMMITTED, "d") == []


def test_floors_rise_and_are_rounded_to_the_safe_side():
    new = floors.updated(RESULTS, {"digest": None, "floors": {}}, "d", allow_regression=False)
    assert new == {"digest": "d", "floors": {"dates.found": 0.981, "dates.right": 0.9, "alarms.per_1000_words": 0.091}}
    assert floors.failures(RESULTS, new, "d") == []


def test_a_floor_falls_only_when_that_is_allowed():
    worse = {"dates": {"found": 0.9, "right": 0.95}}
    with pytest.raises(floors.FloorError, match=r"dates\.found 0\.981 -> 0\.9"):
        floors.updated(worse, COMMITTED, "d", allow_regression=False)
    new = floors.updated(worse, COMMITTED, "d", allow_regression=True)
    assert new["floors"] == {"dates.found": 0.9, "dates.right": 0.95, "alarms.per_1000_words": 0.1}


def test_the_committed_file_names_figures_that_are_measured():
    committed = floors.read()
    assert set(committed["floors"]) <= {metric.name for metric in floors.METRICS}


def test_the_file_round_trips(tmp_path):
    path = tmp_path / "floors.json"
    floors.write(COMMITTED, path)
    assert floors.read(path) == COMMITTED == json.loads(path.read_text(encoding="utf-8"))
    assert floors.read(tmp_path / "none.json") == {"digest": None, "floors": {}}


def test_the_table_shows_what_fails_and_what_is_not_available():
    shown = table(
        {
            "dates": {"found": 0.5},
            "alarms": {"per_1000_words": 0.7, "events": 1, "articles": 1, "words": 9, "examples": ["x"]},
        },
        COMMITTED,
    )
    lines = {line.split()[0]: line for line in shown.splitlines() if line.strip()}
    assert lines["dates.found"].endswith("FAILS")
    assert "not available" in lines["dates.right"]
    assert lines["alarms.per_1000_words"].endswith("FAILS")
