"""Write the generated blocks of `README.md` anew: `python docs/generate_readme.py`.

The blocks show what the sample article gives and what the last evaluation measured. A test compares the page with
what this module makes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner

from kgexport.cli.main import cli

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "README.md"
SAMPLE = ROOT / "seeds" / "soleimani-moscow.txt"
FLOORS = ROOT / "tests" / "eval" / "floors.json"
UNSEEN = Path(__file__).with_name("unseen.json")
_BLOCK = re.compile(r"(<!-- begin generated: ([\w-]+) -->\n).*?(<!-- end generated: \2 -->)", re.DOTALL)

_ROWS = (
    ("gold.all.entities", "24 annotated articles: people, organisations, places", "F1"),
    ("gold.all.facts", "the same: all facts (positions, meetings, sanctions, claims)", "F1"),
    ("gold.journalism.facts", "facts in the 12 of them that are journalism", "F1"),
    ("gold.all.claim", "who asserts or denies which event", "F1"),
    ("dates.right", "dates in 178 news texts (TimeBank, AQUAINT): the right interval", "share"),
    ("attribution.f1", "84 news articles (PolNeAR): source and cue of each attribution", "F1"),
    ("official.found", "official readouts that name two parties: the meeting with both", "share"),
    ("official.calls_marked", "official readouts of calls: known as calls", "share"),
    ("alarms.per_1000_words", "events found in 1,000 words of articles without any", "number"),
)


def page(graph: Path) -> str:
    """The page with its blocks made from `graph`, the sample's export in Turtle."""
    blocks = {
        "disputed-meetings": _question(graph, "disputed-meetings"),
        "turtle": _turtle(graph),
        "scores": _scores(),
        "unseen": _unseen(),
    }
    return _BLOCK.sub(lambda match: f"{match[1]}{blocks[match[2]]}\n{match[3]}", PAGE.read_text(encoding="utf-8"))


def export_sample(graph: Path) -> None:
    """Run the README's main command, writing to `graph`."""
    _run("export", str(SAMPLE), "--date", "2015-12-22", "-o", str(graph))


def _question(graph: Path, name: str) -> str:
    command = f"$ kgexport query graph.ttl --name {name}"
    return f"```\n{command}\n{_run('query', str(graph), '--name', name).rstrip()}\n```"


def _turtle(graph: Path) -> str:
    """The first meeting, and the first claims about it: the subjects of the file, as they stand there."""
    subjects = graph.read_text(encoding="utf-8").split("\n\n")
    meeting = next(subject for subject in subjects if " a kg:Meeting ;" in subject)
    about = f"kg:about {meeting.split(' ', 1)[0]} ;"
    claims = [subject for subject in subjects if about in subject and "kg:claimant kgid:document" not in subject]
    denial = next(claim for claim in claims if "kg:Denies" in claim)
    shown = [meeting, claims[0], denial, *(_mention(subjects, denial))]
    return "```turtle\n" + "\n\n".join(subject.strip("\n") for subject in shown) + "\n```"


def _mention(subjects: list[str], claim: str) -> list[str]:
    names = re.findall(r"kg:mention ([^\s,;]+)", claim)
    return [subject for subject in subjects if subject.split(" ", 1)[0] in names]


def _scores() -> str:
    """The table of the committed figures; see `tests/eval`."""
    figures = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    lines = ["| measured on | figure | |", "|---|---|---|"]
    lines += [f"| {text} | {figures[name]:.2f} | {unit} |" for name, text, unit in _ROWS if name in figures]
    return "\n".join(lines)


def _unseen() -> str:
    """The table of the last run over articles that nobody had read when the rules were made."""
    figures = json.loads(UNSEEN.read_text(encoding="utf-8"))["f1"]
    return "\n".join(["| on unseen news | F1 |", "|---|---|", *(f"| {row} | {figures[row]:.2f} |" for row in figures)])


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    if result.exit_code:
        raise RuntimeError(f"kgexport {' '.join(arguments)}: exit code {result.exit_code}: {result.stderr}")
    return result.stdout


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        export_sample(Path(folder) / "graph.ttl")
        PAGE.write_text(page(Path(folder) / "graph.ttl"), encoding="utf-8")
