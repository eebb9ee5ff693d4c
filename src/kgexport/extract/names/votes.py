"""Evidence for what a name stands for: from its form, its words, its context, and from the model."""

from __future__ import annotations

import re
from collections import defaultdict

from kgexport.extract.names.candidates import Candidate
from kgexport.extract.names.segments import Form
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Known, NameWords
from kgexport.model import EntityKind

PERSON, BODY, PLACE, COUNTRY = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.COUNTRY

MODEL = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
MODEL_WEIGHT = 1.0
_KNOWN = {
    Known.COUNTRY: (COUNTRY, 5.0),
    Known.COUNTRY_ADJECTIVE: (COUNTRY, 5.0),
    Known.REGION: (PLACE, 3.0),
    Known.REGION_ADJECTIVE: (PLACE, 3.0),
    Known.CITY: (PLACE, 2.0),
    Known.STATE: (PLACE, 2.5),
    Known.BODY: (BODY, 4.0),
}
_PRIOR = {BODY: 0.3, PERSON: 0.2, PLACE: 0.2}
"""What a name of which nothing is known may be."""
_PLACE_PREPOSITIONS = {
    "in": 1.2,
    "near": 1.2,
    "outside": 1.2,
    "inside": 0.8,
    "across": 1.0,
    "throughout": 1.2,
    "around": 0.8,
    "from": 0.3,
    "to": 0.3,
    "at": 0.3,
    "into": 0.6,
    "toward": 0.3,
    "over": 0.2,
}

_SITES = frozenset({"border", "mine", "oilfield", "pipeline", "plant", "reactor", "refinery", "site"})
_EASTERN = re.compile(r" [A-Z][a-z]+[-‐‑][a-z]{1,5}$")
"""A Korean or Chinese given name behind a surname: "Ham Jae-in"."""
_PAPERS = frozenset({"daily", "newspaper", "paper", "weekly"})
LETTERS = 4
"""Capitals from which on a word of capitals alone is rather a body's than the model's person."""
LONGEST_SITE = 6
"""Tokens behind a name among which a kind of site is looked for."""
WHOSE_BODY = 1.5
"""Taken from a person's votes where "who" follows what has the form of a body: "the Karo Front, who ..."."""
LONGEST_DATELINE = 10
"""Tokens between the place that opens a dateline and the dash that ends it."""

Votes = dict[EntityKind, float]


def votes_for(tokens: Tokens, words: NameWords, candidate: Candidate) -> Votes:
    """The evidence of one candidate, by kind; negative is evidence against."""
    votes: Votes = defaultdict(float)
    _by_form(tokens, words, candidate, votes)
    _by_model(tokens, candidate, votes)
    if candidate.item is None or candidate.item.known is Known.CITY:
        _by_words(tokens, words, candidate, votes)
        _by_left(tokens, words, candidate, votes)
        _by_right(tokens, words, candidate, votes)
        _by_verb(tokens, words, candidate, votes)
    return votes


def _by_form(tokens: Tokens, words: NameWords, candidate: Candidate, votes: Votes) -> None:
    if candidate.form is Form.KNOWN and candidate.item is not None:
        kind, weight = _KNOWN[candidate.item.known]
        votes[kind] += weight
    elif candidate.form is Form.PERSON:
        votes[PERSON] += 4.0 if candidate.office else 3.0
    elif candidate.form is Form.BODY:
        votes[BODY] += 1.0 if candidate.weak else 3.0
    elif candidate.form is Form.PLACE:
        votes[PLACE] += 1.0 if candidate.weak else 2.5
    if candidate.tail_form is Form.BODY:
        votes[BODY] += 3.0
    elif candidate.tail_form is Form.PLACE:
        votes[PLACE] += 2.5


def _by_model(tokens: Tokens, candidate: Candidate, votes: Votes) -> None:
    labels = [label for label in tokens.ent[candidate.start : candidate.stop] if label]
    for label in sorted(set(labels)):
        share = labels.count(label) / (candidate.stop - candidate.start)
        kind = MODEL.get(label)
        if kind is not None:
            votes[kind] += MODEL_WEIGHT * share
        elif label == "NORP":
            votes[BODY] += 0.5 * share


def _by_words(tokens: Tokens, words: NameWords, candidate: Candidate, votes: Votes) -> None:
    first = tokens.word[candidate.start]
    length = candidate.stop - candidate.start
    if candidate.form is Form.NAME:
        for kind, weight in _PRIOR.items():
            votes[kind] += weight
        if ".co" in first.lower() or ".org" in first.lower() or ".net" in first.lower():
            votes[BODY] += 2.0
        if first in words.given or first.title() in words.given:
            votes[PERSON] += 2.0 if length > 1 else 0.5
        plain = all(word.isalpha() and word[1:].islower() for word in tokens.word[candidate.start : candidate.stop])
        if length in {2, 3} and plain and first not in words.place_firsts and first not in words.body_firsts:
            votes[PERSON] += 0.8
        if _EASTERN.search(tokens.between(candidate.start, candidate.stop)):
            votes[PERSON] += 1.5
        if first in words.body_firsts and length > 1:
            votes[BODY] += 1.2
        if first in words.place_firsts and length > 1:
            votes[PLACE] += 0.8
        if first == "Al" and length <= 3 and candidate.title is None:
            votes[BODY] += 1.5
        if length > 1 and any(
            lower in {"bin", "ibn", "von", "van"} for lower in tokens.lower[candidate.start : candidate.stop]
        ):
            votes[PERSON] += 1.5
        if length > 1 and any(
            len(word) == 2 and word[1] == "." for word in tokens.word[candidate.start : candidate.stop]
        ):
            votes[PERSON] += 1.0
        if length == 1 and first.isupper() and 2 <= len(first) <= 6:
            votes[BODY] += 1.0 if len(first) < LETTERS else 1.6


def _by_left(tokens: Tokens, words: NameWords, candidate: Candidate, votes: Votes) -> None:
    at = candidate.start - 1 if candidate.title is None else candidate.title[0] - 1
    if at < 0 or tokens.hard[at + 1]:
        if candidate.title is None and (at < 0 or tokens.line[at + 1]) and _opens_dateline(tokens, candidate.stop):
            votes[PLACE] += 3.0
        return
    lower = tokens.lower[at]
    ruled = candidate.stop < tokens.length and tokens.lower[candidate.stop] in words.ruled
    if lower == "the" and not (ruled and candidate.stop - candidate.start == 1):
        votes[PERSON] -= 1.5
        votes[BODY] += 0.5
        if at and tokens.lower[at - 1] in {"at", "in"} and tokens.lower[candidate.stop - 1] in {"centre", "center"}:
            votes[PLACE] += 2.0
    elif lower == "/" and tokens.glued[candidate.start] and candidate.stop - candidate.start > 1:
        votes[PERSON] += 3.0  # the credit of a picture: "AGENCY/Jane Roe"
    elif lower in _PLACE_PREPOSITIONS:
        votes[PLACE] += _PLACE_PREPOSITIONS[lower]
    elif lower == "of" and tokens.lower[at - 1] in words.place_leaders:
        votes[PLACE] += 2.0
    elif lower in {"on", "of", "for"} and tokens.lower[at - 1] in words.attacked:
        votes[PLACE] += 1.2
    elif candidate.form is Form.NAME and _led_or_described(tokens, words, at):
        votes[BODY] += 2.0
    elif (
        tokens.tag[at] == "POS"
        and tokens.ent[at - 1] == "GPE"
        and candidate.form is Form.NAME
        and candidate.title is None
    ):
        votes[PLACE] += 0.7
    elif tokens.word[at][0].islower() and (tokens.tag[at] in {"NN", "NNS"} or lower in _PAPERS):
        singular = lower.removesuffix("s")
        if lower in words.offices or singular in words.offices:
            votes[PERSON] += 2.5
        elif lower in words.persons or singular in words.persons:
            votes[PERSON] += 1.5
        elif lower in words.small_tails or lower == "party":
            votes[BODY] += 2.0


def _led_or_described(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether what ends at a token is said of a body behind it: "leader of", "members of", "Kenya's ruling party,"."""
    before = tokens.lower[at - 1]
    if tokens.lower[at] == "of":
        return before == "members" or before in words.offices - words.place_offices
    if tokens.lower[at] != "," or before not in _PAPERS | {"party"} or at < 2 or tokens.hard[at - 1]:
        return False
    return tokens.lower[at - 2] not in words.functions  # "for the party, Orlan Tebo said"


def _opens_dateline(tokens: Tokens, at: int) -> bool:
    """Whether what follows the first name of a line is the rest of a dateline: ", N.Y. (KNA) —", ", Nov 22 —"."""
    for number in range(at, min(at + LONGEST_DATELINE, tokens.length)):
        word = tokens.word[number]
        if word in {"—", "–", "--", "―", "_", "-"}:
            return number > 0 and not tokens.glued[number]
        if tokens.hard[number] or not (word[0].isupper() or word[0].isdigit() or word[0] in ",.()/"):
            return False
    return False


def _by_right(tokens: Tokens, words: NameWords, candidate: Candidate, votes: Votes) -> None:
    at = candidate.stop
    if at >= tokens.length or tokens.hard[at]:
        return
    lower = tokens.lower[at]
    if lower in {",", "and"} and _before_administrations(tokens, at):
        votes[PERSON] += 3.0
    elif lower == ",":
        _by_apposition(tokens, words, at + 1, votes)
        if candidate.form is Form.BODY and tokens.lower[at + 1 : at + 2] == ["who"]:
            votes[PERSON] -= WHOSE_BODY
    elif lower in words.ruled:
        votes[PERSON] += 2.0 if lower in {"administration", "presidency"} else 1.2
    elif lower in words.small_tails:
        votes[BODY] += 1.5
    elif lower == "border" and at + 1 < tokens.length and tokens.lower[at + 1] in words.place_heads:
        votes[PLACE] += 2.0
    elif lower in words.place_leaders and tokens.tag[at] == "NN" and lower not in words.small_place_heads:
        votes[PLACE] += 0.7
    elif _site_behind(tokens, at):
        votes[PLACE] += 2.0
    elif lower in {"in", "near"} and at + 1 < tokens.length and tokens.ent[at + 1] == "GPE":
        votes[PLACE] += 0.6
    elif lower == "who":
        votes[PERSON] += 2.5
    elif lower == "-" and at + 1 < tokens.length and tokens.lower[at + 1] in {"based", "born", "area"}:
        votes[PLACE] += 2.0
    elif tokens.tag[at] == "POS" and at + 1 < tokens.length:
        owned = tokens.lower[at + 1]
        votes[PERSON] += 1.0 if owned in words.belongings else 0.5 if owned in words.persons else 0.0


def _site_behind(tokens: Tokens, at: int) -> bool:
    """Whether small words behind a name end in a kind of site: "Karo heavy-water nuclear reactor"."""
    number = at
    while number < min(at + LONGEST_SITE, tokens.length) and tokens.tag[number] in {"JJ", "NN", "HYPH"}:
        number += 1
    return number > at and tokens.lower[number - 1] in _SITES and tokens.word[at].islower()


def _before_administrations(tokens: Tokens, at: int) -> bool:
    """Whether a list of names ends in "administrations": "the Tebo, Orlo and Strand administrations"."""
    for number in range(at, min(at + LONGEST_DATELINE, tokens.length)):
        if tokens.lower[number] in {"administrations", "presidencies"}:
            return True
        if not (tokens.word[number][0].isupper() or tokens.lower[number] in {",", "and"}) or tokens.hard[number]:
            return False
    return False


def _by_apposition(tokens: Tokens, words: NameWords, at: int, votes: Votes) -> None:
    """What stands behind a comma: "who", an age, "a senior fellow", "the head of"."""
    if at >= tokens.length or tokens.hard[at]:
        return
    lower = tokens.lower[at]
    if lower in {"who", "whose"}:
        votes[PERSON] += 2.5 if lower == "who" else 1.0
    elif lower == "where":
        votes[PLACE] += 2.0
    elif lower == "which":
        votes[PERSON] -= 1.0
    elif tokens.word[at].isdigit() and len(lower) == 2 and at + 1 < tokens.length and tokens.word[at + 1] in {",", "."}:
        votes[PERSON] += 2.5
    elif tokens.word[at][0].islower():
        for number in range(at, min(at + 6, tokens.length)):
            if (
                tokens.word[number] in {",", ".", "of"}
                or tokens.hard[number]
                or tokens.tag[number] in {"VBD", "VBZ", "IN", "MD"}
            ):
                break
            if tokens.word[number][0].islower() and (
                tokens.lower[number] in words.offices or tokens.lower[number] in words.persons
            ):
                following = tokens.tag[number + 1] if number + 1 < tokens.length else ""
                if not following.startswith("NN"):
                    votes[PERSON] += 2.0
                    break


def _by_verb(tokens: Tokens, words: NameWords, candidate: Candidate, votes: Votes) -> None:
    for number in range(candidate.start, candidate.stop):
        head = tokens.head[number]
        if candidate.start <= head < candidate.stop:
            continue
        if tokens.dep[number] == "nsubj":
            lemma = tokens.lemma[head]
            if lemma in words.mental:
                votes[PERSON] += 1.2
            elif lemma in words.reporting:
                votes[BODY] += 1.2 if candidate.stop - candidate.start > 1 else 2.0
            elif lemma in words.saying:
                votes[PERSON] += 0.6
                votes[BODY] += 0.5
                votes[PLACE] += 0.1
        break
