"""Finding every naming in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kgexport.annotate.lines import written_sentences
from kgexport.extract.names.candidates import Candidate, find_candidates
from kgexport.extract.names.headings import read_tokens
from kgexport.extract.names.links import in_headings, link_brackets, settle_ambiguous, split_pairs, without_things
from kgexport.extract.names.segments import Form
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.votes import votes_for
from kgexport.extract.names.words import Known, NameWords, words_of
from kgexport.lexicon import Lexicon
from kgexport.model import Document, EntityKind, Mention, NameMention

_COUNTRY = frozenset({Known.COUNTRY, Known.COUNTRY_ADJECTIVE})
_AROUND = frozenset({Known.COUNTRY, Known.STATE, Known.REGION})
_ENDS = frozenset(
    {",", ".", ";", ")", "—", "–", "-", "on", "in", "to", "for", "at", "from", "after", "where", "with", "(", ":"}
)


def find_names(
    document: Document, doc: Doc, lexicon: Lexicon, *, tokens: Tokens | None = None
) -> Iterator[NameMention]:
    """Yield every naming in the order of the text. `tokens` are those of `doc`, where the caller has them."""
    words = words_of(lexicon)
    tokens = tokens or read_tokens(doc, words)
    sentences = written_sentences(doc, document.text)
    candidates = find_candidates(tokens, words)
    link_brackets(tokens, candidates)
    candidates = without_things(tokens, words, split_pairs(tokens, candidates))
    settle_ambiguous(tokens, words, candidates)
    candidates.extend(in_headings(tokens, words, candidates))
    candidates.sort(key=lambda candidate: tokens.begin[candidate.start])
    for index, candidate in enumerate(candidates):
        yield _name(tokens, words, candidate, sentences, within=_within(tokens, candidates, index))
        if candidate.form is Form.BODY and candidate.prefix is not None and candidate.prefix.known in _COUNTRY:
            if words.government.isdisjoint(tokens.lower[candidate.prefix_stop : candidate.stop]):
                continue
            yield _owner(tokens, words, candidate, sentences)


def _name(
    tokens: Tokens, words: NameWords, candidate: Candidate, sentences: Sequence[str], *, within: int | None
) -> NameMention:
    begin = tokens.begin[candidate.start] if candidate.begin is None else candidate.begin
    end = tokens.end[candidate.stop - 1] if candidate.end is None else candidate.end
    forms = list(_shorter(tokens, words, candidate))
    if candidate.tail:
        end = tokens.end[candidate.stop + candidate.tail - 1]
    name = tokens.text[begin:end]
    title = None
    if candidate.title is not None:
        begin = tokens.begin[candidate.title[0]]
        title = tokens.between(*candidate.title)
    votes = votes_for(tokens, words, candidate)
    other_place = candidate.tail_form is Form.PLACE and tokens.lower[candidate.stop] not in words.same_place
    item = candidate.item if candidate.form is Form.KNOWN and not other_place else None
    return NameMention(
        mention=_mention(tokens, candidate.start, sentences, begin, end),
        name=_spaced(name),
        title=title,
        sentence=tokens.sentence[candidate.start],
        votes=tuple(sorted((kind, round(weight, 3)) for kind, weight in votes.items())),
        country_code=item.code if item is not None else None,
        known=item.label if item is not None else None,
        adjective=item is not None and item.known in {Known.COUNTRY_ADJECTIVE, Known.REGION_ADJECTIVE},
        forms=tuple(forms),
        acronym_of=candidate.acronym_of,
        within=within,
    )


def _shorter(tokens: Tokens, words: NameWords, candidate: Candidate) -> Iterator[str]:
    """Further forms in the same stretch: without the country's adjective, without "news agency" or "province"."""
    prefix = candidate.prefix
    adjective = prefix is not None and prefix.known is Known.COUNTRY_ADJECTIVE
    rest = candidate.stop - candidate.prefix_stop
    if (
        adjective
        and candidate.form is Form.BODY
        and (rest > 1 or (rest == 1 and tokens.lower[candidate.prefix_stop] in words.government))
    ):
        yield tokens.between(candidate.prefix_stop, candidate.stop)
    if candidate.tail and (candidate.tail_form is not Form.PLACE or tokens.lower[candidate.stop] in words.same_place):
        yield tokens.between(candidate.start, candidate.stop)


def _owner(tokens: Tokens, words: NameWords, candidate: Candidate, sentences: Sequence[str]) -> NameMention:
    """The country inside the name of a body."""
    item = candidate.prefix
    assert item is not None
    begin, end = tokens.begin[candidate.start], tokens.end[candidate.prefix_stop - 1]
    return NameMention(
        mention=_mention(tokens, candidate.start, sentences, begin, end),
        name=_spaced(tokens.text[begin:end]),
        sentence=tokens.sentence[candidate.start],
        votes=((EntityKind.COUNTRY, 5.0),),
        country_code=item.code,
        known=item.label,
        adjective=item.known is Known.COUNTRY_ADJECTIVE,
        nested=True,
    )


def _mention(tokens: Tokens, start: int, sentences: Sequence[str], begin: int, end: int) -> Mention:
    sentence = sentences[tokens.sentence[start]]
    return Mention(begin=begin, end=end, text=tokens.text[begin:end], sentence=sentence)


def _within(tokens: Tokens, candidates: Sequence[Candidate], index: int) -> int | None:
    """Where the larger place begins in "Vienna, Austria"; lists ("Vienna, Austria and Spain") say nothing."""
    if index + 1 >= len(candidates):
        return None
    place, around = candidates[index], candidates[index + 1]
    stop = place.stop + place.tail
    if around.start != stop + 1 or tokens.word[stop] != "," or around.form is not Form.KNOWN or around.item is None:
        return None
    if (
        place.form not in {Form.KNOWN, Form.NAME, Form.PLACE}
        or around.item.known not in _AROUND
        or place.title is not None
    ):
        return None
    if place.item is not None and place.item.known not in {Known.CITY, Known.REGION, Known.STATE}:
        return None
    if around.item.known is Known.REGION and place.item is None:
        return None
    listed = place.start > 0 and tokens.word[place.start - 1] in {",", "and"}
    ended = around.stop >= tokens.length or tokens.hard[around.stop] or tokens.lower[around.stop] in _ENDS
    return tokens.begin[around.start] if ended and not listed else None


def _spaced(text: str) -> str:
    return " ".join(text.split())
