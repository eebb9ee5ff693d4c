"""A telling of a sanction act before the context has filled in what its own clause leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.sanction_position import Position
from kgexport.extract.sanction_targets import NounRoles
from kgexport.model import Act, Measure, Modality
from kgexport.times.records import TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one clause says of a sanction act."""

    head: Token
    """The word that dates the act and carries its modality: the verb where there is one."""
    words: tuple[Token, ...] = ()
    """The trigger runs from the first to the last of these words; from and to the head where there are none."""
    act: Act
    modality: Modality
    authorities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """The countries for which the leaders among the authorities act."""
    targets: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    reason: str | None = None
    legal_basis: str | None = None
    noun: bool = False
    definite: bool = False
    standing: bool = False
    """Told as in force, as background: nothing is said to be done."""
    we: bool = False
    """The authority speaks in the first person plural."""
    follows: bool = False
    """Goes back to a sanction told shortly before: takes authority and target from it."""
    anaphoric: bool = False
    """Its subject is a sanction told before: one act with that one, of the same day."""
    detail: bool = False
    """Only says more of sanctions told before, their measures or whom they are on: no act of its own."""
    issued: bool = False
    """An act by an order told before: while it is on nobody yet, who issued the order is who acts."""
    time: TimeMention | None = None
    """When, where the context says it."""
    told: Draft | None = None
    """The telling it goes back to, once found."""
    nobody: bool = False
    """Says whom it is on, but names nobody: "sanctions on three officials"."""
    borrows: bool = True
    """May take its target from what was told before."""
    confidence: float = 0.9

    @property
    def start(self) -> int:
        """First token of the trigger."""
        return min(word.i for word in self.words or (self.head,))

    @property
    def end(self) -> int:
        """One past its last token."""
        return max(word.i for word in self.words or (self.head,)) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A sanction noun in its place, with the roles that its own phrase fills."""

    token: Token
    position: Position
    roles: NounRoles
