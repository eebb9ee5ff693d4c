"""Full names of one person are joined as by comparing each name with all others, only faster."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kgexport.model import EntityKind, Mention, NameMention
from kgexport.resolve.entity_forms import person_words, sound
from kgexport.resolve.entity_groups import Group, merge_into
from kgexport.resolve.entity_name_index import NameIndex
from kgexport.resolve.entity_people import merge_full_names, same_person

PERSON = EntityKind.PERSON
FORENAMES = ["Bo", "Bob", "Bobby", "B.", "Orlan", "Orlen", "Mohammed", "Muhamad", "Karim", "Kareem", "Ham", "Al", "D"]
SURNAMES = ["Tebo", "Strand", "Strant", "Porolenko", "Poroleko", "Porlenko", "Karim", "Kareem", "Ham", "Dok-su",
            "Dok su", "al-Rahal", "Rahal", "Orlan", "D.", "Sherlan", "Serlan"]  # fmt: skip
PEOPLE = st.lists(
    st.tuples(
        st.lists(st.sampled_from(FORENAMES), max_size=2), st.lists(st.sampled_from(SURNAMES), min_size=1, max_size=2)
    ),
    min_size=2,
    max_size=14,
)
ANY = st.lists(st.lists(st.text("abdjkos", min_size=1, max_size=8), min_size=1, max_size=4), min_size=2, max_size=8)


def _groups(names: list[str]) -> list[Group]:
    return [
        Group(
            [
                NameMention(
                    mention=Mention(begin=100 * number, end=100 * number + len(name), text=name, sentence=name),
                    name=name,
                    sentence=number,
                    votes=((PERSON, 2.0),),
                )
            ],
            kind=PERSON,
        )
        for number, name in enumerate(names)
    ]


def _one_by_one(groups: list[Group]) -> None:
    """Join names by comparing each with every longer one that shares a sound with it."""
    by_sound: dict[str, list[Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (-len(person_words(group.name)), group.first)):
        words = person_words(group.name)
        if len(words) < 2:
            continue
        seen = {id(other): other for word in words for other in by_sound[sound(word)]}
        for other in seen.values():
            if same_person(person_words(other.name), words):
                merge_into(groups, other, group)
                break
        else:
            for word in words:
                by_sound[sound(word)].append(group)


def _joined(names: list[str], merge) -> list[list[str]]:
    groups = _groups(list(dict.fromkeys(names)))
    merge(groups)
    return [[member.name for member in group.members] for group in groups]


@given(PEOPLE)
def test_names_are_joined_as_one_by_one(people):
    names = [" ".join([*first, *last]) for first, last in people]
    assert _joined(names, merge_full_names) == _joined(names, _one_by_one)


@given(ANY)
def test_any_words_are_joined_as_one_by_one(people):
    names = [" ".join(word.capitalize() for word in words) for words in people]
    assert _joined(names, merge_full_names) == _joined(names, _one_by_one)


def test_people_of_few_forenames_are_looked_up_not_compared():
    surnames = [f"{chr(97 + a)}{b}a{chr(97 + c)}ek" for a in range(26) for b in "nrlt" for c in range(26)]
    index = NameIndex()
    for number, surname in enumerate(surnames):
        index.add(number, ("orlan", surname))
    assert all(number in index.near(("orlan", surname)) for number, surname in enumerate(surnames))
    assert max(len(index.near(("orlan", surname))) for surname in surnames) < len(surnames) / 10
