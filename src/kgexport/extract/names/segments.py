"""From regions of capitalised words to segments: a title, a country, a body, a person's name, or a plain name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from kgexport.extract.names.capitals import opens
from kgexport.extract.names.known import match_known
from kgexport.extract.names.namesakes import named_like_place
from kgexport.extract.names.runs import Region
from kgexport.extract.names.titles import STYLES, Title, find_titles
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Item, Known, NameWords


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
    """The country or body that the name of a body begins with ("Kenyan" in "Kenyan Ministry of the Interior")."""
    prefix_stop: int = 0
    weak: bool = False
    """The head that makes it a body or place is also common in other names."""


ENTITY_FORMS = {"ORG": Form.BODY, "GPE": Form.PLACE, "LOC": Form.PLACE, "FAC": Form.PLACE}
_COUNTRY = frozenset({Known.COUNTRY, Known.COUNTRY_ADJECTIVE})
_NAMESAKES = frozenset({Known.COUNTRY, Known.CITY, Known.STATE})
_NEVER_FIRST = frozenset(
    {"how", "why", "what", "when", "where", "which", "if", "but", "while", "after", "before", "with", "from", "this",
     "are", "is", "was", "were", "will", "more", "can", "does", "did"}
)  # fmt: skip
"""Words that begin no name, whatever the model says of them in headings."""
LONGEST_NAME = 5
"""Words side by side from which on a run is looked at for a clause in title case."""
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "PRP", "PRP$", "WP", "WDT", "WRB"})
_SITES = frozenset(
    {("convention", "center"), ("convention", "centre"), ("conference", "center"), ("conference", "centre"),
     ("golf", "club"), ("country", "club")}
)  # fmt: skip
"""Ends of names of venues, whose last word alone ends a body's name."""
_HELD_OF = (["minister", "of"], ["president", "of"])
_PEOPLES = frozenset({"croat", "croats", "serb", "serbs"})
"""Peoples that live in another country, where its adjective stands before them."""
_SIDES = frozenset({"republican", "democratic", "democrat"})


def find_segments(tokens: Tokens, words: NameWords, region: Region) -> list[Segment]:
    """The segments of a region in their order, each within one run."""
    titles = find_titles(tokens, words, region)
    found: list[Segment] = []
    for start, stop in region.runs:
        if _tells(tokens, words, start, stop):
            found.append(Segment(start=start, stop=stop, form=Form.NOTHING))
        else:
            found.extend(_split_titles(tokens, words, start, stop, titles))
    return found


def _tells(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether a long run is a clause in title case: "Border Guards Did All They Could"; a name holds no such words."""
    if stop - start < LONGEST_NAME:
        return False
    clause = [n for n in range(start + 1, stop) if tokens.tag[n] in _CLAUSE_TAGS]
    clause = [n for n in clause if n + 1 >= stop or tokens.lower[n + 1] not in STYLES | {"royal"}]
    return len(clause) > 1 or any(tokens.lower[n] in words.functions for n in clause)


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
            yield from _titled(tokens, words, at, end, title)
            at = end
        else:
            yield Segment(start=title.start, stop=title.stop, form=Form.TITLE, title=title)
    if at < stop:
        yield from classify(tokens, words, at, stop)


def _titled(tokens: Tokens, words: NameWords, start: int, stop: int, title: Title) -> Iterator[Segment]:
    known = match_known(tokens, words, start, stop)
    if known is not None and known[1].known in _COUNTRY | {Known.REGION_ADJECTIVE, Known.REGION, Known.BODY}:
        yield Segment(start=title.start, stop=title.stop, form=Form.TITLE, title=title)
        yield from classify(tokens, words, start, stop)
    elif stop - start > 1 and _ends_in_country(tokens, words, start, stop):
        yield Segment(start=title.start, stop=stop, form=Form.BODY, weak=True)
    elif tokens.lower[title.stop - 1] not in words.courtesy and all(
        tokens.lower[number] in words.no_names | words.descriptions for number in range(start, stop)
    ):
        yield Segment(start=title.start, stop=stop, form=Form.TITLE, title=title)
    else:
        yield Segment(start=start, stop=stop, form=Form.PERSON, title=title)


def _ends_in_country(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether a country's name ends a stretch: of a body then, "Justice Project Kenya"."""
    for number in range(start + 1, stop):
        known = match_known(tokens, words, number, stop)
        if known is not None and known[0] == stop:
            return known[1].known is Known.COUNTRY and tokens.ent[start] != "PERSON"
    return False


def classify(tokens: Tokens, words: NameWords, start: int, stop: int) -> Iterator[Segment]:
    """The segments of a stretch of a run that has no title."""
    passing = tokens.lower[start] in words.passing or tokens.word[start] == "The"
    passing = (passing and tokens.ent[start] != "PERSON") or tokens.lower[start] in _NEVER_FIRST
    if tokens.lower[start] in {"a", "an"} and stop - start > 1:
        passing = match_known(tokens, words, start + 1, stop) is not None
    if passing and stop - start > 1:
        yield from classify(tokens, words, start + 1, stop)
        return
    known = match_known(tokens, words, start, stop)
    if known is not None:
        end, item = known
        if end == stop:
            yield Segment(start=start, stop=stop, form=Form.KNOWN, item=item)
        else:
            yield from _after_known(tokens, words, start, end, stop, item)
        return
    if (
        stop - start > 1
        and opens(tokens, start)
        and _adjective(tokens, words, start + 1)
        and (stop - start == 2 or _adjective(tokens, words, stop - 1))
    ):
        yield from classify(tokens, words, start + 1, stop)
        return
    if stop - start > 1 and tokens.lower[start] in _SIDES and match_known(tokens, words, start + 1, stop) is not None:
        yield from classify(tokens, words, start + 1, stop)
        return
    if stop - start > 1 and tokens.lower[start] in words.common and _led_by_common(tokens, words, start, stop):
        yield from classify(tokens, words, start + 1, stop)
        return
    cut = _person_behind(tokens, words, start, stop) or _body_behind(tokens, words, start, stop)
    if cut is not None:
        yield from classify(tokens, words, start, cut)
        yield from classify(tokens, words, cut, stop)
        return
    entities = _entities(tokens, start, stop)
    if len(entities) > 1 and _tiled(tokens, words, entities, start, stop):
        for first, last in entities:
            yield from classify(tokens, words, first, last)
        return
    whole = _whole(tokens, words, start, stop)
    if whole.form is Form.NAME and _all_common(tokens, words, start, stop):
        yield Segment(start=start, stop=stop, form=Form.NOTHING)
        return
    if (
        whole.form is Form.NAME
        and stop - start > 1
        and tokens.lower[start] in words.no_names
        and tokens.ent[start] != "PERSON"
    ):
        yield from classify(tokens, words, start + 1, stop)
        return
    yield whole


def _led_by_common(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether the common word that a sentence opens with stands before a name: "Leave Kenya", "Asked Orlan Tebo"."""
    if not opens(tokens, start) or tokens.word[start] in words.given:
        return False
    known = match_known(tokens, words, start + 1, stop)
    if known is not None:
        return known[0] == stop and tokens.lower[start] not in words.body_firsts
    whole = one_entity(tokens, start, stop)
    named = whole and (tokens.ent[start] in ENTITY_FORMS or (tokens.ent[start] == "PERSON" and stop - start == 2))
    return not named and _whole(tokens, words, start, stop).form is Form.NAME


def _after_known(tokens: Tokens, words: NameWords, start: int, end: int, stop: int, item: Item) -> Iterator[Segment]:
    """A run that begins with a country, place or known body: one name, or two side by side."""
    first = Segment(start=start, stop=end, form=Form.KNOWN, item=item)
    if all(_describes(tokens, words, number) for number in range(end, stop)):
        yield first
        yield Segment(start=end, stop=stop, form=Form.NOTHING)
        return
    if item.known is Known.COUNTRY and _names_officer(tokens, words, start, end, stop):
        yield first
        yield Segment(start=end, stop=stop, form=Form.PERSON)
        return
    whole = _whole(tokens, words, start, stop)
    covered = one_entity(tokens, start, stop)
    rest = match_known(tokens, words, end, stop)
    rest_item = rest[1] if rest is not None and rest[0] == stop else None
    if whole.form is Form.BODY and not (whole.weak and not covered and item.known is Known.COUNTRY_ADJECTIVE):
        yield replace(whole, prefix=item, prefix_stop=end)
    elif whole.form is Form.NOTHING:
        if item.known in _COUNTRY or tokens.lower[stop - 1] not in words.events:
            yield first
        yield replace(whole, start=end)
    elif whole.form is Form.PLACE and (item.known not in _COUNTRY or covered or not whole.weak):
        yield replace(whole, prefix=item, prefix_stop=end)
    elif rest_item is not None and rest_item.known is Known.BODY and item.known in _COUNTRY:
        yield Segment(start=start, stop=stop, form=Form.BODY, prefix=item, prefix_stop=end)
    elif item.known is Known.COUNTRY_ADJECTIVE and stop - end == 1 and tokens.lower[end] in _PEOPLES:
        yield first
    elif rest_item is not None and rest_item.known is item.known is Known.COUNTRY_ADJECTIVE:
        yield Segment(start=end, stop=stop, form=Form.KNOWN, item=rest_item)
    elif rest_item is not None and item.known is Known.COUNTRY_ADJECTIVE and covered:
        yield Segment(start=start, stop=stop, form=Form.PLACE, prefix=item, prefix_stop=end)
    elif rest_item is None and covered and tokens.ent[start] in ENTITY_FORMS:
        yield Segment(
            start=start, stop=stop, form=ENTITY_FORMS[tokens.ent[start]], prefix=item, prefix_stop=end, weak=True
        )
    elif rest_item is None and covered and tokens.ent[start] == "PERSON" and item.known not in _COUNTRY:
        yield Segment(start=start, stop=stop, form=Form.NAME)
    elif rest is None and item.known in _NAMESAKES and named_like_place(tokens, words, start, stop):
        yield Segment(start=start, stop=stop, form=Form.PERSON)
    else:
        yield first
        yield from classify(tokens, words, end, stop)


def _names_officer(tokens: Tokens, words: NameWords, start: int, end: int, stop: int) -> bool:
    """Whether a person's name stands behind the country of an office: "Prime Minister of Kenya Orlan Tebo"."""
    if start < 2 or stop - end < 2 or tokens.lower[start - 2 : start] not in _HELD_OF:
        return False
    heads = words.body_heads | words.place_heads | words.no_names | words.title_departments
    return heads.isdisjoint(tokens.lower[end:stop])


def _all_common(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether several words with capitals are all common ones, and quoted or no body or place to the model."""
    if stop - start < 2 or any(tokens.lower[n] not in words.plain for n in range(start, stop)):
        return False
    quoted = stop < tokens.length and tokens.word[stop] in {"”", '"', "’", "'"}
    return quoted or not (one_entity(tokens, start, stop) and tokens.ent[start] in ENTITY_FORMS)


def _describes(tokens: Tokens, words: NameWords, number: int) -> bool:
    """Whether a capitalised word behind a known name only says what kind of people or thing it is ("NATO Allies")."""
    lower = tokens.lower[number]
    if lower in words.place_heads or (lower in words.body_heads and lower not in words.weak_heads):
        return False
    return (
        lower in words.no_names
        or (lower in words.descriptions and lower not in words.body_heads)
        or lower in {"government", "governments"}
    )


def _whole(tokens: Tokens, words: NameWords, start: int, stop: int) -> Segment:
    """The run as one segment, its form from its first and last word."""
    last = tokens.lower[stop - 1]
    form, weak = _form_by_words(tokens, words, start, stop)
    if form is None and stop - start > 2 and (tokens.lower[stop - 2], last) in _SITES:
        form = Form.PLACE
    elif form is None and last in words.body_heads and stop - start > 1:
        form, weak = Form.BODY, last in words.weak_heads
        if weak and last in words.place_heads and tokens.ent[stop - 1] in {"FAC", "LOC", "GPE"}:
            form = Form.PLACE
    elif form is None and tokens.word[start] in words.venues and stop - start > 1:
        form = Form.PLACE
    elif form is None and last in words.place_heads and stop - start > 1:
        form, weak = Form.PLACE, last in words.body_heads
    return Segment(start=start, stop=stop, form=form or Form.NAME, weak=weak)


def _form_by_words(tokens: Tokens, words: NameWords, start: int, stop: int) -> tuple[Form | None, bool]:
    """What single words settle: legal forms, parties, and what is no name at all."""
    lower = tokens.lower[start:stop]
    last, alone = lower[-1], len(lower) == 1
    if tokens.word[stop - 1] in words.companies:
        return (Form.NOTHING if alone else Form.BODY), False
    if last in words.party_members and not alone:
        return (Form.BODY, True) if lower[-2] in words.party_firsts else (Form.NOTHING, False)
    if tokens.between(start, stop).lower() in words.no_names or all(word in words.no_names for word in lower):
        return Form.NOTHING, False
    if len(lower) == 2 and last == "service" and (lower[0] in words.no_names or _adjective(tokens, words, start)):
        return Form.NOTHING, False
    if lower[0] in words.no_name_firsts and not alone and last not in words.body_heads:
        return Form.NOTHING, False
    if alone and last == "parliament" and start and not tokens.hard[start] and tokens.lower[start - 1] in {"in", "to"}:
        return Form.BODY, False
    if alone and last in words.descriptions:
        return Form.NOTHING, False
    if not alone and last in words.no_name_heads and last not in words.body_heads:
        return Form.NOTHING, False
    plain = last in words.no_names and last not in words.body_heads
    if not alone and plain and last.removesuffix("s") in words.no_names | words.persons:
        return Form.NOTHING, False
    return None, False


def _adjective(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether a word is a country's adjective: of a language, before "Service"."""
    known = match_known(tokens, words, at, at + 1)
    return known is not None and known[1].known is Known.COUNTRY_ADJECTIVE


def _person_behind(tokens: Tokens, words: NameWords, start: int, stop: int) -> int | None:
    """Where a person's name begins behind words of an office or body that the model keeps apart."""
    if tokens.ent[stop - 1] != "PERSON" or stop - start < 3:
        return None
    general = words.title_departments | words.weak_heads | words.no_name_heads | words.title_before
    cut = start
    while cut < stop and tokens.lower[cut] in general and tokens.word[cut] not in words.given:
        cut += 1
    if start < cut and 2 <= stop - cut <= 4:
        return cut
    index = tokens.ent_of[stop - 1]
    cut = stop - 1
    while cut > start and tokens.ent_of[cut - 1] == index:
        cut -= 1
    if cut == start or stop - cut < 2:
        return None
    before = tokens.lower[cut - 1]
    ends = (
        before in words.weak_heads
        or before in words.body_heads
        or before in words.title_departments
        or before in words.no_name_heads
    )
    return cut if ends else None


def _body_behind(tokens: Tokens, words: NameWords, start: int, stop: int) -> int | None:
    """Where a known body begins behind a name ("Ardent White House")."""
    for cut in range(start + 1, stop):
        known = match_known(tokens, words, cut, stop)
        if known is not None and known[0] == stop and known[1].known is Known.BODY and stop - cut > 1:
            wider = tokens.lower[cut - 1] in words.title_before  # the "National" of a "National Security Council"
            return None if wider else cut
    return None


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
    if any(left[1] != right[0] for left, right in pairwise(entities)):
        return False
    if tokens.word[start] in words.given and tokens.ent[stop - 1] == "PERSON":
        return False
    labels = {tokens.ent[first] for first, _ in entities}
    return len(labels) > 1 and "DATE" not in labels and tokens.lower[stop - 1] not in words.body_heads


def one_entity(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the model has tokens start to stop in one entity."""
    index = tokens.ent_of[start]
    return index >= 0 and all(found == index for found in tokens.ent_of[start:stop])
