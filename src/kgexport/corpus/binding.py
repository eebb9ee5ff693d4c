"""What decides the bytes of an export: a run goes on only with what was finished in the same way.

The number of workers, the format and the names of outputs are not among it: they do not change what becomes of a
document.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kgexport import __version__
from kgexport.annotate.models import model_info
from kgexport.corpus.records import Configuration
from kgexport.errors import UsageError
from kgexport.resources import files_of, lexicon_folder, shapes_folder

if TYPE_CHECKING:
    from kgexport.corpus.journal import Binding

_NAMES = {
    "inputs": "the input",
    "kind": "--from",
    "lexicon": "the lexicon",
    "shapes": "the shapes",
    "validate": "validation",
}
_LIBRARIES = ("spacy", "thinc", "rdflib", "pyshacl")


def binding_of(configuration: Configuration, *, inputs: Sequence[str], kind: str | None, date: date | None) -> Binding:
    """All that a run is asked for and made with, in values that JSON can hold.

    Raises:
        ModelError: there is no such model.
    """
    info = model_info(configuration.model)
    options = {field.name: getattr(configuration, field.name) for field in fields(configuration)}
    shapes = _digest(files_of(shapes_folder(), suffix=".ttl"), configuration.shapes)
    return {
        "kgexport": __version__,
        "inputs": list(inputs),
        "kind": kind,
        "date": None if date is None else date.isoformat(),
        **options,
        "model": f"{info.name} {info.version} ({_digest((), [str(Path(info.where) / 'meta.json')])[:8]})",
        "lexicon": _digest(files_of(lexicon_folder(), suffix=".toml"), configuration.lexicon),
        "shapes": shapes if configuration.validate else None,
        **{library: importlib.metadata.version(library) for library in _LIBRARIES},
    }


def check_binding(before: Binding, now: Binding, folder: Path) -> None:
    """See that a run is asked for what it was asked for before.

    Raises:
        UsageError: it is not; the message says what differs.
    """
    differing = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    if not differing:
        return
    said = "; ".join(
        f"{_name(name)} was {_value(before.get(name))} and is {_value(now.get(name))}" for name in differing
    )
    raise UsageError(
        f"--resume does not fit what is finished in {folder}: {said}; ask for the same, or remove that folder to start "
        "over"
    )


def _name(name: str) -> str:
    return _NAMES.get(name, name if name in ("kgexport", *_LIBRARIES) else f"--{name}")


def _value(value: object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "not given"
    return str(value)


def _digest(packaged: Iterable[tuple[str, str]], paths: Iterable[str]) -> str:
    """Of what travels with the package and of the user's files; one that cannot be read is the loader's to refuse."""
    digest = hashlib.sha256()
    parts = [text.encode() for _, text in packaged]
    for path in paths:
        with contextlib.suppress(OSError):
            parts.append(Path(path).read_bytes())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:16]
