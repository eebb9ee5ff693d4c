"""Loading: all or nothing, documents replaced, the union kept."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kgexport.errors import InputError, OutputError
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.files import write_file
from kgexport.rdf.writers import FORMATS
from kgexport.store.folder import MARKER
from kgexport.store.load import Loaded
from kgexport.store.parsing import UNNAMED
from kgexport.store.snapshot import open_store
from tests.query.story import letter, report
from tests.store.conftest import content, loaded, quads

ID = "https://w3id.org/kgexport/id/"
DOCUMENTS = [(f"{ID}document-letter",), (f"{ID}document-report",)]
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


def named(folder):
    """The statements of the named graphs, as a set of triples."""
    return sorted(set(content(folder, "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")))


def test_each_document_is_a_graph_and_the_default_graph_their_union(folder, story):
    assert loaded(folder, story) == Loaded(new=2, replaced=0, unchanged=0, documents=2)
    assert content(folder, GRAPHS) == DOCUMENTS
    union = content(folder)
    assert len(union) == len(set(union)) > 200
    assert union == named(folder)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_the_same_store(folder, tmp_path, format, packed):
    path = tmp_path / f"letter.{format}{'.gz' if packed else ''}"
    write_file(graph_of(letter), path, format)
    reference = tmp_path / "letter.nq"
    if reference != path:
        write_file(graph_of(letter), reference, "nq")
    assert loaded(folder, path) == Loaded(new=1, replaced=0, unchanged=0, documents=1)
    loaded(tmp_path / "other", reference)
    assert quads(folder) == quads(tmp_path / "other")


def test_loading_twice_changes_nothing(folder, story):
    loaded(folder, story)
    before, files = quads(folder), sorted(folder.rglob("*"))
    assert loaded(folder, story) == Loaded(new=0, replaced=0, unchanged=2, documents=2)
    assert quads(folder) == before
    assert sorted(folder.rglob("*")) == files


def test_a_file_twice_in_one_load_is_there_once(folder, story, tmp_path):
    loaded(folder, story, shutil.copy(story, tmp_path / "again.nq") and tmp_path / "again.nq")
    loaded(tmp_path / "other", story)
    assert quads(folder) == quads(tmp_path / "other")


def test_a_document_loaded_again_is_replaced_and_what_others_say_stays(folder, story, tmp_path):
    loaded(folder, story)
    poorer = tmp_path / "letter.nq"
    kept = [line for line in story.read_text().splitlines(True) if "document-letter> ." in line and "Dora" not in line]
    poorer.write_text("".join(kept))
    assert loaded(folder, poorer) == Loaded(new=0, replaced=1, unchanged=0, documents=2)
    assert content(folder) == named(folder)
    other = tmp_path / "other"
    loaded(other, poorer)
    letters = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{ID}document-letter> {{ ?s ?p ?o }} }}"
    assert content(folder, letters) == content(other, letters)
    names = "SELECT ?g WHERE { GRAPH ?g { kgid:person-dora-vale rdfs:label ?label } }"
    assert content(folder, names) == [(f"{ID}document-report",)]


def test_the_order_of_loads_does_not_matter(folder, tmp_path):
    for name, extraction in (("letter", letter), ("report", report)):
        write_file(graph_of(extraction), tmp_path / f"{name}.ttl", "ttl")
    loaded(folder, tmp_path / "letter.ttl")
    loaded(folder, tmp_path / "report.ttl")
    loaded(tmp_path / "other", tmp_path / "report.ttl", tmp_path / "letter.ttl")
    assert quads(folder) == quads(tmp_path / "other")
    assert content(folder, GRAPHS) == DOCUMENTS


def test_triples_of_several_documents_stand_in_a_graph_of_their_own_and_are_added(folder, tmp_path):
    both, more = tmp_path / "both.ttl", tmp_path / "more.nt"
    write_file([graph_of(report), graph_of(letter)], both, "ttl")
    more.write_text("<urn:a> <urn:b> <urn:c> .\n")
    loaded(folder, both)
    assert content(folder, GRAPHS) == [(UNNAMED,)]
    before = content(folder)
    assert loaded(folder, more).documents == 2
    assert content(folder) == sorted([*before, ("urn:a", "urn:b", "urn:c")])


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("bad.nq", "<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> oops .\n", "bad.nq, line 2: not valid N-Quads"),
        ("bad.ttl", "<urn:a> <urn:b> <urn:c> .\n\n<urn:a> ", "bad.ttl, line 3: not valid Turtle: "),
        ("bad.nt", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> \"\xff\" .\n", "bad.nt, line 2: not valid N-Triples: "),
        ("bad.trig", "<urn:g> { <urn:a> <urn:b> }", "bad.trig, line 1: not valid TriG: "),
        ("bad.jsonld", '{"@id": "urn:a",\n oops}', "bad.jsonld, line 2: not valid JSON-LD: "),
        ("bad.jsonld", '{"@context": "https://schema.org/"}', "bad.jsonld: its context is elsewhere"),
        ("bad.rdf", "<a/>", "bad.rdf: not valid RDF/XML: "),
        ("bad.rdf", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "bad.rdf: it declares entities"),
        ("bad.pdf", "%PDF-1.7", "bad.pdf: no RDF format has the suffix '.pdf'"),
        ("bad.ttl", "%PDF-1.7", "bad.ttl, line 1: not valid Turtle"),
        ("bad.nq.gz", b"no gzip", "cannot read bad.nq.gz: "),
        ("bad.nq.gz", gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 99)[:-9], "cannot read bad.nq.gz: "),
        (
            "bad.nt.gz",
            gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 500_000),
            "cannot read bad.nt.gz: the gzip data unpack to more than 100 times their size",
        ),
        ("bad.ttl", "[] <urn:b> 1 .", "bad.ttl: it has a blank node"),
        ("bad.ttl", "<urn:a> <urn:b> [] .", "bad.ttl: it has a blank node"),
        ("bad.nq", "<urn:a> <urn:b> <urn:c> _:g .", "bad.nq: it has a graph without a name"),
        ("bad.nt", "<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .", "bad.nt: it is RDF 1.2"),
        ("bad.nt", '<urn:a> <urn:b> "x"@ar--rtl .', "bad.nt: it is RDF 1.2"),
    ],
)  # fmt: skip
def test_a_file_at_fault_is_named_and_nothing_is_loaded(folder, story, tmp_path, name, text, says):
    loaded(folder, story)
    before, files = quads(folder), sorted(folder.rglob("*"))
    good, bad = tmp_path / "good.nt", tmp_path / name
    good.write_text("<urn:x> <urn:y> <urn:z> .\n")
    bad.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as raised:
        loaded(folder, good, bad)
    assert str(raised.value).replace(f"{tmp_path}/", "").startswith(says)
    assert (quads(folder), sorted(folder.rglob("*"))) == (before, files)


def test_a_missing_file_makes_no_store(folder, tmp_path):
    with pytest.raises(InputError, match=r"nowhere.nq: No such file"):
        loaded(folder, tmp_path / "nowhere.nq")
    assert not folder.exists()


def test_a_folder_with_other_things_is_no_store(folder, story):
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"has other things in it, such as thesis.txt"):
        loaded(folder, story)
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
    with pytest.raises(OutputError, match="is no store of kgexport"), open_store(folder):
        pass


def test_an_empty_folder_becomes_a_store(folder, story):
    folder.mkdir()
    assert loaded(folder, story).new == 2


@pytest.mark.parametrize(
    ("marker", "says"),
    [
        ('{"kgexportStore": 2, "generation": 1, "documents": 1, "base": ""}', "is a store of format 2"),
        ('{"kgexportStore": 1, "generation": "1", "documents": 1, "base": ""}', "is damaged"),
        ("{", "is damaged"),
        ("[]", "is damaged"),
    ],
)
def test_a_marker_that_is_not_ours_is_refused(folder, story, marker, says):
    loaded(folder, story)
    (folder / MARKER).write_text(marker)
    with pytest.raises(OutputError, match=says):
        loaded(folder, story)
    with pytest.raises(OutputError, match=says), open_store(folder):
        pass


def test_a_store_whose_generation_is_gone_is_damaged(folder, story):
    loaded(folder, story)
    shutil.rmtree(folder / "generation-1")
    with pytest.raises(OutputError, match="its current generation, generation-1, is not there"), open_store(folder):
        pass


def test_what_a_load_left_that_was_cut_off_is_removed(folder, story, tmp_path):
    loaded(folder, story)
    (folder / "generation-2").mkdir()
    (folder / f".{MARKER}.x.part").write_text("{")
    (tmp_path / "more.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    loaded(folder, tmp_path / "more.nt")
    assert sorted(path.name for path in folder.iterdir()) == ["generation-2", MARKER]


def test_a_second_load_at_the_same_time_is_told_who_holds_the_store(folder, story):
    program = (
        "import sys; from pathlib import Path; from kgexport.corpus.lock import locked\n"
        "with locked(Path(sys.argv[1]), output=sys.argv[1]):\n    print('held', flush=True); sys.stdin.read()"
    )
    loaded(folder, story)
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OutputError, match=rf"is held by another run of kgexport, process {holder.pid} on"):
            loaded(folder, story)
        holder.stdin.close()
    assert loaded(folder, story).unchanged == 2


def test_who_reads_keeps_what_he_reads_until_he_is_done(folder, story, tmp_path):
    loaded(folder, story)
    (tmp_path / "more.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    with open_store(folder) as old:
        before = len(old.evaluate("SELECT * WHERE { ?s ?p ?o }").rows)
        loaded(folder, tmp_path / "more.nt")
        with open_store(folder) as new:
            assert len(new.evaluate("SELECT * WHERE { ?s ?p ?o }").rows) == before + 1
        assert old.path.is_dir()
        assert len(old.evaluate("SELECT * WHERE { ?s ?p ?o }").rows) == before
    loaded(folder, tmp_path / "more.nt")
    assert sorted(path.name for path in folder.iterdir()) == ["generation-2", MARKER]


def test_the_base_is_that_of_the_documents(folder, tmp_path):
    path = tmp_path / "letter.nq"
    write_file(graph_of(letter, base="https://example.org/id/"), path, "nq", base="https://example.org/id/")
    loaded(folder, path)
    assert json.loads((folder / MARKER).read_text())["base"] == "https://example.org/id/"
    assert content(folder, "SELECT ?l WHERE { kgid:person-dora-vale rdfs:label ?l }") == [("Dora Vale",)]


def test_a_store_that_cannot_be_written_is_an_error_of_the_output(folder, story):
    if os.geteuid() == 0:
        folder.write_text("a file")
    else:
        folder.parent.chmod(0o555)
    with pytest.raises(OutputError):
        loaded(folder, story)


KILLED = """
import os, sys
from pathlib import Path
from kgexport.store import folder, load
from kgexport.store.parsing import Parsed
count, last = 0, int(sys.argv[1])
def trace(frame, event, argument):
    global count
    if frame.f_code.co_filename in (load.__file__, folder.__file__):
        count += 1
        if count == last:
            os.kill(os.getpid(), 9)
        return trace
files = [Parsed(Path(sys.argv[2]), name="story.nq")]
sys.settrace(trace)
load.load(files, Path(sys.argv[3]))
sys.settrace(None)
print(count)
"""


@pytest.mark.slow
def test_a_load_killed_at_any_step_leaves_old_or_new(folder, story, tmp_path):
    write_file(graph_of(letter), tmp_path / "letter.nq", "nq")
    loaded(folder, tmp_path / "letter.nq")
    old = quads(folder)
    loaded(tmp_path / "whole", tmp_path / "letter.nq", story)
    new = quads(tmp_path / "whole")

    def run(step, target):
        command = [sys.executable, "-c", KILLED, str(step), str(story), str(target)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    target = tmp_path / "target"
    shutil.copytree(folder, target)
    steps = int(run(0, target).stdout)
    seen = []
    for step in [*range(1, steps, steps // 15), *range(steps - 10, steps + 1)]:
        shutil.rmtree(target)
        shutil.copytree(folder, target)
        assert run(step, target).returncode == -9
        seen.append(quads(target))
        assert seen[-1] in (old, new), f"step {step} of {steps}"
        assert loaded(target, story).documents == 2
        assert quads(target) == new
        assert len(list(target.iterdir())) == 2
    assert old in seen
    assert new in seen


def test_the_first_load_is_killed_before_it_is_recorded(folder, story):
    command = [sys.executable, "-c", KILLED, "120", str(story), str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(command, check=False, env=environment).returncode == -9
    assert (folder / MARKER).exists()
    assert content(folder) == []
    assert loaded(folder, story).new == 2


def test_an_extra_that_is_missing_is_named(story):
    program = "import sys; sys.modules['pyoxigraph'] = None\nfrom kgexport.cli.main import main\nmain()"
    command = [sys.executable, "-c", program, "load", str(story), "--store", str(story.parent / "store")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert "pip install 'kgexport[store]'" in done.stderr
