"""Which event a claim goes to: what speakers weigh, describe or tell the course of, and who speaks of it.

The whole way from text to claims, on sentences written for the test; all names in them are invented but those of
countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow

CANCELLED = "President Hale has cancelled a summit with President Volkov in Oslo. "
CALLED = "President Hale spoke by telephone with President Volkov on Tuesday. "
TRUST = "Senator Paul Reyes declared that Iran cannot be trusted. "

WEIGHED = [
    (CANCELLED + "Envoy Tom Harland said cancelling the summit amounted to a shrug.", []),
    (CANCELLED + "“Not holding the summit with Volkov is a mistake,” Envoy Tom Harland said.", []),
    (
        CANCELLED + "“Not having a summit with Hale will not cost Volkov any sleep,” Tom Harland told the Gulf Herald.",
        [],
    ),
    (CANCELLED + "Envoy Tom Harland said dropping the summit would not hurt Volkov.", []),
    (CANCELLED + "Envoy Tom Harland said Hale had cancelled the summit.", ["Tom Harland Denies"]),
    (CANCELLED + "The White House said there would be no summit with Volkov.", ["White House Denies"]),
    (
        "Anna Weiss said Hale met Volkov on issues related to the summit of the Nusa League in Oslo.",
        ["Anna Weiss Asserts"],
    ),
]

COURSES = [
    (CALLED + "The Kremlin said both leaders agreed to stay in touch.", ["Kremlin Asserts"]),
    (
        CALLED + "Aid was discussed. The White House said the presidents also discussed the war in Syria.",
        ["White House Asserts"],
    ),
    (CALLED + "“The two leaders exchanged views on trade,” the Kremlin said in a statement.", ["Kremlin Asserts"]),
    (
        CALLED + "Markets rose. Farmers were glad. According to the Kremlin, both presidents reviewed trade.",
        ["Kremlin Asserts"],
    ),
    (CALLED + "Envoy Tom Harland said most leaders agree on trade.", []),
    (CALLED + "Envoy Tom Harland said European leaders discussed the war.", []),
    ("President Hale gave a speech in Oslo. The Kremlin said both leaders agreed to stay in touch.", []),
]

SPEAKERS = [
    (TRUST + "The Republican said that sanctions on Iran are working.", ["Paul Reyes Asserts"]),
    (
        TRUST
        + "“They will not keep their word,” the Democrat told the Gulf Herald, adding that sanctions on Iran work.",
        ["Paul Reyes Asserts"],
    ),
    (
        "A senior diplomat said President Volkov would meet President Hale in Oslo, the Hanseong news agency reported. "
        "Pak Son-mi, director of the America bureau, told reporters that Volkov was ready.",
        ["Hanseong news agency Asserts", "Pak Son-mi Asserts"],
    ),
    (
        "The ruling party announced a visit by President Volkov to Oslo. “He is welcome,” Deputy Anna Weiss said.",
        ["The ruling party Asserts"],
    ),
    (
        "French Envoy Luc Moreau said European leaders would announce sanctions on Russia on Friday.",
        ["Luc Moreau Asserts"],
    ),
    (
        "Spokesman Luc Moreau said on Monday that the Orlan Council would announce sanctions on Russia.",
        ["Luc Moreau Asserts"],
    ),
    ("European leaders announced sanctions on Russia on Friday.", ["European leaders Asserts"]),
]

GENERIC = [
    ("President Hale will meet President Volkov in May. “Equal talks are the only way,” Tom Harland said.", []),
    ("President Hale will hold talks with President Volkov in May. “Frank talks are rare,” Tom Harland said.", []),
    (
        "President Hale will hold talks with President Volkov in May. “The talks are the only way,” Tom Harland said.",
        ["Tom Harland Asserts"],
    ),
]

MET = "Secretary Linda Marsh met Reza Karimi in Oslo. "

DESCRIBED = [
    (MET + "Karimi called the meeting productive.", ["Reza Karimi Asserts"]),
    (
        MET + "The State Department characterized it as a “lengthy and very constructive” meeting.",
        ["State Department Asserts"],
    ),
    (MET + "The talks were called constructive by the State Department.", ["State Department Asserts"]),
    (MET + "Analyst Otto Brandt called this a “trust-building visit”.", ["Otto Brandt Asserts"]),
    (MET + "Karimi described it as a good conversation.", ["Reza Karimi Asserts"]),
    (MET + "The palace later described the talks as frank.", ["The palace Asserts"]),
    (MET + "Karimi called it a mistake.", []),
    (MET + "Senator Paul Reyes called the meeting a betrayal.", ["Paul Reyes Asserts"]),
    (MET + "Senator Paul Reyes called her a friend.", []),
]

FLOATED = [
    ("President Hale has dangled the prospect of further sanctions against Russia if talks fail.", ["Hale Asserts"]),
    ("President Hale raised the possibility of new sanctions on Iran.", ["Hale Asserts"]),
    ("Senator Paul Reyes floated the idea of sanctions against Turkey.", ["Paul Reyes Asserts"]),
    ("Minister Luc Moreau held out the prospect of fresh sanctions on Belarus.", ["Luc Moreau Asserts"]),
    ("Envoy Tom Harland floated the idea of a summit between Reza Karimi and Ivan Volkov.", ["Tom Harland Asserts"]),
    ("Britain raised the threat of sanctions against Turkey.", ["United Kingdom Asserts"]),
    ("Senator Paul Reyes has not raised the possibility of sanctions on Turkey.", []),
    ("The war raised the possibility of sanctions against Russia.", []),
]


@pytest.mark.parametrize(("text", "claims"), [*WEIGHED, *COURSES, *SPEAKERS, *GENERIC, *DESCRIBED, *FLOATED])
def test_which_event_a_speaker_puts_forward(nlp, text, claims):
    assert claims_of(nlp, text) == claims
