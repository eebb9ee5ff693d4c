"""Where the evaluation data is, and its documents as kgexport reads them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kgexport.model import Document
from kgexport.read import Origin, build

REPOSITORY = Path(__file__).resolve().parents[2]

Row = dict[str, Any]


def shared_folder() -> Path | None:
    """The folder of the data: `$KGEXPORT_SHARED`, else `shared` beside the repository; None when it is not there."""
    named = os.environ.get("KGEXPORT_SHARED")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    return folder if (folder / "gold" / "score.py").is_file() else None


def rows(shared: Path, name: str) -> list[Row]:
    """The objects of `data/NAME.jsonl`, in their order."""
    with (shared / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_rows(shared: Path) -> list[Row]:
    """The articles of the gold set, each with its annotation under "gold" and where it comes from under "origin"."""
    folder = shared / "gold" / "dev"
    origins = _origins(folder / "SOURCES.md")
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for article in articles:
        article["gold"] = json.loads((folder / "gold" / f"{article['id']}.json").read_text(encoding="utf-8"))
        article["origin"] = origins[article["id"]]
    return sorted(articles, key=lambda article: article["id"])


def documents(found: Iterable[Row], *, titles: bool = True) -> Iterator[Document]:
    """Rows as `kgexport export` reads them from JSON lines; without titles where a title would give the answer away."""
    for row in found:
        fields = {name: row.get(name) for name in ("id", "text", "date", "url", "publisher", "language")}
        fields["title"] = row.get("title") if titles else None
        origin = Origin(source="<evaluation>", identifier=str(row["id"]))
        yield from (record for record in build(fields, origin, date=None) if isinstance(record, Document))


def digest(shared: Path) -> str:
    """One digest over all files that the measurements read."""
    whole = hashlib.sha256()
    files = [*sorted((shared / "data").glob("*.jsonl")), *sorted((shared / "gold" / "dev").rglob("*.json*"))]
    for path in [*files, shared / "gold" / "score.py"]:
        whole.update(path.relative_to(shared).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


SOURCES = {
    "Voice of America": "voa",
    "Wikinews": "wikinews",
    "US State Department": "state",
    "White House": "white-house",
    "the project's own sample": "sample",
}
"""How a source is called in SOURCES.md and how the table calls it."""

JOURNALISM = ("voa", "wikinews")
OFFICIAL = ("state", "white-house")


def _origins(path: Path) -> dict[str, str]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) >= 2 and cells[0].startswith("dev"):
            found[cells[0]] = next(short for name, short in SOURCES.items() if cells[1].startswith(name))
    return found
