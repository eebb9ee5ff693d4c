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

    nouns: frozenset[str]
    restrictions: frozenset[str]
    measures: Mapping[str, Measure]
    domestic: frozenset[str]
    verbs: Mapping[str, Act]
    designations: Mapping[str, Act]
    designated: frozenset[str]
    operators: Mapping[str, Act]
    operator_nouns: Mapping[str, Act]
    frames: frozenset[str]
    holders: frozenset[str]
    lists: frozenset[str]
    listing: Mapping[str, Act]
    suffering: frozenset[str]
    hitting: Mapping[str, Act]
    effects: Mapping[str, Act]
    freezing: Mapping[str, Act]
    frozen: frozenset[str]
    barring: Mapping[str, Act]
    barred: Mapping[str, Measure]
    permits: Mapping[str, Measure]
    bystanders: frozenset[str]
    imposers: frozenset[str]
    imposer_heads: frozenset[str]
    sanctioned: frozenset[str]
    anaphors: frozenset[str]
    instruments: frozenset[str]
    chambers: Mapping[str, str]
    acts_by: frozenset[str]
    clear_operators: frozenset[str]
    orders: frozenset[str]
    campaigns: frozenset[str]
    categories: frozenset[str]
    answering: frozenset[str]
    decisions: frozenset[str]
    plans: frozenset[str]
    ordering: frozenset[str]
    eligibility: frozenset[str]
    warning: frozenset[str]
    deciding: frozenset[str]
    triggers: frozenset[str]
    """All lemmas at which the search stops."""


@lru_cache(maxsize=4)
def terms_of(lexicon: Lexicon) -> Terms:
    """The terms of a lexicon, read once."""

    def words(section: str) -> frozenset[str]:
        return lexicon.words(f"sanctions.{section}")

    def acts(section: str) -> Mapping[str, Act]:
        return {word: Act(value) for word, value in lexicon.values(f"sanctions.{section}").items()}

    def measures(section: str) -> Mapping[str, Measure]:
        return {word: Measure(value) for word, value in lexicon.values(f"sanctions.{section}").items()}

    verbs, designations = acts("verbs"), acts("designations")
    freezing, barring, operators = acts("freezing"), acts("barring"), acts("operators")
    return Terms(
        nouns=words("nouns"),
        restrictions=words("restrictions"),
        measures=measures("measures"),
        domestic=words("domestic"),
        verbs=verbs,
        designations=designations,
        designated=words("designated"),
        operators=operators,
        operator_nouns=acts("operator_nouns"),
        frames=words("frames"),
        holders=words("holders"),
        lists=words("lists"),
        listing=acts("listing"),
        suffering=words("suffering"),
        hitting=acts("hitting"),
        effects=acts("effects"),
        freezing=freezing,
        frozen=words("frozen"),
        barring=barring,
        barred=measures("barred"),
        permits=measures("permits"),
        bystanders=words("bystanders"),
        imposers=words("imposers"),
        imposer_heads=words("imposer_heads"),
        sanctioned=words("sanctioned"),
        anaphors=words("anaphors"),
        instruments=words("instruments"),
        chambers=lexicon.values("sanctions.chambers"),
        acts_by=words("acts_by"),
        clear_operators=words("clear_operators"),
        orders=words("orders"),
        campaigns=words("campaigns"),
        categories=words("categories"),
        answering=words("answering"),
        decisions=words("decisions"),
        plans=words("plans"),
        ordering=words("ordering"),
        eligibility=words("eligibility"),
        warning=words("warning"),
        deciding=words("deciding"),
        triggers=frozenset(
            {*words("nouns"), *words("restrictions"), *words("lists"), *verbs, *designations, *freezing, *barring}
            | words("clear_operators")
            | words("orders")
            | words("eligibility")
        ),
    )
