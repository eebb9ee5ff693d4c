"""What the text before a telling adds to it: whose sanctions, on whom, and who "we" are."""

from __future__ import annotations

from dataclasses import replace

from kgexport.extract.phrases import SUBJECTS
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_roles import Keys, is_imposer
from kgexport.extract.sanction_terms import Terms
from kgexport.model import Act, Modality

NEAR = 1
"""Sentences over which a pronoun goes back to a sanction."""
BACK = 3
"""Sentences over which a telling without a target takes that of the one before."""
FAR = 8
"""The same for "the sanctions"."""


class Context:
    """The tellings so far, the latest last."""

    def __init__(self, reading: Reading, terms: Terms) -> None:
        """Start with none."""
        self._reading = reading
        self._terms = terms
        self._told: list[Draft] = []
        self._speaker: Keys | None = None

    def near(self, index: int) -> bool:
        """Whether a sanction was told in the sentence of this token or the one before."""
        if not self._told:
            return False
        sentence_of = self._reading.sentence_of
        return sentence_of[index] - sentence_of[self._told[-1].head.i] <= NEAR

    def fill(self, draft: Draft) -> Draft | None:
        """The draft with what the context adds; None when it stays without any party."""
        if draft.we:
            draft = replace(draft, authorities=self._we())
        if draft.follows:
            draft = self._following(draft)
        elif not draft.targets and draft.borrows:
            draft = self._borrowing(draft)
        # Nobody imposes sanctions on himself: such words are about something else.
        targets = tuple(key for key in draft.targets if key not in draft.authorities)
        if draft.targets and not targets:
            return None
        draft = replace(draft, targets=targets)
        if not draft.targets and (draft.standing or not draft.authorities):
            return None
        self._told.append(draft)
        return draft

    def _before(self, draft: Draft, sentences: int) -> Draft | None:
        """The latest telling so many sentences back at most that names a target."""
        sentence_of = self._reading.sentence_of
        for told in reversed(self._told):
            if sentence_of[draft.head.i] - sentence_of[told.head.i] > sentences:
                return None
            if told.targets:
                return told
        return None

    def _following(self, draft: Draft) -> Draft:
        told = self._before(draft, BACK) or (self._told[-1] if self._told else None)
        if told is None:
            return draft
        return replace(
            draft,
            authorities=draft.authorities or told.authorities,
            targets=draft.targets or told.targets,
            measures=draft.measures,
        )

    def _borrowing(self, draft: Draft) -> Draft:
        told = self._before(draft, FAR if draft.definite else BACK)
        if told is None:
            return draft
        authorities = draft.authorities
        if not authorities and draft.standing:
            authorities = told.authorities
        return replace(draft, targets=told.targets, authorities=authorities, confidence=draft.confidence * 0.8)

    def _we(self) -> Keys:
        """Who speaks in an official text: whoever acted before, else the first government that is a subject in it."""
        for told in reversed(self._told):
            if told.authorities and not told.standing:
                return told.authorities
        if self._speaker is None:
            self._speaker = self._first_government()
        return self._speaker

    def _first_government(self) -> Keys:
        index = index_of(self._reading)
        for naming in index.namings:
            if is_imposer(naming.entity, self._terms) and index.head_of(naming).dep_ in SUBJECTS:
                return (naming.entity.key,)
        return ()


def is_hypothetical(draft: Draft) -> bool:
    """Whether nothing has been done."""
    return draft.act is Act.THREAT or draft.modality is not Modality.ACTUAL
