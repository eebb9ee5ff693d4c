"""Tellings of sanction acts, from the parse.

The search stops only at words of the lexicon topic "sanctions". Each such word gives drafts, by the form of the telling
(`sanction_nouns`, `sanction_verbs`, `sanction_bans`, `sanction_pronouns`); what a draft leaves open is then taken from
the tellings before it: "the sanctions", "they could be eased", "we are also designating".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_agents import agents_of
from kgexport.extract.sanction_bans import (
    read_closing,
    read_eligibility,
    read_halting,
    read_keeping,
    read_limiting,
    read_revoking,
    read_undoing,
    undone_by,
)
from kgexport.extract.sanction_context import BACK, NEAR, Context
from kgexport.extract.sanction_countries import for_their_capitals, for_their_countries
from kgexport.extract.sanction_details import as_parts, is_part, read_detail
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_exclusions import read_exclusion
from kgexport.extract.sanction_headlines import read_headline
from kgexport.extract.sanction_lists import names_sanctions
from kgexport.extract.sanction_measures import is_qualified
from kgexport.extract.sanction_named import read_named
from kgexport.extract.sanction_nouns import read_bare_list, read_noun
from kgexport.extract.sanction_pronouns import read_pronoun, read_targeting
from kgexport.extract.sanction_targets import is_imposer
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.extract.sanction_verbs import is_listed_under, read_aiming, read_designating, read_designation, read_verb
from kgexport.model import Act, SanctionMention
from kgexport.times.attach import to_time_span

SUFFIXES = ("-sanctioned", "-blacklisted", "-designated", "-embargoed")
"""Ends of words that the tokenizer leaves in one piece: "U.S.-sanctioned"."""


def find_sanctions(reading: Reading) -> Iterator[SanctionMention]:
    """Yield every telling of a sanction act in the order of the text."""
    terms = terms_of(reading.lexicon)
    context = Context(reading)
    drafts: list[Draft] = []
    telling = {lemma for lemma in set(reading.lemmas) if lemma in terms.triggers or lemma.endswith(SUFFIXES)}
    for index, lemma in enumerate(reading.lemmas):
        if lemma in telling:
            found = _parts_of(reading.doc[index], lemma, reading, terms, context)
            drafts.extend(filled for draft in found if (filled := context.fill(draft)) is not None)
    number_of = {id(draft): number for number, draft in enumerate(drafts)}
    for number, draft in enumerate(for_their_capitals(for_their_countries(drafts, reading), reading)):
        whole = number_of.get(id(draft.told)) if draft.detail else None
        yield _mention(draft, number, reading, context, whole=whole)


def _parts_of(token: Token, lemma: str, reading: Reading, terms: Terms, context: Context) -> tuple[Draft, ...]:
    """The tellings at a word; those of a verb whose subject goes back to sanctions are parts of what was told."""
    found = tuple(_drafts(token, lemma, reading, terms, context))
    if not found and lemma in terms.naming_more and context.last is not None and context.near(token.i):
        return tuple(read_named(token, context.last, reading))
    if lemma not in terms.detailing or not context.near(token.i, sentences=NEAR) or not is_part(token, reading):
        return found
    return as_parts(found) or tuple(read_detail(token, reading))


def _drafts(token: Token, lemma: str, reading: Reading, terms: Terms, context: Context) -> Iterator[Draft]:
    if lemma in terms.orders:
        context.note_order(token)
    elif lemma in terms.eligibility:
        yield from read_eligibility(token, reading)
    elif (headline := read_headline(token, reading)) is not None:
        yield headline
    elif not _is_verb(token):
        if lemma in terms.nouns or lemma in terms.restrictions or lemma == "blacklist" or is_qualified(token, reading):
            yield from read_noun(token, reading, known=context.known)
        elif lemma in terms.designating:
            yield from read_designating(token, reading)
        elif lemma in terms.lists and (context.near(token.i) or names_sanctions(token, reading)):
            yield from read_bare_list(token, reading)
    elif lemma in terms.verbs:
        yield from read_verb(token, terms.verbs[lemma], reading, told=context.near(token.i))
    elif lemma in terms.designations:
        yield from read_designation(token, terms.designations[lemma], reading)
    elif lemma.endswith(SUFFIXES):
        yield from read_verb(token, terms.verbs["sanction"], reading)
    elif lemma in terms.closing:
        yield from read_closing(token, reading)
    elif drafts := _taken_away(token, lemma, reading, terms, context):
        yield from drafts
    elif lemma in terms.naming and context.near(token.i, sentences=BACK) and _goes_on(token, reading):
        yield from read_verb(token, context.last_act, reading)
    elif lemma in terms.naming and is_listed_under(token, reading):
        yield from read_verb(token, Act.IMPOSITION, reading)
    elif lemma in terms.clear_operators and context.near(token.i):
        found = tuple(read_pronoun(token, reading))
        if not found and terms.listing.get(lemma) is context.last_act:
            found = tuple(read_verb(token, context.last_act, reading))
        yield from found
    elif lemma in terms.targeting and context.near(token.i, sentences=BACK):
        yield from read_targeting(token, reading) or read_aiming(token, reading)


def _taken_away(token: Token, lemma: str, reading: Reading, terms: Terms, context: Context) -> tuple[Draft, ...]:
    """What a verb tells by what it takes from somebody: money, entry, trade, a permit."""
    told = context.near(token.i)
    found: tuple[Draft, ...] = ()
    if lemma in terms.excluding:
        found = tuple(read_exclusion(token, reading))
    if not found and (lemma in terms.barring or lemma in terms.freezing):
        undone = undone_by(token, reading)
        found = tuple(read_undoing(token, *undone, reading) if undone else read_keeping(token, reading, told=told))
    if not found and lemma in terms.revoking:
        found = tuple(read_revoking(token, reading, known=context.known))
    if not found and lemma in terms.limiting and told:
        found = tuple(read_limiting(token, reading))
    if not found and lemma in terms.halting:
        found = tuple(read_halting(token, reading, told=told))
    return found


def _goes_on(verb: Token, reading: Reading) -> bool:
    """ "X was also named by the EU", behind sanctions: by one who imposes them, and to no office."""
    also = any(child.lower_ == "also" for child in verb.children)
    office = any(child.dep_ in ("oprd", "dobj", "attr") or child.lower_ == "as" for child in verb.children)
    agents = agents_of(verb, reading)
    return also and not office and any(is_imposer(reading.entity[key], reading) for key in agents.keys)


def _is_earlier(draft: Draft, reading: Reading) -> bool:
    older = terms_of(reading.lexicon).older
    words = (*reading.doc[draft.start : draft.end], *draft.head.children)
    return any(word.lower_ in older for word in words)


def _is_verb(token: Token) -> bool:
    """Whether a word tells by a verb; the tagger takes "and sanction key leaders" for a noun, its object betrays it."""
    if token.pos_ in ("VERB", "ADJ") and token.tag_ not in ("NNS", "NN"):
        return True
    return token.tag_ in ("NN", "NNS") and any(child.dep_ == "dobj" for child in token.children)


def _mention(draft: Draft, number: int, reading: Reading, context: Context, *, whole: int | None) -> SanctionMention:
    time = context.time_of(draft)
    return SanctionMention(
        key=f"sanction-{number}",
        part_of=None if whole is None else f"sanction-{whole}",
        trigger=reading.mention(draft.start, draft.end),
        sentence=reading.sentence_of[draft.head.i],
        modality=draft.modality,
        time=None if time is None else to_time_span(time, reading.document),
        noun=draft.noun,
        definite=draft.definite,
        standing=draft.standing,
        unnamed=draft.nobody and not draft.targets,
        earlier=draft.standing and _is_earlier(draft, reading),
        confidence=draft.confidence,
        act=draft.act,
        authorities=draft.authorities,
        states=draft.states,
        targets=draft.targets,
        measures=draft.measures,
        reason=draft.reason,
        legal_basis=draft.legal_basis,
    )
