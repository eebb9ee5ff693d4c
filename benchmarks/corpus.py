"""A corpus of invented documents, without the work on language: what the golden sample tells, told of other people.

Each document has a text, and an extraction over it as the pipeline makes them: a meeting with who says so and who
denies it, or sanctions, or both. People, bodies and places recur, some often and most seldom. The same number gives the
same document, whoever asks.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from random import Random

from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    Claim,
    Document,
    Entity,
    EntityKind,
    Extraction,
    Measure,
    Meeting,
    Mention,
    Modality,
    Mode,
    Position,
    Sanction,
    SanctionAct,
    Stance,
    TimeSpan,
)
from kgexport.rdf.assemble import triples
from kgexport.rdf.iris import DEFAULT_BASE, document_iri
from kgexport.rdf.nquads import lines

PEOPLE, BODIES, OUTLETS, PLACES, AUTHORITIES = 4_000, 300, 60, 150, 12
LISTED_EVERY = 20
"""One of so many people is under sanctions."""

FIRST_DAY = datetime.date(2010, 1, 1)

_SYLLABLES = ("ba", "dor", "ele", "fen", "gar", "hil", "ivo", "jas", "kor", "lun", "mar", "nev", "osk", "pra", "rud",
              "sel", "tam", "ulf", "ves", "yor")  # fmt: skip
_COUNTRIES = (("NO", "Norway", "Norwegian"), ("FI", "Finland", "Finnish"), ("CL", "Chile", "Chilean"),
              ("GH", "Ghana", "Ghanaian"), ("NP", "Nepal", "Nepali"), ("PE", "Peru", "Peruvian"),
              ("LA", "Laos", "Lao"), ("MT", "Malta", "Maltese"))  # fmt: skip
_TITLES = ("President", "General", "Foreign Minister", "Ambassador")
_MEASURES = tuple(Measure)


def documents(count: int, *, base: str = DEFAULT_BASE) -> Iterator[bytes]:
    """N-Quads of each of the first `count` documents."""
    for number in range(count):
        found = extraction(number)
        yield lines(document_iri(found.document.identifier, base=base), triples(found, base=base))


def extraction(number: int) -> Extraction:
    """The document of that number, counted from 0."""
    story = _Story(number)
    kind = number % 10
    if kind < 7:
        story.meeting(disputed=kind < 3, told_by_source=kind < 5, dated=kind != 6)
    if kind in (0, 1, 7, 8, 9):
        story.sanction(lifted=kind in (1, 8), dated=kind != 9)
    if kind == 5:
        story.plan()
    return story.extraction()


class _Story:
    """A text that grows sentence by sentence, and what was told in it."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)
        self._number = number
        self._day = FIRST_DAY + datetime.timedelta(days=number % 4_000)
        self._text = ""
        self._entities: dict[str, dict[str, object]] = {}
        self._positions: list[Position] = []
        self._meetings: list[Meeting] = []
        self._acts: list[SanctionAct] = []
        self._sanctions: list[Sanction] = []
        self._claims: list[Claim] = []

    def meeting(self, *, disputed: bool, told_by_source: bool, dated: bool) -> None:
        one, other = self._someone(), self._someone()
        place, outlet = self._name("Port ", PLACES), self._name("", OUTLETS, " Agency")
        title = self._random.choice(_TITLES)
        when = "last week" if dated else ""
        told = f", {outlet} reported" if told_by_source else ""
        sentence = self._say(f"{title} {one} met {other} in {place}{' ' + when if when else ''}{told}.")
        first = self._entity(EntityKind.PERSON, one, sentence, words=f"{title} {one}", honorific=title)
        second = self._entity(EntityKind.PERSON, other, sentence)
        where = self._entity(EntityKind.PLACE, place, sentence)
        self._positions.append(
            Position(key=f"p{len(self._positions)}", holder=first, title=title, mentions=(self._at(title, sentence),),
                     confidence=0.9)
        )  # fmt: skip
        monday = self._day - datetime.timedelta(days=self._day.weekday() + 7)
        time = self._span(when, sentence, monday, monday + datetime.timedelta(days=6)) if dated else None
        key = f"m{len(self._meetings)}"
        self._meetings.append(
            Meeting(key=key, participants=(first, second), modality=Modality.ACTUAL, places=(where,), time=time,
                    mode=Mode.IN_PERSON, mentions=(self._at("met", sentence),), confidence=0.93)
        )  # fmt: skip
        if told_by_source:
            source = self._entity(EntityKind.ORGANISATION, outlet, sentence)
            self._claim(source, Stance.ASSERTS, key, self._at("reported", sentence))
        else:
            self._claim(DOCUMENT_KEY, Stance.ASSERTS, key, self._at("met", sentence))
        if disputed:
            self._denial(key)

    def _denial(self, about: str) -> None:
        speaker, outlet = self._someone(), self._name("", OUTLETS, " Agency")
        sentence = self._say(f"Spokesman {speaker} denied it, according to {outlet}.")
        who = self._entity(EntityKind.PERSON, speaker, sentence)
        through = self._entity(EntityKind.ORGANISATION, outlet, sentence)
        self._claim(who, Stance.DENIES, about, self._at("denied", sentence), cited_by=through)
        if self._number % 2:
            _, country, adjective = self._random.choice(_COUNTRIES)
            words = f"A {adjective} official"
            sentence = self._say(f"{words} declined to comment on {country}.")
            key = self._entity(EntityKind.UNNAMED_SOURCE, words, sentence)
            self._claim(key, Stance.DECLINES, about, self._at("declined", sentence), hedged=True)

    def plan(self) -> None:
        one, other = self._someone(), self._someone()
        sentence = self._say(f"{one} will call {other} next week.")
        monday = self._day + datetime.timedelta(days=7 - self._day.weekday())
        key = f"m{len(self._meetings)}"
        parties = tuple(self._entity(EntityKind.PERSON, name, sentence) for name in (one, other))
        self._meetings.append(
            Meeting(key=key, participants=parties, modality=Modality.PLANNED, mode=Mode.CALL,
                    time=self._span("next week", sentence, monday, monday + datetime.timedelta(days=6)),
                    mentions=(self._at("call", sentence),), confidence=0.8)
        )  # fmt: skip
        self._claim(DOCUMENT_KEY, Stance.ASSERTS, key, self._at("call", sentence))

    def sanction(self, *, lifted: bool, dated: bool) -> None:
        name = _person(LISTED_EVERY * int(PEOPLE / LISTED_EVERY * self._random.random() ** 2))
        council = self._random.random() < 0.7
        alike = Random(f"{name} {council}")  # what many documents tell of one sanction
        code, country, adjective = alike.choice(_COUNTRIES)
        authority = f"Council of {_invented(alike.randrange(AUTHORITIES) + 9_000)}" if council else country
        year = 2000 + alike.randrange(12)
        when = f" in {year}" if dated else ""
        sentence = self._say(f"{'The ' if council else ''}{authority} imposed sanctions on {name}{when}.")
        target = self._entity(EntityKind.PERSON, name, sentence)
        if council:
            by = self._entity(EntityKind.ORGANISATION, authority, sentence)
        else:
            by = self._entity(EntityKind.COUNTRY, country, sentence, country_code=code, names=(country, adjective))
        begin = (
            self._span(str(year), sentence, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) if dated else None
        )
        measures = tuple(alike.sample(_MEASURES, alike.randint(1, 2)))
        mentions = [self._at("imposed sanctions", sentence)]
        acts = [self._act(Act.IMPOSITION, by, target, measures, begin, mentions[0])]
        end = None
        if lifted:
            sentence = self._say(f"They were lifted in {year + 3}.")
            end = self._span(str(year + 3), sentence, datetime.date(year + 3, 1, 1), datetime.date(year + 3, 12, 31))
            mentions.append(self._at("lifted", sentence))
            acts.append(self._act(Act.LIFTING, by, target, measures, end, mentions[1]))
        self._sanctions.append(
            Sanction(key=f"s{len(self._sanctions)}", target=target, authority=by, measures=measures,
                     in_force_from=begin, in_force_until=end, acts=tuple(acts), mentions=tuple(mentions),
                     confidence=0.93)
        )  # fmt: skip

    def extraction(self) -> Extraction:
        document = Document(
            identifier=f"item-{self._number}",
            text=self._text,
            title=f"Item {self._number}",
            date=self._day,
            publisher=f"{_invented(self._number % 40)} Herald",
            url=f"https://news.example/{self._number}",
        )
        return Extraction(
            document=document,
            entities=tuple(Entity(**row) for row in self._entities.values()),  # type: ignore[arg-type]
            positions=tuple(self._positions),
            meetings=tuple(self._meetings),
            sanction_acts=tuple(self._acts),
            sanctions=tuple(self._sanctions),
            claims=tuple(self._claims),
        )

    def _act(
        self, kind: Act, by: str, target: str, measures: tuple[Measure, ...], time: TimeSpan | None, mention: Mention
    ) -> str:
        key = f"a{len(self._acts)}"
        self._acts.append(
            SanctionAct(key=key, act=kind, modality=Modality.ACTUAL, authorities=(by,), targets=(target,),
                        measures=measures, time=time, mentions=(mention,), confidence=0.93)
        )  # fmt: skip
        self._claim(DOCUMENT_KEY, Stance.ASSERTS, key, mention)
        return key

    def _claim(
        self, claimant: str, stance: Stance, about: str, mention: Mention, *, cited_by: str | None = None,
        hedged: bool = False,
    ) -> None:  # fmt: skip
        confidence = round(0.5 + self._random.randrange(50) / 100, 2)
        self._claims.append(
            Claim(key=f"c{len(self._claims)}", claimant=claimant, stance=stance, about=about, cited_by=cited_by,
                  hedged=hedged, mentions=(mention,), confidence=confidence)
        )  # fmt: skip

    def _entity(
        self, kind: EntityKind, label: str, sentence: int, *, words: str | None = None, names: tuple[str, ...] = (),
        honorific: str | None = None, country_code: str | None = None,
    ) -> str:  # fmt: skip
        mention = self._at(words or label, sentence)
        row = self._entities.setdefault(
            label, {"key": label, "kind": kind, "label": label, "names": (), "mentions": (), "confidence": 0.95}
        )
        row["names"] = (*row["names"], *names, label, *([words] if words else []))  # type: ignore[misc]
        row["mentions"] = (*row["mentions"], mention)  # type: ignore[misc]
        row["honorific"], row["country_code"] = honorific, country_code
        return label

    def _someone(self) -> str:
        """Few people are in the news every day, most once a year."""
        return _person(int(PEOPLE * self._random.random() ** 2))

    def _name(self, before: str, count: int, after: str = "") -> str:
        return f"{before}{_invented(int(count * self._random.random() ** 2) + 9_000)}{after}"

    def _say(self, sentence: str) -> int:
        begin = len(self._text) + 1 if self._text else 0
        self._text = f"{self._text} {sentence}".strip()
        return begin

    def _at(self, words: str, begin: int) -> Mention:
        found = self._text.index(words, begin)
        sentence = re.split(r"(?<=\.) ", self._text[begin:])[0]
        return Mention(begin=found, end=found + len(words), text=words, sentence=sentence)

    def _span(self, words: str, begin: int, earliest: datetime.date, latest: datetime.date) -> TimeSpan:
        return TimeSpan(phrase=words, mention=self._at(words, begin), earliest=earliest, latest=latest)


def _person(number: int) -> str:
    return f"{_invented(number % 71)} {_invented(number + 500)}"


def _invented(number: int) -> str:
    """A word for a number, another one for each."""
    word = ""
    while True:
        number, digit = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[digit]
        if not number:
            return word.capitalize()
