"""The records that pass between the stages: the one seam of kgexport.

Reading gives a `Document`; extraction gives mentions of names, events and claims; resolution makes entities, events
and claims of them; RDF, validation and writing take the finished `Extraction`. Every record is frozen. Records refer
to each other by key: a short string, unique in its document and without meaning outside it.

Offsets are code points, half-open, into `Document.text`.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

DOCUMENT_KEY = "document"
"""The claimant key of what the author states plainly: the document itself."""


class EntityKind(StrEnum):
    """What an entity is; each value names the class of the vocabulary."""

    PERSON = "Person"
    ORGANISATION = "Organisation"
    PLACE = "Place"
    COUNTRY = "Country"
    UNNAMED_SOURCE = "UnnamedSource"


class Modality(StrEnum):
    """Whether an event is said to have happened, annotation guidelines section "Meetings"."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    HYPOTHETICAL = "Hypothetical"
    NEGATED = "Negated"


class Mode(StrEnum):
    """How the parties of a meeting met; a meeting without one is unspecified."""

    IN_PERSON = "InPerson"
    VISIT = "Visit"
    CALL = "Call"


class Act(StrEnum):
    """What somebody does to sanctions."""

    IMPOSITION = "Imposition"
    EXTENSION = "Extension"
    EASING = "Easing"
    LIFTING = "Lifting"
    THREAT = "Threat"


class Measure(StrEnum):
    """What a sanction consists of."""

    ASSET_FREEZE = "AssetFreeze"
    TRAVEL_BAN = "TravelBan"
    ARMS_EMBARGO = "ArmsEmbargo"
    TRADE_RESTRICTION = "TradeRestriction"
    FINANCIAL_RESTRICTION = "FinancialRestriction"
    TRANSPORT_BAN = "TransportBan"
    OTHER = "OtherMeasure"


class Stance(StrEnum):
    """How a claimant stands to an event."""

    ASSERTS = "Asserts"
    CONFIRMS = "Confirms"
    DENIES = "Denies"
    DECLINES = "Declines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input document, its text already cleaned."""

    identifier: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    source: str | None = None
    """Where it was read: a path as the user wrote it, with the line number. For messages, not for the graph."""

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """One stretch of text: `document.text[begin:end] == text`, and the sentence it stands in."""

    begin: int
    end: int
    text: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time expression and the closed interval of days that it means; both days or neither."""

    phrase: str
    mention: Mention
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    edtf: str | None = None
    """Extended Date/Time Format, ISO 8601-2:2019, where the interval has such a form: "2015-07", or for a week
    "2015-12-14/2015-12-20"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place, country or unnamed source, with every form the text names it by."""

    key: str
    kind: EntityKind
    label: str
    """The fullest name without title; for a country its standard short name, which need not be in the text."""
    names: tuple[str, ...] = ()
    """Every distinct surface form of the text, the label among them unless it is a country's standard name; sorted."""
    mentions: tuple[Mention, ...]
    confidence: float
    honorific: str | None = None
    acronym: str | None = None
    country_code: str | None = None
    """ISO 3166-1 alpha-2, of a country."""
    affiliation: str | None = None
    """Entity key: the body or country that an unnamed source belongs to."""
    source_count: int | None = None
    """How many people an unnamed source is, where the words say it ("two officials")."""
    within: str | None = None
    """Entity key: the place or country that a place lies in, where the text says so ("Vienna, Austria")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An office that a person holds or held."""

    key: str
    holder: str
    title: str
    at: str | None = None
    former: bool = False
    mentions: tuple[Mention, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An encounter between parties, told once or often."""

    key: str
    participants: tuple[str, ...]
    modality: Modality
    places: tuple[str, ...] = ()
    time: TimeSpan | None = None
    mode: Mode | None = None
    topics: tuple[str, ...] = ()
    duration: str | None = None
    """xsd:duration, its lexical form ("P3D", "PT2H")."""
    mentions: tuple[Mention, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionAct:
    """Somebody imposes, extends, eases, lifts or threatens sanctions."""

    key: str
    act: Act
    modality: Modality
    authorities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    reason: str | None = None
    legal_basis: str | None = None
    time: TimeSpan | None = None
    mentions: tuple[Mention, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """The state that acts make: one authority's measures on one target."""

    key: str
    target: str
    authority: str | None = None
    measures: tuple[Measure, ...] = ()
    in_force_from: TimeSpan | None = None
    in_force_until: TimeSpan | None = None
    acts: tuple[str, ...]
    """Keys of the acts that made or ended it."""
    mentions: tuple[Mention, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who puts forward or disputes an event."""

    key: str
    claimant: str
    """Entity key, or `DOCUMENT_KEY` for what the author states plainly."""
    stance: Stance
    about: str
    """Key of a meeting or sanction act."""
    cited_by: str | None = None
    hedged: bool = False
    quotation: str | None = None
    time: TimeSpan | None = None
    mentions: tuple[Mention, ...]
    confidence: float


class Severity(StrEnum):
    """How much an issue weighs: `--strict` fails on a warning."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something a user should know of one document: what was repaired, set aside or not understood."""

    document: str
    code: str
    message: str
    severity: Severity = Severity.WARNING
    begin: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that is said in one document: what RDF is made of."""

    document: Document
    entities: tuple[Entity, ...] = ()
    positions: tuple[Position, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    sanction_acts: tuple[SanctionAct, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()


# Between extraction and resolution: what one stretch of text says, before the tellings are put together.


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """One naming of something, with what its context says of its kind."""

    mention: Mention
    """With title, as the text has it: "General Qassem Soleimani"."""
    name: str
    """Without title: "Qassem Soleimani"."""
    title: str | None = None
    sentence: int
    """Number of the sentence, from 0."""
    votes: tuple[tuple[EntityKind, float], ...] = ()
    """Evidence for each kind, from the model's label and from the context; may be negative."""
    country_code: str | None = None
    acronym_of: str | None = None
    """The full name that stands before these brackets."""
    forms: tuple[str, ...] = ()
    """Further forms that the same stretch holds: without "news agency", without the country's adjective."""
    known: str | None = None
    """Standard or fullest form of a name that the lexicon knows."""
    adjective: bool = False
    """An adjective or a word for the people ("Russian", "Balkan")."""
    nested: bool = False
    """Inside the name of a body ("U.S." in "U.S. Coast Guard"): counts where nothing else names it."""
    within: int | None = None
    """Where the naming of the place begins that this one is said to lie in ("Vienna, Austria")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One telling of an event: the common part of meetings and sanction acts."""

    key: str
    trigger: Mention
    sentence: int
    modality: Modality
    time: TimeSpan | None = None
    places: tuple[str, ...] = ()
    noun: bool = False
    """Told by a noun ("the meeting"), which can point back to an event told before."""
    definite: bool = False
    """With "the", "this", "their", a possessive: likely told before or elsewhere."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMention(EventMention):
    """One telling of a meeting."""

    participants: tuple[str, ...] = ()
    mode: Mode | None = None
    topics: tuple[str, ...] = ()
    duration: str | None = None
    distinct: bool = False
    """Told as another than one told before: "a second round", "their next meeting"."""
    sides: tuple[tuple[str, str], ...] = ()
    """Pairs of a participating person and the country that the text says the person acts for."""
    further: bool = False
    """Tells of further parties of a meeting told before: "the meeting was also attended by X"."""
    remote: bool = False
    """Told by a verb of speaking and without a place: a call, unless another telling says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionMention(EventMention):
    """One telling of a sanction act."""

    act: Act
    authorities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """The countries for which the people among the authorities act, as far as the text tells."""
    targets: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    reason: str | None = None
    legal_basis: str | None = None
    standing: bool = False
    """Told as in force, as background: nothing is said to be done ("the sanctioned bank")."""
    unnamed: bool = False
    """On somebody whom the text does not name ("sanctions on three officials")."""
    earlier: bool = False
    """Told as older than what is being done ("already on the list", "previous sanctions")."""
    part_of: str | None = None
    """Key of the telling before of which it only tells more ("the measures ban imports of coal")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMention:
    """One place where somebody puts forward or disputes one telling of an event."""

    cue: Mention
    """The verb, noun or phrase that reports ("denied", "according to")."""
    claimant: str
    stance: Stance
    about: str
    """Key of an `EventMention`."""
    cited_by: str | None = None
    hedged: bool = False
    quotation: str | None = None
    time: TimeSpan | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Merged events and the way from each telling to its event."""

    meetings: tuple[Meeting, ...] = ()
    sanction_acts: tuple[SanctionAct, ...] = ()
    event_of: dict[str, str] = field(default_factory=dict)
    """Key of an `EventMention` to the key of its event."""
