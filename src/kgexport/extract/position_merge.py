"""Tellings of one office put together, and the position that they give."""

from __future__ import annotations

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_bodies import Found
from kgexport.extract.reading import Reading
from kgexport.model import Mention, Position


def merged(found: list[Found]) -> list[list[Found]]:
    """The findings of one office together: same holder, same or shortened title, no two owners."""
    groups: list[list[Found]] = []
    for item in found:
        for group in groups:
            if group[0].holder.key == item.holder.key and any(_same_office(item, other) for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _same_office(left: Found, right: Found) -> bool:
    a, b = title_words(left.office.title), title_words(right.office.title)
    if left.owner is not None and right.owner is not None and left.owner.key != right.owner.key:
        return a == b and left.guessed != right.guessed
    if _rank(left) != _rank(right) and min(len(a), len(b)) == 1 and a | b > a & b:
        return False  # a general is not yet the "chief of the general staff"
    return a <= b or b <= a


def _rank(item: Found) -> bool:
    """Whether a title is a general's: the one rank whose word other titles have too."""
    head = item.office.head.rstrip(".")
    return _ABBREVIATED.get(head, head) == "general"


_ABBREVIATED = {
    "pm": "prime minister",
    "premier": "prime minister",
    "fm": "foreign minister",
    "mp": "member of parliament",
    "gen": "general",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "adm": "admiral",
    "capt": "captain",
    "sgt": "sergeant",
    "amb": "ambassador",
    "prof": "professor",
}


def title_words(title: str) -> frozenset[str]:
    """The words of a title that distinguish it, abbreviations written out."""
    words = title.lower().replace(".", "").replace("-", " ").split()
    full = (part for word in words for part in _ABBREVIATED.get(word, word).split())
    return frozenset(full) - {"former", "the", "of", "ex"}


def position_of(key: str, reading: Reading, tokens: Tokens, group: list[Found]) -> Position:
    """The position that all tellings of one office give."""
    sure = [item for item in group if item.owner is not None and not item.guessed] or [
        item for item in group if item.owner is not None
    ]
    best = max(group, key=_fullness)
    mentions = {_mention(reading, tokens, item) for item in group}
    confidence = 0.9 if sure and not sure[0].guessed else 0.7 if sure else 0.75
    if all(item.apart for item in group):
        confidence = 0.6
    return Position(
        key=key,
        holder=best.holder.key,
        title=best.office.title,
        at=sure[0].owner.key if sure and sure[0].owner is not None else None,
        former=any(item.office.former for item in group),
        mentions=tuple(sorted(mentions)),
        confidence=confidence,
    )


def _fullness(item: Found) -> tuple[int, bool, int, bool, int]:
    title = item.office.title
    return len(title_words(title)), "." not in title, len(title.split()), len(title) > 2, -item.start


def _mention(reading: Reading, tokens: Tokens, item: Found) -> Mention:
    return reading.mention(tokens.at[item.start], tokens.at[item.stop - 1] + 1)
