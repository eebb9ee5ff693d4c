"""Which bodies act for which country or union."""

from __future__ import annotations

import pytest

from kgexport.model import Entity, EntityKind, Mention
from kgexport.resolve.organs import is_organ_of


def _entity(label: str, kind: EntityKind, *, names: tuple[str, ...] = (), code: str | None = None) -> Entity:
    return Entity(
        key=label,
        kind=kind,
        label=label,
        names=names or (label,),
        mentions=(Mention(begin=0, end=len(label), text=label),),
        confidence=1.0,
        country_code=code,
    )


US = _entity("United States", EntityKind.COUNTRY, names=("U.S.", "United States"), code="US")
RUSSIA = _entity("Russia", EntityKind.COUNTRY, code="RU")
RURITANIA = _entity("Ruritania", EntityKind.COUNTRY)
UN = _entity("United Nations", EntityKind.ORGANISATION, names=("UN", "United Nations"))


@pytest.mark.parametrize(
    ("organ", "whole", "expected"),
    [
        ("U.S. Roads Agency", US, True),
        ("Treasury", US, True),
        ("the Department of the Treasury", US, True),
        ("Treasury", RUSSIA, False),
        ("Kremlin", RUSSIA, True),
        ("Bank of Ruritania", RURITANIA, True),
        ("Ruritanian Bank", RURITANIA, False),
        ("UN Security Council", UN, True),
        ("Security Council", UN, True),
        ("Harbour Bank", UN, False),
    ],
)
def test_is_organ_of(organ: str, whole: Entity, expected: bool) -> None:
    assert is_organ_of(_entity(organ, EntityKind.ORGANISATION), whole) is expected


def test_people_and_the_whole_itself_are_no_organs() -> None:
    assert not is_organ_of(_entity("Treasury", EntityKind.PERSON), US)
    assert not is_organ_of(UN, UN)
    assert not is_organ_of(US, UN)
