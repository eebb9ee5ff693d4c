"""From regions of capitalised words to segments: a title, a country, a body, a person's name, or a plain name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from kgexport.extract.names.runs import Region
from kgexport.extract.names.titles import Title, find_titles
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Item, Known, NameWords, straight


class Form(Enum):
    """What the form of a segment says that it is."""

    KNOWN = auto()
    PERSON = auto()
    BODY = auto()
    PLACE = auto()
    NAME = auto()
    NOTHING = auto()
    TITLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Tokens start to stop, half-open."""

    start: int
    stop: int
    form: Form
    item: Item | None = None
    title: Title | None = None
    prefix: Item | None = None
    """The country or body that the name of a body begins with ("Cuban" in "Cuban Ministry of the Interior")."""
    prefix_stop: int = 0
    weak: bool = False
    """The head that makes it a body or place is also common in other names."""
    sure: bool = False
    """Put together by a rule that leaves no doubt of its bounds."""


_ENTITY_FORMS = {
    "PERSON": Form.NAME,
    "ORG": Form.BODY,
    "GPE": Form.PLACE,
    "LOC": Form.PLACE,
    "FAC": Form.PLACE,
}
_COUNTRY = frozenset({Known.COUNTRY, Known.COUNTRY_ADJECTIVE})
_PREFIXES = _COUNTRY | {Known.REGION_ADJECTIVE, Known.REGION, Known.BODY, Known.CITY, Known.STATE}
_PLACES = frozenset({Known.COUNTRY, Known.REGION, Known.CITY, Known.STATE})


def find_segments(tokens: Tokens, words: NameWords, region: Region) -> list[Segment]:
    """The segments of a region in their order, joined over connectors where they make one name."""
    titles = find_titles(tokens, words, region)
    found: list[Segment] = []
    for start, stop in region.runs:
        found.extend(_split_titles(tokens, words, start, stop, titles))
    return join_segments(tokens, words, found)


def _split_titles(tokens: Tokens, words: NameWords, start: int, stop: int, titles: list[Title]) -> Iterator[Segment]:
    """The segments of one run: what stands before a title, the title with the name behind it, and so on."""
    at = start
    for title in titles:
        if title.stop <= at or title.start >= stop:
            continue
        if title.start > at:
            yield from classify(tokens, words, at, title.start)
        at = max(at, title.stop)
        following = min((other.start for other in titles if other.start >= at), default=stop)
        end = min(stop, following)
        if at < end and title.stop < stop and title.leads:
            yield _titled(tokens, words, at, end, title)
            at = end
        else:
            yield Segment(start=title.start, stop=title.stop, form=Form.TITLE, title=title)
    if at < stop:
        yield from classify(tokens, words, at, stop)


def _titled(tokens: Tokens, words: NameWords, start: int, stop: int, title: Title) -> Segment:
    known = match_known(tokens, words, start, stop)
    if known is not None and known[0] == stop and known[1].known in _COUNTRY | {Known.REGION_ADJECTIVE, Known.REGION}:
        return Segment(start=start, stop=stop, form=Form.KNOWN, item=known[1])
    return Segment(start=start, stop=stop, form=Form.PERSON, title=title, sure=True)


def match_known(tokens: Tokens, words: NameWords, start: int, stop: int) -> tuple[int, Item] | None:
    """The longest known name that begins at `start` and ends by `stop`: where it ends, and what it is."""
    first = straight(tokens.word[start])
    candidates = words.phrases.get(first)
    upper = first.isupper() and len(first) > 3
    if candidates is None and upper:
        candidates = words.phrases.get(first.title())
    for phrase, item in candidates or ():
        end = start + len(phrase)
        if end > stop:
            continue
        found = [straight(word) for word in tokens.word[start:end]]
        if tuple(found) == phrase or (upper and tuple(word.title() if word.isupper() else word for word in found) == phrase):
            return end, item
    return None


def classify(tokens: Tokens, words: NameWords, start: int, stop: int) -> Iterator[Segment]:
    """The segments of a stretch of a run that has no title."""
    known = match_known(tokens, words, start, stop)
    if known is not None:
        end, item = known
        if end == stop:
            yield Segment(start=start, stop=stop, form=Form.KNOWN, item=item)
            return
        if item.known in _PREFIXES:
            yield from _after_known(tokens, words, start, end, stop, item)
            return
    entities = _entities(tokens, start, stop)
    if len(entities) > 1 and _tiled(tokens, words, entities, start, stop):
        for first, last in entities:
            yield from classify(tokens, words, first, last)
        return
    yield _whole(tokens, words, start, stop)


def _after_known(tokens: Tokens, words: NameWords, start: int, end: int, stop: int, item: Item) -> Iterator[Segment]:
    """A run that begins with a country, place or known body: one name, or two side by side."""
    whole = _whole(tokens, words, start, stop)
    covered = one_entity(tokens, start, stop)
    rest_known = match_known(tokens, words, end, stop)
    if whole.form is Form.BODY and not (whole.weak and not covered and item.known is Known.COUNTRY_ADJECTIVE):
        yield replace(whole, prefix=item, prefix_stop=end)
    elif whole.form is Form.NOTHING:
        if item.known in _COUNTRY or tokens.lower[stop - 1] not in words.events:
            yield Segment(start=start, stop=end, form=Form.KNOWN, item=item)
        yield whole
    elif whole.form is Form.PLACE and (item.known not in _COUNTRY or covered or not whole.weak):
        yield replace(whole, prefix=item, prefix_stop=end)
    elif rest_known is not None and rest_known[0] == stop and rest_known[1].known is Known.BODY and item.known in _COUNTRY:
        yield Segment(start=start, stop=stop, form=Form.BODY, prefix=item, prefix_stop=end, item=rest_known[1])
    elif rest_known is not None and rest_known[0] == stop and item.known is Known.COUNTRY_ADJECTIVE and covered:
        yield Segment(start=start, stop=stop, form=Form.PLACE, prefix=item, prefix_stop=end)
    elif covered and tokens.ent[start] in {"ORG", "FAC", "LOC", "GPE", "PERSON"} and rest_known is None:
        form = _ENTITY_FORMS[tokens.ent[start]]
        yield Segment(start=start, stop=stop, form=form, prefix=item, prefix_stop=end, weak=True)
    else:
        yield Segment(start=start, stop=end, form=Form.KNOWN, item=item)
        yield from classify(tokens, words, end, stop)


def _whole(tokens: Tokens, words: NameWords, start: int, stop: int) -> Segment:
    """The run as one segment, its form from its last word."""
    last = tokens.lower[stop - 1]
    alone = stop - start == 1
    form, weak = Form.NAME, False
    if tokens.word[stop - 1] in words.companies:
        form = Form.NOTHING if alone else Form.BODY
    elif not alone and last in {"democrats", "socialists", "liberals", "communists"} and tokens.lower[stop - 2] not in words.starters:
        form, weak = Form.BODY, True
    elif tokens.between(start, stop).lower() in words.no_names:
        form = Form.NOTHING
    elif alone and (last in words.no_names or last in words.descriptions):
        form = Form.NOTHING
    elif all(lower in words.no_names for lower in tokens.lower[start:stop]):
        form = Form.NOTHING
    elif last in words.no_name_heads and not alone and last not in words.body_heads:
        form = Form.NOTHING
    elif last in words.body_heads and not alone:
        form, weak = Form.BODY, last in words.weak_heads
        if weak and last in words.place_heads and tokens.ent[stop - 1] in {"FAC", "LOC", "GPE"}:
            form = Form.PLACE
    elif last in words.place_heads and not alone:
        form, weak = Form.PLACE, last in words.body_heads
    return Segment(start=start, stop=stop, form=form, weak=weak)


def _entities(tokens: Tokens, start: int, stop: int) -> list[tuple[int, int]]:
    """The model's entities inside a run, in order."""
    found: list[tuple[int, int]] = []
    for number in range(start, stop):
        index = tokens.ent_of[number]
        if index < 0:
            continue
        if found and tokens.ent_of[found[-1][0]] == index:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def _tiled(tokens: Tokens, words: NameWords, entities: list[tuple[int, int]], start: int, stop: int) -> bool:
    """Whether the model's entities fill a run, so that two names stand side by side in it."""
    if entities[0][0] != start or entities[-1][1] != stop:
        return False
    if any(left[1] != right[0] for left, right in zip(entities, entities[1:], strict=False)):
        return False
    labels = {tokens.ent[first] for first, _ in entities}
    return len(labels) > 1 and tokens.lower[stop - 1] not in words.body_heads


def one_entity(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the model has tokens start to stop in one entity."""
    index = tokens.ent_of[start]
    return index >= 0 and all(found == index for found in tokens.ent_of[start:stop])


def join_segments(tokens: Tokens, words: NameWords, segments: list[Segment]) -> list[Segment]:
    """Join neighbours over "of", "for", "and" where together they are one name."""
    joined: list[Segment] = []
    for segment in segments:
        while joined and (whole := _joined(tokens, words, joined[-1], segment)) is not None:
            joined.pop()
            segment = whole
        joined.append(segment)
    return joined


def _joined(tokens: Tokens, words: NameWords, left: Segment, right: Segment) -> Segment | None:
    """Both segments as one, or None where they are two."""
    if left.stop >= right.start:
        return None
    connector = tokens.lower[left.stop]
    if left.form is Form.NOTHING and not _takes_of(tokens, words, left):
        thing = left.stop - left.start > 1 and connector in {"of", "for", "on"} and right.form in {Form.NAME, Form.NOTHING}
        return Segment(start=left.start, stop=right.stop, form=Form.NOTHING) if thing else None
    if connector in {"of", "for"} and left.form is Form.TITLE and right.form in {Form.NAME, Form.NOTHING} and connector == "for":
        return Segment(start=left.start, stop=right.stop, form=Form.TITLE, title=left.title)
    if connector == "of" and tokens.lower[left.stop - 1] in {"office", "bureau"} and right.form is not Form.KNOWN:
        return Segment(start=left.start, stop=right.stop, form=Form.BODY, prefix=left.prefix, prefix_stop=left.prefix_stop)
    if right.form is Form.TITLE or right.title is not None or left.title is not None:
        return None
    if not _ties(tokens, words, left, right, connector):
        return None
    prefix = left.prefix
    prefix_stop = left.prefix_stop
    form = _joined_form(tokens, words, left, right)
    if form is Form.NOTHING:
        return Segment(start=left.start, stop=right.stop, form=form)
    known = match_known(tokens, words, left.start, right.stop)
    if known is not None and known[0] == right.stop:
        return Segment(start=left.start, stop=right.stop, form=Form.KNOWN, item=known[1])
    if left.item is not None and left.form is Form.KNOWN:
        prefix, prefix_stop = left.item, left.stop
    return Segment(start=left.start, stop=right.stop, form=form, prefix=prefix, prefix_stop=prefix_stop, sure=left.sure)


def _takes_of(tokens: Tokens, words: NameWords, left: Segment) -> bool:
    return left.form is Form.NOTHING and tokens.lower[left.stop - 1] in words.of_heads | words.place_heads


def _ties(tokens: Tokens, words: NameWords, left: Segment, right: Segment, connector: str) -> bool:
    last = tokens.lower[left.stop - 1]
    known = match_known(tokens, words, left.start, right.stop)
    if known is not None and known[0] == right.stop:
        return True
    covered = one_entity(tokens, left.stop - 1, right.start + 1) and tokens.ent[left.stop] in {"ORG", "FAC", "LOC", "GPE", "PERSON"}
    if connector == "of":
        if last in {"government", "people", "administration"} or (left.form is Form.KNOWN and left.item is not None and left.item.known in _PLACES):
            return False
        if last in words.of_heads or last in {"gulf", "strait", "sea", "bay", "horn", "isle", "university"}:
            return True
        return covered and tokens.ent[left.stop] != "PERSON"
    if connector in {"for", "on"}:
        return (last in words.of_heads and last not in {"house", "houses"}) or (covered and left.form is Form.BODY)
    if connector in {"and", "&"}:
        return _and_ties(tokens, words, left, right, covered)
    if connector in {"in", "without"} and left.form is right.form is Form.NAME and tokens.tag[left.stop - 1] == "NNPS":
        return left.stop - left.start == 1
    return covered and tokens.ent[left.stop] in {"ORG", "FAC"} and right.form is not Form.KNOWN


def _and_ties(tokens: Tokens, words: NameWords, left: Segment, right: Segment, covered: bool) -> bool:
    """Whether "and" stands inside one name: its head comes behind it or before "of", or the model says so."""
    if tokens.word[left.stop] == "&":
        return True
    last = tokens.lower[left.stop - 1]
    if left.form is Form.KNOWN and right.form is Form.KNOWN:
        return False
    inside = any(tokens.lower[number] in {"of", "for", "on"} for number in range(left.start, left.stop))
    if inside and right.form in {Form.NAME, Form.NOTHING} and tokens.lower[right.stop - 1] not in words.of_heads and tokens.ent[right.start] not in {"PERSON", "GPE"}:
        return True
    if right.form is Form.BODY and left.form in {Form.NAME, Form.NOTHING} and last not in words.body_heads:
        return covered
    return covered and tokens.ent[left.stop] in {"ORG", "LOC", "GPE", "FAC"} and left.form is not Form.BODY


def _joined_form(tokens: Tokens, words: NameWords, left: Segment, right: Segment) -> Form:
    last = tokens.lower[left.stop - 1]
    if right.form is Form.BODY or (left.form is Form.BODY and last not in words.place_heads):
        return Form.BODY
    if last in words.of_heads and last not in {"order", "states"}:
        return Form.BODY
    if last in words.place_heads or last in {"gulf", "strait", "sea", "bay", "horn"}:
        return Form.PLACE
    if tokens.lower[right.stop - 1] in words.no_name_heads:
        return Form.NOTHING
    if tokens.lower[left.stop] in {"in", "without"}:
        return Form.BODY
    label = tokens.ent[left.stop]
    return _ENTITY_FORMS.get(label, Form.NAME) if label != "PERSON" else Form.NAME
