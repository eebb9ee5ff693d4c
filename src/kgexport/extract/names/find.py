"""Finding every naming in a text."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgexport.extract.names.candidates import Candidate, find_candidates
from kgexport.extract.names.links import in_headings, link_brackets, without_things
from kgexport.extract.names.segments import Form
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.votes import votes_for
from kgexport.extract.names.words import Known, NameWords, words_of
from kgexport.lexicon import Lexicon
from kgexport.model import Document, EntityKind, Mention, NameMention


def find_names(document: Document, doc: Doc, lexicon: Lexicon) -> Iterator[NameMention]:
    """Yield every naming in the order of the text."""
    words = words_of(lexicon)
    tokens = Tokens(doc)
    sentences = [span.text.strip() for span in doc.sents]
    candidates = find_candidates(tokens, words)
    link_brackets(tokens, candidates)
    candidates = without_things(tokens, words, candidates)
    candidates.extend(in_headings(tokens, words, candidates))
    candidates.sort(key=lambda candidate: tokens.begin[candidate.start])
    for candidate in candidates:
        yield _name(tokens, words, candidate, sentences)


def _name(tokens: Tokens, words: NameWords, candidate: Candidate, sentences: list[str]) -> NameMention:
    begin = tokens.begin[candidate.start] if candidate.begin is None else candidate.begin
    end = tokens.end[candidate.stop - 1] if candidate.end is None else candidate.end
    forms: list[str] = []
    if candidate.prefix is not None and candidate.prefix_stop < candidate.stop:
        rest = tokens.between(candidate.prefix_stop, candidate.stop)
        if candidate.prefix.known is Known.COUNTRY_ADJECTIVE and candidate.form is Form.BODY:
            forms.append(rest)
    if candidate.tail:
        tailed_end = tokens.end[candidate.stop + candidate.tail - 1]
        if candidate.tail_form is not Form.PLACE or tokens.lower[candidate.stop] in words.same_place:
            forms.append(tokens.text[begin:end])
        end = tailed_end
    name = " ".join(tokens.text[begin:end].split())
    title = None
    if candidate.title is not None:
        begin = tokens.begin[candidate.title[0]]
        title = " ".join(tokens.between(*candidate.title).split())
    votes = votes_for(tokens, words, candidate)
    sentence = tokens.sentence[candidate.start]
    item = candidate.item if candidate.form is Form.KNOWN else None
    return NameMention(
        mention=Mention(begin=begin, end=end, text=tokens.text[begin:end], sentence=sentences[sentence]),
        name=name,
        title=title,
        sentence=sentence,
        votes=tuple(sorted((kind, round(weight, 3)) for kind, weight in votes.items())),
        country_code=item.code if item is not None else None,
        known=item.label if item is not None else None,
        adjective=item is not None and item.known in {Known.COUNTRY_ADJECTIVE, Known.REGION_ADJECTIVE},
        forms=tuple(" ".join(form.split()) for form in forms),
        acronym_of=candidate.acronym_of,
    )

