"""No rule or lexicon rests on a name or a phrase of the evaluation articles.

Bodies that belong in any lexicon of world news, and words that are names only in one article, are allowed by name in
`allowed_names.toml`, each with its reason. The sample article is the project's own; its phrases may stand in examples.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import kgexport
from tests.eval.data import shared_folder

PACKAGE = Path(kgexport.__file__).parent
ALLOWED = tomllib.loads((Path(__file__).with_name("allowed_names.toml")).read_text(encoding="utf-8"))
SAMPLE = "dev01"
PHRASE = 5
SHARED = shared_folder()

pytestmark = pytest.mark.skipif(SHARED is None, reason="no gold annotations here; set KGEXPORT_SHARED")


@cache
def sources() -> dict[str, str]:
    """The words of every file of code, lexicon or questions, by its path, with a space on either side of each."""
    files = (path for suffix in ("py", "toml", "rq") for path in PACKAGE.rglob(f"*.{suffix}"))
    return {str(path.relative_to(PACKAGE)): spaced(path.read_text(encoding="utf-8")) for path in sorted(files)}


def spaced(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def gold() -> list[dict]:
    paths = sorted((SHARED / "gold" / "dev" / "gold").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def phrases(text: str) -> set[str]:
    words = spaced(text).split()
    return {" ".join(words[start : start + PHRASE]) for start in range(len(words) - PHRASE + 1)}


def test_people_and_bodies_of_the_gold_stand_nowhere_without_a_reason():
    found = set()
    for article in gold():
        for entity in [*article.get("people", []), *article.get("organisations", [])]:
            for name in {entity["name"], *entity.get("mentions", [])}:
                if name.casefold() not in ALLOWED["names"]:
                    found |= {(name, path) for path, text in sources().items() if spaced(name) in text}
    assert sorted(found) == []


def test_no_allowance_is_left_over():
    names = {
        name.casefold()
        for article in gold()
        for entity in [*article.get("people", []), *article.get("organisations", [])]
        for name in {entity["name"], *entity.get("mentions", [])}
    }
    assert sorted(set(ALLOWED["names"]) - names) == []
    assert [name for name, reason in ALLOWED["names"].items() if len(reason) < 10] == []


def test_phrases_of_the_gold_stand_nowhere():
    wanted = set()
    for path in sorted((SHARED / "gold" / "dev" / "texts").glob("*.txt")):
        if path.stem != SAMPLE:
            wanted |= phrases(path.read_text(encoding="utf-8"))
    found = {(phrase, path) for path, text in sources().items() for phrase in phrases(text) & wanted}
    assert sorted(found - {(phrase, path) for phrase, path in found if phrase in ALLOWED["phrases"]}) == []
