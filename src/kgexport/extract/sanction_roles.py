"""Who imposes, who is hit, why and by what right: the roles round a word that tells of a sanction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, SUBJECTS, conjuncts, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand, referents
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Entity, EntityKind, Measure

Keys = tuple[str, ...]

ON = frozenset({"on", "against", "upon", "onto"})
ON_EMBARGO = ON | {"to"}
AGAINST_VERBS = frozenset(
    {"affect", "aim", "block", "cover", "direct", "hit", "include", "isolate", "name", "pressure", "punish", "target"}
)
MAKERS = frozenset(
    {
        "approve", "back", "blacklist", "designate", "enforce", "impose", "introduce", "lead", "list", "mandate", "order",
        "sanction", "sponsor",
    }
)  # fmt: skip
DASHES = frozenset({"--", "—", "–", "-"})
DATELINE_TOKENS = 14
PROGRAMMES = frozenset({"list", "program", "programme", "regime"})
LINKS = frozenset(
    {"&", "a.k.a", "aka", "also", "and", "as", "her", "his", "including", "its", "the", "their", "well", "“", "”", '"'}
)
"""Words that stand between the names of a list."""
POINTERS = frozenset({"the", "this", "that", "these", "those", "such"})
NO_AGENT = frozenset({"sanction", "embargo", "measure", "restriction", "step", "action", "curb", "penalty", "move", "ban"})
JUDGING = frozenset(
    {"accuse", "applaud", "blame", "commend", "condemn", "credit", "criticise", "criticize", "denounce", "praise", "thank"}
)
"""Verbs whose object did what is told behind "for" or "of"."""
REASON_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class Agents:
    """Who acts: entity keys, or the first person plural, which the context has to resolve."""

    keys: Keys = ()
    we: bool = False
    anaphoric: bool = False
    """The acting subject is itself a sanction told before: "these actions will ..."."""


@dataclass(frozen=True, slots=True)
class NounRoles:
    """What a noun phrase says of its sanction."""

    authorities: Keys = ()
    targets: Keys = ()
    measures: tuple[Measure, ...] = ()
    definite: bool = False


def unique(*groups: Iterable[str]) -> Keys:
    """Keys of several groups, each once, in order."""
    return tuple(dict.fromkeys(key for group in groups for key in group))


def target_keys(token: Token, reading: Reading) -> Keys:
    """The people, bodies and countries that a phrase names as targets, to the end of the list that begins with it."""
    found = unique((key for key in referents(token, reading) if key in reading.entity), listed_after(token, reading))
    terms = terms_of(reading.lexicon)
    none = {key for key in found if reading.entity[key].label.lower() in terms.categories}
    for member in expand(token, reading):
        entity = reading.entity_at(member)
        if entity is not None and _are_people(member, entity):
            none.add(entity.key)
    return tuple(key for key in found if key not in none) if none else found


def _are_people(token: Token, entity: Entity) -> bool:
    """ "Seven Venezuelans" are not Venezuela; "the Netherlands" are a country."""
    if entity.kind is not EntityKind.COUNTRY or token.tag_ not in ("NNS", "NNPS"):
        return False
    return token.lower_ not in entity.label.lower()


def listed_after(token: Token, reading: Reading) -> Keys:
    """Names of a list that the parser has lost: "X (the X Group); Y; and the Russian national Z".

    Goes on from a phrase over names, the nouns and adjectives that introduce them and the marks between list items,
    and stops at the first other word. Only people and bodies count: countries introduce the others.
    """
    doc = reading.doc
    start = token.left_edge.i if token.pos_ in ("NOUN", "PROPN") else token.i
    found: list[str] = []
    depth = 0
    separated = False
    for position in range(start, token.sent.end):
        word = doc[position]
        text = word.text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(0, depth - 1)
        if depth or text in ")]":
            continue
        entity = reading.entities_at[position]
        if entity is not None:
            if entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
                found.append(entity.key)
        elif text in (",", ";"):
            separated = True
        elif position > token.i and not _in_list(word):
            if found:
                found.extend(_behind_semicolons(position, token.sent.end, reading))
            break
    return unique(found) if separated and len(set(found)) > 1 else ()


def _behind_semicolons(start: int, end: int, reading: Reading) -> list[str]:
    """ "X, who heads Y; Z, who ...; and W": the first name of each further item."""
    found: list[str] = []
    waiting = False
    for position in range(start, end):
        if reading.doc[position].text == ";":
            waiting = True
        entity = reading.entities_at[position]
        if waiting and entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            found.append(entity.key)
            waiting = False
    return found


def _in_list(word: Token) -> bool:
    """Whether a word can stand between the names of a list."""
    if word.lower_ in LINKS or word.is_space:
        return True
    return word.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "SPACE", "CCONJ")


def names_nobody(levels: Sequence[Token], reading: Reading) -> bool:
    """Whether a phrase says whom it is on, but nobody by name: "sanctions on three officials"."""
    for level in levels:
        for inner in objects_of(level, ON):
            if inner.pos_ not in ("NOUN", "PROPN", "NUM") or _is_time(inner, reading):
                continue
            if not target_keys(inner, reading):
                return True
    return False


def is_imposer(entity: Entity, terms: Terms) -> bool:
    """Whether in "... sanctions" this is more likely who imposes them than who is under them."""
    if entity.kind is EntityKind.PERSON:
        return False
    if entity.country_code is not None:
        return entity.country_code in terms.imposers
    if entity.label in terms.imposers or not terms.imposers.isdisjoint(entity.names):
        return True
    return entity.kind is EntityKind.ORGANISATION and entity.label.split()[-1].lower() in terms.imposer_heads


def noun_roles(levels: Sequence[Token], reading: Reading, terms: Terms) -> NounRoles:
    """Roles by modifiers, possessives and prepositions of the nouns that make up one phrase, the sanction first."""
    authorities: list[Keys] = []
    targets: list[Keys] = []
    unsure: list[str] = []
    for level in levels:
        for child in level.children:
            if child.dep_ == "poss":
                authorities.append(referents(child, reading))
            elif child.dep_ in NAMING and child.i < level.i:
                _modifier(child, reading, terms, authorities, targets, unsure)
            elif child.dep_ in ("acl", "relcl") and child.lemma_ in AGAINST_VERBS:
                targets.extend(_clause_targets(child, reading))
        for inner in objects_of(level, ON_EMBARGO if reading.lemmas[level.i] == "embargo" else ON):
            targets.append(target_keys(inner, reading) or restricted_with(inner, reading, terms))
        authorities.extend(referents(inner, reading) for inner in objects_of(level, frozenset({"by", "from"})))
        targets.extend(_aimed_at(level, reading))
    found = unique(*targets) or _next_to(levels[0], reading)
    if len(levels) > 1 and reading.lemmas[levels[1].i] in PROGRAMMES:
        # "The X sanctions programme" bears the name of a law or a place.
        unsure = [key for key in unsure if reading.entity[key].kind is EntityKind.COUNTRY]
    for key in unsure:
        (authorities if found and key not in found else targets).append((key,))
    return NounRoles(
        authorities=unique(*authorities),
        targets=found or unique(*targets),
        measures=measures_of(levels, reading, terms),
        definite=any(_is_definite(level) for level in levels),
    )


def restricted_with(token: Token, reading: Reading, terms: Terms) -> Keys:
    """ "A ban on imports of food from X", "an embargo on trade with X"."""
    if reading.lemmas[token.i] not in terms.measures:
        return ()
    found: list[Keys] = []
    for member in conjuncts(token):
        for word in (member, *objects_of(member, frozenset({"of"}))):
            found.extend(target_keys(inner, reading) for inner in objects_of(word, frozenset({"from", "to", "with"})))
    return unique(*found)


def _modifier(
    child: Token, reading: Reading, terms: Terms, authorities: list[Keys], targets: list[Keys], unsure: list[str]
) -> None:
    maker = child.lemma_.lower() in MAKERS or child.lower_.rpartition("-")[2] in ("imposed", "backed", "led", "mandated")
    for member in conjuncts(child):
        for position in range(member.left_edge.i, member.i + 1):
            entity = reading.entities_at[position]
            if entity is None:
                continue
            if maker or is_imposer(entity, terms):
                authorities.append((entity.key,))
            elif _anti(reading, position):
                targets.append((entity.key,))
            elif entity.kind in (EntityKind.COUNTRY, EntityKind.ORGANISATION) and not _related(child, position):
                unsure.append(entity.key)


def _anti(reading: Reading, position: int) -> bool:
    doc = reading.doc
    before = doc[position - 1].lower_ if position else ""
    if before == "-" and position > 1:
        before = doc[position - 2].lower_
    return before in ("anti", "anti-") or doc[position].lower_.startswith("anti-")


def _related(child: Token, position: int) -> bool:
    """ "Ukraine-related sanctions" are not on Ukraine."""
    return child.i != position and child.lower_.endswith(("related", "linked"))


def _clause_targets(verb: Token, reading: Reading) -> list[Keys]:
    """ "Sanctions targeting X", "aimed at X", "to isolate X"."""
    found = [target_keys(child, reading) for child in verb.children if child.dep_ == "dobj"]
    found.extend(target_keys(inner, reading) for inner in objects_of(verb, frozenset({"at", "against", "on"})))
    return found


def _aimed_at(noun: Token, reading: Reading) -> list[Keys]:
    found: list[Keys] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("targeting", "including"):
            continue
        if child.dep_ in ("acl", "advcl") and child.lemma_ in AGAINST_VERBS and child.tag_ == "VB":
            found.extend(target_keys(inner, reading) for inner in child.children if inner.dep_ == "dobj")
    return found


def _next_to(noun: Token, reading: Reading) -> Keys:
    """The parser may hang "on X" elsewhere; right behind the noun it still belongs to it."""
    doc = reading.doc
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in ("on", "against", "upon"):
        for child in doc[noun.i + 1].children:
            if child.dep_ == "pobj":
                return target_keys(child, reading)
    return ()


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ in ("det", "predet") and child.lower_ in POINTERS)
        for child in noun.children
    )


def measures_of(levels: Sequence[Token], reading: Reading, terms: Terms) -> tuple[Measure, ...]:
    """Measures that a noun phrase names, with those of the nouns coordinated with it or listed as included in it."""
    found: dict[Measure, None] = {}
    for level in levels:
        for noun in (*conjuncts(level), *_included(level)):
            for measure in _measures_of_noun(noun, reading, terms):
                found.setdefault(measure)
    return tuple(found)


def _included(noun: Token) -> list[Token]:
    found: list[Token] = []
    for child in noun.children:
        if child.i > noun.i and child.lower_ in ("including", "as", "include"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "dobj"):
                    found.extend(conjuncts(inner))
        elif child.dep_ == "appos":
            found.extend(conjuncts(child))
    return found


def _measures_of_noun(noun: Token, reading: Reading, terms: Terms) -> list[Measure]:
    lemma = reading.lemmas[noun.i]
    if lemma not in terms.nouns and lemma not in terms.restrictions:
        return []
    control = lemma == "control"
    found: list[Measure] = []
    for child in noun.children:
        if child.dep_ in (*NAMING, "npadvmod") and child.i < noun.i:
            for member in child.subtree:
                measure = terms.measures.get(reading.lemmas[member.i]) or terms.measures.get(member.lower_)
                if measure is not None and reading.entities_at[member.i] is None:
                    found.append(measure)
        elif child.dep_ == "prep" and child.lower_ in ("on", "of") and lemma in terms.restrictions:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found.extend(restricted(inner, reading, terms))
    if control:
        # "Arms control" is a policy, "export controls" are a measure.
        return [measure for measure in found if measure is Measure.TRADE_RESTRICTION]
    return found


def restricted(token: Token, reading: Reading, terms: Terms) -> list[Measure]:
    """ "A ban on arms sales and oil imports", "restrictions on exports"."""
    found: list[Measure] = []
    for member in conjuncts(token):
        for child in (member, *(child for child in member.children if child.dep_ in NAMING)):
            measure = terms.measures.get(reading.lemmas[child.i])
            if measure is not None and reading.entities_at[child.i] is None:
                found.append(measure)
                break
    return found


def restricts(noun: Token, reading: Reading, terms: Terms) -> bool:
    """Whether a noun such as "ban" names a measure of sanctions: "travel ban", "ban on arms sales"."""
    if any(reading.lemmas[child.i] in terms.domestic for child in noun.children):
        return False
    return bool(_measures_of_noun(noun, reading, terms))


def agents_of(verb: Token, reading: Reading, terms: Terms) -> Agents:
    """Who does what this verb says: its subject, the agent of a passive, or whoever its clause hangs on."""
    for inner in objects_of(verb, frozenset({"by"})):
        keys = acting(inner, reading, terms)
        if verb.lemma_ == "announce":
            keys = _spoken_for(keys, verb, reading, terms)
        if keys:
            return Agents(keys)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return Agents()
    subject = acting_subject(verb)
    if subject is None:
        return Agents()
    subject = _behind_break(subject, verb, reading)
    if subject.lower_ in ("we", "our"):
        return Agents(we=True)
    keys = acting(subject, reading, terms)
    if verb.lemma_ == "announce":
        keys = _spoken_for(keys, verb, reading, terms)
    if not keys and reading.lemmas[subject.i] in NO_AGENT:
        return Agents(anaphoric=True)
    return Agents(keys)


def acting(token: Token, reading: Reading, terms: Terms) -> Keys:
    """The body, country or person that acts by this word: "the EU", "U.S. lawmakers", "a Council resolution"."""
    keys = referents(token, reading, parties=True)
    keys = tuple(key for key in keys if key in reading.entity)
    if keys:
        return keys
    head = token
    if head.tag_ in ("WP", "WDT") or head.lower_ == "that":
        head = _antecedent(head)
    lemma = reading.lemmas[head.i]
    chamber = terms.chambers.get(lemma)
    if chamber is not None:
        found = [
            entity.key
            for entity in reading.entities
            if entity.kind is EntityKind.ORGANISATION and entity.label.lower().split()[-1] == chamber
        ]
        if len(found) == 1:
            return (found[0],)
    if lemma in terms.acts_by:
        return _owners(head, reading, terms)
    return ()


def paragraph_start(token: Token) -> int:
    """The first token behind the last blank line or dateline before this word in its sentence.

    The parser runs over blank lines, and takes the place of a dateline ("GENEVA, June 1 (Agency) --") for a subject.
    """
    doc, start = token.doc, token.sent.start
    for position in range(token.i - 1, start - 1, -1):
        if doc[position].is_space and doc[position].text.count("\n") > 1:
            return position + 1
        if doc[position].text in DASHES and position - start < DATELINE_TOKENS and doc[start].is_upper:
            return position + 1
    return start


def _behind_break(subject: Token, verb: Token, reading: Reading) -> Token:
    """The subject in the verb's own paragraph, where the parser has found one in the paragraph before."""
    start = paragraph_start(verb)
    if subject.i >= start or subject.i < verb.sent.start:
        return subject
    words = [word for word in reading.doc[start : verb.i] if not _is_time(word, reading)]
    named = (word for word in words if reading.entities_at[word.i] is not None)
    nominal = (word for word in words if word.pos_ in ("NOUN", "PROPN") and word.dep_ not in ("pobj", "compound"))
    return next((word for word in words if word.dep_ in SUBJECTS), next(named, next(nominal, verb)))


def _antecedent(pronoun: Token) -> Token:
    current = pronoun
    while current.head.i != current.i:
        if current.dep_ == "relcl":
            return current.head
        current = current.head
    return pronoun


def _owners(noun: Token, reading: Reading, terms: Terms) -> Keys:
    found: list[str] = []
    for child in noun.children:
        if child.dep_ in (*NAMING, "poss"):
            entities = (reading.entities_at[position] for position in range(child.left_edge.i, child.i + 1))
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from"):
            entities = (reading.entities_at[inner.i] for inner in child.children if inner.dep_ == "pobj")
        else:
            continue
        found.extend(entity.key for entity in entities if entity is not None and entity.kind is not EntityKind.PERSON)
    imposing = [key for key in found if is_imposer(reading.entity[key], terms)]
    return unique(imposing or found)[:1]


def acting_subject(verb: Token) -> Token | None:
    """The understood subject: of the verb, of the one it is coordinated with or hangs on, or the owner of its noun."""
    current = verb
    for _ in range(8):
        for child in current.children:
            if child.dep_ == "nsubj":
                return child
        head = current.head
        if head.i == current.i:
            return None
        if current.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "prep", "aux"):
            if current.dep_ == "ccomp" and current.tag_ not in ("VB", "VBG"):
                return None
            if any(child.dep_ == "nsubjpass" for child in head.children) and current.dep_ in ("advcl",):
                return next(iter(objects_of(head, frozenset({"by"}))), None)
            if current.dep_ == "prep" and head.lemma_ in JUDGING:
                return _judged(head)
            owner = next((child for child in head.children if child.dep_ == "poss"), None)
            if current.dep_ == "prep" and owner is not None:
                return owner
            current = head
        elif current.dep_ in ("pcomp", "acl", "dobj", "pobj", "nsubj", "attr", "relcl", "appos"):
            if current.dep_ == "attr":
                return None
            owner = next((child for child in head.children if child.dep_ == "poss"), None)
            if owner is not None:
                return owner
            current = head
            if head.lemma_ in JUDGING and current.pos_ == "VERB":
                return _judged(head)
        else:
            return None
        passive = [child for child in current.children if child.dep_ == "nsubjpass"]
        if passive:
            return passive[0]
    return None


def warner_of(verb: Token, reading: Reading, terms: Terms) -> Agents:
    """Who says that something is done or may come: "the EU warned that X could face sanctions".

    A body or country that imposes sanctions speaks for itself there, unless it names somebody else.
    """
    current = verb
    for _ in range(6):
        if current.head.i == current.i or current.dep_ not in ("ccomp", "xcomp", "advcl", "acomp", "conj", "oprd"):
            return Agents()
        current = current.head
        if current.lemma_ in terms.warning:
            found = agents_of(current, reading, terms)
            keys = tuple(key for key in found.keys if is_imposer(reading.entity[key], terms))
            return Agents(keys, we=found.we)
    return Agents()


def _spoken_for(keys: Keys, verb: Token, reading: Reading, terms: Terms) -> Keys:
    """A person who announces what a country does: "U.S. actions, including the sanctions announced by the president"."""
    if not any(reading.entity[key].kind is EntityKind.PERSON for key in keys):
        return keys
    for position in range(verb.sent.start, verb.i):
        entity = reading.entities_at[position]
        owner = reading.doc[position].dep_ == "poss" and entity is not None and is_imposer(entity, terms)
        if owner and reading.doc[position].head.lemma_ in ("action", "effort", "measure", "response", "step"):
            return (entity.key,) if entity is not None else keys
    return keys


def _judged(verb: Token) -> Token | None:
    """Who did it, when one is thanked or blamed for it: "thanked X for Y's support, including imposing ..."."""
    found = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    for word in (verb, found):
        for inner in () if word is None else objects_of(word, frozenset({"for", "of"})):
            owner = next((child for child in inner.children if child.dep_ == "poss"), None)
            if owner is not None:
                return owner
    return found


def reason_of(verb: Token, reading: Reading) -> str | None:
    """Why, in the words of the text: "for supporting Z", "over the attack", "in response to the vote"."""
    doc = reading.doc
    for child in verb.children:
        if child.dep_ not in ("prep", "advcl") or child.i < verb.i:
            continue
        word = child.lower_
        answering = word == "in" and doc[child.i + 1].lower_ in ("response", "retaliation", "connection")
        if answering or word in ("for", "over", "because", "due"):
            inner = next((inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")), None)
            if inner is None or _is_time(inner, reading):
                continue
            end = min(child.right_edge.i + 1, verb.sent.end)
            text = doc[child.i : end].text.strip().rstrip(".,;")
            if len(text) <= REASON_CHARACTERS:
                return " ".join(text.split())
    return None


def legal_basis_of(verb: Token, reading: Reading, terms: Terms) -> str | None:
    """The instrument that an act rests on: "pursuant to Executive Order 13224"."""
    doc = reading.doc
    for child in verb.subtree:
        if child.lower_ == "pursuant" or (child.lower_ == "under" and child.dep_ == "prep"):
            end = min(child.right_edge.i + 1, child.i + 24)
            for inner in child.subtree:
                if inner.i > child.i and (inner.pos_ == "VERB" or inner.text in (",", ";")):
                    end = min(end, inner.i)
            words = {reading.lemmas[position] for position in range(child.i + 1, end)}
            if not words.isdisjoint(terms.instruments):
                start = child.i + 1
                if doc[start].lower_ == "to":
                    start += 1
                text = " ".join(doc[start:end].text.split()).rstrip(" .,;(")
                return text or None
    return None


def _is_time(token: Token, reading: Reading) -> bool:
    return any(time.token_start <= token.i < time.token_end for time in reading.times)
