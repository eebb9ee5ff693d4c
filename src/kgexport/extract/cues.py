"""The words of reporting, ready for look-up, and the record of one reporting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from kgexport.errors import LexiconError
from kgexport.lexicon import Lexicon
from kgexport.model import Stance

Span = tuple[int, int]
"""Token indexes, half-open."""


class Kind(StrEnum):
    """What a source does with its content: put it forward or dispute it, or hold an attitude to it."""

    SAYS = "Says"
    BELIEVES = "Believes"
    WISHES = "Wishes"
    JUDGES = "Judges"
    ASKS = "Asks"
    OMITS = "Omits"
    """Does not say it: "made no mention of", "did not say when"."""


_STANCES = frozenset(stance.value for stance in Stance)
_ATTITUDES = frozenset(kind.value for kind in Kind) - {Kind.SAYS.value, Kind.OMITS.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One reporting: who (`source`) says (`cue`) what (`content`)."""

    head: int
    """The token of the cue that carries the meaning."""
    cue: tuple[Span, ...]
    kind: Kind = Kind.SAYS
    stance: Stance = Stance.ASSERTS
    source: int | None = None
    """The head of the words that name the source; absent where nobody is named ("reportedly")."""
    cited_by: int | None = None
    """The head of the words for another source, who passes this one's word on."""
    content: tuple[Span, ...] = ()
    direct: tuple[Span, ...] = ()
    """The quotations of the content, marks included."""
    hedged: bool = False
    cue_is_mark: bool = False
    """The cue is a colon or a dash."""

    @property
    def identity(self) -> tuple[int, int | None]:
        """What no other attribution of the document has."""
        return self.head, self.source

    def covers(self, index: int) -> bool:
        """Whether the token is part of what is said."""
        return any(start <= index < end for start, end in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a word of reporting means."""

    kind: Kind
    stance: Stance
    clausal: bool = False
    """Reports only with a clause or a quotation."""
    aspectual: bool = False
    """And not with an infinitive."""
    addressing: bool = False
    """Its object is who is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """The sections of topic "claims", compiled."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    particles: Mapping[str, Mapping[str, Cue]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    """By first word: the words that follow, and the cue."""
    hedges: frozenset[str]
    refusals: frozenset[str]
    withheld_verbs: frozenset[str]
    withheld_nouns: frozenset[str]
    awareness: frozenset[str]
    silence: frozenset[str]
    enquiries: frozenset[str]
    clarities: frozenset[str]
    falsehoods: frozenset[str]
    grants: frozenset[str]
    outlets: frozenset[str]
    truths: frozenset[str]
    talk: frozenset[str]
    light_verbs: frozenset[str]
    records: frozenset[str]
    outlooks: frozenset[str]
    floating: frozenset[str]
    pending: frozenset[str]
    triggers: frozenset[str]
    """Every lemma at which a reporting may be read."""


@lru_cache(maxsize=8)
def cues_of(lexicon: Lexicon) -> CueLexicon:
    """Compile the lexicon once.

    Raises:
        LexiconError: a word has a value that is neither a stance nor a kind of attitude.
    """
    verbs = {
        verb: replace(
            _cue(value, verb),
            clausal=verb in lexicon.words("claims.clausal"),
            aspectual=verb in lexicon.words("claims.aspectual"),
            addressing=verb in lexicon.words("claims.addressing"),
        )
        for section in ("claims.attitudes", "claims.verbs")
        for verb, value in lexicon.values(section).items()
    }
    nouns = {
        noun: _cue(value, noun)
        for section in ("claims.attitude_nouns", "claims.nouns")
        for noun, value in lexicon.values(section).items()
    }
    particles, phrases = _particles(lexicon), _phrases(lexicon)
    hedges = lexicon.words("claims.hedges")
    records, outlooks = lexicon.words("claims.records"), lexicon.words("claims.outlooks")
    refusals = lexicon.words("claims.refusals")
    withheld_nouns, awareness = lexicon.words("claims.withheld_nouns"), lexicon.words("claims.awareness")
    enquiries, clarities = lexicon.words("claims.enquiries"), lexicon.words("claims.clarities")
    return CueLexicon(
        verbs=verbs,
        nouns=nouns,
        particles=particles,
        phrases=phrases,
        hedges=hedges,
        refusals=refusals,
        withheld_verbs=lexicon.words("claims.withheld_verbs"),
        withheld_nouns=withheld_nouns,
        awareness=awareness,
        silence=lexicon.words("claims.silence"),
        enquiries=enquiries,
        clarities=clarities,
        falsehoods=lexicon.words("claims.falsehoods"),
        grants=lexicon.words("claims.grants"),
        outlets=lexicon.words("claims.outlets"),
        truths=lexicon.words("claims.truths"),
        talk=lexicon.words("claims.talk"),
        light_verbs=lexicon.words("claims.light_verbs"),
        records=records,
        outlooks=outlooks,
        floating=lexicon.words("claims.floating"),
        pending=lexicon.words("claims.pending"),
        triggers=frozenset(
            {
                *verbs,
                *nouns,
                *records,
                *outlooks,
                *particles,
                *phrases,
                *hedges,
                *refusals,
                *withheld_nouns,
                *enquiries,
                *clarities,
                *awareness,
                ":",
                "-",
            }
        ),
    )


def _particles(lexicon: Lexicon) -> dict[str, dict[str, Cue]]:
    """Verbs with a particle or preposition: by verb, then by particle."""
    found: dict[str, dict[str, Cue]] = {}
    for pair, value in lexicon.values("claims.particles").items():
        verb, _, particle = pair.partition(" ")
        found.setdefault(verb, {})[particle] = _cue(value, pair)
    return found


def _phrases(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Phrases before a source: by first word, then the words that follow."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for phrase, value in sorted(lexicon.values("claims.phrases").items()):
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), _cue(value, phrase)))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _cue(value: str, word: str) -> Cue:
    if value in _STANCES:
        return Cue(kind=Kind.SAYS, stance=Stance(value))
    if value in _ATTITUDES:
        return Cue(kind=Kind(value), stance=Stance.ASSERTS)
    raise LexiconError(f"lexicon claims: {word!r} has the value {value!r}, which is neither a stance nor an attitude")
