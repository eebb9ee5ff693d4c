"""IRIs: different keys never share one, each is short in Turtle, and none changes by accident."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgexport.errors import UsageError
from kgexport.model import EntityKind
from kgexport.rdf.iris import (
    DEFAULT_BASE,
    checked_base,
    country_iri,
    document_iri,
    entity_iri,
    scoped_iri,
    slug,
    stretch_iri,
)
from kgexport.rdf.terms import TermError, iri

# The strictest reading of PN_LOCAL in Turtle 1.1: ASCII, no escapes, and no full stop at the end.
LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

labels = st.one_of(
    st.text(max_size=30),
    st.text("aAbB -._'’éÉe\u0301\u200f0189", max_size=8),
    st.lists(st.sampled_from(["al", "Al", "AL", "Kim", "kim", "of", "Of", "BBC", "Bbc", "7"]), max_size=4).flatmap(
        lambda words: st.sampled_from([" ".join(words), "-".join(words), "  ".join(words)])
    ),
    # Labels that imitate what is added to a slug that is not enough.
    st.builds(lambda label: local(entity_iri("Person", label)).partition("-")[2], st.text("aB -_", max_size=6)),
)
identifiers = st.one_of(labels, st.text("ab-_.0/", max_size=8), st.from_regex(r"[a-z0-9._-]{1,12}", fullmatch=True))
offsets = st.integers(0, 1200)
kinds = st.sampled_from([kind.value for kind in EntityKind if kind is not EntityKind.UNNAMED_SOURCE])
codes = st.from_regex(r"[A-Z]{2}", fullmatch=True)
records = ("meeting", "act", "sanction", "claim", "position", "source", "person", "organisation", "place", "country")

# A key and its IRI, of everything that has one. Words only decorate, so they are no part of a key.
minted = st.one_of(
    st.builds(lambda kind, label: ((kind, label), entity_iri(kind, label)), kinds, labels),
    st.builds(lambda code: (("code", code), country_iri(code)), codes),
    st.builds(lambda code: (("Country", code.title()), entity_iri("Country", code.title())), codes),
    st.builds(lambda identifier: (("document", identifier), document_iri(identifier)), identifiers),
    st.builds(
        lambda kind, document, begin, ordinal, words: (
            ("scoped", kind, document, begin, ordinal),
            scoped_iri(kind, document, begin, words=words, ordinal=ordinal),
        ),
        st.sampled_from(records), identifiers, offsets, st.integers(1, 12),
        st.sampled_from(["", "Kim", "at 3", "7 at"]),
    ),
    st.builds(
        lambda kind, document, begin, end, ordinal: (
            ("stretch", kind, document, begin, end, ordinal),
            stretch_iri(kind, document, begin, end, ordinal=ordinal),
        ),
        st.sampled_from(["mention", "span"]), identifiers, offsets, offsets, st.integers(1, 12),
    ),
)  # fmt: skip


def local(name):
    return str(name).removeprefix(DEFAULT_BASE)


@given(st.lists(minted, max_size=40))
def test_different_keys_never_share_an_iri(pairs):
    owners = dict[str, object]()
    for key, name in pairs:
        assert owners.setdefault(str(name), key) == key


@given(st.lists(labels, min_size=2, max_size=40, unique=True))
@example(["Al-Arabiya", "Al Arabiya", "al-arabiya", "AL-ARABIYA", "Al\u00a0Arabiya", "Al-Arabiya ", "Al‐Arabiya"])
@example(["José", "Jose", "jose", "JOSE", "Jose\u0301", "\u202eJose"])
@example(["Ada Quill", "ada quill", "Ada  Quill", "Ada-Quill", "Ada.Quill", "AdaQuill", "Ada Quill."])
@example(["", " ", "-", "_", "محمد", "习近平", "🕊️", "\ud800"])
@example(["x" * 80, "x" * 81, "x" * 200, " ".join(["Xu"] * 40), " ".join(["Xu"] * 41)])
def test_different_labels_never_share_an_iri(found):
    assert len({entity_iri("Person", label) for label in found}) == len(found)


@given(labels)
def test_a_label_that_imitates_a_name_has_a_name_of_its_own(label):
    name = local(entity_iri("Person", label)).removeprefix("person-")
    for imitation in (name, name.replace("_", "-"), name.replace("-", " "), name.replace("_", " ").title()):
        assert imitation == label or entity_iri("Person", imitation) != entity_iri("Person", label)


@given(minted)
def test_every_iri_is_valid_and_short_in_turtle(pair):
    _, name = pair
    assert iri(name) == name
    assert LOCAL.fullmatch(local(name))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Qassem Soleimani", "person-qassem-soleimani"),
        ("Ministry of Foreign Affairs", "person-ministry-of-foreign-affairs"),
        ("Omar bin Varn", "person-omar-bin-varn"),
        ("Omar al-Varn", "person-omar-al-varn"),
        ("BBC News", "person-bbc-news"),
        ("Of Mice", "person-of-mice"),
        ("UN", "person-un_8j1382qjgkbj"),
        ("José", "person-jose_4k1apsdqnpnq"),
        ("Ada-Quill", "person-ada-quill_ja6fy3hthxds"),
        ("", "person-_werc8gmrzge1"),
    ],
)
def test_names_of_labels_stay_what_they_are(label, name):
    assert local(entity_iri("Person", label)) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (country_iri("RU"), "country-ru"),
        (entity_iri("Country", "Norland"), "country-norland"),
        (document_iri("dev01"), "document-dev01"),
        (document_iri("News.2.txt"), "document-News.2.txt"),
        (document_iri("a/b c.txt"), "document-a-b-c-txt_edazqqstmmxn"),
        (scoped_iri("meeting", "dev01", 35), "meeting-dev01_at-35"),
        (scoped_iri("meeting", "dev01", 35, ordinal=2), "meeting-dev01_at-35-2"),
        (scoped_iri("source", "dev01", 35, words="An Official"), "source-dev01_an-official-at-35"),
        (stretch_iri("mention", "dev01", 35, 51), "mention-dev01_35-51"),
        (stretch_iri("span", "dev01", 35, 51, ordinal=3), "span-dev01_35-51-3"),
    ],
)
def test_names_of_everything_else_stay_what_they_are(name, expected):
    assert local(name) == expected


def test_a_country_named_like_a_code_is_not_the_country_with_that_code():
    assert entity_iri("Country", "Ru") != country_iri("RU")


@pytest.mark.parametrize("code", ["", "R", "ru", "RUS", "R1", "ÄÖ", "RU\n"])
def test_what_is_no_country_code(code):
    with pytest.raises(TermError):
        country_iri(code)


@given(st.text())
def test_slugs(text):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 80


@pytest.mark.parametrize(
    "base", ["https://x.example/", "http://x.example/id#", "https://пример.example/a/", DEFAULT_BASE]
)
def test_bases(base):
    assert checked_base(base) == base
    assert iri(document_iri("a b", base=base)).startswith(base)


@pytest.mark.parametrize(
    "base",
    ["", "x", "/id/", "x.example/", "https://", "https:///", "https://x.example", "https://x.example/id", "urn:x:",
     "ftp://x.example/", "https://x.example/a b/", "https://x.example/<a>/", "https://x.example/\u202e/",
     "https://x.example/\n", "https://x.example/?q=", "https://x.example/a#b#", "file:///tmp/"],
)  # fmt: skip
def test_what_is_no_base(base):
    with pytest.raises(UsageError, match=r"https://example\.org/id/"):
        checked_base(base)
