"""From a word of reporting to who says what, by the parse: verbs, nouns and phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kgexport.extract.cues import Attribution, Cue, CueLexicon, Kind, Span
from kgexport.model import Stance

CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "parataxis", "pcomp"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "obj"})
ABOUT = frozenset({"of", "about", "on", "for", "as", "against", "over", "regarding", "concerning", "to", "with", "that"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
CONTROLLED = frozenset({"xcomp", "conj", "advcl", "ccomp", "acl", "relcl", "prep", "pcomp", "parataxis", "dep"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "no"})
NOBODY = frozenset({"no", "neither", "nobody", "none", "no-one"})
INABILITY = frozenset({"unable", "unwilling", "reluctant"})
STOP = 6
"""How many words up a participle looks for its subject."""


def span_of(token: Token) -> Span:
    """All words under this one."""
    return token.left_edge.i, token.right_edge.i + 1


def without(span: Span, hole: Span) -> tuple[Span, ...]:
    """What of a span lies before and behind another."""
    parts = ((span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1]))
    return tuple(part for part in parts if part[0] < part[1])


def read_verb(verb: Token, cue: Cue, cues: CueLexicon, *, head_only: bool = False) -> Attribution | None:
    """The reporting of a verb; without content when what is said is left to a quotation near by."""
    source, passive = source_of(verb)
    content, clausal = content_of(verb, passive=passive and not (source and source.dep_ == "nsubjpass" and _quoted_as(verb)), cue=cue)
    if not clausal and not head_only and (around := parenthetical(verb)):
        content, clausal = (*content, *around), True
    stance, kind, negated = cue.stance, cue.kind, is_negated(verb)
    if source is None and cue.kind is not Kind.SAYS:
        return None
    if passive and source is not None and source.dep_ == "nsubjpass" and not _quoted_as(verb):
        # "The two are said to have met": nobody is named as the one who says so.
        if kind is not Kind.SAYS and verb.lemma_ not in ("believe", "think", "understand"):
            return None
        source = None
    if negated and kind is Kind.SAYS:
        stance = Stance.DECLINES
    elif kind is not Kind.SAYS and _calls_false(verb, cues):
        kind, stance = Kind.SAYS, Stance.DENIES
    return Attribution(
        head=verb.i,
        cue=((verb.i, verb.i + 1),),
        kind=kind,
        stance=stance,
        source=None if source is None else source.i,
        content=tuple(sorted(content)) if clausal or not cue.clausal else (),
        hedged=source is None,
    )


def read_inverted(participle: Token, cue: Cue) -> Attribution | None:
    """ “…” tweeted Jane Roe: the parser takes the verb for an adjective of the name."""
    doc, name = participle.doc, participle.head
    if cue.kind is not Kind.SAYS or participle.i == 0 or name.pos_ != "PROPN" or name.i < participle.i:
        return None
    if doc[participle.i - 1].text[-1:] not in {'"', "”", "’"}:
        return None
    return Attribution(
        head=participle.i, cue=((participle.i, participle.i + 1),), stance=cue.stance, source=name.i
    )


def source_of(verb: Token) -> tuple[Token | None, bool]:
    """Who says, and whether the verb is passive: then its agent, else its own subject (nsubjpass)."""
    passive = verb.tag_ == "VBN" and not any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    if passive:
        for child in verb.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
                if agent is not None:
                    return agent, True
    own = own_subject(verb)
    if own is not None:
        return own, passive and own.dep_ == "nsubjpass"
    if passive and verb.dep_ in ("acl", "advcl", "ROOT"):
        return None, True
    return _controller(verb), False


def own_subject(verb: Token) -> Token | None:
    """The subject among the verb's own children, the nearest before it or else the first behind it."""
    before = after = None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
            if child.i < verb.i:
                before = child
            elif after is None:
                after = child
    return _own_paragraph(before, verb) if before is not None else after


def _own_paragraph(subject: Token, verb: Token) -> Token:
    """The part of a subject that stands in the verb's paragraph: the parser reads on from bylines and headings."""
    doc = verb.doc
    line = verb.i - 1
    while line > subject.i and not (doc[line].is_space and doc[line].text.count("\n") > 1):
        line -= 1
    if line <= subject.i:
        return subject
    for index in range(line + 1, verb.i):
        token = doc[index]
        if token.head.i <= line and token.pos_ in ("PROPN", "NOUN", "PRON"):
            return token
    return subject


def _controller(verb: Token) -> Token | None:
    """Whose act a verb without a subject of its own is, up the parse."""
    current = verb
    for _ in range(STOP):
        head, dep = current.head, current.dep_
        if head.i == current.i or dep not in CONTROLLED:
            return _beside(verb) if current is verb else None
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return _noun_controller(current, head)
        if dep == "pcomp" and head.lower_ == "as" and head.head.lemma_ in ("quote", "cite"):
            return _quoted_one(head.head)
        if dep == "xcomp":
            controlled = next((child for child in head.children if child.dep_ == "dobj" and child.i < current.i), None)
            if controlled is not None and head.lemma_ not in ("promise", "use", "have"):
                return controlled
        if head.pos_ in ("VERB", "AUX"):
            own = own_subject(head)
            if own is not None and own.dep_ != "csubj":
                return own
        current = head
    return None


def _noun_controller(verb: Token, noun: Token) -> Token | None:
    """ "A statement saying": the statement, or who issued it; "his decision to say": he."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.dep_ != "dobj":
        return noun
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.pos_ != "NOUN":
        return noun
    current = noun
    for _ in range(STOP):
        if current.head.i == current.i:
            break
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            subject, _ = source_of(current)
            return subject if subject is not noun else None
    return noun if verb.dep_ == "acl" and verb.tag_ == "VBG" else None


def content_of(verb: Token, *, passive: bool, cue: Cue) -> tuple[tuple[Span, ...], bool]:
    """What is said, by the verb's complements, and whether a clause is among them."""
    clauses: list[Span] = []
    objects: list[Span] = []
    addressee: list[Span] = []
    for child in verb.children:
        dep = child.dep_
        if dep == "xcomp" and cue.aspectual:
            continue
        if dep in ("ccomp", "xcomp") or (dep in CLAUSES and child.i > verb.i) or _that_clause(child):
            clauses.append(span_of(child))
        elif dep in OBJECTS:
            (addressee if cue.addressing and dep == "dobj" else objects).append(span_of(child))
        elif dep == "prep" and child.lower_ in ABOUT:
            objects.extend(_prepositional(child))
        elif (dep == "nsubjpass" and passive) or (dep == "dative" and not cue.addressing and child.pos_ != "ADP"):
            objects.append(span_of(child))
    if passive and own_subject(verb) is None:
        objects.extend(_passive_content(verb))
    if clauses:
        behind = [clause for clause in clauses if clause[0] > verb.i]
        return (*(behind or clauses), *objects), True
    if not objects and cue.kind is not Kind.SAYS:
        objects = addressee
    return tuple(objects), False


def _passive_content(verb: Token) -> tuple[Span, ...]:
    """What a participle with its agent speaks of: the noun or clause that it hangs on ("…, confirmed by officials")."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "advcl", "conj") and head.i < verb.i:
        return without((head.left_edge.i, verb.left_edge.i), span_of(verb))
    return ()


def parenthetical(verb: Token) -> tuple[Span, ...]:
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
        return without(span_of(head), span_of(verb))
    return ()


def is_negated(verb: Token) -> bool:
    """Whether the source does not say it: "would not say", "declined to confirm", "neither side mentioned"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in NEGATIONS and child.dep_ in ("advmod", "preconj", "cc")):
            if child.lower_ != "nor" or child.i < verb.i:
                return True
        if child.dep_ == "nsubj" and (child.lower_ in NOBODY or any(c.lower_ in NOBODY for c in child.children if c.dep_ in ("det", "preconj"))):
            return True
    head = verb.head
    if verb.dep_ == "xcomp" and head.i != verb.i:
        if head.lemma_ in ("decline", "refuse", "fail"):
            return True
        if any(child.dep_ == "acomp" and child.lower_ in INABILITY for child in head.children):
            return True
        return any(child.dep_ == "neg" for child in head.children) and head.lemma_ in ("be", "want", "able")
    if verb.dep_ == "xcomp" or head.lower_ in INABILITY:
        return True
    if verb.dep_ == "conj" and any(child.lower_ in ("nor", "neither") for child in head.children):
        return True
    return False


def _prepositional(preposition: Token) -> Iterator[Span]:
    """What a preposition brings, but for days and hours ("said on Monday")."""
    for inner in preposition.children:
        if inner.dep_ in ("pobj", "pcomp") and inner.ent_type_ not in ("DATE", "TIME"):
            yield span_of(inner)


def _that_clause(child: Token) -> bool:
    return child.dep_ in ("advcl", "conj") and any(
        inner.lower_ == "that" and inner.dep_ == "mark" for inner in child.children
    )


def _marked_as(verb: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in verb.children)


def _set_off(verb: Token) -> bool:
    doc = verb.doc
    start = verb.left_edge.i
    return start > 0 and doc[start - 1].text in {",", '"', "”", "—", "–", "--", "―"}


def _quoted_as(verb: Token) -> bool:
    return verb.lemma_ in ("quote", "cite") and any(child.lower_ == "as" for child in verb.children)


def _quoted_one(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return child
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _beside(verb: Token) -> Token | None:
    """The name beside a finite verb that the parser left without a subject: “…,” said Jane Roe; "— Utopia said"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc = verb.doc
    before = verb.i - 1
    while before > verb.sent.start and doc[before].pos_ in ("ADV", "AUX"):
        before -= 1
    if before >= verb.sent.start and doc[before].pos_ == "PROPN" and doc[before].dep_ != "npadvmod":
        return doc[before]
    if verb.i + 1 < len(doc):
        after = doc[verb.i + 1]
        if after.pos_ == "PROPN" and after.dep_ != "npadvmod":
            while after.head.i > after.i and after.head.pos_ == "PROPN" and after.dep_ == "compound":
                after = after.head
            return after
    return None


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    return None


def _calls_false(verb: Token, cues: CueLexicon) -> bool:
    """ "Called the reports false", "described it as a fabrication". """
    for child in verb.children:
        if child.dep_ in ("oprd", "ccomp", "xcomp", "acomp") and child.lemma_.lower() in cues.falsehoods:
            return True
        if child.dep_ == "prep" and child.lower_ == "as":
            return any(inner.lemma_.lower() in cues.falsehoods for inner in child.children)
        if child.dep_ == "dobj" and child.lemma_.lower() in cues.falsehoods:
            return True
    return False


def read_noun(noun: Token, cue: Cue, cues: CueLexicon) -> Attribution | None:
    """The reporting of a noun with what it reports: "the ministry's denial that", "the report of the visit"."""
    content = list(_noun_content(noun))
    source, words = _noun_source(noun, cues)
    if not content and (source is None or cue.stance is Stance.ASSERTS):
        return None
    negated = any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)
    return Attribution(
        head=noun.i,
        cue=tuple(sorted(((noun.i, noun.i + 1), *words))),
        kind=cue.kind,
        stance=Stance.DECLINES if negated and cue.kind is Kind.SAYS else cue.stance,
        source=None if source is None else source.i,
        content=tuple(content),
        hedged=source is None,
    )


def _noun_content(noun: Token) -> Iterator[Span]:
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("emerge", "surface", "circulate", "spread"):
        # "Reports have surfaced that the two met"
        yield from (span_of(child) for child in noun.head.children if child.i > noun.head.i and _that_clause(child))
    for child in noun.children:
        if child.i < noun.i:
            continue
        if (child.dep_ in ("acl", "relcl", "ccomp", "advcl") and any(
            inner.dep_ == "mark" and inner.lower_ in ("that", "whether") for inner in child.children
        )) or (child.dep_ == "acl" and child.tag_ == "VB"):
            yield span_of(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "about", "on", "over", "regarding", "concerning"):
            yield from _prepositional(child)


def _noun_source(noun: Token, cues: CueLexicon) -> tuple[Token | None, tuple[Span, ...]]:
    """Whose word the noun is, and the words of the cue beside it: a verb that lends its subject."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child, ()
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            inner = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if inner is not None:
                return inner, ()
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_ in cues.light_verbs:
        return source_of(head)[0], ((head.i, head.i + 1),)
    if noun.dep_ == "nsubj" and head.lemma_ == "come":
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None), ((head.i, head.i + 1),)
    return None, ()


def read_phrase(token: Token, cues: CueLexicon, lemmas: tuple[str, ...]) -> Attribution | None:
    """The reporting of a phrase before a source: "according to", "in the words of"."""
    doc = token.doc
    lower = token.lower_
    for rest, cue in cues.phrases.get(lemmas[token.i], ()):
        last = token.i + len(rest)
        if last >= len(doc) or any(doc[token.i + 1 + n].lower_ != word for n, word in enumerate(rest)):
            continue
        preposition = doc[last]
        source = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if source is None and last + 1 < len(doc) and doc[last + 1].head.i == last:
            source = doc[last + 1]
        if source is None:
            continue
        if lower == "per" and source.ent_type_ not in ("ORG", "PERSON"):
            continue
        top = token if token.head.i != preposition.i else preposition
        return Attribution(
            head=token.i,
            cue=((token.i, last + 1),),
            kind=cue.kind,
            stance=cue.stance,
            source=source.i,
            content=_around(top),
        )
    return None


def _around(token: Token) -> tuple[Span, ...]:
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


def read_hedge(adverb: Token) -> Attribution:
    """ "Reportedly": the clause of its verb is what somebody says."""
    head = adverb.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    return Attribution(
        head=adverb.i,
        cue=((adverb.i, adverb.i + 1),),
        content=without(span_of(head), (adverb.i, adverb.i + 1)),
        hedged=True,
    )


def read_refusal(verb: Token, cues: CueLexicon) -> Attribution | None:
    """ "Declined to comment on", "refused to say whether": nothing is said, and that is said."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.lemma_ in cues.withheld_verbs:
            source, passive = source_of(verb)
            if source is None or passive:
                return None
            return Attribution(
                head=child.i,
                cue=((verb.i, verb.i + 1), (child.i, child.i + 1)),
                stance=Stance.DECLINES,
                source=source.i,
                content=tuple(_complements(child)),
            )
    return None


def read_withheld(noun: Token, cues: CueLexicon) -> Attribution | None:
    """ "Had no information on", "did not have accurate reports": the source knows nothing to say."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in cues.light_verbs:
        return None
    none = any(child.dep_ == "det" and child.lower_ in ("no", "any") for child in noun.children)
    negated = any(child.dep_ == "neg" for child in verb.children)
    if not (negated or (none and any(child.lower_ == "no" for child in noun.children))):
        return None
    source, passive = source_of(verb)
    if source is None or passive:
        return None
    return Attribution(
        head=noun.i,
        cue=((verb.i, verb.i + 1), (noun.i, noun.i + 1)),
        stance=Stance.DECLINES,
        source=source.i,
        content=tuple(_complements(noun)),
    )


def _complements(token: Token) -> Iterable[Span]:
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep":
            yield from _prepositional(child)
        elif child.i > token.i and child.dep_ not in ("punct", "cc", "conj", "advmod", "npadvmod"):
            yield span_of(child)
