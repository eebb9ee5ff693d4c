"""Our pairing of gold and export is the scorer's: the counts that follow from it are the same."""

from __future__ import annotations

import pytest

from tests.eval.align import align
from tests.eval.data import digest, gold_rows, shared_folder

SHARED = shared_folder()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SHARED is None, reason="no evaluation data (KGEXPORT_SHARED, or ../shared)"),
]


@pytest.fixture(scope="module")
def scored():
    from tests.eval.annotated import KeptModel, Run
    from tests.eval.gold import load_scorer, score_gold

    assert SHARED is not None
    scorer = load_scorer(SHARED)
    return scorer, score_gold(SHARED, Run(KeptModel()), scorer=scorer)


def test_pairs_are_those_of_the_scorer(scored):
    scorer, articles = scored
    for item in articles:
        assert item.outcome is not None, item.row["id"]
        exported = scorer.Exported(item.outcome.graph)
        found = align(item.row["gold"], exported, scorer)
        hits = sum(item.tally.hit[row] for row in scorer.ENTITY_ROWS)
        assert len(found.entities) == hits, item.row["id"]
        assert len(found.positions) == item.tally.hit["position"], item.row["id"]
        assert len(found.claims) == item.tally.hit["claim"], item.row["id"]


def test_every_article_has_a_source():
    assert SHARED is not None
    assert {row["origin"] for row in gold_rows(SHARED)} == {"sample", "state", "voa", "white-house", "wikinews"}
    assert len(digest(SHARED)) == 64
