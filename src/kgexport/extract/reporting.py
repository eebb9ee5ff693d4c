"""From a word of reporting to who says what, by the parse: verbs, nouns and phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.cues import Attribution, Cue, CueLexicon, Kind, Span
from kgexport.extract.phrases import NAMING
from kgexport.extract.reporting_content import (
    around,
    content_of,
    has_that,
    parenthetical,
    postponed,
    prepositional,
    span_of,
    without,
)
from kgexport.extract.reporting_sources import own_subject, quoted_as, source_of
from kgexport.extract.silence import is_negated
from kgexport.model import Stance

CLARITY_REACH = 4
"""Words over which "made" and "clear" belong together."""

POINTING = frozenset({"it", "this", "that", "them", "they", "these", "those", "which"})
SET_OFF = frozenset({",", '"', "”"})
UNREAL = frozenset({"may", "might", "should", "will"})
HELD = frozenset({"believe", "think", "understand", "suppose", "expect"})
"""What is "believed to have" happened is hearsay like what is "said to have"."""


def read_verb(verb: Token, cue: Cue, cues: CueLexicon) -> Attribution | None:
    """The reporting of a verb; without content when what is said is left to a quotation near by."""
    if cue.stance is Stance.DENIES and _withholds(verb, cues):
        return None
    source, passive = source_of(verb)
    source = _goes_on(verb, cues) or source
    if source is None and cue.kind is not Kind.SAYS:
        return None
    if passive and source is not None and source.dep_ == "nsubjpass" and quoted_as(verb):
        return None  # "was quoted as saying" is read at "saying"
    content, clausal = content_of(verb, passive=passive, cue=cue)
    if not content and (shared := _shared(verb, cues)):
        content, clausal = shared, True
    content = tuple(_without_occasion(span, verb, cues) for span in content)
    if _is_under_way(verb) and all(end <= verb.i for _, end in content):
        return None  # "as they met, officials were briefing the press": one sets “…,” she said, behind it, no such verb
    if not content and verb.dep_ == "pcomp" and quoted_as(verb.head.head):
        content, clausal = content_of(verb.head.head, passive=False, cue=cue)
        content = tuple(span for span in content if not span[0] <= verb.i < span[1])
    if not content and (inserted := parenthetical(verb, source) or postponed(verb, source)):
        content, clausal = inserted, True
    if passive and source is not None and source.dep_ == "nsubjpass":
        # "The two are said to have met": nobody is named as the one who says so.
        if cue.kind is not Kind.SAYS and verb.lemma_ not in HELD:
            return None
        source = None
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "to":
        source = None  # "responded to reporting that": others report
    kind, stance = _meaning(verb, cue, cues)
    silent = stance is Stance.DECLINES and verb.lemma_ in cues.silence
    return Attribution(
        head=verb.i,
        cue=((verb.i, verb.i + 1),),
        kind=kind,
        stance=stance,
        source=None if source is None else source.i,
        content=tuple(sorted(content)) if clausal or not cue.clausal or silent else (),
        hedged=source is None,
    )


def _shared(verb: Token, cues: CueLexicon) -> tuple[Span, ...]:
    """The clause that two verbs have together: "the Post reported, and his office denied, that they met"."""
    for other in verb.children:
        if other.dep_ == "conj" and other.lemma_ in cues.verbs and own_subject(other) is not None:
            return tuple(span_of(clause) for clause in other.children if clause.dep_ == "ccomp" and has_that(clause))
    return ()


def _without_occasion(span: Span, verb: Token, cues: CueLexicon) -> Span:
    """What is said, without "…, after the Post reported that": upon which it was said, wherever the parser ties it."""
    doc = verb.doc
    for index in range(max(span[0], verb.i) + 2, span[1]):
        clause = doc[index].head
        if doc[index].lower_ != "after" or doc[index].dep_ != "mark" or clause.dep_ != "advcl":
            continue
        cue = cues.verbs.get(clause.lemma_)
        told = cue is not None and cue.kind is Kind.SAYS and own_subject(clause) is not None
        if told and doc[clause.left_edge.i - 1].text == ",":
            return span[0], clause.left_edge.i - 1
    return span


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def _withholds(verb: Token, cues: CueLexicon) -> bool:
    """ "Denied him a seat", "denied entry to the envoys", "was denied a visa": what is denied is no statement.

    No more is what one pushes back, unless it is on or against talk.
    """
    if verb.lemma_ == "push":
        return not any(
            inner.dep_ == "pobj" and _is_talk(inner, cues)
            for child in verb.children
            if child.lower_ in ("against", "at", "on")
            for inner in child.children
        )
    return any(
        child.dep_ == "dative" or (child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in cues.grants)
        for child in verb.children
    )


def _goes_on(verb: Token, cues: CueLexicon) -> Token | None:
    """Who goes on speaking in "X said that Y had met Z, adding that": X, if what Y did was no speaking."""
    inner = verb.head
    outer = inner.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or inner.dep_ != "ccomp" or inner.i > verb.i:
        return None
    speaking = cues.verbs.get(outer.lemma_)
    if inner.lemma_ in cues.verbs or speaking is None or speaking.kind is not Kind.SAYS:
        return None
    return own_subject(outer) if verb.doc[verb.left_edge.i - 1].text in SET_OFF else None


def _meaning(verb: Token, cue: Cue, cues: CueLexicon) -> tuple[Kind, Stance]:
    """Kind and stance of a verb with its negation and with what it calls false."""
    if is_negated(verb):
        if cue.kind is not Kind.SAYS:
            return cue.kind, cue.stance
        silent = cue.stance is not Stance.ASSERTS or verb.lemma_.lower() in cues.silence or _asks_whether(verb)
        return (Kind.SAYS, Stance.DECLINES) if silent else (Kind.OMITS, cue.stance)
    if cue.kind is Kind.SAYS and _is_unreal(verb, cues):
        return Kind.WISHES, cue.stance
    if cue.kind is Kind.WISHES and _is_pending(verb, cues):
        return Kind.OMITS, cue.stance
    if cue.stance is Stance.ASSERTS and _calls_false(verb, cues):
        return Kind.SAYS, Stance.DENIES
    return cue.kind, cue.stance


def _is_unreal(verb: Token, cues: CueLexicon) -> bool:
    """Whether it may be said, or will, or somebody wants it said: "may announce"."""
    if any(child.dep_ == "aux" and child.lower_ in UNREAL for child in verb.children):
        return True
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and any(child.lower_ == "would" for child in verb.children):
        return verb.head.lemma_ in cues.verbs  # "he said that the palace would announce"
    if _is_pending(verb, cues):
        return True
    governor = cues.verbs.get(verb.head.lemma_.lower()) if verb.dep_ in ("xcomp", "ccomp") else None
    if governor is None or (verb.dep_ == "ccomp" and not _is_infinitive(verb)):
        return False
    return governor.kind is Kind.WISHES or (governor.kind is Kind.BELIEVES and _is_infinitive(verb))


def _is_pending(verb: Token, cues: CueLexicon) -> bool:
    """ "Is preparing to announce", "was due to call for": it is not said yet."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in cues.pending and _is_infinitive(verb)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _asks_whether(verb: Token) -> bool:
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(
        inner.dep_ == "mark" and inner.lower_ in ("whether", "if") for clause in clauses for inner in clause.children
    )


def _calls_false(verb: Token, cues: CueLexicon) -> bool:
    """ "Called the reports false", "described it as a fabrication", "said this is not true": talk is denied so."""
    talk, false = False, False
    for child in verb.children:
        dep = child.dep_
        if dep in ("dobj", "nsubj") and child.i > verb.i:
            talk = talk or _is_talk(child, cues)
            false = false or any(_is_as_falsehood(inner, cues) for inner in child.subtree)
        if dep in ("oprd", "acomp"):
            false = false or _is_falsehood(child, cues)
        elif _is_as_falsehood(child, cues):
            talk = talk or any(_is_talk(inner, cues) for inner in child.children if inner.dep_ == "pobj")
            false = True
        elif dep in ("ccomp", "xcomp") and _is_falsehood(child, cues):
            talk = talk or any(_is_talk(inner, cues) for inner in child.children if inner.dep_ == "nsubj")
            false = True
        elif dep in ("ccomp", "xcomp") and _is_false(child, cues):
            return True
    return talk and false


def _is_as_falsehood(token: Token, cues: CueLexicon) -> bool:
    """ "As baseless"; the parser may hang it on the last verb of the talk."""
    return token.lower_ == "as" and token.dep_ == "prep" and any(_is_falsehood(inner, cues) for inner in token.children)


def _is_falsehood(token: Token, cues: CueLexicon) -> bool:
    """Whether a word calls something untrue, by itself or with its adjective ("fake news")."""
    return token.lemma_.lower() in cues.falsehoods or any(
        child.dep_ == "amod" and child.lower_ in cues.falsehoods for child in token.children
    )


def _is_false(clause: Token, cues: CueLexicon) -> bool:
    """ "The reports are false", "this is not true", "there is no truth to"."""
    if clause.lemma_ != "be":
        return False
    if any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in clause.children):
        return False  # "it was wrong to": a judgement
    negated = any(child.dep_ == "neg" for child in clause.children)
    talk = any(child.dep_ == "nsubj" and _is_talk(child, cues) for child in clause.children)
    for child in clause.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        true = child.lemma_.lower() in cues.truths
        if talk and (true if negated else _is_falsehood(child, cues)):
            return True
        if true and any(inner.lower_ == "no" for inner in child.children):
            return True
    return False


def _is_talk(token: Token, cues: CueLexicon) -> bool:
    return token.lower_ in POINTING or token.lemma_.lower() in cues.talk


def read_inverted(participle: Token, cue: Cue) -> Attribution | None:
    """“…” tweeted Jane Roe: the parser takes the verb for an adjective of the name."""
    doc, name = participle.doc, participle.head
    if cue.kind is not Kind.SAYS or participle.i == 0 or name.pos_ != "PROPN" or name.i < participle.i:
        return None
    if doc[participle.i - 1].text[-1:] not in {'"', "”", "’"}:
        return None
    return Attribution(head=participle.i, cue=((participle.i, participle.i + 1),), stance=cue.stance, source=name.i)


def read_noun(noun: Token, cue: Cue, cues: CueLexicon) -> Attribution | None:
    """The reporting of a noun with what it reports: "the ministry's denial that", "the report of the visit"."""
    content = tuple(_noun_content(noun))
    source, words = _noun_source(noun, cues)
    none = cue.kind is Kind.SAYS and any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)
    stance = Stance.DECLINES if none else cue.stance
    if not content and (source is None or stance is Stance.ASSERTS):
        return None
    return Attribution(
        head=noun.i,
        cue=tuple(sorted(((noun.i, noun.i + 1), *words))),
        kind=cue.kind,
        stance=stance,
        source=None if source is None else source.i,
        content=content,
        hedged=source is None,
    )


def read_record(noun: Token, cues: CueLexicon) -> Attribution | None:
    """ "The palace released a photo of the meeting": who shows it puts it forward."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in cues.light_verbs:
        return None
    return read_noun(noun, Cue(kind=Kind.SAYS, stance=Stance.ASSERTS), cues)


def read_outlook(noun: Token, cues: CueLexicon) -> Attribution | None:
    """ "Raised the prospect of talks", "held out the possibility that": what may be is brought up by somebody."""
    verb = noun.head
    held_out = verb.lemma_ == "hold" and any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children)
    if noun.dep_ != "dobj" or not (verb.lemma_ in cues.floating or held_out) or is_negated(verb):
        return None
    source, content = own_subject(verb), tuple(_noun_content(noun))
    if source is None or not content:
        return None
    cue = ((verb.i, verb.i + 1), (noun.i, noun.i + 1))
    return Attribution(head=noun.i, cue=cue, source=source.i, content=content)


def _noun_content(noun: Token) -> Iterator[Span]:
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("emerge", "surface", "circulate", "spread"):
        # "Reports have surfaced that the two met"
        yield from (span_of(child) for child in noun.head.children if child.i > noun.head.i and has_that(child))
    for child in noun.children:
        if child.i < noun.i:
            continue
        first = child.left_edge
        if child.dep_ in ("acl", "relcl", "ccomp", "advcl") and (
            child.tag_ == "VB" or (first.lower_ in ("that", "whether") and _opens_clause(first, child))
        ):
            yield span_of(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "about", "on", "over", "regarding", "concerning"):
            yield from prepositional(child)


def _opens_clause(word: Token, verb: Token) -> bool:
    """Whether "that" opens what is reported, though the tagger takes it for a pronoun ("a report that X met Y")."""
    if word.tag_ == "IN" or word.dep_ == "mark":
        return True
    return word.dep_ == "dobj" and any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)


def _noun_source(noun: Token, cues: CueLexicon) -> tuple[Token | None, tuple[Span, ...]]:
    """Whose word the noun is, and the words of the cue beside it: a verb that lends its subject."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in NAMING and child.ent_type_ == "ORG"):  # "a Daily Post report"
            return child, ()
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            inner = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if inner is not None:
                return inner, ()
        elif child.dep_ == "prep" and child.lower_ in ("in", "on"):  # "a report in the Daily Post that"
            outlet = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if outlet is not None and (outlet.ent_type_ == "ORG" or outlet.lemma_ in cues.outlets):
                return outlet, ()
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_ in cues.light_verbs:
        return source_of(head)[0], ((head.i, head.i + 1),)
    if noun.dep_ == "nsubj" and head.lemma_ == "come":
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None), ((head.i, head.i + 1),)
    return None, ()


def read_phrase(token: Token, lemma: str, cues: CueLexicon) -> Attribution | None:
    """The reporting of a phrase before a source: "according to", "in the words of"."""
    doc = token.doc
    for rest, cue in cues.phrases.get(lemma, ()):
        last = token.i + len(rest)
        if last >= len(doc) or any(doc[token.i + 1 + n].lower_ != word for n, word in enumerate(rest)):
            continue
        preposition = doc[last]
        source = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if source is None and last + 1 < len(doc) and doc[last + 1].head.i == last:
            source = doc[last + 1]
        if source is None or (lemma == "per" and source.ent_type_ not in ("ORG", "PERSON")):
            continue
        return Attribution(
            head=token.i,
            cue=((token.i, last + 1),),
            kind=cue.kind,
            stance=cue.stance,
            source=source.i,
            content=around(token if token.head.i != preposition.i else preposition),
        )
    return None


def read_clear(word: Token) -> Attribution | None:
    """ "Made clear that", "has made it plain", "let it be known": what follows is put forward.

    The parser hangs the clause on the verb or the adjective, as it comes; here it is all that the verb holds behind it.
    """
    doc = word.doc
    for index in range(word.i - 1, max(word.i - CLARITY_REACH, word.sent.start) - 1, -1):
        verb = doc[index]
        if verb.lemma_ in ("make", "let") and verb.tag_.startswith("VB"):
            break
    else:
        return None
    last = max(verb.right_edge.i, word.right_edge.i) + 1
    inserted = verb.dep_ == "advcl" and last - word.i <= 1
    if not (inserted or _states(verb, word, last)):
        return None
    source, _ = source_of(verb)
    content = without(span_of(verb.head), span_of(verb)) if inserted else ((word.i + 1, last),)
    return Attribution(
        head=verb.i,
        cue=((verb.i, verb.i + 1), (word.i, word.i + 1)),
        source=None if source is None else source.i,
        content=content,
        hedged=source is None,
    )


def _states(verb: Token, word: Token, last: int) -> bool:
    """Whether a clause is made clear, and not only told to be: "must make clear that", "failed to make it clear"."""
    if any(child.dep_ == "aux" and child.tag_ == "MD" and child.lower_ != "would" for child in verb.children):
        return False
    if verb.tag_ == "VB" and not any(child.dep_ == "aux" and child.tag_ != "TO" for child in verb.children):
        return False
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in verb.doc[word.i + 1 : last])


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
