"""Who is to blame when workers die."""

from __future__ import annotations

import pytest

from kgexport.corpus.limits import Cause, Death
from kgexport.corpus.strikes import OUTSIDE_STRIKES, Strikes


def dead(cause: Cause) -> Death:
    return Death(cause=cause, words="ends")


@pytest.mark.parametrize(
    ("cause", "tries"),
    [(Cause.CRASH, 3), (Cause.MEMORY, 1), (Cause.TIME, 1), (Cause.HUNG, 2), (Cause.OUTSIDE, 5)],
)
def test_a_document_alone_at_fault(cause, tries):
    strikes = Strikes()
    assert [strikes.condemns(5, dead(cause)) for _ in range(tries)] == [False] * (tries - 1) + [True]


def test_others_killed_before_count_nothing():
    strikes = Strikes()
    for _ in range(50):
        strikes.unattributed(dead(Cause.OUTSIDE))
    assert [strikes.condemns(5, dead(Cause.OUTSIDE)) for _ in range(5)] == [False, False, False, False, True]


def test_while_others_are_killed_too_there_are_more_tries():
    strikes = Strikes()
    assert not strikes.condemns(5, dead(Cause.OUTSIDE))
    strikes.unattributed(dead(Cause.OUTSIDE))
    tries = [strikes.condemns(5, dead(Cause.OUTSIDE)) for _ in range(OUTSIDE_STRIKES - 1)]
    assert tries == [False] * (OUTSIDE_STRIKES - 2) + [True]


def test_two_that_are_killed_in_turn_do_not_try_for_ever():
    strikes = Strikes()
    for _ in range(OUTSIDE_STRIKES - 1):
        strikes.condemns(1, dead(Cause.OUTSIDE))
        strikes.condemns(2, dead(Cause.OUTSIDE))
    assert strikes.condemns(1, dead(Cause.OUTSIDE))
    assert strikes.condemns(2, dead(Cause.OUTSIDE))


def test_an_acquittal_starts_anew():
    strikes = Strikes()
    strikes.condemns(5, dead(Cause.CRASH))
    strikes.condemns(5, dead(Cause.CRASH))
    strikes.acquit(5)
    assert not strikes.condemns(5, dead(Cause.CRASH))
