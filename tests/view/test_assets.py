"""The look and the vendored libraries: what the manifest says is there, and colours can be read by everybody."""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from pathlib import Path

import pytest

from kgexport.assets import EDITOR_LIBRARIES, EDITOR_STYLES, GRAPH_LIBRARIES, asset, packages
from kgexport.errors import UsageError

VENDORED = Path(str(resources.files("kgexport"))) / "assets" / "vendored"
STYLE = asset("kgexport.css")


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.file)
def test_each_vendored_file_is_as_it_was_published(package):
    for name, digest in ((package.file, package.sha256), (package.licence_file, package.licence_sha256)):
        assert hashlib.sha256((VENDORED / name).read_bytes()).hexdigest() == digest
    assert package.licence == "MIT"
    assert "without limitation" in asset(f"vendored/{package.licence_file}")


def test_nothing_is_vendored_that_the_manifest_does_not_tell_of():
    told = {name for package in packages() for name in (package.file, package.licence_file)}
    assert {path.name for path in VENDORED.iterdir()} == told | {"manifest.toml"}
    assert {package.file for package in packages()} == {*GRAPH_LIBRARIES, *EDITOR_LIBRARIES, *EDITOR_STYLES}


@pytest.mark.parametrize("name", ["kgexport.css", "graph.js", "report.js", "page.css", "page.js", "ask.js"])
def test_no_file_of_ours_reaches_out(name):
    assert not re.search(r"https?:|//\w+\.|@import|fetch\(|XMLHttp|innerHTML|eval\(", asset(name))


def test_a_missing_file_is_named():
    with pytest.raises(UsageError, match=r"assets/none\.css is missing"):
        asset("none.css")


def colours(block):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


LIGHT = colours(STYLE.partition("@media")[0])
DARK = LIGHT | colours(STYLE.split("prefers-color-scheme: dark")[1].partition("*, ::before")[0])
NAMED = [
    "Asserts",
    "Confirms",
    "Denies",
    "Declines",
    "Person",
    "Organisation",
    "Country",
    "UnnamedSource",
    "SanctionAct",
]
PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "link") for ground in ("ground", "surface", "sunken", "target")),
    *((name, ground) for name in NAMED for ground in ("ground", "surface", "sunken", f"{name}-tint", "target")),
    ("mark-ink", "mark"),
]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_can_be_read(scheme, pair):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 for text."""
    lighter, darker = sorted((luminance(scheme[name]) for name in pair), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_both_schemes_name_the_same_colours():
    dark = colours(STYLE.split("prefers-color-scheme: dark")[1].partition("*, ::before")[0])
    assert set(dark) == set(LIGHT)
