"""Lists of names that the parser has lost: behind semicolons, a colon, offices or in long designations."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, SUBJECTS, clause_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_grounds import is_time
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Entity, EntityKind

LINKS = frozenset(
    {"&", "a.k.a", "aka", "also", "and", "as", "her", "his", "including", "its", "the", "their", "well", "“", "”", '"'}
)
"""Words that stand between the names of a list."""
OFFICES = frozenset({"of", "for", "at", "in", "on", "to"})
"""Prepositions between an office and its holder: "head of the X bank Jane Roe"."""
COLON_TOKENS = 8
"""How far behind its noun a colon may open a list."""
INTRODUCING = 3
"""How many words a body's name may introduce: "Front political leader"."""
LIST_CLASSES = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "SPACE", "CCONJ")


def listed_after(token: Token, reading: Reading) -> list[str]:
    """Keys of a list that begins with this phrase: "X (the X Group); Y; and the Russian national Z".

    Goes on over names, the nouns and adjectives that introduce them and the marks between list items, and stops at the
    first other word. Only people and bodies count: countries introduce the others.
    """
    doc = reading.doc
    found: list[str] = []
    depth = 0
    separated = False
    behind = 0
    start = token.left_edge.i if token.pos_ in ("NOUN", "PROPN") else token.i
    for position in range(start, token.sent.end):
        word = doc[position]
        depth = _depth(word, depth)
        if depth or word.text in ")]":
            continue
        if position < behind:
            continue
        entity = reading.entities_at[position]
        behind = _behind_relative(word, token) or _behind_office(word, reading)
        if position < behind:
            continue
        if position > token.i and (_begins_clause(position, reading) or is_time(word, reading) or tells(word, reading)):
            break
        if entity is not None:
            if _is_party(entity) and not owns(position, reading) and not introduces_people(position, reading):
                found.append(entity.key)
        elif word.text in (",", ";"):
            separated = True
        elif position > token.i and not _in_list(word):
            if found:
                found.extend(_behind_semicolons(position, token.sent.end, reading))
            break
    return found if separated and len(set(found)) > 1 else []


def named_behind(token: Token, reading: Reading) -> list[str]:
    """Keys of the people whose offices a phrase gives before their names, or who stand behind its colon.

    "Former vice president of Harbour Bank Jane Roe", "three traders: the owner of X Jane Roe and John Doe". A name
    right behind a preposition is somebody else: "an aide to Jane Roe".
    """
    lemma = reading.lemmas[token.i]
    colon = _colon(token)
    person = lemma in index_of(reading).people
    if not person and (colon is None or lemma not in terms_of(reading.lexicon).sanctioned):
        return []
    found: list[str] = []
    depth = 0
    held = True
    for position in range((colon or token.i) + 1, token.sent.end):
        word = reading.doc[position]
        depth = _depth(word, depth)
        if depth or word.text in ")]":
            continue
        entity = reading.entities_at[position]
        if _begins_clause(position, reading) or is_time(word, reading):
            break
        if entity is not None:
            body = colon is not None and entity.kind is EntityKind.ORGANISATION
            if held and (body or entity.kind is EntityKind.PERSON):
                found.append(entity.key)
            held = held or entity.kind is not EntityKind.PERSON
        elif word.pos_ == "ADP" and word.lower_ in OFFICES:
            held = False
        elif word.text in (",", ";") or word.lower_ == "and":
            held = True
            if colon is None and not found and not _is_enclosed(position, reading):
                break
        elif not _in_list(word):
            break
    return found


def _behind_relative(word: Token, first: Token) -> int:
    """Where the list goes on behind a clause that tells whose the members to come are: "two firms he owns, X and Y"."""
    for clause in (word, *word.ancestors):
        noun = clause.head
        if clause.dep_ in ("relcl", "acl") and noun.tag_ == "NNS" and first.i < noun.i < word.i and noun.i < clause.i:
            end = clause.right_edge.i + 1
            return end if end < len(word.doc) and word.doc[end].text in (",", ":") else 0
    return 0


def _behind_office(word: Token, reading: Reading) -> int:
    """Where the list goes on behind what an office is held at: "X, head of the Y bank, and Z"."""
    if word.lower_ not in ("of", "at") or word.i == 0:
        return 0
    office = reading.lemmas[word.i - 1]
    inner = next((child for child in word.children if child.dep_ == "pobj"), None)
    if inner is None or office not in index_of(reading).people:
        return 0
    return next((other.i for other in word.doc[word.i : word.right_edge.i + 2] if other.text in (",", ";")), 0)


def names_sanctions(noun: Token, reading: Reading) -> bool:
    """Whether a list is one of those under sanctions: "the SDN list", "its list of terrorist organisations"."""
    listed_as = terms_of(reading.lexicon).listed_as
    lemmas = reading.lemmas
    if any(lemmas[child.i] in ("watch", "wanted") for child in noun.children):
        return False
    words = [word for word in noun.subtree if word.i != noun.i]
    if any(child.dep_ == "poss" and child.lower_ == "its" for child in noun.children):
        # "The sanctions committee removed X from its list".
        subject = subject_of(clause_of(noun))
        words.extend(() if subject is None else (child for child in subject.children if child.dep_ in NAMING))
    return any(lemmas[word.i] in listed_as for word in words)


def _colon(token: Token) -> int | None:
    """The colon that opens a list right behind the phrase, or "among them"."""
    for position in range(token.i + 1, min(token.i + COLON_TOKENS, token.sent.end)):
        word = token.doc[position]
        if word.text == ":" or (word.lower_ in ("them", "whom") and token.doc[position - 1].lower_ == "among"):
            return position
        if (word.pos_ in ("VERB", "AUX") and word.dep_ != "acl") or word.text == ";":
            return None
        if word.text == "," and token.doc[position + 1].lower_ != "among":
            return None
    return None


def _is_enclosed(comma: int, reading: Reading) -> bool:
    """Whether a person's name stands alone between this comma and the next: "the owner of X, Jane Roe, ..."."""
    if comma + 1 >= len(reading.doc):
        return False
    person = reading.entities_at[comma + 1]
    if person is None or person.kind is not EntityKind.PERSON:
        return False
    behind = next((word for word in reading.doc[comma + 1 :] if reading.entities_at[word.i] is not person), None)
    return behind is not None and behind.text == ","


def _depth(word: Token, depth: int) -> int:
    if word.text in "([":
        return depth + 1
    return max(0, depth - 1) if word.text in ")]" else depth


def _begins_clause(position: int, reading: Reading) -> bool:
    """Whether a word or the name that it begins is the subject of a clause: "..., the Treasury Department said"."""
    doc, entity = reading.doc, reading.entities_at[position]
    while doc[position].dep_ not in SUBJECTS:
        position += 1
        if entity is None or position >= len(doc) or reading.entities_at[position] is not entity:
            return False
    return True


def _is_party(entity: Entity) -> bool:
    return entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)


def owns(position: int, reading: Reading) -> bool:
    """Whether a name is that of an owner: "X's aide Y"."""
    doc, end = reading.doc, _end_of(position, reading)
    return doc[end - 1].dep_ == "poss" or (end < len(doc) and doc[end].tag_ == "POS")


def _end_of(position: int, reading: Reading) -> int:
    """One past the last word of the name under a word."""
    entity = reading.entities_at[position]
    while position < len(reading.doc) and reading.entities_at[position] is entity:
        position += 1
    return position


def tells(token: Token, reading: Reading) -> bool:
    """Whether a name is that of who reports, which the parser took into a phrase: "sanctions on X, Daily reported"."""
    doc, entity = reading.doc, reading.entities_at[token.i]
    if entity is None:
        return False
    start, end = token.i, _end_of(token.i, reading)
    while start > 0 and reading.entities_at[start - 1] is entity:
        start -= 1
    if start == 0 or doc[start - 1].text != "," or end >= len(doc):
        return False
    verb = doc[end]
    reporting = verb.tag_ in ("VBD", "VBZ", "VBP") and reading.lemmas[verb.i] in reading.lexicon.values("claims.verbs")
    return reporting and not any(child.dep_ in SUBJECTS for child in verb.children)


def introduces_people(position: int, reading: Reading) -> bool:
    """Whether a body only says whose the people behind it are: "Harbour Front commander X", "five Front members"."""
    doc, entity = reading.doc, reading.entities_at[position]
    if entity is None or entity.kind is not EntityKind.ORGANISATION:
        return False
    behind = _end_of(position, reading)
    people = index_of(reading).people | terms_of(reading.lexicon).sanctioned
    for word in doc[behind : behind + INTRODUCING]:
        if word.pos_ not in ("ADJ", "NOUN", "PROPN") or reading.entities_at[word.i] is not None:
            return False
        if word.pos_ == "NOUN" and reading.lemmas[word.i] in people:
            return True
    return False


def _in_list(word: Token) -> bool:
    """Whether a word can stand between the names of a list."""
    return word.lower_ in LINKS or word.is_space or word.pos_ in LIST_CLASSES


def _behind_semicolons(start: int, end: int, reading: Reading) -> list[str]:
    """ "X, who heads Y; Z, who ...; and W": the first name of each further item."""
    found: list[str] = []
    waiting = False
    for position in range(start, end):
        if reading.doc[position].text == ";":
            waiting = True
        entity = reading.entities_at[position]
        if waiting and entity is not None and _is_party(entity):
            found.append(entity.key)
            waiting = False
    return found
