"""What is said in a reporting: the complements of its word, by the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.cues import Cue, Kind, Span
from kgexport.extract.phrases import clause_of
from kgexport.extract.reporting_sources import own_subject

CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "pcomp"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "obj"})
ABOUT = frozenset({"of", "about", "on", "for", "as", "against", "over", "regarding", "concerning", "to", "with"})

SAYING = frozenset({"add", "announce", "say", "state", "tell", "write"})
"""Verbs whose matter stands in a clause or object, never behind "on"."""

MARKS = frozenset({",", '"', "”", "—", "–", "--", "―"})
"""What sets an inserted verb of saying off."""


def span_of(token: Token) -> Span:
    """All words under this one."""
    return token.left_edge.i, token.right_edge.i + 1


def without(span: Span, hole: Span) -> tuple[Span, ...]:
    """What of a span lies before and behind another."""
    parts = ((span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1]))
    return tuple(part for part in parts if part[0] < part[1])


def content_of(verb: Token, *, passive: bool, cue: Cue) -> tuple[tuple[Span, ...], bool]:
    """What is said, by the verb's complements, and whether a clause is among them."""
    clauses: list[Span] = []
    objects: list[Span] = []
    hearers: list[Span] = []
    addressee: list[Span] = []
    for child in verb.children:
        dep = child.dep_
        if dep == "xcomp" and cue.aspectual:
            continue
        if dep in ("ccomp", "xcomp") or (dep in CLAUSES and child.i > verb.i) or _is_that_clause(child):
            clauses.append(span_of(child))
        elif dep in OBJECTS and not _is_relative(child, verb):
            (addressee if cue.addressing and dep == "dobj" else objects).append(span_of(child))
        elif dep == "prep" and child.lower_ in ABOUT and child.i > verb.i and not _is_setting(child, verb):
            (hearers if child.lower_ in ("to", "with") else objects).extend(prepositional(child))
        elif (dep == "nsubjpass" and passive) or (dep == "dative" and not cue.addressing and child.pos_ != "ADP"):
            objects.append(span_of(child))
    if passive and own_subject(verb) is None:
        objects.extend(_passive_content(verb))
    if not clauses:
        clauses.extend(_said_in(verb))
    if (
        not clauses
        and not objects
        and (verb.dep_ == "relcl" or any(_is_relative(child, verb) for child in verb.children))
    ):
        # "A claim that his lawyer denied"; "they met in Rome, which his lawyer denied"
        whole = clause_of(verb.head) if is_of_clause(verb) else verb.head
        objects.extend(_summed_up(verb) or without(span_of(whole), span_of(verb)))
    if hearers and not objects and not parenthetical(verb, None):
        # "Referred to the talks"; but "They met, his office confirmed to the Post".
        objects.extend(hearers)
    if clauses:
        behind = [clause for clause in clauses if clause[0] > verb.i]
        return (*(behind or clauses), *objects), True
    if not objects and cue.kind is not Kind.SAYS:
        objects = addressee
    return tuple(objects), False


def _is_setting(preposition: Token, verb: Token) -> bool:
    """Whether a phrase tells where or when something was said, not what: "said on the call", "told us on a visit"."""
    return preposition.lower_ == "on" and verb.lemma_ in SAYING


def is_of_clause(verb: Token) -> bool:
    """Whether "…, which X denied" is of the whole clause before it: of a place, a day or a name there is no denial."""
    return is_set_off(verb) and verb.head.pos_ == "PROPN"


def is_set_off(verb: Token) -> bool:
    """Whether a verb's clause is a remark on what is said before it: "…, which X denied", "…, something X denied"."""
    first = verb.left_edge
    set_off = first.lower_ == "which" and first.i > 0 and verb.doc[first.i - 1].text == ","
    return verb.dep_ == "relcl" and (set_off or bool(_summed_up(verb)))


def _summed_up(verb: Token) -> tuple[Span, ...]:
    """What "…, something X disputed" is said of: the sentence before it."""
    noun, sent = verb.head, verb.sent
    comma = noun.left_edge.i - 1
    if noun.lower_ != "something" or verb.dep_ != "relcl" or comma <= sent.start or verb.doc[comma].text != ",":
        return ()
    return ((sent.start, comma),)


def _is_relative(token: Token, verb: Token) -> bool:
    """Whether a word stands for the noun that the verb's clause hangs on: "the talks that she announced"."""
    return verb.dep_ in ("relcl", "acl") and token.i < verb.i and token.lower_ in ("that", "which", "whom")


def _said_in(verb: Token) -> Iterator[Span]:
    """The clause that the parser hangs on the place, means or agent: "said on a visit that", "is alleged by X that"."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.i > verb.i and not _is_in_answer(child):
            for noun in child.subtree:
                if noun.dep_ == "pobj":
                    yield from (span_of(inner) for inner in noun.children if inner.i > noun.i and has_that(inner))


def _is_in_answer(preposition: Token) -> bool:
    """ "In response to reports that", "in reply to": what was said before."""
    return any(child.lower_ in ("answer", "reaction", "reply", "response") for child in preposition.children)


def _passive_content(verb: Token) -> tuple[Span, ...]:
    """What a participle with its agent speaks of: the noun or clause that it hangs on ("…, confirmed by officials")."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "advcl", "conj") and head.i < verb.i:
        return without((head.left_edge.i, verb.left_edge.i), span_of(verb))
    return ()


def parenthetical(verb: Token, source: Token | None) -> tuple[Span, ...]:
    """The clause that an inserted verb of saying stands in: "The two, he said, had met"; "as he put it"."""
    head = verb.head
    if head.i == verb.i:
        return ()
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and _marked_as(verb)) or verb.dep_ in ("ccomp", "dep", "conj"):
        if verb.dep_ == "conj" and not _set_off(verb):
            return ()
        if verb.dep_ == "ccomp" and any(child.dep_ == "mark" for child in verb.children):
            return ()
        if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            return ()
        first, last = _inserted_from(verb), verb.right_edge.i + 1
        if source is not None and source.dep_ == "appos" and source.head.i < source.left_edge.i:
            first = source.left_edge.i
            return ((span_of(head)[0], first),)
        return without(span_of(head), (first, last))
    return ()


def postponed(verb: Token, source: Token | None) -> tuple[Span, ...]:
    """What comes before "…, the Post reported" where the parser does not tie the two."""
    doc, sent = verb.doc, verb.sent
    if source is None or source.head.i != verb.i or source.i > verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return ()
    comma = source.left_edge.i - 1
    if comma <= sent.start or doc[comma].text != ",":
        return ()
    root = doc[sent.start : comma].root
    adverbial = root.tag_ in ("VBG", "VBN") or any(child.dep_ in ("mark", "advmod") for child in root.lefts)
    if root.dep_ in ("prep", "npadvmod", "advmod", "cc") or (root.dep_ == "advcl" and adverbial):
        return ()
    return ((sent.start, comma),)


def prepositional(preposition: Token) -> Iterator[Span]:
    """What a preposition brings, but for days and hours ("said on Monday")."""
    for inner in preposition.children:
        if inner.dep_ in ("pobj", "pcomp") and inner.ent_type_ not in ("DATE", "TIME"):
            yield span_of(inner)


def _is_that_clause(child: Token) -> bool:
    # "He said that the two had expressed interest and that they would meet": the second is what he said.
    return child.dep_ in ("advcl", "conj") and has_that(child) and not (child.dep_ == "conj" and has_that(child.head))


def has_that(clause: Token) -> bool:
    """Whether a clause begins with "that"."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def _marked_as(verb: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in verb.children)


def _set_off(verb: Token) -> bool:
    start = _inserted_from(verb)
    return start > 0 and verb.doc[start - 1].text in MARKS


def _inserted_from(verb: Token) -> int:
    """Where an inserted verb begins, with its subject: the parser may hang the day before the comma on it."""
    start = verb.left_edge.i
    subject = own_subject(verb)
    if subject is not None and start < subject.left_edge.i < verb.i and verb.doc[subject.left_edge.i - 1].text in MARKS:
        return subject.left_edge.i
    return start


def around(token: Token) -> tuple[Span, ...]:
    """The clause that a prepositional phrase speaks of: the whole sentence when it is set off by commas."""
    doc = token.doc
    start, end = span_of(token)
    sentence = token.sent
    first = start <= sentence.start + 1
    set_off = first or (start > 0 and doc[start - 1].text in {",", "—", "–", "(", ";", '"', "”"})
    head = token.head
    if set_off:
        # At its end, a set-off phrase speaks for the whole sentence, however the parser hangs it.
        base = (sentence.start, sentence.end)
    else:
        while head.dep_ not in ("ROOT", "ccomp", "conj", "advcl", "relcl") and head.head.i != head.i:
            head = head.head
        base = span_of(head)
    return without(base, (start, end))


def complements(token: Token) -> Iterator[Span]:
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep":
            yield from prepositional(child)
        elif child.i > token.i and child.dep_ not in ("punct", "cc", "conj", "advmod", "npadvmod"):
            yield span_of(child)
