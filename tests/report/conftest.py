"""Reports of the story and of the hostile document, made once."""

from __future__ import annotations

from functools import cache

import pytest

pytest.importorskip("jinja2", reason="needs the extra kgexport[report]")

from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.report.make import make_report
from tests.query.story import LETTER, REPORT, letter, report
from tests.report.hostile import TEXT, hostile


@cache
def page_of(*extractions, folder=None):
    """The report of these documents as text; with `folder`, with the texts in it."""
    made = make_report(
        dataset_of([graph_of(extraction) for extraction in extractions]),
        origins=[],
        version="1.2.3",
        texts=[str(folder)] if folder else [],
    )
    return made.page.decode("utf-8")


@pytest.fixture(scope="session")
def texts(tmp_path_factory):
    """The texts of the documents, in files named otherwise than they were."""
    folder = tmp_path_factory.mktemp("texts")
    for name, text in (("one.txt", REPORT), ("two.txt", LETTER), ("three.txt", TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def page():
    return page_of(report, letter)


@pytest.fixture(scope="session")
def hostile_page():
    return page_of(hostile)
