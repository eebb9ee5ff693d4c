"""The public face: complete, sorted, cheap to import, and what it promises."""

from __future__ import annotations

import datetime
import inspect
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib.namespace import DCTERMS, RDF

import kgexport
from kgexport import errors, model
from kgexport.rdf.namespaces import KG

ROOT = Path(__file__).parents[1]
INNER = {"NameMention", "EventMention", "MeetingMention", "SanctionMention", "ClaimMention", "Resolved"}
"""Records between extraction and resolution: nobody outside gets one."""
TEXT = "Ann Lee lives in Paris. Bo Day works for the Example Bank.\n"


def classes_of(module):
    values = vars(module).items()
    return {name for name, value in values if inspect.isclass(value) and value.__module__ == module.__name__}


def test_all_is_complete_and_sorted():
    expected = (classes_of(model) - INNER) | classes_of(errors) | {"__version__", "analyse", "export"}
    assert set(kgexport.__all__) == expected
    assert kgexport.__all__ == sorted(kgexport.__all__, key=lambda name: (name.islower(), name))
    assert dir(kgexport) == sorted(kgexport.__all__)


@pytest.mark.parametrize("name", kgexport.__all__)
def test_each_public_name_is_there_and_documented(name):
    value = getattr(kgexport, name)
    assert name == "__version__" or inspect.getdoc(value)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'kgexport' has no attribute 'nonsense'"):
        kgexport.nonsense  # noqa: B018


def test_the_version_is_that_of_the_project():
    assert kgexport.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_importing_is_cheap_and_changes_nothing():
    code = (
        "import os, sys\n"
        "before = dict(os.environ)\n"
        "import kgexport\n"
        "kgexport.Document, kgexport.ModelError\n"
        "assert dict(os.environ) == before\n"
        "print([name for name in ('numpy', 'spacy', 'rdflib', 'click') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("date", ["2020-05-04", datetime.date(2020, 5, 4)])
def test_export_gives_a_dataset_with_one_named_graph(nlp, date):
    dataset = kgexport.export(
        TEXT,
        date=date,
        identifier="a",
        title=" A\ntitle",
        publisher="P",
        language="en",
        url="https://e.org/1",
        model=nlp,
    )
    assert isinstance(dataset, Dataset)
    (document,) = dataset.subjects(RDF.type, KG.Document)
    assert [str(graph.identifier) for graph in dataset.graphs() if len(graph)] == [str(document)]
    assert str(dataset.value(document, DCTERMS.issued)) == "2020-05-04"
    assert str(dataset.value(document, DCTERMS.title)) == "A title"
    assert str(dataset.value(document, DCTERMS.source)) == "https://e.org/1"


def test_analyse_gives_the_records_and_what_was_repaired(nlp):
    extraction = kgexport.analyse("Ann Lee\x01lives in Paris.", identifier="a", model=nlp)
    assert isinstance(extraction, kgexport.Extraction)
    assert extraction.document.text == "Ann Lee lives in Paris."
    assert "Ann Lee" in {entity.label for entity in extraction.entities}
    assert extraction.issues[0].code == "control-character"


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"text": " "}, errors.DocumentError, "the text is empty"),
        ({"text": TEXT, "date": "May"}, errors.DocumentError, "'May' is no date of the form YYYY-MM-DD"),
        ({"text": TEXT, "identifier": " "}, errors.DocumentError, "'id' is empty"),
        ({"text": TEXT, "model": "nowhere"}, errors.ModelError, "is not installed"),
        ({"text": TEXT, "base": "no iri"}, errors.UsageError, "no iri"),
        ({"text": TEXT, "lexicon": [Path("nowhere.toml")]}, errors.LexiconError, "nowhere.toml"),
    ],
)
def test_export_refuses_what_it_cannot_use(nlp, arguments, error, says):
    with pytest.raises(error, match=says):
        kgexport.export(**{"model": nlp, **arguments})
