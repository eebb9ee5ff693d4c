"""Which bodies act for which country or union: an act of the organ is an act of the whole."""

from __future__ import annotations

import re

from kgexport.model import Entity, EntityKind

ORGANS: dict[str, tuple[str, ...]] = {
    "US": (
        "treasury", "department of the treasury", "treasury department", "state department", "department of state",
        "commerce department", "department of commerce", "justice department", "department of justice", "ofac",
        "office of foreign assets control", "white house", "congress", "senate", "house of representatives", "pentagon",
    ),
    "RU": ("kremlin", "state duma", "duma"),
    "GB": ("downing street", "house of commons", "foreign office", "hm treasury"),
    "European Union": (
        "european commission", "european council", "council of the european union", "european parliament",
    ),
    "United Nations": ("security council", "general assembly"),
}  # fmt: skip
"""Well-known organs whose names do not say whose they are: by country code, or by the name of the union."""

UNIONS: dict[str, tuple[str, ...]] = {
    "European Union": ("european union", "eu", "e.u."),
    "United Nations": ("united nations", "un", "u.n."),
}


def is_organ_of(organ: Entity, whole: Entity) -> bool:
    """Whether the first entity is a body of the second, as far as their names and common knowledge tell."""
    if organ.kind is not EntityKind.ORGANISATION or organ.key == whole.key:
        return False
    if whole.kind not in (EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.ORGANISATION):
        return False
    names = {_plain(name) for name in (organ.label, *organ.names)}
    owners = {_plain(name) for name in (whole.label, *whole.names)}
    if any(_within(owner, name) for name in names for owner in owners if len(owner) > 1 and owner != name):
        return True
    return any(
        any(_within(organ_name, name) for organ_name in organs for name in names)
        for group, organs in ORGANS.items()
        if _is_group(group, whole, owners)
    )


def _is_group(group: str, whole: Entity, names: set[str]) -> bool:
    if group in UNIONS:
        return not names.isdisjoint(UNIONS[group])
    if whole.country_code is not None:
        return whole.country_code == group
    return group == "US" and not names.isdisjoint({"united states", "u.s.", "us", "america", "american"})


def _within(part: str, whole: str) -> bool:
    """Whether the words of one name stand in the other: "u.s." in "u.s. senate", not "us" in "russia"."""
    return part in whole and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", name.replace("’", "'").casefold()).removesuffix("'s")
