"""Who makes an attribution: the source it names, the speaker who goes on, or whom the text names only later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.narration import Narration, main_subject
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.reference_pronouns import gender_of
from kgexport.extract.sources import Sources
from kgexport.extract.telling import Coverage
from kgexport.model import Entity, EntityKind, Stance

SPEAKER_REACH = 2
"""Sentences over which "she said" goes on with the last speaker, when nothing else tells who she is."""

NARRATED = 3
"""Sentences outside quotations over which “…,” she said takes up who spoke or acted there."""

LEAD = 4
"""Sentences at the beginning, headlines among them, in which a speaker may be described who is named only later."""

NAMED_WITHIN = 3
"""Sentences between such a description and the name."""

BODIES = frozenset({"administration", "government", "campaign", "ministry", "office", "party"})
"""Words for a body, which is never the one person who speaks behind it."""

Claimants = Mapping[tuple[int, int | None], tuple[str, ...]]
"""Who makes an attribution, by the head of its cue and its source."""


def claimants_of(
    attributions: Sequence[Attribution], coverage: Coverage, sources: Sources, reading: Reading
) -> Claimants:
    """Who makes each attribution, by its identity; `coverage` is that of these attributions.

    Asked in the order of the text, so that pronouns find who came before.
    """
    found: dict[tuple[int, int | None], tuple[str, ...]] = {}
    last: tuple[int, tuple[str, ...]] | None = None
    speakers: dict[int, tuple[str, ...]] = {}
    narration = Narration((span for attribution in attributions for span in attribution.direct), reading)
    for attribution in attributions:
        if attribution.source is None:
            found[attribution.identity] = ()
            continue
        keys = sources.claimants(attribution.source)
        sentence = reading.sentence_of[attribution.head]
        pronoun = reading.lemmas[attribution.source]
        if pronoun in ("he", "she") and (attribution.direct or not keys):
            narrated = _narrated(attribution, speakers, narration, sources, reading)
            keys = narrated or _unquoted(keys, attribution, reading)
        elif pronoun == "they" and not keys:
            keys = _those_before(attribution, narration, sources)
        elif last is not None and (
            reading.lemmas[attribution.source] in ("he", "she") or (not keys and sources.is_officer(attribution.source))
        ):
            # The speaker of the sentence before goes on, whoever else is named in what was said.
            reach = 1 if keys else SPEAKER_REACH
            keys = last[1] if sentence - last[0] <= reach and sources.is_one_person(last[1]) else keys
        speaks = reading.doc[attribution.head].pos_ == "VERB"
        if keys and speaks and not coverage.over(attribution.head):
            last = sentence, keys
            speakers[attribution.head] = keys
        found[attribution.identity] = keys
    named = _named_later(attributions, found, sources, reading)
    return {identity: tuple(named.get(key, key) for key in keys) for identity, keys in found.items()}


def _narrated(
    attribution: Attribution,
    speakers: Mapping[int, tuple[str, ...]],
    narration: Narration,
    sources: Sources,
    reading: Reading,
) -> tuple[str, ...]:
    """Who spoke last before the words that “…,” she said quotes, or else whom the text before them tells of."""
    source = attribution.source or 0
    begin = min((source, *(start for start, _ in attribution.direct)))
    named = {entity.key for start, end in attribution.content for entity in reading.entities_between(start, end)}
    for words in narration.before(begin, sentences=NARRATED):
        spoke = next((speakers[word.i] for word in reversed(words) if word.i in speakers), ())
        for keys in (spoke, _told_of(words, sources, reading)):
            if keys and keys[0] in named:
                continue  # nobody names himself
            if sources.is_one_person(keys) and gender_of(keys[0], index_of(reading)) in (None, reading.lemmas[source]):
                return keys
    return ()


def _those_before(attribution: Attribution, narration: Narration, sources: Sources) -> tuple[str, ...]:
    """Those whom the sentence before "they said" is about, as in "Republicans are wary. They said"."""
    begin = min((attribution.source or 0, *(start for start, _ in attribution.direct)))
    words = next(narration.before(begin, sentences=1), [])
    subject = main_subject(words)
    plural = subject is not None and subject.tag_ in ("NNS", "NNPS")
    return sources.claimants(subject.i) if subject is not None and plural else ()


def _told_of(words: Sequence[Token], sources: Sources, reading: Reading) -> tuple[str, ...]:
    """Whom a sentence tells of: its main subject, else the one person named."""
    subject = main_subject(words)
    if subject is not None:
        return sources.claimants(subject.i)
    near = reading.entities_between(words[0].i, words[-1].i + 1)
    people = [entity.key for entity in near if entity.kind is EntityKind.PERSON]
    return tuple(people) if len(people) == 1 else ()


def _unquoted(keys: tuple[str, ...], attribution: Attribution, reading: Reading) -> tuple[str, ...]:
    """Those of the keys that the text names before the words quoted: one is not quoted with what names one first."""
    first = reading.doc[min((start for start, _ in attribution.direct), default=attribution.head)].idx
    entity = reading.entity
    return tuple(key for key in keys if key not in entity or min(entity[key].mentions).begin < first)


def _named_later(
    attributions: Sequence[Attribution], claimants: Claimants, sources: Sources, reading: Reading
) -> Mapping[str, str]:
    """Unnamed speakers whom the speech behind them names: "an official said. “…,” Jane Roe said"."""
    found: dict[str, str] = {}
    spoken = [a for a in attributions if a.source is not None and claimants[a.identity]]
    for number, attribution in enumerate(spoken):
        said = claimants[attribution.identity]
        first = reading.sentence_of[attribution.head]
        if first > LEAD or not sources.is_one_person(said) or said[0] in reading.entity or said[0] in found:
            continue
        if reading.lemmas[attribution.source or 0] in reading.lexicon.words("claims.outlets"):
            continue  # who speaks behind it is no newspaper
        if reading.lemmas[attribution.source or 0] in BODIES:
            continue
        after = next((a for a in spoken[number + 1 :] if reading.sentence_of[a.head] > first), None)
        role, body = reading.lemmas[attribution.source or 0], sources.body_of(said[0])
        for following in spoken[number + 1 :]:
            named = claimants[following.identity]
            if reading.sentence_of[following.head] - first > NAMED_WITHIN or role == "source":
                break
            next_to = following is after and reading.sentence_of[following.head] > first
            if len(named) == 1 and (next_to or _holds_office(role, body, following, reading)):
                person = reading.entity.get(named[0])
                if {attribution.stance, following.stance} == {Stance.ASSERTS, Stance.DENIES}:
                    break  # who denies it is not the one who said it
                if person is not None and _is_first_named_behind(person, attribution, reading):
                    found[said[0]] = named[0]
                    break
    return found


def _is_first_named_behind(person: Entity, attribution: Attribution, reading: Reading) -> bool:
    behind = reading.doc[attribution.head].idx
    return person.kind is EntityKind.PERSON and min(mention.begin for mention in person.mentions) > behind


def _holds_office(role: str, affiliation: str | None, attribution: Attribution, reading: Reading) -> bool:
    """Whether a speaker is named with the office that a description gave: "a spokeswoman", "Press Secretary Roe"."""
    if attribution.source is None:
        return False
    speaks_for = reading.lexicon.words("claims.spokespeople")
    phrase = reading.doc[attribution.source]
    words = {token.lemma_.lower() for token in phrase.subtree}
    if affiliation is not None and all(
        entity.key != affiliation for entity in reading.entities_between(phrase.left_edge.i, phrase.right_edge.i + 1)
    ):
        return False
    return role in words or (role in speaks_for and bool(words & speaks_for))
