"""Joining segments over "of", "for", "and", "on" where together they are one name."""

from __future__ import annotations

from dataclasses import replace

from kgexport.extract.names.known import match_known
from kgexport.extract.names.segments import ENTITY_FORMS, Form, Segment, one_entity
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Known, NameWords

_PLACES = frozenset({Known.COUNTRY, Known.REGION, Known.CITY, Known.STATE})
_WATERS = frozenset(
    {"gulf", "strait", "straits", "sea", "bay", "horn", "isle", "cape", "port", "lake", "hall", "church"}
)
_NO_OWNERS = frozenset({"government", "governments", "people", "administration", "states"})
_LAWS = frozenset({"act", "bill", "charter", "convention", "law", "protocol", "treaty"})
_ON_HEADS = frozenset(
    {
        "project",
        "force",
        "committee",
        "council",
        "commission",
        "subcommittee",
        "panel",
        "center",
        "centre",
        "conference",
        "institute",
        "office",
    }
)
_WORLD_HEADS = frozenset({"organization", "organisation", "conference", "council", "forum"})
_SCHOOLS = frozenset({"university", "institute", "college", "school"})
_ENTITIES = frozenset({"ORG", "FAC", "LOC", "GPE"})


def join_segments(tokens: Tokens, words: NameWords, segments: list[Segment]) -> list[Segment]:
    """Join neighbours that are one name; the longest name wins."""
    joiner = _Joiner(tokens, words)
    joined: list[Segment] = []
    for segment in segments:
        while joined and (whole := joiner.joined(joined[-1], segment)) is not None:
            joined.pop()
            segment = whole
        joined.append(segment)
    return joined


class _Joiner:
    """Decides on two neighbours. State: the tokens and word lists."""

    def __init__(self, tokens: Tokens, words: NameWords) -> None:
        self.tokens = tokens
        self.words = words

    def joined(self, left: Segment, right: Segment) -> Segment | None:
        """Both segments as one, or None where they are two."""
        if left.stop >= right.start:
            return self._touching(left, right)
        connector = self.tokens.lower[left.stop]
        last = self.tokens.lower[left.stop - 1]
        known = match_known(self.tokens, self.words, left.start, right.stop)
        if known is not None and known[0] == right.stop and left.title is None:
            return Segment(start=left.start, stop=right.stop, form=Form.KNOWN, item=known[1])
        if left.form is Form.TITLE:
            titled = connector == "for" and right.form in {Form.NAME, Form.NOTHING} and not self._ends_in_person(right)
            titled = titled and match_known(self.tokens, self.words, right.start, right.start + 4) is None
            return Segment(start=left.start, stop=right.stop, form=Form.TITLE, title=left.title) if titled else None
        if last == "government" and connector == "of" and self.tokens.lower[right.start] == "national":
            return self._body(left, right)  # "Government of National Unity", not "Government of Kenya"
        if self._is_law(left, right):
            return Segment(start=left.start, stop=right.stop, form=Form.NOTHING)
        if left.form is Form.NOTHING and last not in self.words.of_heads | self.words.place_heads:
            thing = (
                left.stop - left.start > 1
                and connector in {"of", "for", "on"}
                and right.form in {Form.NAME, Form.NOTHING}
            )
            return Segment(start=left.start, stop=right.stop, form=Form.NOTHING) if thing else None
        if connector == "of" and self._titled_body(last, right):
            return self._body(left, right)
        if right.form is Form.TITLE or right.title is not None or left.title is not None:
            return None
        if connector == ",":
            listed = right.form in {Form.NAME, Form.BODY} and left.form is not Form.KNOWN
            return replace(self._body(left, right), weak=True) if listed else None
        if (
            right.form is Form.NOTHING
            and self.tokens.lower[right.stop - 1] in self.words.events
            and connector in {"of", "for", "on"}
        ):
            return (
                Segment(start=left.start, stop=right.stop, form=Form.NOTHING) if left.form is not Form.KNOWN else None
            )
        return self._connected(left, right, connector, last)

    def _is_law(self, left: Segment, right: Segment) -> bool:
        """ "Democracy and Economic Recovery Act": the model has both sides in one name, which is a law's."""
        if self.tokens.lower[right.stop - 1] not in _LAWS or right.form is not Form.NOTHING:
            return False
        return left.form is not Form.KNOWN and one_entity(self.tokens, left.start, right.stop)

    def _touching(self, left: Segment, right: Segment) -> Segment | None:
        """The rest of a run whose first part is already tied to a body: "Institute for Near East" "Policy"."""
        connectors = set(self.tokens.lower[left.start : left.stop]) & {"of", "for", "on"}
        tied = left.form is Form.BODY and bool(connectors)
        plain = right.form in {Form.NAME, Form.BODY} or (
            right.form is Form.NOTHING and (connectors != {"of"} or right.stop - right.start == 1)
        )
        plain = plain and right.title is None and not self._ends_in_person(right)
        return replace(left, stop=right.stop) if tied and plain and left.stop == right.start else None

    def _titled_body(self, last: str, right: Segment) -> bool:
        """ "Office of the Registrar", "Department of Justice"."""
        if right.form is Form.KNOWN or (right.title is not None and right.form is not Form.TITLE):
            return False
        if last in {"office", "bureau"}:
            return True
        plural = self.tokens.lower[right.start].endswith("s") and last in self.words.of_heads
        return right.form is Form.TITLE and (last in {"department", "ministry", "court", "college"} or plural)

    def _body(self, left: Segment, right: Segment) -> Segment:
        return Segment(
            start=left.start, stop=right.stop, form=Form.BODY, prefix=left.prefix, prefix_stop=left.prefix_stop
        )

    def _connected(self, left: Segment, right: Segment, connector: str, last: str) -> Segment | None:
        if not self._ties(left, right, connector, last):
            return None
        prefix, prefix_stop = left.prefix, left.prefix_stop
        if left.item is not None and left.form is Form.KNOWN:
            prefix, prefix_stop = left.item, left.stop
        form = self._form(left, right, connector, last)
        return Segment(start=left.start, stop=right.stop, form=form, prefix=prefix, prefix_stop=prefix_stop)

    def _ties(self, left: Segment, right: Segment, connector: str, last: str) -> bool:
        tokens, words = self.tokens, self.words
        covered = one_entity(tokens, left.stop - 1, right.start + 1) and tokens.ent[left.stop] in _ENTITIES
        if connector == "of":
            if last in _NO_OWNERS or (left.item is not None and left.form is Form.KNOWN and left.item.known in _PLACES):
                return False
            return last in words.of_heads or last in _WATERS or covered
        if connector in {"for", "on"}:
            if left.form is Form.KNOWN or (right.stop < tokens.length and tokens.tag[right.stop] == "POS"):
                return False
            heads = words.of_heads - {"house", "houses"} if connector == "for" else _ON_HEADS
            if connector == "for" and left.form is Form.BODY and "of" in tokens.lower[left.start : left.stop]:
                return (right.form in {Form.NAME, Form.NOTHING} or right.weak) and tokens.ent[right.start] != "PERSON"
            return (last in heads and (connector == "for" or right.form is not Form.KNOWN)) or (
                covered and left.form is Form.BODY and (connector == "for" or not self._place(right))
            )
        if connector in {"and", "&"}:
            return self._and_ties(left, right, last, covered)
        if connector in {"at", "in"} and self._seated(left, right, connector):
            return True
        if (
            (connector == "without" or (connector == "in" and tokens.ent[right.start] not in {"GPE", "LOC", "FAC"}))
            and left.form is right.form is Form.NAME
            and tokens.tag[left.stop - 1] == "NNPS"
        ):
            return left.stop - left.start == 1
        return covered and tokens.ent[left.stop] in {"ORG", "FAC"} and right.form is not Form.KNOWN

    def _seated(self, left: Segment, right: Segment, connector: str) -> bool:
        """ "Organization for Tasks and Aims in Europe", "Institute of Fish at Karo": the place is part of the name."""
        if left.form is not Form.BODY or right.item is None:
            return left.form is Form.BODY and connector == "at" and self._school(left) and self._is_town(right)
        if connector == "at":
            return right.item.known is Known.CITY and self._school(left)
        inside = self.tokens.lower[left.start : left.stop]
        return right.item.known is Known.REGION and inside[0] in _WORLD_HEADS and "for" in inside

    def _school(self, left: Segment) -> bool:
        inside = self.tokens.lower[left.start : left.stop]
        return "of" in inside and not _SCHOOLS.isdisjoint(inside[: inside.index("of")])

    def _is_town(self, right: Segment) -> bool:
        tokens = self.tokens
        return right.form is Form.NAME and right.stop - right.start == 1 and tokens.ent[right.start] == "GPE"

    def _and_ties(self, left: Segment, right: Segment, last: str, covered: bool) -> bool:
        """Whether "and" stands inside one name: its head comes behind it or before "of", or the model says so."""
        tokens, words = self.tokens, self.words
        if tokens.word[left.stop] == "&":
            return True
        if tokens.lower[left.stop + 1] == "the" or (left.form is Form.KNOWN and right.form is Form.KNOWN):
            return False
        inside = any(tokens.lower[number] in {"of", "for", "on"} for number in range(left.start, left.stop))
        right_last = tokens.lower[right.stop - 1]
        if inside and right.form in {Form.NAME, Form.NOTHING, Form.BODY} and right_last not in words.of_heads:
            general = words.title_departments | words.weak_heads | words.no_name_heads | words.title_before
            return (covered and tokens.ent[left.stop] == "ORG") or right_last in general
        if right.form is Form.BODY:
            given = left.stop - left.start == 1 and tokens.word[left.start] in words.given
            strong = left.form is Form.BODY and not left.weak
            return not strong and (covered or given)
        return covered and left.form is not Form.BODY

    def _form(self, left: Segment, right: Segment, connector: str, last: str) -> Form:
        words = self.words
        if Form.BODY in {left.form, right.form}:
            return Form.BODY
        if connector in {"in", "without"} or (
            last in words.of_heads and last not in {"order", "states"} and last not in _WATERS
        ):
            return Form.BODY
        if last in words.place_heads or last in _WATERS:
            return Form.PLACE
        if self.tokens.lower[right.stop - 1] in words.no_name_heads:
            return Form.NOTHING
        return ENTITY_FORMS.get(self.tokens.ent[left.stop], Form.NAME)

    def _place(self, segment: Segment) -> bool:
        return segment.form is Form.PLACE or (segment.item is not None and segment.item.known in _PLACES)

    def _ends_in_person(self, segment: Segment) -> bool:
        """Whether a person's name stands at the end of a segment or is all of it."""
        tokens = self.tokens
        return tokens.ent[segment.stop - 1] == "PERSON" or any(
            word in self.words.given for word in tokens.word[segment.start : segment.stop]
        )
