"""The SHACL engines by name, and what the fast one is trusted with.

pySHACL is the reference: every result that is reported comes from it. pyshacl-turbo, the extra `kgexport[fast]`, is
asked first where it is chosen: a graph on which it finds nothing is done with, any other goes to pySHACL. So both give
the same report as long as turbo finds something wherever pySHACL does, which `tests/validate/test_engines.py` holds to
on thousands of sound and broken graphs. Hence it is the default in the release that the test was run with, no other.
"""

from __future__ import annotations

import importlib.metadata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from kgexport.errors import UsageError

if TYPE_CHECKING:
    from rdflib import Graph

    from kgexport.validate.shapes import Shapes

PYSHACL: Final = "pyshacl"
TURBO: Final = "turbo"
VALIDATORS: Final = (PYSHACL, TURBO)
TESTED_TURBO: Final = "0.6.5"
"""The release of pyshacl-turbo that agrees with pySHACL; the extra is pinned to it."""


def default_validator() -> str:
    """The fast engine where its tested release is installed, else the reference."""
    return TURBO if _installed_turbo() == TESTED_TURBO else PYSHACL


def checked_validator(name: str | None) -> str:
    """The engine called `name`, the default for None.

    Raises:
        UsageError: there is none of that name, or it is not installed.
    """
    if name is None:
        return default_validator()
    if name not in VALIDATORS:
        raise UsageError(f"unknown validator {name!r}; one of {', '.join(VALIDATORS)}")
    if name == TURBO and _installed_turbo() is None:
        raise UsageError("the validator 'turbo' is not installed; install it with: pip install 'kgexport[fast]'")
    return name


def turbo_finds_nothing(graph: Graph, shapes: Shapes) -> bool:
    """Whether pyshacl-turbo has no result on a graph; False too where it cannot tell."""
    import pyshacl_turbo

    compile_shapes: Any = pyshacl_turbo.compile_shapes
    if _has_ill_typed(graph):
        return False
    try:
        compiled: Any = shapes.compiled.get(TURBO)
        if compiled is None:
            compiled = shapes.compiled[TURBO] = compile_shapes(shapes.graph)
        conforms, _, _ = compiled.validate(graph)
    except (pyshacl_turbo.ValidationFailure, NotImplementedError, RuntimeError, ValueError):
        return False
    return bool(conforms)


def _has_ill_typed(graph: Graph) -> bool:
    """rdflib writes "maybe"^^xsd:boolean as "false", and only remembers that it was none."""
    return any(getattr(value, "ill_typed", None) for _, _, value in graph)


@lru_cache(maxsize=1)
def _installed_turbo() -> str | None:
    try:
        return importlib.metadata.version("pyshacl-turbo")
    except importlib.metadata.PackageNotFoundError:
        return None
