"""The whole pipeline over evaluation texts, with the annotation of each text kept from one run to the next.

What takes time is spaCy; what changes from run to run are the rules. So the Docs are kept in one file outside the
repository, by digest of model, annotating code and text, and given to `kgexport.pipeline.process` by a stand-in for
the model.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import kgexport.annotate
from kgexport.annotate import DEFAULT_MODEL, load_model, model_info
from kgexport.errors import DocumentError
from kgexport.lexicon import Lexicon, load_lexicon
from kgexport.model import Document
from kgexport.pipeline import Outcome, process


class KeptModel:
    """Gives the Docs of a model, from the file where they are kept, else from the model, which is loaded when needed.

    It has what `kgexport.annotate` uses of a `Language`: `pipe` and `max_length`.
    """

    max_length = 1_000_000

    def __init__(self, name: str = DEFAULT_MODEL, *, keep: bool = True) -> None:
        """Take the name of the model; with `keep` false nothing is read from the file nor written to it."""
        self.name = name
        info = model_info(name)
        self._prefix = f"{info.name} {info.version} {spacy.__version__} {_code_digest()} ".encode()
        self._nlp: Language | None = None
        self.vocab = spacy.blank("en").vocab
        self._file = _open(cache_file()) if keep else None

    def pipe(
        self, texts: Iterable[tuple[str, Any]], *, as_tuples: bool = True, batch_size: int = 1
    ) -> Iterator[tuple[Doc, Any]]:
        """The Docs of texts, in their order."""
        stretches = list(texts)
        keys = [hashlib.sha256(self._prefix + text.encode("utf-8", "surrogatepass")).digest() for text, _ in stretches]
        kept = self._read(keys)
        missing = [text for (text, _), key in zip(stretches, keys, strict=True) if key not in kept]
        made = iter(self._annotate(missing, batch_size))
        for (_, context), key in zip(stretches, keys, strict=True):
            doc = kept.get(key)
            if doc is None:
                doc = next(made)
                self._write(key, doc)
            yield doc, context
        if missing and self._file is not None:
            self._file.commit()

    def _annotate(self, texts: list[str], batch_size: int) -> Iterator[Doc]:
        if not texts:
            return iter(())
        if self._nlp is None:
            print(f"loading {self.name} …", file=sys.stderr)
            self._nlp = load_model(self.name)
        return self._nlp.pipe(texts, batch_size=batch_size)

    def _read(self, keys: list[bytes]) -> dict[bytes, Doc]:
        if self._file is None:
            return {}
        found = {}
        for key in keys:
            row = self._file.execute("SELECT doc FROM docs WHERE key = ?", (key,)).fetchone()
            if row is not None:
                (found[key],) = DocBin().from_bytes(row[0]).get_docs(self.vocab)
        return found

    def _write(self, key: bytes, doc: Doc) -> None:
        if self._file is not None:
            content = DocBin(docs=[doc], store_user_data=False).to_bytes()
            self._file.execute("INSERT OR REPLACE INTO docs VALUES (?, ?)", (key, content))


class Run:
    """The pipeline as the measurements call it: one model, one lexicon, and the failures of all documents."""

    def __init__(self, model: KeptModel, lexicon: Lexicon | None = None) -> None:
        """Take the model; the lexicon is the packaged one if none is given."""
        self.model = model
        self.lexicon = lexicon or load_lexicon()
        self.failures: list[DocumentError] = []

    def outcomes(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """What becomes of documents, in their order; those that fail are left out and noted."""
        for outcome in process(documents, cast("Language", self.model), lexicon=self.lexicon):
            if isinstance(outcome, DocumentError):
                self.failures.append(outcome)
            else:
                yield outcome

    def docs(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The bare Docs of texts."""
        for doc, _ in self.model.pipe([(text, None) for text in texts]):
            yield doc


def _code_digest() -> str:
    """The SHA-256 of the code that annotates: another tokenizer gives other Docs."""
    files = sorted(Path(kgexport.annotate.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def cache_file() -> Path:
    """Where Docs are kept: `$KGEXPORT_EVAL_CACHE`, else in the folder for temporary files."""
    named = os.environ.get("KGEXPORT_EVAL_CACHE")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / f"kgexport-eval-{os.getuid()}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "docs.sqlite"


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("CREATE TABLE IF NOT EXISTS docs (key BLOB PRIMARY KEY, doc BLOB)")
    return connection
