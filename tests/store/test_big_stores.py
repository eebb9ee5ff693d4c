"""A database server, loaded as docs/big-stores.md says, answers the named questions as kgexport does."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from kgexport.query.fill import filled
from kgexport.query.parameters import bind
from kgexport.query.questions import questions
from kgexport.query.run import GraphData, ask
from kgexport.query.terms import term_json
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.files import write_file
from kgexport.store.snapshot import open_store
from tests.query.story import letter, report
from tests.store.conftest import loaded

httpx = pytest.importorskip("httpx", reason="needs httpx")

ROOT = Path(__file__).parents[2]
PUT_GRAPHS = ROOT / "docs" / "examples" / "put_graphs.py"
PAGE = (ROOT / "docs" / "big-stores.md").read_text(encoding="utf-8")
OXIGRAPH = shutil.which("oxigraph", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}")
LETTER = "https://w3id.org/kgexport/id/document-letter"
GIVEN = {
    "boolean": "true", "date": "2015-12-15", "decimal": "0.5", "integer": "1",
    "iri": "kgid:meeting-report_at-21", "string": "Tavaki",
}  # fmt: skip
"""Values for parameters that have no default, by type."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OXIGRAPH is None, reason="needs the server of the package oxigraph"),
]


@contextlib.contextmanager
def serving(*arguments):
    """The address of a server on a free port of loopback; it is gone afterwards."""
    for _ in range(3):  # another program may take the port first
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"
        process = subprocess.Popen(
            [OXIGRAPH, *map(str, arguments), "--bind", place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            if answers(process, f"http://{place}/query"):
                yield f"http://{place}"
                return
        finally:
            process.terminate()
            process.wait(timeout=20)
    raise AssertionError("the server did not start")


def answers(process, endpoint):
    """Whether a server comes to answer before it ends."""
    for _ in range(400):
        if process.poll() is not None:
            return False
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(endpoint, params={"query": "ASK {}"}).status_code == 200
        time.sleep(0.025)
    return False


def asked_of(server, **parameters):
    """What the server answers to each named question, as rows of terms."""
    found = {}
    with httpx.Client(headers={"accept": "application/sparql-results+json"}) as client:
        for name, text in TEXTS.items():
            response = client.post(f"{server}/query", data={"query": text, **parameters})
            assert response.status_code == 200, (name, response.text)
            content = response.json()
            found[name] = content["head"]["vars"], content["results"]["bindings"]
    return found


def asked_of_kgexport(data):
    """What kgexport answers, in the same form."""
    found = {}
    for name, question in questions().items():
        table = ask(data, question, VALUES[name])
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        found[name] = (
            list(table.columns),
            [{key: term_json(term) for key, term in row.items() if term is not None} for row in rows],
        )
    return found


VALUES = {
    name: {each.name: GIVEN[each.type] for each in question.parameters if each.default is None}
    for name, question in questions().items()
}
TEXTS = {name: filled(question.text, bind(question, VALUES[name])) for name, question in questions().items()}


@pytest.fixture(scope="module")
def expected():
    """What rdflib answers about the story."""
    found = asked_of_kgexport(GraphData(dataset_of([graph_of(report), graph_of(letter)])))
    assert sum(bool(rows) for _, rows in found.values()) > len(found) / 2
    return found


def put(store, path, **environment):
    return subprocess.run(
        [sys.executable, PUT_GRAPHS, store, path], capture_output=True, text=True, env={**os.environ, **environment}
    )


def dump(server, **parameters):
    """All statements of a server, sorted."""
    accept = {"accept": "application/n-triples" if parameters else "application/n-quads"}
    response = httpx.get(f"{server}/store", params=parameters, headers=accept)
    assert response.status_code == 200
    return sorted(response.text.splitlines())


def test_loaded_from_a_file(tmp_path, folder, story, expected):
    subprocess.run([OXIGRAPH, "load", "--location", tmp_path / "db", "--file", story], check=True, capture_output=True)
    with serving("serve-read-only", "--location", tmp_path / "db", "--union-default-graph") as server:
        assert asked_of(server) == expected
        assert dump(server) == sorted(story.read_text(encoding="utf-8").splitlines())
        refused = put(f"{server}/store", story)
        assert refused.returncode == 1
        assert "403" in refused.stderr
    with serving("serve-read-only", "--location", tmp_path / "db") as server:
        assert not any(rows for _, rows in asked_of(server).values() if rows != [{}])
        assert asked_of(server, **{"union-default-graph": ""}) == expected
    loaded(folder, story)
    with open_store(folder) as snapshot:
        assert asked_of_kgexport(snapshot) == expected


def test_put_document_by_document(tmp_path, story, expected):
    with serving("serve", "--location", tmp_path / "db", "--union-default-graph") as server:
        first = put(f"{server}/store", story)
        assert (first.returncode, first.stderr) == (0, f"2 graphs are in {server}/store\n")
        assert asked_of(server) == expected
        whole = dump(server)
        assert whole == sorted(story.read_text(encoding="utf-8").splitlines())

        # The letter as it once was is replaced, the report left alone.
        older = tmp_path / "older.nq"
        older.write_text(f'<{LETTER}> <https://w3id.org/kgexport/ns#length> "1" <{LETTER}> .\n', encoding="utf-8")
        assert put(f"{server}/store", older).returncode == 0
        assert dump(server, graph=LETTER) == [f'<{LETTER}> <https://w3id.org/kgexport/ns#length> "1" .']
        newer = tmp_path / "newer.nq.gz"
        write_file(graph_of(letter), newer, "nq")
        assert put(f"{server}/store", newer, STORE_AUTHORIZATION="Bearer of no use").returncode == 0
        assert dump(server) == whole

        assert put(f"{server}/store", story).returncode == 0
        assert dump(server) == whole


def test_the_description_for_editors_changes_no_answer(tmp_path, story, expected):
    pytest.importorskip("uvicorn", reason="needs the extra kgexport[serve]")
    from tests.serve.server import serving as serving_here

    with serving_here(story) as here:
        description = here.client.get("/sparql", headers={"accept": "text/turtle"}).content
    with serving("serve", "--location", tmp_path / "db", "--union-default-graph") as server:
        assert put(f"{server}/store", story).returncode == 0
        graph = {"graph": "https://example.org/description"}
        httpx.put(
            f"{server}/store", params=graph, content=description, headers={"content-type": "text/turtle"}
        ).raise_for_status()
        text = "ASK { ?name a <http://www.w3.org/ns/shacl#SPARQLExecutable> }"
        accept = {"accept": "application/sparql-results+json"}
        assert httpx.get(f"{server}/query", params={"query": text}, headers=accept).json()["boolean"] is True
        assert asked_of(server) == expected


def test_a_server_without_a_union_takes_the_union_as_its_default_graph(tmp_path, expected):
    union = tmp_path / "story.nt"
    write_file([graph_of(report), graph_of(letter)], union, "nt")
    with serving("serve", "--location", tmp_path / "db") as server:
        response = httpx.put(
            f"{server}/store?default", content=union.read_bytes(), headers={"content-type": "application/n-triples"}
        )
        assert response.status_code in (200, 201, 204)
        assert asked_of(server) == expected


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("<x:s> <x:p> <x:o> <x:g> .\n<x:s> <x:p> <x:o> <x:h> .\n<x:t> <x:p> <x:o> <x:g> .\n", "graph x:g are not tog"),
        ("<x:s> <x:p> <x:o> .\n", "in no named graph"),
        ("<x:s> <x:p> .\n", "line 1"),
    ],
)
def test_what_cannot_be_put(tmp_path, lines, reason):
    path = tmp_path / "bad.nq"
    path.write_text(lines, encoding="utf-8")
    with serving("serve", "--location", tmp_path / "db") as server:
        refused = put(f"{server}/store", path)
        assert refused.returncode == 1
        assert reason in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_server_that_is_not_there(story):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # and nobody listens
        refused = put(f"http://127.0.0.1:{silent.getsockname()[1]}/store", story)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def block(heading):
    """The first block of commands under a heading of the page."""
    section = PAGE.partition(f"## {heading}\n")[2]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_commands_of_the_page(tmp_path, story, expected):
    """As they stand there, but for the port and the server's running on."""
    shutil.copy(story, tmp_path / "corpus.nq")
    load, _, serve = block("Oxigraph").strip().splitlines()[-3:]
    environment = {**os.environ, "PATH": f"{Path(OXIGRAPH).parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["sh", "-ec", load], cwd=tmp_path, env=environment, check=True, capture_output=True)
    words = serve.split()
    assert words[0] == "oxigraph"
    place = words.index("--bind")
    assert words[words.index("--location") + 1] == "corpus.db"
    words[words.index("--location") + 1] = str(tmp_path / "corpus.db")
    with serving(*words[1:place], *words[place + 2 :]) as server:
        commands = block("Ask").replace("http://127.0.0.1:7878", server)
        commands = commands.replace("kgexport query", f"{sys.executable} -m kgexport query")
        done = subprocess.run(["sh", "-ec", commands], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    columns, rows = expected["disputed-meetings"]
    lines = done.stdout.splitlines()
    assert lines[0] == ",".join(columns)
    assert len(lines) == 1 + len(rows) > 1
