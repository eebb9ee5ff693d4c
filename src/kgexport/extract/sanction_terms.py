"""The words of the lexicon topic "sanctions" in the shape that the extractors ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgexport.lexicon import Lexicon
from kgexport.model import Act, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """See `lexicon/sanctions.toml` for what each section holds."""

    acts_by: frozenset[str]
    aiming: frozenset[str]
    aiming_to: frozenset[str]
    anaphors: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    attitudes: frozenset[str]
    barred: Mapping[str, Measure]
    barring: Mapping[str, Act]
    before_now: frozenset[str]
    beginnings: frozenset[str]
    bills: frozenset[str]
    bringing_about: frozenset[str]
    bystanders: frozenset[str]
    calling: frozenset[str]
    campaigns: frozenset[str]
    carrying_out: frozenset[str]
    carriers: frozenset[str]
    categories: frozenset[str]
    closed: frozenset[str]
    closing: frozenset[str]
    chambers: Mapping[str, str]
    clear_operators: frozenset[str]
    comprising: frozenset[str]
    contesting: frozenset[str]
    deciding: frozenset[str]
    decisions: frozenset[str]
    designated: frozenset[str]
    designating: frozenset[str]
    designations: Mapping[str, Act]
    detailing: frozenset[str]
    domestic: frozenset[str]
    effects: Mapping[str, Act]
    eligibility: frozenset[str]
    frames: frozenset[str]
    freezing: Mapping[str, Act]
    evading: frozenset[str]
    excluding: frozenset[str]
    enabling: frozenset[str]
    enacting: frozenset[str]
    exempting: frozenset[str]
    financial_systems: frozenset[str]
    fresh: frozenset[str]
    frozen: frozenset[str]
    giving: frozenset[str]
    hitting: Mapping[str, Act]
    grounds: frozenset[str]
    halting: frozenset[str]
    health: frozenset[str]
    holders: frozenset[str]
    holding: frozenset[str]
    immigration: frozenset[str]
    imposer_heads: frozenset[str]
    imposers: frozenset[str]
    instruments: frozenset[str]
    intentions: frozenset[str]
    judging: frozenset[str]
    limiting: frozenset[str]
    listed_as: frozenset[str]
    listing: Mapping[str, Act]
    lists: frozenset[str]
    looming: frozenset[str]
    makers: frozenset[str]
    measures: Mapping[str, Measure]
    naming: frozenset[str]
    naming_more: frozenset[str]
    nouns: frozenset[str]
    older: frozenset[str]
    operator_nouns: Mapping[str, Act]
    operators: Mapping[str, Act]
    ordering: frozenset[str]
    orders: frozenset[str]
    payment_systems: frozenset[str]
    permits: Mapping[str, Measure]
    plans: frozenset[str]
    other_fields: frozenset[str]
    powers: frozenset[str]
    pretexts: frozenset[str]
    programmes: frozenset[str]
    prospective: frozenset[str]
    prospects: frozenset[str]
    qualified: frozenset[str]
    qualifying: frozenset[str]
    replying: frozenset[str]
    restrictions: frozenset[str]
    revoking: frozenset[str]
    sanctioned: frozenset[str]
    sectors: frozenset[str]
    suffering: frozenset[str]
    taking: frozenset[str]
    systems: frozenset[str]
    talking: frozenset[str]
    targeting: frozenset[str]
    using: frozenset[str]
    vehicles: frozenset[str]
    verbs: Mapping[str, Act]
    warning: frozenset[str]
    weakly_qualifying: frozenset[str]
    urging: frozenset[str]
    wishes: frozenset[str]
    triggers: frozenset[str]
    """All lemmas at which the search stops."""


MADE = (Act.IMPOSITION, Act.THREAT)
"""What puts under sanctions, or may."""
RELIEF = (Act.EASING, Act.LIFTING)
"""What takes sanctions back, in part or whole."""
ACTS = (
    "barring", "designations", "effects", "freezing", "hitting", "listing", "operator_nouns", "operators", "verbs",
)  # fmt: skip
MEASURES = ("barred", "measures", "permits")
STRINGS = ("chambers",)
TRIGGERS = (
    "barring", "clear_operators", "closing", "designating", "designations", "detailing", "eligibility", "excluding",
    "freezing", "halting", "limiting", "lists", "naming", "naming_more", "nouns", "orders", "qualified", "restrictions",
    "revoking", "targeting", "verbs",
)  # fmt: skip


@lru_cache(maxsize=4)
def terms_of(lexicon: Lexicon) -> Terms:
    """The terms of a lexicon, read once."""
    sections: dict[str, frozenset[str] | Mapping[str, object]] = {}
    for name in Terms.__dataclass_fields__:
        if name == "triggers":
            continue
        section = f"sanctions.{name}"
        if name in ACTS:
            sections[name] = {word: Act(value) for word, value in lexicon.values(section).items()}
        elif name in MEASURES:
            sections[name] = {word: Measure(value) for word, value in lexicon.values(section).items()}
        elif name in STRINGS:
            sections[name] = lexicon.values(section)
        else:
            sections[name] = lexicon.words(section)
    triggers = frozenset(word for name in TRIGGERS for word in sections[name])
    return Terms(triggers=triggers, **sections)  # type: ignore[arg-type]
