"""kgexport reads news and exports a knowledge graph in RDF.

    import kgexport

    dataset = kgexport.export("Ann Lee met Bo Day in Paris, an official said.", date="2020-05-04")
    print(dataset.serialize(format="trig"))

`export` gives RDF, `analyse` the records that it is made of. Importing this package is cheap and changes nothing;
what is named here is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgexport.api import analyse, export
    from kgexport.errors import (
        DocumentError,
        InputError,
        KgExportError,
        LexiconError,
        ModelError,
        OutputError,
        UsageError,
    )
    from kgexport.model import (
        Act,
        Claim,
        Document,
        Entity,
        EntityKind,
        Extraction,
        Issue,
        Measure,
        Meeting,
        Mention,
        Modality,
        Mode,
        Position,
        Sanction,
        SanctionAct,
        Severity,
        Stance,
        TimeSpan,
    )

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Claim",
    "Document",
    "DocumentError",
    "Entity",
    "EntityKind",
    "Extraction",
    "InputError",
    "Issue",
    "KgExportError",
    "LexiconError",
    "Measure",
    "Meeting",
    "Mention",
    "Modality",
    "Mode",
    "ModelError",
    "OutputError",
    "Position",
    "Sanction",
    "SanctionAct",
    "Severity",
    "Stance",
    "TimeSpan",
    "UsageError",
    "__version__",
    "analyse",
    "export",
]

_FUNCTIONS = frozenset({"analyse", "export"})


def __getattr__(name: str) -> object:
    """Load a public name on first use, PEP 562."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "api" if name in _FUNCTIONS else "errors" if name.endswith("Error") else "model"
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
