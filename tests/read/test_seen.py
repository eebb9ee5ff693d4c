"""Documents that come twice: by digests of identifier and text, and so again in another run."""

from __future__ import annotations

import pytest

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read import Duplicate, Seen

FIRST = Document(identifier="a", text="Ann Lee.", source="one.txt")
SAME = Document(identifier="a", text="Ann Lee.", source="two.txt")
OTHER = Document(identifier="a", text="Bo Day.", source="three.txt")
NEW = Document(identifier="b", text="Ann Lee.", source="odd\udc80.txt")


def again(seen):
    restored = Seen()
    restored.restore(seen.rows(0, 1))
    restored.restore(seen.rows(1, len(seen)))
    return restored


@pytest.mark.parametrize("restored", [False, True])
def test_a_document_is_known_by_identifier_and_text(restored):
    seen = Seen()
    assert seen.once(FIRST) is FIRST
    assert seen.once(NEW) is NEW
    if restored:
        seen = again(seen)
    assert len(seen) == 2
    assert seen.once(SAME) == Duplicate(document="a", source="two.txt", first="one.txt")
    assert seen.once(NEW) == Duplicate(document="b", source="odd\udc80.txt", first="odd\udc80.txt")
    failure = seen.once(OTHER)
    assert isinstance(failure, DocumentError)
    assert str(failure) == (
        "the id 'a' was read before with another text, from one.txt: give each document an id of its own"
    )
    assert (failure.document, failure.stage, failure.source) == ("a", "read", "three.txt")
    assert len(seen) == 2


def test_a_document_without_a_source_is_named_by_its_identifier():
    seen = Seen()
    seen.once(Document(identifier="a", text="Ann Lee."))
    assert seen.once(SAME) == Duplicate(document="a", source="two.txt", first="a")
