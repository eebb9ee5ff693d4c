"""Who makes a reporting: the subject, agent or controller of its verb, by the parse."""

from __future__ import annotations

from spacy.tokens import Token

CONTROLLED = frozenset({"xcomp", "conj", "advcl", "ccomp", "acl", "relcl", "prep", "pcomp", "parataxis", "dep"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSERTED = frozenset({"VBG", "VBN", "IN", "WP", "WRB"})
"""What words set off by commas between a speaker and the verb begin with."""

STOP = 6
"""How many words up a participle looks for its subject."""


def source_of(verb: Token) -> tuple[Token | None, bool]:
    """Who says, and whether the verb is passive: then its agent, else its own subject (nsubjpass)."""
    passive = verb.tag_ == "VBN" and (
        any(child.dep_ == "auxpass" for child in verb.children)
        or not any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    )
    if passive:
        agent = _agent(verb)
        if agent is not None:
            return agent, True
    own = own_subject(verb)
    if own is not None:
        return own, passive and own.dep_ == "nsubjpass"
    if passive and verb.dep_ in ("acl", "advcl", "ROOT"):
        return None, True
    return _controller(verb), False


def quoted_as(verb: Token) -> bool:
    """Whether a verb is "quoted … as" or "cited … as"."""
    return verb.lemma_ in ("quote", "cite") and any(child.lower_ == "as" for child in verb.children)


def _agent(verb: Token) -> Token | None:
    """By whom; in "quoted as saying by the Post" it hangs on "saying"."""
    verbs = [verb]
    if quoted_as(verb):
        verbs += [inner for child in verb.children if child.lower_ == "as" for inner in child.children]
    for holder in verbs:
        for child in holder.children:
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
                if agent is not None:
                    return agent
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject among the verb's own children, the nearest before it or else the first behind it."""
    before = after = None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
            if child.i < verb.i:
                before = child
            elif after is None:
                after = child
    if before is None:
        return after
    return _unclosed(before, verb) or _own_paragraph(before, verb)


def _unclosed(subject: Token, verb: Token) -> Token | None:
    """An apposition with no comma behind it, before the verb: the real subject of "… met X, the Post reported"."""
    doc = verb.doc
    for child in subject.children:
        if child.dep_ == "appos" and child.i > subject.i and doc[child.left_edge.i - 1].text == ",":
            between = doc[child.right_edge.i + 1 : verb.i]
            if all(token.pos_ in ("ADV", "AUX") for token in between):
                return child
    return None


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
        if head.pos_ in NOUNS:
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
    if doc[verb.i - 1].text == "," and verb.i - 1 > verb.sent.start:
        return _over_insertion(verb)
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


def _over_insertion(verb: Token) -> Token | None:
    """The name before words set off by commas: "Jane Roe, speaking in the capital, said"."""
    doc, start = verb.doc, verb.sent.start
    comma = verb.i - 2
    while comma > start and doc[comma].text != ",":
        comma -= 1
    if comma <= start or not (doc[comma + 1].tag_ in INSERTED or doc[comma + 1].lower_ == "asked"):
        return None
    name = doc[comma - 1]
    if name.pos_ not in NOUNS:
        return None
    while start <= name.head.i < name.i and name.dep_ in ("conj", "appos", "compound", "nmod", "flat"):
        name = name.head
    return name
