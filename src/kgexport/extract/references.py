"""Which entities a noun phrase stands for.

In goes the head word of a phrase and the reading; out come entity keys in the order of the text. A name stands for
itself, a pronoun or a description ("the two leaders", "the Iranian president") for what was named before, a list
for all its members. Nothing comes out when nothing is sure: a wrong referent is worse than none.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, appositions, conjuncts, phrase_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.reference_descriptions import described, numbered
from kgexport.extract.reference_index import ReferenceIndex, index_of
from kgexport.extract.reference_lists import named_behind
from kgexport.extract.reference_pronouns import pronoun_referents
from kgexport.model import EntityKind

__all__ = ["author_of", "conjuncts", "expand", "phrase_of", "possessors", "referents", "referents_of_one"]

MAX_DEPTH = 4
TITLES = 8
"""Words between an "and" and a surname, fewer than these: titles and given names."""


def referents(token: Token, reading: Reading, *, parties: bool = False) -> tuple[str, ...]:
    """The entities that the phrase headed by this word stands for, with all members of a list.

    Args:
        token: The head of the phrase, or its first member when it is a list; words of a name before its head will do.
        reading: The document.
        parties: Also take people who act for a country or body for that country or body when nobody is named:
            "a delegation from Iran", "Iranian officials", "his Iranian counterpart".
    """
    found: dict[str, None] = {}
    for member in expand(token, reading):
        for key in referents_of_one(member, reading, parties=parties):
            found.setdefault(key)
    return tuple(found)


def referents_of_one(token: Token, reading: Reading, *, parties: bool = False) -> tuple[str, ...]:
    """What the phrase headed by this word alone stands for, its coordinated phrases left aside."""
    return _one(token, reading, index_of(reading), parties, 0)


def expand(token: Token, reading: Reading) -> tuple[Token, ...]:
    """The words that head the members of a list, from its first member: "X, Y and two others, including Z" gives all.

    Names that the parser takes for appositions of other names count as members when both name things of one kind.
    """
    found: list[Token] = []
    todo = [token]
    while todo:
        current = todo.pop(0)
        if any(current.i == member.i for member in found):
            continue
        found.append(current)
        todo.extend(child for child in conjuncts(current) if child.i != current.i)
        todo.extend(_listed_appositions(current, reading))
        todo.extend(_included(current, reading))
        todo.extend(_joined(current, reading))
    return tuple(sorted(found, key=lambda member: member.i))


def possessors(token: Token, reading: Reading) -> tuple[str, ...]:
    """Whose it is: "Iran's foreign minister" gives Iran, "his visit" whoever he is."""
    owner = possessor(token)
    return () if owner is None else referents(owner, reading)


def author_of(reading: Reading) -> str | None:
    """The person in whose name a statement speaks ("Jane Roe, Secretary of State" as its first line), who says "I"."""
    return index_of(reading).author


def _one(token: Token, reading: Reading, index: ReferenceIndex, parties: bool, depth: int) -> tuple[str, ...]:
    if depth > MAX_DEPTH:
        return ()
    entity = reading.entity_at(token)
    if entity is not None and not _only_modifies(token, reading):
        return (_possessed(token, reading) or entity.key,)
    lower = token.lower_
    if token.tag_ in ("WP", "WDT", "WP$") or (lower == "that" and token.dep_ in ("nsubj", "nsubjpass", "dobj")):
        return _relative(token, reading, index, parties, depth)
    if lower in ("i", "me", "my", "myself"):
        return _first_person(token, index)
    if lower in index.pronouns and token.pos_ in ("PRON", "DET"):
        return _pronoun(token, reading, index, depth)
    named = named_behind(token, reading, index)
    if named:
        return named
    if token.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"):
        group = numbered(token, index)
        return group or described(token, index, parties, lambda noun: _all(noun, reading, index, depth + 1))
    return ()


def _pronoun(token: Token, reading: Reading, index: ReferenceIndex, depth: int) -> tuple[str, ...]:
    """The referents of a pronoun, remembered: later pronouns ask for those of earlier ones."""
    known = index.resolved.get(token.i)
    if known is None:
        known = pronoun_referents(token, index, lambda noun: _one(noun, reading, index, False, depth + 1))
        if depth < MAX_DEPTH - 1:
            index.resolved[token.i] = known
    return known


def _all(token: Token, reading: Reading, index: ReferenceIndex, depth: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for member in conjuncts(token):
        for key in _one(member, reading, index, False, depth):
            found.setdefault(key)
    return tuple(found)


def _possessed(token: Token, reading: Reading) -> str | None:
    """The body that a name owns, where the parser takes the owner for the head: "the Ministry of X's Y Brigade"."""
    entity = reading.entities_at[token.i]
    doc = reading.doc
    end = token.i + 1
    while end < len(doc) and reading.entities_at[end] is entity:
        end += 1
    if end + 1 >= len(doc) or doc[end].tag_ != "POS" or token.dep_ == "poss" or entity is None:
        return None
    owned = reading.entities_at[end + 1]
    if owned is None or owned is entity or doc[end + 1].is_space:
        return None
    return owned.key if token.i <= doc[end].head.i <= end else None


def _only_modifies(token: Token, reading: Reading) -> bool:
    """Whether the name under this word is an adjective or a compound of a following noun that is no name."""
    return token.pos_ == "ADJ" and token.dep_ == "amod" and reading.entities_at[token.head.i] is None


def _relative(token: Token, reading: Reading, index: ReferenceIndex, parties: bool, depth: int) -> tuple[str, ...]:
    current = token
    while current.head.i != current.i:
        if current.dep_ in ("relcl", "acl"):
            return _one(current.head, reading, index, parties, depth + 1)
        current = current.head
    return ()


def _first_person(token: Token, index: ReferenceIndex) -> tuple[str, ...]:
    """ "I" is the author of a statement with a byline, unless somebody is quoted."""
    author = index.author
    if author is None or _quoted(token):
        return ()
    return (author,)


def _quoted(token: Token) -> bool:
    """Whether an odd number of quotation marks stands before the word in its sentence."""
    doc, inside = token.doc, False
    for position in range(token.sent.start, token.i):
        mark = doc[position].text
        if mark == '"':
            inside = not inside
        elif mark == "“":
            inside = True
        elif mark == "”":
            inside = False
    return inside


def _listed_appositions(token: Token, reading: Reading) -> list[Token]:
    entity = reading.entity_at(token)
    found: list[Token] = []
    for child in appositions(token):
        named = reading.entity_at(child)
        if named is None:
            # The list went on from the description: "X, the minister, and Y".
            found.extend(inner for inner in conjuncts(child) if inner.i != child.i and reading.entity_at(inner))
        elif entity is not None and named is not entity and _is_list_item(child, named.kind, entity.kind):
            found.append(child)
    return found


def _is_list_item(child: Token, kind: EntityKind, other: EntityKind) -> bool:
    if kind in (EntityKind.PLACE, EntityKind.COUNTRY):
        # "Vienna, Austria" is one place; a list of places goes on after its second member.
        return other in (EntityKind.PLACE, EntityKind.COUNTRY) and any(
            inner.dep_ in ("conj", "cc", "appos") for inner in child.children
        )
    return True


def _joined(name: Token, reading: Reading) -> list[Token]:
    """ "The U.S. and European Union", where the parser takes "U.S. and European" for what modifies "Union"."""
    entity = reading.entities_at[name.i]
    if entity is None or name.pos_ != "PROPN":
        return []
    return [
        child
        for child in name.children
        if child.dep_ in NAMING
        and child.pos_ == "PROPN"
        and child.i < name.i
        and reading.entities_at[child.i] not in (None, entity)
        and any(inner.dep_ == "cc" and _leads_to(inner, name, reading) for inner in child.children)
    ]


def _leads_to(joint: Token, name: Token, reading: Reading) -> bool:
    """Whether an "and" joins a name: right before it, or before the titles of a person."""
    entity = reading.entities_at[name.i]
    if reading.entities_at[joint.i + 1] is entity:
        return True
    titles = reading.doc[joint.i + 1 : name.i]
    person = entity is not None and entity.kind is EntityKind.PERSON
    return person and 0 < len(titles) < TITLES and all(token.pos_ in ("ADJ", "NOUN", "PROPN") for token in titles)


def _included(token: Token, reading: Reading) -> list[Token]:
    """Members named after "including", "such as", "namely" or a colon; only of a noun that names nothing itself."""
    if reading.entity_at(token) is not None or token.pos_ not in ("NOUN", "PROPN", "NUM"):
        return []
    words = index_of(reading).including
    found: list[Token] = []
    for child in token.children:
        if child.i <= token.i:
            continue
        if child.dep_ in ("prep", "acl") and (child.lower_ in words or child.lower_ == "as"):
            found.extend(inner for inner in child.children if inner.dep_ in ("pobj", "dobj"))
    return found
