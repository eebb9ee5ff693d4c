"""What candidates say of each other: brackets, things that are no names, and headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kgexport.extract.names.candidates import Candidate
from kgexport.extract.names.capitals import HYPHENS, opens
from kgexport.extract.names.known import match_known
from kgexport.extract.names.segments import Form
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Item, Known, NameWords

_OPENING = frozenset({"(", "["})
_ALIAS = frozenset(
    {
        (",", "or"),
        (",", "also", "known", "as"),
        (",", "known", "as"),
        ("aka",),
        (",", "or", "the"),
        (",", "also", "called"),
        (",", "formerly"),
        (",", "formerly", "known", "as"),
    }
)
_CREDITS = frozenset({"source", "photo", "photograph", "picture", "image", "credit", "pic", "photos"})
_CLOSING = frozenset({")", "]", ",", ";"})


def link_brackets(tokens: Tokens, candidates: list[Candidate]) -> None:
    """Give each name in brackets the name that stands before them: an acronym, a short or a foreign form.

    What stands in brackets behind something that is no name is no name either.
    """
    for left, right in pairwise(candidates):
        full = left
        alias = tuple(tokens.lower[left.stop : right.start]) in _ALIAS
        if alias and left.form not in {Form.NOTHING, Form.KNOWN, Form.PERSON}:
            right.acronym_of = tokens.between(left.start, left.stop)
            continue
        if left.acronym_of is not None and tokens.word[left.stop] == "," and right.start == left.stop + 1:
            right.acronym_of = left.acronym_of
            continue
        full, opening = _before_bracket(tokens, candidates, left, right)
        if (
            opening >= tokens.length
            or tokens.word[opening] not in _OPENING
            or right.start != opening + 1 + (tokens.lower[opening + 1] in {"the", "aka", "a.k.a."})
        ):
            continue
        if right.stop >= tokens.length or tokens.word[right.stop] not in _CLOSING or right.title is not None:
            continue
        if full.form is Form.NOTHING:
            right.form = Form.NOTHING
        elif _renames(tokens, full, right):
            right.acronym_of = tokens.between(full.start, full.stop)
        elif _renames(tokens, right, full):
            full.acronym_of = tokens.between(right.start, right.stop)


def _before_bracket(
    tokens: Tokens, candidates: list[Candidate], left: Candidate, right: Candidate
) -> tuple[Candidate, int]:
    """The candidate that a bracket at the right one belongs to, over another bracket between them."""
    opening = right.start - 1
    if tokens.word[opening] not in _OPENING or tokens.word[opening - 1] != ")":
        return left, left.stop
    while opening > 0 and tokens.word[opening - 1] != "(":
        opening -= 1
    full = next((other for other in candidates if other.stop == opening - 1), left)
    return full, right.start - 1


def _renames(tokens: Tokens, full: Candidate, short: Candidate) -> bool:
    """Whether a candidate in brackets is another form of a name."""
    long_text, text = tokens.between(full.start, full.stop), tokens.between(short.start, short.stop)
    if full.item is not None and full.item.code is not None:
        return False
    words = long_text.replace("-", " ").split()
    letters = [word[0] for word in words if word[0].isalnum()]
    bare = text.replace(".", "").replace("-", "")
    if bare.isupper() and " " not in text and 1 < len(bare) <= len(letters) + 3 and len(letters) > 1:
        upper = [letter for letter in letters if letter.isupper()]
        return bare[0] in "".join(letters).upper() and sum(letter in bare for letter in upper) >= len(upper) / 2
    spelt = "".join(letter for letter in letters if letter.isupper())
    if len(bare) > 2 and " " not in text and bare.upper() == spelt:
        return True
    if short.form is Form.KNOWN:
        return False
    if full.form is Form.BODY and not full.weak and (long_text.startswith(text) or len(text.split()) > 1):
        return True
    return tokens.lower[short.start - 1] in {"aka", "a.k.a."}


def split_pairs(tokens: Tokens, candidates: list[Candidate]) -> list[Candidate]:
    """Take "Orlo-Brenn" for two people where the text names both apart from each other."""
    hyphened = [n for n, word in enumerate(tokens.word) if word in HYPHENS and tokens.glued[n]]
    if not hyphened:
        return candidates
    near = {number for n in hyphened for number in (n - 1, n + 1)}
    alone = {word for n, word in enumerate(tokens.word) if n not in near and word[0].isupper()}
    split: list[Candidate] = []
    for candidate in candidates:
        start = candidate.start
        pair = candidate.stop - start == 3 and start + 1 in hyphened and candidate.title is None
        sides = (tokens.word[start], tokens.word[candidate.stop - 1])
        if pair and candidate.form is Form.NAME and all(len(side) > 2 and side in alone for side in sides):
            split.extend(Candidate(at, at + 1, Form.NAME) for at in (start, start + 2))
        else:
            split.append(candidate)
    return split


def without_things(tokens: Tokens, words: NameWords, candidates: list[Candidate]) -> list[Candidate]:
    """Drop laws, programmes and the like, their short forms and acronyms, and platforms where something was posted."""
    _mark_named_laws(tokens, candidates)
    small = {word for word in tokens.word if word.islower()}
    inside = {tokens.word[n] for n in range(1, tokens.length) if not opens(tokens, n) and tokens.word[n][0].isupper()}
    things = {
        tokens.between(candidate.start, candidate.stop) for candidate in candidates if candidate.form is Form.NOTHING
    }
    people = {tokens.word[candidate.stop - 1] for candidate in candidates if candidate.form is Form.PERSON}
    things -= people
    kept = []
    for candidate in candidates:
        text = tokens.between(candidate.start, candidate.stop)
        if candidate.form is Form.NOTHING or (text in things and candidate.form is not Form.KNOWN):
            continue
        if candidate.form is Form.NAME and _short_for_thing(text, things, words):
            continue
        if _credited(tokens, candidate):
            continue
        following = tokens.lower[candidate.stop] if candidate.stop < tokens.length else ""
        if candidate.form is Form.NAME and candidate.stop - candidate.start == 1 and following in words.calendar:
            continue
        if text in words.platforms and _is_means(tokens, words, candidate):
            continue
        if candidate.form is Form.NAME and _titles_work(tokens, candidate):
            continue
        if candidate.form is Form.NAME and _common(tokens, words, candidate, small, inside):
            continue
        if _common_words(tokens, candidate, small):
            continue
        kept.append(candidate)
    return kept


def _is_means(tokens: Tokens, words: NameWords, candidate: Candidate) -> bool:
    """Whether a platform is where something was posted: "on X", "an X post", and not "an X founder"."""
    start, stop = candidate.start, candidate.stop
    if start and tokens.lower[start - 1] in {"on", "via", "through", "and", "or"}:
        return True
    noun = tokens.head[stop - 1]
    before = tokens.dep[stop - 1] in {"compound", "nmod"} and tokens.word[noun][0].islower() and noun >= stop
    return before and tokens.lower[noun].removesuffix("s") not in words.offices | words.persons


def _credited(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a name is the credit of a picture or of the agency of a dateline: "(Orlo / KNA)", "Source: KNA"."""
    start, stop = candidate.start, candidate.stop
    before = tokens.lower[start - 1] if start else ""
    after = tokens.word[stop] if stop < tokens.length else ""
    if (after == "/" and (tokens.line[start] or tokens.word[start].isupper())) or (before == "/" and after == ")"):
        return candidate.form is not Form.PERSON
    if before == ":" and start > 1 and tokens.lower[start - 2] in _CREDITS and tokens.hard[start - 2]:
        return True
    return before == "(" and after == ")" and _in_dateline(tokens, start - 1)


def _in_dateline(tokens: Tokens, at: int) -> bool:
    """Whether a bracket follows the place that a line begins with, and a dash follows it: "LIMA (KNA) -"."""
    start = at
    while start > 0 and not tokens.line[start] and at - start < 9:
        start -= 1
    if not tokens.line[start] or start == at or not tokens.word[start].isupper() or at + 3 >= tokens.length:
        return False
    return (tokens.word[at + 2].startswith(")") and tokens.word[at + 3][0] in "-–—_") or "_" in tokens.word[at + 2]


def _titles_work(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether the model has the words as the title of a work or law; of two or three words alone it is not believed."""
    label = tokens.ent[candidate.start]
    quoted = candidate.start > 0 and tokens.word[candidate.start - 1] in {"“", '"', "‘", "'", "``"}
    length = candidate.stop - candidate.start
    return label == "LAW" or (label == "WORK_OF_ART" and (quoted or length not in {2, 3}))


def _short_for_thing(text: str, things: set[str], words: NameWords) -> bool:
    """Whether a name is the beginning of a law's name, or the bare name of a storm or ship."""
    if " " in text:
        return any(thing.startswith(text + " ") for thing in things)
    return any(thing.endswith(" " + text) and thing.split()[0].lower() in words.no_name_firsts for thing in things)


def _common(tokens: Tokens, words: NameWords, candidate: Candidate, small: set[str], inside: set[str]) -> bool:
    """Whether a single word that the model has no label for is rather a common word with a capital."""
    number = candidate.start
    if candidate.stop - number > 1 or candidate.acronym_of is not None or not tokens.word[number][1:].islower():
        return False
    if tokens.lower[number] in small and (not tokens.ent[number] or opens(tokens, number)):
        return True
    if tokens.ent[number]:
        return False
    if not opens(tokens, number) or tokens.word[number] in inside:
        return False
    following = number + 1
    return following >= tokens.length or tokens.lemma[following] not in words.saying | words.reporting


def _common_words(tokens: Tokens, candidate: Candidate, small: set[str]) -> bool:
    """Whether words that open a sentence, unknown to the model, all stand in the text with small letters too."""
    start, stop = candidate.start, candidate.stop
    if stop - start < 2 or candidate.form not in {Form.NAME, Form.BODY} or not opens(tokens, start):
        return False
    if tokens.word[start].islower():
        return False  # a body that is always written small: "foreign ministry spokesman X said"
    if any(tokens.ent[start:stop]) or candidate.acronym_of is not None or candidate.prefix is not None:
        return False
    return all(tokens.lower[number] in small for number in range(start, stop))


def _mark_named_laws(tokens: Tokens, candidates: list[Candidate]) -> None:
    """Countries that a law is named after name no country there: "the Kenya, Peru, and Chad Trade Act"."""
    for index, candidate in enumerate(candidates):
        if candidate.form is not Form.NOTHING or index == 0:
            continue
        first = index
        while (
            first > 0
            and candidates[first - 1].form is Form.KNOWN
            and _joins(tokens, candidates[first - 1].stop, candidates[first].start)
        ):
            first -= 1
        if first < index and tokens.lower[candidates[first].start - 1] == "the":
            for named in candidates[first:index]:
                named.form = Form.NOTHING
                named.item = None


def _joins(tokens: Tokens, start: int, stop: int) -> bool:
    return start >= stop or all(lower in {",", "and"} for lower in tokens.lower[start:stop])


def settle_ambiguous(tokens: Tokens, words: NameWords, candidates: list[Candidate]) -> None:
    """Decide for names like "Georgia" and "Jordan" between the country, the state and the surname."""
    texts = [tokens.between(candidate.start, candidate.stop) for candidate in candidates]
    unclear = [n for n, text in enumerate(texts) if text in words.ambiguous and candidates[n].form is Form.KNOWN]
    if not unclear:
        return
    present = set(tokens.word)
    surnames = {
        text.split()[-1]
        for text, candidate in zip(texts, candidates, strict=True)
        if " " in text and candidate.form in {Form.NAME, Form.PERSON}
    }
    states = any(candidate.item is not None and candidate.item.known is Known.STATE for candidate in candidates)
    for number in unclear:
        if present & set(words.ambiguous[texts[number]]):
            continue
        if texts[number] in words.states.values() and states:
            candidates[number].item = Item(Known.STATE, texts[number])
        elif texts[number] in surnames:
            candidates[number].item, candidates[number].form = None, Form.NAME


def in_headings(tokens: Tokens, words: NameWords, body: list[Candidate]) -> Iterator[Candidate]:
    """Names in headings: known ones, and those that the text below names."""
    if not any(tokens.heading):
        return
    forms: dict[str, list[tuple[tuple[str, ...], Candidate]]] = {}
    for candidate in body:
        parts = tuple(tokens.word[candidate.start : candidate.stop])
        for form in {parts, parts[-1:], parts[:1]} if candidate.form in {Form.PERSON, Form.NAME} else {parts}:
            if form[0].lower() not in words.starters | words.title_heads and len(form[0]) > 2:
                forms.setdefault(form[0], []).append((form, candidate))
    at = 0
    while at < tokens.length:
        if not tokens.heading[at]:
            at += 1
            continue
        found = _heading_name(tokens, words, at, forms)
        if found is None:
            at += 1
            continue
        yield found
        at = found.stop


def _heading_name(
    tokens: Tokens, words: NameWords, at: int, forms: dict[str, list[tuple[tuple[str, ...], Candidate]]]
) -> Candidate | None:
    stop = at
    while stop < tokens.length and tokens.heading[stop]:
        stop += 1
    best: Candidate | None = None
    for parts, candidate in sorted(forms.get(tokens.word[at], ()), key=lambda pair: -len(pair[0])):
        if tuple(tokens.word[at : at + len(parts)]) == parts and at + len(parts) <= stop:
            best = Candidate(
                at, at + len(parts), candidate.form, item=candidate.item if len(parts) > 1 or candidate.item else None
            )
            break
    known = match_known(tokens, words, at, stop)
    if known is not None and known[1].known is not Known.REGION_ADJECTIVE and (best is None or known[0] >= best.stop):
        return Candidate(at, known[0], Form.KNOWN, item=known[1])
    return best
