"""Entities from name mentions: what is one thing and what is two. The mentions are written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.lexicon import load_lexicon
from kgexport.model import EntityKind, Mention, NameMention
from kgexport.resolve.entities import resolve_entities
from kgexport.resolve.entity_forms import initials, inverted, is_acronym, person_words, plain, sound
from kgexport.resolve.entity_people import same_person

LEXICON = load_lexicon()
PERSON, BODY, PLACE, COUNTRY = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.COUNTRY


def _names(*rows: tuple[str, ...]) -> list[NameMention]:
    """Mentions one after another: (name, kind) or (name, kind, title); kinds are "person body place country none"."""
    kinds = {"person": PERSON, "body": BODY, "place": PLACE, "country": COUNTRY}
    found, begin = [], 0
    for name, kind, *rest in rows:
        text = f"{rest[0]} {name}" if rest else name
        votes = ((kinds[kind], 2.0 + bool(rest)),) if kind in kinds else ()
        found.append(
            NameMention(
                mention=Mention(begin=begin, end=begin + len(text), text=text, sentence=text),
                name=name,
                title=rest[0] if rest else None,
                sentence=0,
                votes=votes or ((PLACE, 0.3),),
                country_code="KE" if name in {"Kenya", "Kenyan"} else "PE" if name in {"Peru", "Peruvian"} else None,
                adjective=name in {"Kenyan", "Peruvian"},
            )
        )
        begin += len(text) + 10
    return found


def _groups(names: list[NameMention]) -> list[tuple[str, str, int]]:
    return [(entity.kind.value, entity.label, len(entity.mentions)) for entity in resolve_entities(names, LEXICON)]


PEOPLE = [
    ([("Qasim Soley", "person"), ("Soley", "place"), ("Soley", "none")], [("Person", "Qasim Soley", 3)]),
    ([("Qasim Soley", "person"), ("SOLEY, Ghasem", "person")], [("Person", "Qasim Soley", 2)]),
    ([("Omar Zakhil", "person"), ("Hazrat Omar Zakhil", "person")], [("Person", "Hazrat Omar Zakhil", 2)]),
    ([("Ham Dok-su", "person"), ("Ham", "person", "Mr.")], [("Person", "Ham Dok-su", 2)]),
    ([("Ash Falk", "person"), ("Falk", "person")], [("Person", "Ash Falk", 2)]),
    (
        [("Mia Falk", "person", "Sen."), ("Emil Falk", "person"), ("Falk", "person", "Senator")],
        [("Person", "Mia Falk", 2), ("Person", "Emil Falk", 1)],
    ),
    ([("Mia Falk", "person"), ("Falks", "body")], [("Person", "Mia Falk", 1)]),
    ([("Joseph R. Falk, Jr.", "person"), ("Falk", "person", "President")], [("Person", "Joseph R. Falk, Jr.", 2)]),
    ([("Ron Falk", "person"), ("Boris Falk", "person")], [("Person", "Ron Falk", 1), ("Person", "Boris Falk", 1)]),
    (
        [("Ron Falk", "person", "Senator"), ("Boris Falk", "person", "Minister"), ("Falk", "person", "Senator")],
        [("Person", "Ron Falk", 2), ("Person", "Boris Falk", 1)],
    ),
    (
        [("Bashir al-Asad", "person"), ("Asad", "body"), ("al-Asad", "person")],
        [("Person", "Bashir al-Asad", 3)],
    ),
    (
        [("Omar Khalid Brenn", "person"), ("Omar", "person", "Mullah")],
        [("Person", "Omar Khalid Brenn", 1), ("Person", "Omar", 1)],
    ),
    (
        [("Karl Hussin", "person"), ("Hussin", "person", "King")],
        [("Person", "Karl Hussin", 1), ("Person", "Hussin", 1)],
    ),
    (
        [("Ham Dong Min", "person", "Vice Minister"), ("Ham", "person", "Vice Minister")],
        [("Person", "Ham Dong Min", 2)],
    ),
]

BODIES = [
    ([("Harbour Trade Commission", "body"), ("HTC", "body")], [("Organisation", "Harbour Trade Commission", 2)]),
    ([("Harbour Guard Corps", "body"), ("IHGC", "none")], [("Organisation", "Harbour Guard Corps", 2)]),
    ([("Ardent News Agency", "body"), ("Ardent", "place")], [("Organisation", "Ardent News Agency", 2)]),
    (
        [("Interior Ministry", "body"), ("Ministry of the Interior", "body")],
        [("Organisation", "Ministry of the Interior", 2)],
    ),
    (
        [("Kenyan Interior Ministry", "body"), ("Peruvian Interior Ministry", "body")],
        [("Organisation", "Kenyan Interior Ministry", 1), ("Organisation", "Peruvian Interior Ministry", 1)],
    ),
    (
        [("Harbour Border Guard Corps", "body"), ("Border Guards", "body")],
        [("Organisation", "Harbour Border Guard Corps", 2)],
    ),
    (
        [("United Nations", "body"), ("United Nations Harbour Council", "body")],
        [("Organisation", "United Nations", 1), ("Organisation", "United Nations Harbour Council", 1)],
    ),
    (
        [("U.S. Department of the Treasury", "body"), ("Treasury", "body")],
        [("Organisation", "U.S. Department of the Treasury", 2)],
    ),
    ([("WHITE HOUSE", "body"), ("White House", "body")], [("Organisation", "White House", 2)]),
]


@pytest.mark.parametrize(("rows", "expected"), [*PEOPLE, *BODIES])
def test_what_is_one_thing(rows, expected):
    assert _groups(_names(*rows)) == expected


def test_a_naming_that_went_into_another_is_not_looked_at_again():
    """A family's name may be a form of a body that the text names before it."""
    person, body, family = _names(("Mia Falk", "person"), ("Falks Foundation", "body"), ("Falks", "body"))
    assert _groups([person, replace(body, forms=("Falks",)), family]) == [
        ("Person", "Mia Falk", 1),
        ("Organisation", "Falks Foundation", 2),
    ]


def test_country_has_its_standard_name_and_the_forms_of_the_text():
    (kenya,) = resolve_entities(_names(("Kenyan", "country"), ("Kenya", "country"), ("Kenyan", "country")), LEXICON)
    assert (kenya.kind, kenya.label, kenya.country_code, kenya.names) == (COUNTRY, "Kenya", "KE", ("Kenya", "Kenyan"))


def test_names_hold_every_form_with_and_without_title():
    (person,) = resolve_entities(_names(("Qasim Soley", "person", "General"), ("Soley", "person", "Gen.")), LEXICON)
    assert set(person.names) == {"Qasim Soley", "General Qasim Soley", "Soley", "Gen. Soley"}
    assert person.honorific == "General"


def test_kind_is_decided_over_all_mentions():
    rows = [("Brenn", "place"), ("Brenn", "body"), ("Brenn", "body")]
    assert _groups(_names(*rows)) == [("Organisation", "Brenn", 3)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Qasim", "Ghasem"),
        ("Soleymani", "Suleimani"),
        ("Mohammad", "Muhammed"),
        ("Tchekhov", "Chekhov"),
        ("Hussein", "Husain"),
    ],
)
def test_transliterations_sound_alike(left, right):
    assert sound(plain(left)) == sound(plain(right))


@pytest.mark.parametrize(("left", "right"), [("Falk", "Fink"), ("Tebo", "Tabori"), ("Orlo", "Arla")])
def test_other_names_do_not(left, right):
    assert plain(left) != plain(right)
    assert not same_person(("ada", plain(left)), ("ada", plain(right)))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SOLEY, Ghasem", ("ghasem", "soley")),
        ("Bashar al-Brenn", ("bashar", "brenn")),
        ("Joseph R. Falk, Jr.", ("joseph", "r", "falk")),
        ("[Ada] Vance", ("ada", "vance")),
        ("Karim bin Abd al-Hadi", ("karim", "hadi")),
    ],
)
def test_words_of_a_person(name, words):
    assert person_words(name) == words


def test_forms():
    assert plain("The  U.S.’s") == "us"
    assert initials("Ministry of Foreign Affairs") == ("mofa", "mfa")
    assert is_acronym("IHGC-QF")
    assert not is_acronym("Harbour")
    assert inverted("SOLEY, Ghasem")
    assert not inverted("Joseph R. Falk, Jr.")


WORDS = st.sampled_from(
    ["Falk", "Orlo", "Harbour", "Bank", "HB", "Kenya", "Ministry of Trade", "Ada Falk", "al-Orlo", "O’Falk", "X"]
)
ROWS = st.lists(st.tuples(WORDS, st.sampled_from(["person", "body", "place", "none"])), max_size=12)


@given(ROWS)
def test_every_mention_ends_in_one_entity(rows):
    names = _names(*rows)
    entities = resolve_entities(names, LEXICON)
    placed = [mention for entity in entities for mention in entity.mentions]
    assert len(placed) == len(set(placed))
    assert set(placed) <= {name.mention for name in names}
    assert [entity.key for entity in entities] == [f"entity-{number}" for number in range(1, len(entities) + 1)]
    assert all(0 < entity.confidence <= 1 and entity.label for entity in entities)
    assert entities == resolve_entities(names, LEXICON)
