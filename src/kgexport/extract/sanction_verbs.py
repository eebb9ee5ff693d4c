"""Tellings by a verb whose object is under sanctions: "sanctioned X", "X, blacklisted by Y", "designated X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import SUBJECTS, appositions, inverted, is_fronted, objects_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand
from kgexport.extract.sanction_agents import Agents, acting, agents_of, warner_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_grounds import legal_basis_of, reason_of
from kgexport.extract.sanction_modality import as_threat, event_modality
from kgexport.extract.sanction_targets import (
    PARTIES,
    Keys,
    are_people,
    goes_back,
    included_later,
    is_imposer,
    target_keys,
    targets_of,
    unique,
    without,
)
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, EntityKind, Modality

GROUPS = frozenset({"entity", "group", "organisation", "organization"})
CONTAINERS = frozenset({"dozen", "group", "handful", "list", "number", "pair", "series", "score", "trio"})
LAWS_OF_SANCTIONS = frozenset({"magnitsky", "measures", "sanction", "sanctions", "terrorism", "terrorist"})
"""Words in the names of laws under which people are listed."""
OFFICE_OF_LISTS = frozenset({"OFAC", "Office of Foreign Assets Control"})
"""Who designates only what is under sanctions then."""


def read_verb(verb: Token, act: Act, reading: Reading, *, told: bool = False) -> Iterator[Draft]:
    """A verb whose object is the one under sanctions; nothing where that is no party: "sanctioned the use of force".

    `told` says whether the text has told of sanctions nearby: a pronoun that stands for nobody known may take from it.
    """
    if verb.dep_ in ("amod", "compound") or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        yield from _participle(verb, act, reading)
        return
    objects, agents = objects_of_verb(verb), agents_of(verb, reading)
    if not objects and verb.tag_ in ("VBD", "VBN"):
        # "The people sanctioned today play ...": the parser takes them for the ones who sanction.
        objects = [child for child in verb.children if child.dep_ == "nsubj" and is_generic(child, reading)]
        agents = Agents()
    targets = targets_of(objects, reading)
    taken_up = told and any(child.lower_ in ("it", "them") for child in objects)
    if not targets and not taken_up and not any(is_generic(child, reading) for child in objects):
        return
    targets = targets or included_later(verb, objects, reading)
    if objects[0].pos_ == "PRON" and any(word.lemma_ in GROUPS for word in verb.subtree):
        # "Designated it a terrorist organisation": no country is one.
        targets = tuple(key for key in targets if reading.entity[key].kind is not EntityKind.COUNTRY)
        if not targets:
            return
    agents = warner_of(verb, reading) if agents.unknown else agents
    known = any(child.pos_ == "PRON" or (not targets and goes_back(child)) for child in objects)
    draft = Draft(
        head=verb,
        act=act,
        modality=event_modality(verb, reading),
        authorities=without(agents.keys, targets),
        targets=targets,
        reason=reason_of(verb, reading),
        legal_basis=legal_basis_of(verb, reading),
        we=agents.we,
        follows=agents.anaphoric,
        anaphoric=agents.anaphoric,
        nobody=not targets and not taken_up,
        borrows=known,
    )
    yield as_threat(draft, reading)


def read_aiming(verb: Token, reading: Reading) -> Iterator[Draft]:
    """ "We are also targeting X", said next to sanctions by those who impose them."""
    agents = agents_of(verb, reading)
    if reading.lemmas[verb.i] not in terms_of(reading.lexicon).hitting or verb.dep_ in ("amod", "acl"):
        return
    if agents.we or any(is_imposer(reading.entity[key], reading) for key in agents.keys):
        for draft in (draft for draft in read_verb(verb, Act.IMPOSITION, reading) if draft.targets):
            # "We" are those who act in the telling before.
            yield replace(draft, we=False, follows=draft.we, anaphoric=draft.we, confidence=0.65)


def read_designation(verb: Token, act: Act, reading: Reading) -> Iterator[Draft]:
    """ "Designate", where the clause shows that it puts under sanctions, not into an office."""
    if verb.dep_ in ("amod", "compound") and not _tells_of_sanctions(verb.head.subtree, reading):
        return
    sanctions = _tells_of_sanctions(verb.subtree, reading)
    office = any(child.dep_ in ("prep", "oprd") and child.lower_ == "as" for child in verb.children)
    if office and not sanctions:
        return
    if sanctions or legal_basis_of(verb, reading) is not None or _announced(verb, reading):
        yield from read_verb(verb, act, reading)


def read_designating(noun: Token, reading: Reading) -> Iterator[Draft]:
    """ "The designation of X", in a text about sanctions; not "the designation of X as head of the office"."""
    terms = terms_of(reading.lexicon)
    named = targets_of(objects_of(noun, frozenset({"of"})), reading)
    targets = tuple(key for key in named if reading.entity[key].kind in PARTIES)
    telling = reading.lemmas[noun.i] in terms.verbs or noun.lemma_ in ("blacklisting", "sanctioning")
    if not targets or (not telling and terms.grounds.isdisjoint(reading.lemmas)):
        return
    if any(child.lower_ == "as" for child in noun.children) and not _tells_of_sanctions(noun.subtree, reading):
        return
    owner, verb = possessor(noun), noun.head
    agents = Agents(acting(owner, reading)) if owner is not None else Agents()
    if agents.unknown and verb.pos_ == "VERB" and noun.dep_ == "dobj":
        agents = agents_of(verb, reading)
    act = terms.operators.get(verb.lemma_, Act.IMPOSITION) if noun.dep_ in ("dobj", "nsubjpass") else Act.IMPOSITION
    draft = Draft(
        head=verb if verb.pos_ == "VERB" else noun,
        words=(noun,),
        act=act,
        modality=modality_of(noun, reading),
        authorities=without(agents.keys, targets),
        targets=targets,
        reason=reason_of(noun, reading),
        legal_basis=legal_basis_of(noun, reading),
        noun=True,
        we=agents.we,
        borrows=False,
        confidence=0.75,
    )
    yield as_threat(draft, reading)


def objects_of_verb(verb: Token) -> list[Token]:
    """Objects of a verb, or the subject of its passive; "designate X a terror group" hides X in a small clause."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            found.append(child)
        elif child.dep_ in ("ccomp", "oprd") and child.i > verb.i:
            found.extend(inner for inner in child.children if inner.dep_ == "nsubj")
            if child.dep_ == "oprd" and not found:
                found.append(child)
    found = [member for word in found for member in _contained(word)]
    found = found or inverted(verb)
    if not found and is_fronted(verb):
        found.extend(child for child in verb.head.children if child.dep_ in SUBJECTS)
    if not found and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        found.extend(child for child in verb.head.children if child.dep_ == "nsubjpass")
    return found


def is_generic(token: Token, reading: Reading) -> bool:
    """Whether a noun is for people or bodies that can be under sanctions without being named."""
    sanctioned = terms_of(reading.lexicon).sanctioned
    members = expand(token, reading)
    listed = any(reading.lemmas[member.i] in sanctioned or are_people(member, reading) for member in members)
    return listed or (token.lower_ == "those" and any(child.dep_ in ("acl", "relcl") for child in token.children))


def _contained(noun: Token) -> list[Token]:
    """ "A list of officials, including X" are the officials and X."""
    members = list(objects_of(noun, frozenset({"of"}))) if noun.lemma_ in CONTAINERS else []
    included = list(objects_of(noun, frozenset({"including"}))) if members else []
    return [*members, *included] or [noun]


def _participle(verb: Token, act: Act, reading: Reading) -> Iterator[Draft]:
    """ "The sanctioned bank X", "U.S.-sanctioned X", "individuals sanctioned by the EU, including X"."""
    noun, before = verb.head, verb.dep_ in ("amod", "compound")
    if not before and verb.i and verb.nbor(-1).dep_ == "conj" and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
        noun = verb.nbor(-1)
    if before and noun.dep_ in ("appos", "compound", "nmod") and reading.entity_at(noun) is None:
        # "X, a sanctioned banker", "the sanctioned banker X".
        noun = noun.head if reading.entity_at(noun.head) is not None else noun
    # "The sanctioned parties" are not who was last spoken of: an adjective needs a name.
    described = before and not any(reading.entity_at(word) for word in (noun, *appositions(noun)))
    targets = () if described else target_keys(noun, reading)
    if not targets and not is_generic(noun, reading):
        return
    agents = Agents(_named_in(verb.subtree, reading)) if before else agents_of(verb, reading)
    if not before:
        targets = targets or included_later(verb, [noun], reading)
    authorities = without(agents.keys, targets)
    if not targets and not authorities:
        return
    yield Draft(
        head=verb,
        act=act,
        modality=Modality.ACTUAL if before else event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        reason=None if before else reason_of(verb, reading),
        legal_basis=legal_basis_of(verb, reading),
        noun=before,
        standing=before,
        we=agents.we,
        borrows=False,
        confidence=0.85,
    )


def _named_in(tokens: Iterable[Token], reading: Reading) -> Keys:
    entities = (reading.entities_at[token.i] for token in tokens)
    return unique(entity.key for entity in entities if entity is not None)


def _tells_of_sanctions(tokens: Iterable[Token], reading: Reading) -> bool:
    designated = terms_of(reading.lexicon).designated
    return any(reading.lemmas[token.i] in designated for token in tokens)


def _announced(verb: Token, reading: Reading) -> bool:
    """The subject is one who imposes sanctions, as the text tells elsewhere: "is designating X for its role"."""
    agents = agents_of(verb, reading)
    if not agents.we and not any(is_imposer(reading.entity[key], reading) for key in agents.keys):
        return False
    objects = objects_of_verb(verb)
    if not any(target_keys(child, reading) or is_generic(child, reading) for child in objects):
        return False
    nouns = terms_of(reading.lexicon).nouns
    return any(lemma in nouns for lemma in reading.lemmas) or _is_blacklisted(verb, agents, reading)


def is_listed_under(verb: Token, reading: Reading) -> bool:
    """ "Listed X under its Magnitsky law", "under the Special Economic Measures Act": by who imposes sanctions."""
    basis = legal_basis_of(verb, reading)
    if basis is None or LAWS_OF_SANCTIONS.isdisjoint(basis.lower().replace("(", " ").replace("-", " ").split()):
        return False
    return any(is_imposer(reading.entity[key], reading) for key in agents_of(verb, reading).keys)


def _is_blacklisted(verb: Token, agents: Agents, reading: Reading) -> bool:
    """ "OFAC designated X", in a text without a word for sanctions: not "designated X envoy", nor "X to lead"."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if any(child.dep_ in ("oprd", "xcomp", "acomp") or child.lower_ == "for" for child in verb.children):
        return False
    if any(reading.entity[key].label in OFFICE_OF_LISTS for key in agents.keys):
        return True
    named = [key for child in objects for key in target_keys(child, reading)]
    people = all(reading.entity[key].kind is EntityKind.PERSON for key in named)
    ends = [member for child in objects for member in expand(child, reading)]
    return bool(named) and people and all(reading.entity_at(member) is not None for member in ends)
