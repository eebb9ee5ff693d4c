"""Large inputs through the real command, each alone: in time, in memory, and read to the end."""

from __future__ import annotations

import gzip
import random

import pytest

from tests.hostile.command import MEMORY, export

pytest.importorskip("pyoxigraph")
pytestmark = pytest.mark.slow

LAST = "Quentin Zabriskie met Olga Tarnova in Lisbon on 3 March 2018.\n"
PLAIN = "The rain went on over the hills and the tram was late. "
FORENAMES = ("Ilya", "Nadim", "Ann", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Gita", "Hugo")


def long_text(characters):
    """Plain news with a telling now and then, and one in the last sentence."""
    chance = random.Random(4)
    parts = []
    size = 0
    while size < characters - len(LAST):
        told = chance.random() < 0.1
        forename = chance.choice(FORENAMES)
        part = f"{forename} Varn met Bo Day in Oslo. " if told else PLAIN
        part += "\n\n" if chance.random() < 0.2 else ""
        parts.append(part)
        size += len(part)
    return "".join(parts) + LAST


def mentions(count):
    """So many names, those of people and of a city in turn; all people have one of a few forenames."""
    chance = random.Random(4)
    letters = "abcdefghijklmnopqrstuvwxyz"
    surnames = ["".join(chance.choices(letters, k=7)).capitalize() for _ in range(count // 2)]
    return "\n".join(f"{chance.choice(FORENAMES)} {surname} lives in Oslo." for surname in surnames)


LARGE = {
    "word": lambda: "a" * 5_000_000,
    "marks": lambda: "“" * 300_000,
    "long": lambda: long_text(1_500_000),
    "mentions": lambda: mentions(20_000),
    "sentence": lambda: "Ann Lee said that " * 5_000 + "Bo Day met Cy Roe.",
    "dates": lambda: "On 4 May 2020 and in March 2019, two years ago, Ann Lee met Bo Day. " * 3_000,
    "numbers": lambda: "9" * 1_000_000 + " years ago",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_text_is_read_in_time(tmp_path, name, capsys):
    (tmp_path / "large.txt").write_text(LARGE[name]())
    run = export(tmp_path, "large.txt")
    with capsys.disabled():
        print(f"\n{name}: {run.seconds:.1f} s, {run.peak >> 20} MB, code {run.code}")  # noqa: T201
    assert (run.code, run.failures) == (0, {})
    if name == "long":
        assert "Olga Tarnova" in (tmp_path / "out" / "graph.nq").read_text()


def test_too_large_a_text_is_refused(tmp_path):
    (tmp_path / "large.txt").write_text("Ann Lee. " * 700_000)
    (tmp_path / "larger.txt").write_text("Ann Lee. " * 6_000_000)
    with gzip.open(tmp_path / "bomb.txt.gz", "wb") as stream:
        for _ in range(1_000):
            stream.write(b"\0" * 1_000_000)
    run = export(tmp_path, "large.txt", "larger.txt", "bomb.txt.gz")
    assert run.code == 3
    assert run.peak < MEMORY // 2
    assert "more than 5000000: split it into documents" in run.stderr
    assert "it has more than 50000000 bytes: split it into smaller files" in run.stderr
    assert "the gzip data unpack to more than 100 times their size" in run.stderr
