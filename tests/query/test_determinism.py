"""Answers and reports are the same bytes in every process, whatever the seed of its hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
from rdflib import Graph
from kgexport.query.formats import write_answer
from kgexport.query.parameters import bind
from kgexport.query.questions import questions
from kgexport.query.run import run
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.namespaces import KG
from kgexport.validate.formats import FORMATS
from kgexport.validate.shacl import load_shapes, validate
from tests.query.story import letter, report

data = dataset_of([graph_of(report), graph_of(letter)])
iri = "kgid:meeting-report_at-21"
given = {"day": "2015-07-15", "name": "a", "iri": iri, "meeting": iri, "subject": iri}
for name, question in questions().items():
    values = {item.name: given[item.name] for item in question.parameters if item.default is None}
    print(write_answer(run(data, question.text, bind(question, values)), "tsv"))
wrong = Graph()
for subject, predicate, value, _ in data.quads():
    if predicate not in (KG.about, KG.confidence, KG.end):
        wrong.add((subject, predicate, value))
found = validate(wrong, load_shapes())
for write in FORMATS.values():
    print(write(found))
"""


@pytest.mark.slow
def test_every_process_says_the_same():
    outputs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        outputs.append(done.stdout)
    assert len(outputs[0]) > 20_000
    assert outputs[0] == outputs[1]
