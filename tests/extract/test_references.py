"""What a phrase stands for: parses written by hand and by the model, with invented names."""

from __future__ import annotations

import pytest

from kgexport.extract.references import author_of, conjuncts, expand, possessors, referents
from tests.extract.readings import reading_of
from tests.times.parses import doc_of

PEOPLE = {"Ada Vance|Vance": "person", "Bran Orlo|Orlo": "person"}

MET = (
    "President/NNP/PROPN/President/compound>1 Vance/NNP/PROPN/Vance/nsubj>2 met/VBD/VERB/meet/ROOT>2 "
    "Orlo/NNP/PROPN/Orlo/dobj>2 _././PUNCT/./punct>2 "
)


def _after_meeting(rest: str, names: dict[str, str] | None = None) -> tuple[str, ...]:
    """Referents of the first word of a second sentence, its heads counted from its own beginning."""
    pieces = []
    for piece in rest.split():
        front, head = piece.rsplit(">", 1)
        pieces.append(f"{front}>{int(head) + 5}")
    doc = doc_of(MET + " ".join(pieces))
    return referents(doc[5], reading_of(doc, names or PEOPLE))


def test_name_stands_for_itself() -> None:
    doc = doc_of(MET)
    reading = reading_of(doc, PEOPLE)
    assert referents(doc[1], reading) == ("Ada Vance",)
    assert referents(doc[3], reading) == ("Bran Orlo",)


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param("She/PRP/PRON/she/nsubj>1 left/VBD/VERB/leave/ROOT>1", ("Ada Vance",), id="subject-goes-on"),
        pytest.param("It/PRP/PRON/it/nsubj>1 failed/VBD/VERB/fail/ROOT>1", (), id="it-is-no-person"),
        pytest.param("They/PRP/PRON/they/nsubj>1 left/VBD/VERB/leave/ROOT>1", (), id="they-are-not-coordinated"),
    ],
)
def test_pronouns(rest: str, expected: tuple[str, ...]) -> None:
    assert _after_meeting(rest) == expected


def test_two_coordinated_subjects_are_they_and_not_he() -> None:
    parse = (
        "Vance/NNP/PROPN/Vance/nsubj>3 and/CC/CCONJ/and/cc>0 Orlo/NNP/PROPN/Orlo/conj>0 met/VBD/VERB/meet/ROOT>3 "
        "_././PUNCT/./punct>3 {}/PRP/PRON/{}/nsubj>6 agreed/VBD/VERB/agree/ROOT>6"
    )
    they = doc_of(parse.format("They", "they"))
    assert referents(they[5], reading_of(they, PEOPLE)) == ("Ada Vance", "Bran Orlo")
    he = doc_of(parse.format("He", "he"))
    assert referents(he[5], reading_of(he, PEOPLE)) == ()


def test_object_of_a_verb_is_not_its_subject() -> None:
    doc = doc_of("Vance/NNP/PROPN/Vance/nsubj>1 praised/VBD/VERB/praise/ROOT>1 him/PRP/PRON/he/dobj>1")
    assert referents(doc[2], reading_of(doc, PEOPLE)) == ()


def test_possessive_is_the_subject_of_its_clause() -> None:
    doc = doc_of(
        "Ruritania/NNP/PROPN/Ruritania/nsubj>1 closed/VBD/VERB/close/ROOT>1 its/PRP$/PRON/its/poss>3 "
        "border/NN/NOUN/border/dobj>1 with/IN/ADP/with/prep>3 Graustark/NNP/PROPN/Graustark/pobj>4"
    )
    reading = reading_of(doc, {"Ruritania": "country", "Graustark": "country"})
    assert referents(doc[2], reading) == ("Ruritania",)
    assert possessors(doc[3], reading) == ("Ruritania",)


def test_conjuncts_and_expand_give_all_members() -> None:
    doc = doc_of(
        "Vance/NNP/PROPN/Vance/nsubj>5 _,/,/PUNCT/,/punct>0 Orlo/NNP/PROPN/Orlo/conj>0 and/CC/CCONJ/and/cc>2 "
        "Lyle/NNP/PROPN/Lyle/conj>2 met/VBD/VERB/meet/ROOT>5"
    )
    assert [token.text for token in conjuncts(doc[0])] == ["Vance", "Orlo", "Lyle"]
    reading = reading_of(doc, {**PEOPLE, "Cy Lyle|Lyle": "person"})
    assert [token.text for token in expand(doc[0], reading)] == ["Vance", "Orlo", "Lyle"]
    assert referents(doc[0], reading) == ("Ada Vance", "Bran Orlo", "Cy Lyle")


NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Ruritania|Ruritanian|Ruritanians": "country",
    "Graustark|Graustarkian": "country",
    "Strelsau": "place",
    "Harbour Bank": "body",
    "Ministry of Roads": "body",
}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("President Ada Vance met Bran Orlo. The two leaders talked.", "leaders", ("Ada Vance", "Bran Orlo")),
        ("Ruritanian President Ada Vance met Bran Orlo. The president was tired.", "president", ("Ada Vance",)),
        ("Ada Vance, president of Ruritania, spoke. The Ruritanian president was tired.", "president", ("Ada Vance",)),
        ("Ada Vance, president of Ruritania, spoke. The Graustarkian president slept.", "president", ()),
        ("Ruritania and Graustark signed a treaty. Both countries hailed it.", "countries", ("Ruritania", "Graustark")),
        ("The Ruritanian government resigned.", "government", ("Ruritania",)),
        ("Harbour Bank lost money. The bank closed two branches.", "bank", ("Harbour Bank",)),
        ("Harbour Bank lost money. The airline closed two branches.", "airline", ()),
        ("The Ministry of Roads built it. The ministry paid.", "ministry", ("Ministry of Roads",)),
        ("Ruritania voted on Sunday. The country is small.", "country", ("Ruritania",)),
        ("Graustark beat Ruritania, which lost. The country is small.", "country", ()),
        ("The minister, Bran Orlo, resigned.", "minister", ("Bran Orlo",)),
        ("Two ministers, Bran Orlo and Ada Vance, resigned.", "ministers", ("Bran Orlo", "Ada Vance")),
        ("Ruritania lifted the ban that it had imposed on Graustark.", "it", ("Ruritania",)),
        ("Ada Vance, who leads Ruritania, resigned.", "who", ("Ada Vance",)),
        ("Officials from Ruritania came. Three leaders were absent.", "leaders", ()),
    ],
)
def test_descriptions(nlp, text: str, word: str, expected: tuple[str, ...]) -> None:
    doc = nlp(text)
    reading = reading_of(doc, NAMES)
    token = [token for token in doc if token.text == word and reading.entity_at(token) is None][-1]
    assert referents(token, reading) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A delegation from Ruritania arrived.", "delegation", ("Ruritania",)),
        ("Ruritanian officials arrived.", "officials", ("Ruritania",)),
        ("Ada Vance met her Graustarkian counterpart.", "counterpart", ("Graustark",)),
        ("The leaders of Ruritania and Graustark spoke.", "leaders", ("Ruritania", "Graustark")),
        ("The president in Strelsau spoke.", "president", ()),
    ],
)
def test_delegates_stand_for_their_side_only_as_parties(nlp, text: str, word: str, expected: tuple[str, ...]) -> None:
    doc = nlp(text)
    reading = reading_of(doc, NAMES)
    token = next(token for token in doc if token.text == word)
    assert referents(token, reading) == ()
    assert referents(token, reading, parties=True) == expected


def test_author_says_i(nlp) -> None:
    doc = nlp("Ada Vance, Secretary of Roads\n\nI spoke today with Bran Orlo. “I was there,” he said.")
    reading = reading_of(doc, NAMES)
    first, quoted = (token for token in doc if token.text == "I")
    assert author_of(reading) == "Ada Vance"
    assert referents(first, reading) == ("Ada Vance",)
    assert referents(quoted, reading) == ()


def test_sentence_is_no_byline(nlp) -> None:
    doc = nlp("Ada Vance met Bran Orlo today\n\nI was there.")
    assert author_of(reading_of(doc, NAMES)) is None


def test_other_gender_is_somebody_else(nlp) -> None:
    doc = nlp("Ada Vance spoke on Monday. She said that he had left.")
    reading = reading_of(doc, NAMES)
    he = next(token for token in doc if token.text == "he")
    assert referents(he, reading) == ()


def test_chain_of_pronouns_ends(nlp) -> None:
    doc = nlp("Ada Vance spoke. " + "She said that she knew. " * 60)
    reading = reading_of(doc, NAMES)
    assert all(len(referents(token, reading)) <= 1 for token in doc if token.lower_ == "she")
