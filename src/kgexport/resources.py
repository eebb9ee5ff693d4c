"""The data that travels with the package: ontology, shapes, questions, lexicon.

In an installed wheel all of it lies inside the package. In a source checkout or an editable install the shapes lie at
the top of the repository, beside `src`, where people and other tools find them.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from kgexport.errors import UsageError


def shapes_folder() -> Traversable:
    """The folder of the SHACL shapes. Raises UsageError when the installation lacks it."""
    packaged = resources.files("kgexport").joinpath("shapes")
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parents[2] / "shapes"
    if checkout.is_dir():
        return checkout
    raise _missing("shapes")


def questions_folder() -> Traversable:
    """The folder of the named questions. Raises UsageError when the installation lacks it."""
    return _packaged("questions")


def lexicon_folder() -> Traversable:
    """The folder of the lexicon files. Raises UsageError when the installation lacks it."""
    return _packaged("lexicon")


def ontology_file() -> Traversable:
    """The ontology in Turtle. Raises UsageError when the installation lacks it."""
    file = _packaged("ontology").joinpath("kgexport.ttl")
    if not file.is_file():
        raise _missing("ontology/kgexport.ttl")
    return file


def files_of(folder: Traversable, *, suffix: str) -> tuple[tuple[str, str], ...]:
    """Name and text of each file in a folder whose name ends in `suffix`, by name.

    Raises UsageError when there is none, since a folder of packaged data is never empty by intent.
    """
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(suffix)), key=lambda entry: entry.name)
    if not entries:
        raise _missing(f"{folder.name}/*{suffix}")
    return tuple((entry.name, entry.read_text(encoding="utf-8")) for entry in entries)


def _packaged(name: str) -> Traversable:
    folder = resources.files("kgexport").joinpath(name)
    if not folder.is_dir():
        raise _missing(name)
    return folder


def _missing(name: str) -> UsageError:
    return UsageError(f"the installation is incomplete: {name} is missing from kgexport; install the package again")
