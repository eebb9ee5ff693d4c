"""Bodies that news writes small: ministries, courts and councils of a state. All names are invented."""

from __future__ import annotations

import pytest

from kgexport.model import EntityKind
from tests.extract.named import entities_in
from tests.extract.test_positions import _lines

BODIES = [
    ("Kenya's state security service issued a statement.", ["state security service"]),
    ("It was agreed with the joint chiefs of staff in Kenya.", ["joint chiefs of staff"]),
    ("The Peruvian national security council met.", ["national security council"]),
    ("Peru's election commission counted.", ["election commission"]),
    ("The general prosecutor's office of Peru waits.", ["general prosecutor's office"]),
    ('"No," foreign ministry spokesman Orlan Tebo told guests in Lima.', ["foreign ministry"]),
    ("Fish is dear. Finance ministry staff left. The finance ministry waits.", ["finance ministry"]),
    ("Every ministry has a council, a staff and a security service.", []),
    ("The chiefs of staff of two ministers met the commission.", []),
]  # fmt: skip

OFFICERS = [
    ("Orlan Tebo, a spokesman for the national security council, left Kenya.",
     ["Orlan Tebo: spokesman @ national security council"]),
    ('"No," foreign ministry spokesman Orlan Tebo told guests in Lima.', ["Orlan Tebo: spokesman @ foreign ministry"]),
    ("A member of Peru's security cabinet, Mia Falk, left.", ["Mia Falk: member @ security cabinet"]),
    ("Mia Falk, chairman of the joint chiefs of staff, left.", ["Mia Falk: chairman @ joint chiefs of staff"]),
    ("Mia Falk, chief of staff of the Harbour Bank, left.", ["Mia Falk: chief of staff @ Harbour Bank"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_written_small(nlp, text, expected):
    bodies = [entity for entity in entities_in(nlp(text)) if entity.kind is EntityKind.ORGANISATION]
    assert [body.label for body in bodies] == expected


@pytest.mark.parametrize(("text", "expected"), OFFICERS)
def test_officers_of_bodies_written_small(nlp, text, expected):
    assert _lines(nlp, text) == expected
