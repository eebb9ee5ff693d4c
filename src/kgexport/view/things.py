"""Things by name, their evidence, and the card of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS, SKOS
from kgexport.view.records import EntityView, Evidence, PositionView, Span, Thing, ordered
from kgexport.view.source import Source, day, flag, iri, iris, share, text, texts, whole
from kgexport.view.words import STANCES, act_words, meeting_words, sanction_words

ENTITY_KINDS: Final = ("Person", "Organisation", "Country", "Place", "UnnamedSource")
"""Classes of entities, in the order in which they are shown."""

EVENT_KINDS: Final = ("Meeting", "SanctionAct")

_COMPOUND: Final = frozenset({*EVENT_KINDS, "Sanction", "Position", "Claim"})
"""Classes of things that are named by others."""

KINDS: Final = (*ENTITY_KINDS, *EVENT_KINDS, "Sanction", "Position", "Claim", "TimeSpan", "Document", "Mention")


def of_kind(source: Source, kind: str) -> tuple[URIRef, ...]:
    """All things of a class, by IRI."""
    return tuple(source.subjects(RDF.type, KG[kind]))


def kind_of(source: Source, node: Node) -> str:
    """The class of a thing, without namespace; "" where it has none of the vocabulary."""
    types = {str(value).removeprefix(str(KG)) for value in source.objects(node, RDF.type)}
    return next((kind for kind in KINDS if kind in types), "")


def value_name(source: Source, node: Node, predicate: URIRef) -> str | None:
    """The local name of a value of the vocabulary (`kg:Denies` is "Denies"), or of any other IRI its end."""
    value = iri(source, node, predicate)
    return None if value is None else local_name(value)


def value_names(source: Source, node: Node, predicate: URIRef) -> tuple[str, ...]:
    """The local names of all values."""
    return tuple(local_name(value) for value in iris(source, node, predicate))


def local_name(value: str) -> str:
    """What stands after the last `#` or `/` of an IRI, or all of it."""
    return value.rstrip("#/").rpartition("#")[2].rpartition("/")[2] or value


def thing_of(source: Source, node: URIRef) -> Thing:
    """The thing with its kind and the words to call it by."""
    kind = kind_of(source, node)
    return Thing(iri=str(node), kind=kind, label=_label(source, node, kind) or local_name(node))


def things_of(source: Source, node: Node, predicate: URIRef) -> tuple[Thing, ...]:
    """The values of a property as things, in the order of their labels."""
    found = [thing_of(source, value) for value in iris(source, node, predicate)]
    return tuple(sorted(found, key=lambda thing: (thing.label.casefold(), thing.iri)))


def one_thing(source: Source, node: Node, predicate: URIRef) -> Thing | None:
    """The first value of a property as a thing."""
    value = iri(source, node, predicate)
    return None if value is None else thing_of(source, value)


def span_of(source: Source, node: Node, predicate: URIRef) -> Span | None:
    """The time that a property gives; the words without days where the data have one day only or an inverted span."""
    value = iri(source, node, predicate)
    if value is None:
        return None
    earliest, latest = day(source, value, KG.earliest), day(source, value, KG.latest)
    phrase = text(source, value, KG.phrase) or ""
    if earliest is None or latest is None or earliest > latest:
        return Span(phrase=phrase)
    return Span(phrase=phrase, earliest=earliest, latest=latest)


def evidence_of(source: Source, node: Node, *, most: int | None = None) -> tuple[Evidence, ...]:
    """The stretches of text that a thing was read from, by document and offset; not more than `most`."""
    mentions = iris(source, node, KG.mention)[:most]
    return ordered([one for mention in mentions for one in _evidence(source, mention)])


def _evidence(source: Source, mention: URIRef) -> Iterator[Evidence]:
    begin, end = whole(source, mention, KG.begin), whole(source, mention, KG.end)
    document, words = iri(source, mention, KG.document), text(source, mention, KG.text)
    if begin is None or end is None or begin >= end or document is None or words is None:
        return
    sentence = text(source, mention, KG.sentence)
    starts = sentence_begin(source, mention)
    yield Evidence(
        document=thing_of(source, document),
        begin=begin,
        end=end,
        text=words,
        sentence=sentence if starts is not None else None,
        sentence_begin=starts,
    )


def sentence_begin(source: Source, mention: URIRef) -> int | None:
    """The offset at which the sentence of a mention begins; None without a sentence that has the words of the mention.

    The data hold the sentence as words. Where those of the mention stand in it once, that tells; where they stand in it
    again, the other mentions in the same sentence do, and else whole words go before parts of words.
    """
    sentence, document = text(source, mention, KG.sentence), iri(source, mention, KG.document)
    if sentence is None:
        return None
    found = _begins(source, mention, sentence)
    if len(found) > 1:
        for other in source.subjects(KG.sentence, Literal(sentence)):
            if len(found) > 1 and other != mention and iri(source, other, KG.document) == document:
                theirs = set(_begins(source, other, sentence))
                found = [begin for begin in found if begin in theirs] or found
    return next(iter(found), None)


def _begins(source: Source, mention: URIRef, sentence: str) -> list[int]:
    """Where the sentence can begin for the words of a mention to stand in it, whole words first."""
    words, begin = text(source, mention, KG.text), whole(source, mention, KG.begin)
    if not words or begin is None:
        return []
    places, place = [], sentence.find(words)
    while place >= 0:
        places.append(place)
        place = sentence.find(words, place + 1)
    places.sort(key=lambda place: (_inside_word(sentence, place, place + len(words)), place))
    return [begin - place for place in places if begin >= place]


def _inside_word(sentence: str, begin: int, end: int) -> bool:
    return sentence[begin - 1 : begin].isalnum() or sentence[end : end + 1].isalnum()


def _label(source: Source, node: URIRef, kind: str) -> str | None:
    if kind == "Document":
        return text(source, node, DCTERMS.title) or text(source, node, DCTERMS.identifier)
    if kind == "Meeting":
        return meeting_words(_parts(source, node, KG.participant), value_name(source, node, KG.mode))
    if kind == "SanctionAct":
        act = value_name(source, node, KG.act) or "told of"
        return act_words(act, _parts(source, node, KG.authority), _parts(source, node, KG.target))
    if kind == "Sanction":
        authority, target = _parts(source, node, KG.authority), _parts(source, node, KG.target)
        return sanction_words(next(iter(authority), None), next(iter(target), None))
    if kind == "Claim":
        stance = value_name(source, node, KG.stance) or ""
        return f"{_part(source, node, KG.claimant)} {STANCES.get(stance, stance)}"
    if kind == "Position":
        return f"{_part(source, node, KG.holder)}, {text(source, node, KG.title) or 'office'}"
    if kind == "TimeSpan":
        return text(source, node, KG.phrase)
    return text(source, node, RDFS.label)


def _part(source: Source, node: URIRef, predicate: URIRef) -> str:
    value = iri(source, node, predicate)
    return "somebody" if value is None else _simple_label(source, value)


def _parts(source: Source, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
    """The labels of the values of a property, in the order of `things_of`."""
    found = [(_simple_label(source, value), str(value)) for value in iris(source, node, predicate)]
    return tuple(label for label, _ in sorted(found, key=lambda one: (one[0].casefold(), one[1])))


def _simple_label(source: Source, node: URIRef) -> str:
    """A label within a label: what is itself named by others goes by its IRI, as it may be named by this one."""
    kind = kind_of(source, node)
    return (None if kind in _COMPOUND else _label(source, node, kind)) or local_name(node)


def position_view(source: Source, node: URIRef) -> PositionView:
    """An office, with who holds it where."""
    return PositionView(
        thing=thing_of(source, node),
        confidence=share(source, node, KG.confidence),
        evidence=evidence_of(source, node),
        holder=one_thing(source, node, KG.holder),
        title=text(source, node, KG.title) or "",
        at=one_thing(source, node, KG.at),
        former=flag(source, node, KG.former),
    )


def entity_view(source: Source, node: URIRef, *, most: int | None = None) -> EntityView:
    """The card of an entity; `most` limits each of its lists."""

    def pointing(*predicates: URIRef, kind: str | None = None) -> tuple[Thing, ...]:
        found = dict.fromkeys(subject for predicate in predicates for subject in source.subjects(predicate, node))
        things = [thing_of(source, subject) for subject in list(found)[:most]]
        return tuple(thing for thing in things if kind is None or thing.kind == kind)

    thing = thing_of(source, node)
    return EntityView(
        thing=thing,
        names=tuple(sorted(set(texts(source, node, SKOS.altLabel)) - {thing.label})),
        honorific=text(source, node, KG.honorific),
        acronym=text(source, node, KG.acronym),
        country_code=text(source, node, KG.countryCode),
        within=one_thing(source, node, KG.within),
        affiliation=one_thing(source, node, KG.affiliation),
        source_count=whole(source, node, KG.sourceCount),
        confidence=share(source, node, KG.confidence),
        positions=_positions(source, node, KG.holder, most),
        officers=_positions(source, node, KG.at, most),
        evidence=evidence_of(source, node, most=most),
        meetings=pointing(KG.participant, KG.place, kind="Meeting"),
        sanctions=pointing(KG.target, KG.authority, kind="Sanction"),
        claims=pointing(KG.claimant, kind="Claim"),
    )


def _positions(source: Source, node: URIRef, predicate: URIRef, most: int | None) -> tuple[PositionView, ...]:
    return tuple(position_view(source, position) for position in source.subjects(predicate, node)[:most])
