"""Who imposes, lifts or threatens: the agents of the verbs that tell of it, understood ones among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, SUBJECTS, is_fronted, objects_of, possessor, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_descriptions import RULERS
from kgexport.extract.reference_index import index_of
from kgexport.extract.references import referents
from kgexport.extract.sanction_grounds import is_time
from kgexport.extract.sanction_targets import Keys, is_imposer, unique
from kgexport.extract.sanction_terms import RELIEF, terms_of
from kgexport.model import EntityKind

BY = frozenset({"by"})
ACTING = (EntityKind.COUNTRY, EntityKind.ORGANISATION)
STEPS = 8
"""How many words up an understood subject is looked for."""
JOINTLY = frozenset({"along", "jointly", "together"})
"""Adverbs in front of the "with" of those who act at one's side."""
DASHES = frozenset({"--", "—", "–", "-"})
DATELINE_TOKENS = 14
HANGING = frozenset({"acomp", "advcl", "advmod", "aux", "ccomp", "conj", "dep", "oprd", "prep", "xcomp"})
OFFICES_OF = frozenset({"administration", "government"})
"""What is called by the name of who heads it: "the Doe administration"."""
ADMINISTRATION = "administration"
"""What English calls the government of the United States, and of it alone without a name."""
DEPUTIES = frozenset({"deputy", "vice"})
ABBREVIATED = frozenset({"amb.", "gov.", "rep.", "reps.", "sen.", "sens."})
"""Offices in front of a name that are no words of their own."""
NESTED = frozenset({"pcomp", "acl", "dobj", "pobj", "nsubj", "relcl", "appos"})


@dataclass(frozen=True, slots=True)
class Agents:
    """Who acts: entity keys, or the first person plural, which the context has to resolve."""

    keys: Keys = ()
    we: bool = False
    anaphoric: bool = False
    """The acting subject is itself a sanction told before: "these actions will ..."."""

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of them, nor will be by the context."""
        return not self.keys and not self.we and not self.anaphoric


def agents_of(verb: Token, reading: Reading) -> Agents:
    """Who does what this verb says: its subject, the agent of a passive, or whoever its clause hangs on."""
    for inner in objects_of(verb, BY):
        keys = acting(inner, reading)
        if keys:
            # Who has made sanctions known speaks for his country.
            return Agents(spoken_for(keys, reading) if verb.lemma_ == "announce" else keys)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive and (keys := _by_further_in(verb, reading)):
        return Agents(keys)
    if passive or is_fronted(verb) or (verb.tag_ in ("VBD", "VBN") and verb.dep_ == "acl"):
        return Agents()
    if _is_of_sanctions(verb, reading):
        return Agents(anaphoric=True)
    subject = acting_subject(verb, reading) or _behind_opening(verb, reading)
    if subject is None:
        return Agents()
    subject = _clefted(_behind_break(subject, verb, reading))
    if subject.lower_ in ("we", "our"):
        return Agents(we=True)
    speaker = _same_speaker(verb, reading) if subject.lower_ in ("it", "they") else ()
    bodies = subject.lower_ == "it" and all(reading.entity[key].kind is not EntityKind.PERSON for key in speaker)
    keys = speaker if bodies else ()
    keys = keys or acting(subject, reading) or speaker
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[_meant(subject).i]
    if not keys and (lemma in terms.anaphors or lemma in terms.nouns or lemma in terms.vehicles):
        return Agents(anaphoric=True)
    return Agents(unique(keys, _together_with(subject, reading)) if keys else ())


def _clefted(subject: Token) -> Token:
    """ "It was X that imposed them": who the "that" stands for, where the parser takes the clause for a statement."""
    clause, copula = subject.head, subject.head.head
    if subject.lower_ not in ("that", "which", "who") or clause.dep_ != "ccomp" or copula.lemma_ != "be":
        return subject
    if not any(child.dep_ in SUBJECTS and child.lower_ == "it" for child in copula.children):
        return subject
    return next((child for child in copula.children if child.dep_ == "attr"), subject)


def _together_with(subject: Token, reading: Reading) -> Keys:
    """Who acts at the side of a subject: "Ruritania, together with Graustark, imposed"."""
    found: list[Keys] = []
    for child in subject.children:
        joined = child.lower_ == "alongside" or any(inner.lower_ in JOINTLY for inner in child.children)
        if child.dep_ == "prep" and (joined or child.nbor(-1).lower_ in JOINTLY):
            found.extend(acting(inner, reading) for inner in child.children if inner.dep_ == "pobj")
    return tuple(key for key in unique(*found) if reading.entity[key].kind is not EntityKind.PERSON)


def _behind_opening(verb: Token, reading: Reading) -> Token | None:
    """The subject that the parser has hung on the phrase that opens the sentence: "After talks with X, Y imposed"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("ROOT", "ccomp"):
        return None
    words = (word for word in verb.doc[verb.sent.start : verb.i] if word.dep_ == "appos" and verb.is_ancestor(word))
    behind = [word for word in words if word.left_edge.i and word.left_edge.nbor(-1).text == ","]
    if not behind:
        return None
    found = behind[-1]
    between = verb.doc[found.right_edge.i + 1 : verb.i]
    free = all(word.pos_ in ("ADV", "AUX") or is_time(word, reading) for word in between)
    return found if free and acting(found, reading) else None


def _is_of_sanctions(verb: Token, reading: Reading) -> bool:
    """Whether a participle says what sanctions do: "sanctions banning exports and freezing assets"."""
    clause = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBG" else verb
    nouns = terms_of(reading.lexicon).nouns
    return clause.dep_ == "acl" and clause.tag_ == "VBG" and reading.lemmas[clause.head.i] in nouns


def _by_further_in(verb: Token, reading: Reading) -> Keys:
    """The agent of a passive that hangs on another phrase of it: "was designated for sanctions by X"."""
    phrases = (inner for child in verb.children if child.dep_ == "prep" for inner in child.children)
    found = (acting(inner, reading) for phrase in phrases if phrase.dep_ == "pobj" for inner in objects_of(phrase, BY))
    return unique(*([key for key in keys if is_imposer(reading.entity[key], reading)] for keys in found))


def warner_of(verb: Token, reading: Reading) -> Agents:
    """Who says that something is done or may come: "the EU warned that X could face sanctions".

    A body or country that imposes sanctions speaks for itself there, unless it names somebody else.
    """
    terms = terms_of(reading.lexicon)
    current = verb
    for _ in range(STEPS):
        if current.head.i == current.i or current.dep_ not in ("ccomp", "xcomp", "advcl", "acomp", "conj", "oprd"):
            break
        current = current.head
        if current.lemma_ in terms.warning:
            found = agents_of(current, reading)
            return Agents(tuple(key for key in found.keys if is_imposer(reading.entity[key], reading)), we=found.we)
    return Agents()


def _same_speaker(verb: Token, reading: Reading) -> Keys:
    """Who says of himself that he acts: "the Doe administration said that it had imposed"."""
    current = verb
    while current.dep_ in ("advcl", "conj", "xcomp"):
        current = current.head
    if current.dep_ != "ccomp" or current.head.lemma_ not in terms_of(reading.lexicon).warning:
        return ()
    speaker = next((child for child in current.head.children if child.dep_ == "nsubj"), None)
    return () if speaker is None or speaker.pos_ == "PRON" else acting(speaker, reading)


def acting(token: Token, reading: Reading) -> Keys:
    """The body, country or person that acts by this word: "the EU", "U.S. lawmakers", "a Council resolution"."""
    keys = tuple(key for key in referents(token, reading, parties=True) if key in reading.entity)
    if keys:
        return keys
    terms = terms_of(reading.lexicon)
    head = _meant(token)
    lemma = reading.lemmas[head.i]
    chamber = terms.chambers.get(lemma)
    if chamber is not None:
        bodies = (entity for entity in reading.entities if entity.kind is EntityKind.ORGANISATION)
        found = [entity.key for entity in bodies if entity.label.lower().split()[-1] == chamber]
        if len(found) == 1:
            return (found[0],)
    return (_owners(head, reading) or _makers(head, reading)) if lemma in terms.acts_by else ()


def _makers(noun: Token, reading: Reading) -> Keys:
    """Who signs or passes an instrument: "signed a law that imposes sanctions"."""
    terms = terms_of(reading.lexicon)
    verb = noun.head
    if noun.dep_ != "dobj" or (verb.lemma_ not in terms.enacting and verb.lemma_ not in terms.ordering):
        return ()
    subject = subject_of(verb)
    return () if subject is None or subject.i == noun.i else acting(subject, reading)


def acting_subject(verb: Token, reading: Reading) -> Token | None:
    """The understood subject: of the verb, of the one it is coordinated with or hangs on, or the owner of its noun."""
    terms = terms_of(reading.lexicon)
    judging, bringing_about = terms.judging, terms.bringing_about
    current = verb
    for _ in range(STEPS):
        subject = next((child for child in current.children if child.dep_ == "nsubj"), None)
        head = current.head
        if subject is not None or head.i == current.i:
            return subject
        if current.dep_ == "ccomp" and current.tag_ not in ("VB", "VBG"):
            return None
        if current.dep_ == "advcl" and any(child.dep_ == "nsubjpass" for child in head.children):
            return next(objects_of(head, BY), None)
        asked = head.lemma_ in terms.urging and head.pos_ == "VERB" and current.tag_ == "VB"
        if asked and ((urged := _urged(head)) is not None or is_relief(verb, reading)):
            imposing = urged is not None and any(
                is_imposer(reading.entity[key], reading) for key in acting(urged, reading)
            )
            if imposing or is_relief(verb, reading):
                return urged or subject_of(head)
        if (kept := _kept_from(current)) is not None:
            return kept
        if current.dep_ == "xcomp" and head.lemma_ in bringing_about:
            return next((child for child in head.children if child.dep_ == "dobj"), None) or subject_of(head)
        if head.lemma_ in judging and head.pos_ == "VERB" and current.dep_ in ("prep", *NESTED):
            return _judged(head)
        if current.dep_ not in HANGING and current.dep_ not in NESTED:
            return None
        owner = _owner(head, reading)
        if owner is None and current.dep_ == "acl":
            owner = next(objects_of(head, BY), None) or _named_before(head, reading)
        if owner is not None and (current.dep_ == "prep" or current.dep_ in NESTED):
            return owner
        current = head
        passive = next((child for child in current.children if child.dep_ == "nsubjpass"), None)
        if passive is not None:
            return passive
    return None


def _kept_from(current: Token) -> Token | None:
    """Who is kept from doing it: "blocked the UN from imposing sanctions"; nobody in "refrained from imposing"."""
    if current.lower_ != "from" or not any(child.dep_ == "pcomp" for child in current.children):
        return None
    return next((child for child in current.head.children if child.dep_ in ("dobj", "nsubjpass")), None)


def _owner(noun: Token, reading: Reading) -> Token | None:
    """Whose it is; "last week's decision" is nobody's."""
    owner = possessor(noun)
    return None if owner is None or is_time(owner, reading) else owner


def _named_before(noun: Token, reading: Reading) -> Token | None:
    """Whose decision, plan or threat it is by the name before it: "the US decision to impose"."""
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[noun.i]
    if not any(lemma in words for words in (terms.decisions, terms.plans, terms.intentions, terms.operator_nouns)):
        return None
    named = (child for child in noun.children if child.dep_ in NAMING and child.i < noun.i)
    return next((child for child in named if acting(child, reading)), None)


def paragraph_start(token: Token) -> int:
    """The first token behind the last blank line or dateline before this word in its sentence.

    The parser runs over blank lines, and takes the place of a dateline ("GENEVA, June 1 (Agency) --") for a subject.
    """
    doc, start = token.doc, token.sent.start
    for position in range(token.i - 1, start - 1, -1):
        if doc[position].is_space and doc[position].text.count("\n") > 1:
            return position + 1
        apart = doc[position].text in DASHES and doc[position - 1].whitespace_  # not in "Roe (R-Ohio)"
        if apart and position - start < DATELINE_TOKENS and doc[start].is_upper:
            return position + 1
    return start


def _behind_break(subject: Token, verb: Token, reading: Reading) -> Token:
    """The subject in the verb's own paragraph, where the parser has found one in the paragraph before."""
    start = paragraph_start(verb)
    if subject.i >= start or subject.i < verb.sent.start:
        return subject
    words = [word for word in reading.doc[start : verb.i] if not is_time(word, reading)]
    named = (word for word in words if reading.entities_at[word.i] is not None)
    nominal = (word for word in words if word.pos_ in ("NOUN", "PROPN") and word.dep_ not in ("pobj", "compound"))
    return next((word for word in words if word.dep_ in SUBJECTS), next(named, next(nominal, verb)))


def _meant(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    return _antecedent(token) if token.tag_ in ("WP", "WDT") or token.lower_ == "that" else token


def _antecedent(pronoun: Token) -> Token:
    current = pronoun
    while current.head.i != current.i:
        if current.dep_ == "relcl":
            return current.head
        current = current.head
    return pronoun


def _owners(noun: Token, reading: Reading) -> Keys:
    """The body or country that a noun such as "resolution" or "lawmakers" belongs to; an imposer before others."""
    found: list[str] = []
    for child in noun.children:
        if child.dep_ in (*NAMING, "poss"):
            positions = list(range(child.left_edge.i, child.i + 1))
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from", "in"):
            positions = [inner.i for inner in child.children if inner.dep_ == "pobj"]
        else:
            continue
        entities = (reading.entities_at[position] for position in positions)
        found.extend(entity.key for entity in entities if entity is not None and entity.kind in ACTING)
        if not found and reading.lemmas[noun.i] in OFFICES_OF:
            found.extend(_countries_or_people(positions, reading))
        if not found and child.dep_ == "poss" and child.pos_ == "PRON":
            found.extend(key for key in referents(child, reading) if key in reading.entity)
    if not found and (_is_unnamed_administration(noun) or any(map(_is_unnamed_administration, noun.children))):
        return usual_country(reading)
    imposing = [key for key in found if is_imposer(reading.entity[key], reading)]
    return unique(imposing or found)[:1]


def _is_unnamed_administration(noun: Token) -> bool:
    """ "The administration", "administration officials"; not that of somebody named, nor that of a port."""
    return noun.lower_ == ADMINISTRATION and not any(child.dep_ in (*NAMING, "poss", "prep") for child in noun.children)


def _countries_or_people(positions: Iterable[int], reading: Reading) -> Keys:
    """ "The Doe administration": the country of which the text describes Doe as an officer, else Doe."""
    people = unique(entity.key for position in positions if (entity := reading.entities_at[position]) is not None)
    index = index_of(reading)
    found = tuple(sorted({country for person in people for country in index.countries_served(person)}))
    if found or not people or not all(reading.entity[key].kind is EntityKind.PERSON for key in people):
        return found or people
    return usual_country(reading) or people


def usual_country(reading: Reading) -> Keys:
    """The country of leaders of whom the text does not say it: only of the United States is that usual."""
    return tuple(entity.key for entity in reading.entities if entity.country_code == "US")


def countries_of_officers(keys: Keys, reading: Reading) -> Keys:
    """For people, the countries of which the text describes them as officers; whatever else there is stays."""
    if not all(reading.entity[key].kind is EntityKind.PERSON for key in keys):
        return keys
    index = index_of(reading)
    return unique(*(index.countries_served(key) for key in keys)) or keys


def spoken_for(keys: Keys, reading: Reading) -> Keys:
    """For people the countries of which they are officers, or the usual one; whatever else there is stays."""
    served = countries_of_officers(keys, reading)
    unknown = served == keys and all(reading.entity[key].kind is EntityKind.PERSON for key in keys)
    return (usual_country(reading) if unknown else ()) or served


def is_leader(key: str, reading: Reading) -> bool:
    """Whether the text calls somebody by the office of who leads a state, or by none at all."""
    description = index_of(reading).descriptions.get(key)
    words = frozenset() if description is None else description.words
    if not words.isdisjoint(DEPUTIES):
        return False
    return (
        not words.isdisjoint(RULERS)
        or {"prime", "minister"} <= words
        or words.isdisjoint(reading.lexicon.words("titles.heads") | ABBREVIATED)
    )


def is_relief(verb: Token, reading: Reading) -> bool:
    """Whether a verb takes sanctions back; who is urged to do that is the one whose sanctions they are."""
    return terms_of(reading.lexicon).operators.get(reading.lemmas[verb.i]) in RELIEF


def _urged(verb: Token) -> Token | None:
    """Who is asked to do it: "urged X to lift", "called on X to lift"."""
    found = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    return found or next(objects_of(verb, frozenset({"on", "upon", "to", "with"})), None)


def _judged(verb: Token) -> Token | None:
    """Who did it, when one is thanked or blamed for it: "thanked X for Y's support, including imposing ..."."""
    found = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    found = found or next(objects_of(verb, frozenset({"at", "into"})), None)
    for word in (verb, found):
        for inner in () if word is None else objects_of(word, frozenset({"for", "of"})):
            owner = next((child for child in inner.children if child.dep_ == "poss"), None)
            if owner is not None:
                return owner
    return found
