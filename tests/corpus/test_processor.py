"""The processor: from documents, or plain rows, to quads; with the default model."""

from __future__ import annotations

import datetime
import gc
import io
import json
import pickle

import pytest
from spacy.tokens import Doc

from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration
from kgexport.errors import ModelError, UsageError
from kgexport.extract.reading import Reading
from kgexport.model import Document
from kgexport.pipeline import Outcome, process
from kgexport.rdf.writers import write
from tests.corpus.documents import TEXTS, documents


@pytest.fixture(scope="module")
def processor() -> Processor:
    processor = Processor(Configuration())
    processor.setup()
    return processor


def test_quads_are_those_of_the_pipeline(processor, nlp):
    from kgexport.lexicon import load_lexicon

    given = documents(4)
    expected = []
    for outcome in process(given, nlp, lexicon=load_lexicon()):
        assert isinstance(outcome, Outcome)
        stream = io.BytesIO()
        write(outcome.graph, stream, "nq")
        expected.append(stream.getvalue())
    found = processor(given)
    assert [processed.quads for processed in found] == expected
    assert all(processed.ok and processed.quads.count(b"\n") > 20 for processed in found)


def test_a_memory_zone_leaves_nothing_behind_that_changes_the_next_batch(processor):
    once = processor(documents(4))
    again = [processed for document in documents(4) for processed in processor([document])]
    assert [processed.quads for processed in again] == [processed.quads for processed in once]


def test_positions_and_counts(processor):
    found = processor(documents(3), first=40)
    assert [processed.position for processed in found] == [40, 41, 42]
    assert [processed.identifier for processed in found] == ["d0", "d1", "d2"]
    assert [processed.words for processed in found] == [len(text.split()) for text in TEXTS[:3]]
    assert [processed.characters for processed in found] == [len(text) for text in TEXTS[:3]]


def test_it_travels_without_what_it_has_loaded(processor):
    travelled = pickle.loads(pickle.dumps(processor))
    assert travelled.configuration == processor.configuration
    assert len(pickle.dumps(processor)) < 1000


def test_a_graph_that_does_not_conform_is_withheld(tmp_path):
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix kg: <https://w3id.org/kgexport/ns#> .\n"
        "@prefix ex: <http://example.org/> .\n"
        "ex:Dated a sh:NodeShape ; sh:targetClass kg:Document ; sh:property ex:date, ex:publisher .\n"
        'ex:date sh:path <http://purl.org/dc/terms/issued> ; sh:minCount 1 ; sh:message "it has no date" .\n'
        "ex:publisher sh:path <http://purl.org/dc/terms/publisher> ; sh:minCount 1 ; sh:severity sh:Warning ;\n"
        '  sh:message "it has no publisher" .\n'
    )
    strict = Processor(Configuration(shapes=(str(shapes),)))
    dated, undated = strict(
        [
            Document(identifier="a", text="Nothing.", date=datetime.date(2015, 5, 1)),
            Document(identifier="b", text="Nothing.", source="b.txt"),
        ]
    )
    assert dated.ok
    assert not dated.withheld
    assert [issue.message for issue in dated.issues] == ["https://w3id.org/kgexport/id/document-a: it has no publisher"]
    assert dated.warnings == 1
    assert undated.withheld
    assert undated.quads == b""
    assert undated.violations == ("https://w3id.org/kgexport/id/document-b: it has no date",)
    assert undated.failure.stage == "validate"
    assert undated.failure.reason.endswith("withheld: https://w3id.org/kgexport/id/document-b: it has no date")
    assert undated.source == "b.txt"


@pytest.mark.parametrize(
    ("configuration", "error", "message"),
    [
        (Configuration(model="no_such_model"), ModelError, "is not installed"),
        (Configuration(base="no iri"), UsageError, "base"),
        (Configuration(validator="guess"), UsageError, "unknown validator 'guess'"),
        (Configuration(shapes=("absent.ttl",)), UsageError, "absent.ttl"),
    ],
)
def test_what_cannot_be_set_up(configuration, error, message):
    with pytest.raises(error, match=message):
        Processor(configuration).setup()


def test_rows(processor):
    rows = processor.rows(
        [
            {"id": "a", "text": TEXTS[0], "date": datetime.date(2016, 3, 4), "title": None},
            {"id": "b", "text": "  "},
            {"text": TEXTS[1], "date": "2016-03-04", "language": "de", "other": 7},
            {"id": "d", "text": 5},
        ]
    )
    assert [row["id"] for row in rows] == ["a", "b", "3", "d"]
    assert [row["ok"] for row in rows] == [True, False, True, False]
    assert [row["stage"] for row in rows] == [None, "read", None, "read"]
    assert rows[1]["reason"] == "the text is empty"
    assert rows[1]["quads"] == b""
    assert b'"2016-03-04"^^' in rows[0]["quads"]
    assert rows[2]["warnings"] == 1
    assert [issue["code"] for issue in json.loads(rows[2]["issues"])] == ["language"]


def test_no_rows(processor):
    assert processor.rows([]) == []


def test_nothing_of_spacy_lives_when_its_memory_is_given_back(processor):
    """The strings and lexemes of a Doc end with the zone; a Doc that is kept would be 150 kB for each document."""
    gc.collect()
    before = sum(isinstance(thing, Doc | Reading) for thing in gc.get_objects())
    processor(documents(4))
    gc.collect()
    assert sum(isinstance(thing, Doc | Reading) for thing in gc.get_objects()) == before
