"""From exported data to the bytes of a report: validation, texts, contents, page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from kgexport.errors import InputError
from kgexport.read import STANDARD_INPUT
from kgexport.report.gather import Contents, Origin, Settings, check_documents, digests_of, gather
from kgexport.report.render import render
from kgexport.report.texts import Texts, texts_of
from kgexport.validate.shacl import load_shapes, validate


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report, and what its user should know."""

    page: bytes
    remarks: tuple[str, ...]


def make_report(
    data: Graph,
    *,
    origins: Sequence[Origin],
    version: str,
    texts: Sequence[str] = (),
    title: str | None = None,
    shapes: Sequence[Path] = (),
    summary: Path | None = None,
) -> Made:
    """Make a report.

    Args:
        data: exported data, a graph or a dataset.
        origins: the files that they were read from.
        version: of kgexport, for the page to tell.
        texts: files and folders with the texts of the documents.
        title: the heading.
        shapes: files of shapes beside those of kgexport.
        summary: what `export --summary` wrote.

    Raises:
        InputError: there is nothing to report, or a text or the summary cannot be read.
        UsageError: there are too many documents, shapes are at fault, or Jinja2 is missing.
    """
    check_documents(data)
    found = texts_of(texts, digests_of(data)) if texts else Texts()
    settings = Settings(
        version=version,
        origins=origins,
        shapes=[path.name for path in shapes],
        account=None if summary is None else account_of(summary),
    )
    contents = gather(
        data,
        validation=validate(data, load_shapes(shapes)),
        settings=settings,
        texts=found.by_digest,
        title=title,
    )
    return Made(page=render(contents), remarks=tuple(_remarks(contents, found, asked=bool(texts))))


def origins_of(inputs: Sequence[str]) -> list[Origin]:
    """What the report tells of its files: their names without folders, for it may be sent to others, and digests."""
    origins = []
    for given in inputs:
        if given == STANDARD_INPUT:
            origins.append(Origin(name="the standard input"))
            continue
        try:
            content = Path(given).read_bytes()
        except OSError as error:
            raise InputError(f"cannot read {given}: {error.strerror or error}") from error
        origins.append(Origin(name=Path(given).name, sha256=hashlib.sha256(content).hexdigest(), size=len(content)))
    return origins


def account_of(path: Path) -> Mapping[str, str]:
    """The counts of a summary, as text. Raises InputError when it is none."""
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(content, dict):
        raise InputError(f"{path}: not the summary of an export, which is an object of counts")
    return {str(name): str(value) for name, value in content.items() if isinstance(value, int | float | str)}


def _remarks(contents: Contents, found: Texts, *, asked: bool) -> list[str]:
    remarks = []
    if found.strangers:
        remarks.append(
            f"--text: {len(found.strangers)} of what was read is the text of no document of the data, first "
            f"{found.strangers[0]}: it has changed since the export, or was not exported"
        )
    if asked and (missing := [view for view in contents.documents if not view.whole]):
        remarks.append(f"--text: no text was found for {len(missing)} of the documents, first {missing[0].thing.label}")
    if not contents.validation.conforms:
        remarks.append("the data do not conform to the shapes; the report tells where")
    return remarks
