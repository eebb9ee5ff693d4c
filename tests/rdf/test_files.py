"""Files: written whole or not at all, and read back with a clear word on what is wrong."""

from __future__ import annotations

import gzip
import os
import stat
import threading

import pytest
from rdf_example import EXTRACTION
from rdflib import Graph, Literal, URIRef

from kgexport.errors import InputError, OutputError
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.files import read_dataset, replacing, write_file
from kgexport.rdf.iris import document_iri
from kgexport.rdf.namespaces import DCTERMS, KG, RDF, XSD
from kgexport.rdf.writers import FORMATS, WRITERS


@pytest.fixture(scope="module")
def graph():
    return graph_of(EXTRACTION)


@pytest.mark.parametrize("compressed", ["", ".gz"])
@pytest.mark.parametrize("format", FORMATS)
def test_files_read_back(format, compressed, graph, tmp_path):
    path = tmp_path / f"graph{WRITERS[format].suffixes[0]}{compressed}"
    write_file(graph, path, format)
    dataset = read_dataset([path])
    assert set(dataset.triples((None, None, None))) == set(graph)
    found = Graph(dataset.store, graph.identifier) if WRITERS[format].quads else dataset.default_graph
    assert set(found) == set(graph)


def test_several_files_are_one_dataset(graph, tmp_path):
    other = Graph(identifier=document_iri("b"))
    other.add((document_iri("b"), RDF.type, KG.Document))
    write_file(graph, tmp_path / "a.nq", "nq")
    write_file(other, tmp_path / "b.ttl", "ttl")
    dataset = read_dataset([tmp_path / "a.nq", tmp_path / "b.ttl"])
    assert set(dataset.triples((None, None, None))) == set(graph) | set(other)
    rows = dataset.query("SELECT ?document { ?document a kg:Document } ORDER BY ?document")
    assert [row.document for row in rows] == [document_iri("b"), document_iri("sable-talks.txt")]


def test_compressed_files_are_the_same_bytes(graph, tmp_path):
    for name in ("a.nq.gz", "b.nq.gz"):
        write_file(graph, tmp_path / name, "nq")
    assert (tmp_path / "a.nq.gz").read_bytes() == (tmp_path / "b.nq.gz").read_bytes()


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    broken = Graph()
    broken.add((document_iri("a"), DCTERMS.title, Literal("\ud800")))
    with pytest.raises(OutputError, match="surrogate"):
        write_file(broken, path, "ttl")
    with pytest.raises(KeyboardInterrupt):
        interrupted(path, KeyboardInterrupt())
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("graph.ttl", "old")]


def test_the_new_file_is_there_only_at_the_end(tmp_path):
    path = tmp_path / "out.json"
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert not path.exists()
        assert len(list(tmp_path.iterdir())) == 1
    assert path.read_bytes() == b"new"


def test_a_full_disk_is_an_output_error(tmp_path):
    with pytest.raises(OutputError, match=r"cannot write .*No space left"):
        interrupted(tmp_path / "a", OSError(28, os.strerror(28)))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["missing/graph.ttl", ".", "file/graph.ttl"])
def test_paths_that_cannot_be_written(where, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_file([], tmp_path / where, "ttl")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_folders_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_file([], tmp_path / "graph.ttl", "ttl")


def test_permissions_are_those_of_a_new_or_of_the_old_file(tmp_path):
    new, old, plain = (tmp_path / name for name in ("new", "old", "plain"))
    old.write_text("")
    old.chmod(0o640)
    plain.write_text("")
    for path in (new, old):
        write_file([], path, "ttl")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


def test_links_are_followed(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    with replacing(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_pipes_are_written_to(tmp_path):
    path, received = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: received.append(path.read_bytes()))
    reader.start()
    with replacing(path) as stream:
        stream.write(b"through")
    reader.join(timeout=10)
    assert received == [b"through"]


def interrupted(path, error):
    with replacing(path) as stream:
        stream.write(b"half")
        raise error


GOOD = '<https://x.example/a> <https://x.example/b> "c" .\n'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", f"{GOOD}\n<https://x.example/a> a .\n", r"a\.ttl, line 3: not valid Turtle"),
        ("a.ttl", "x:a a x:b .", r"a\.ttl, line 1: not valid Turtle: .*x:"),
        ("a.ttl", f'{GOOD}<https://x.example/a> <https://x.example/b> "c', r"a\.ttl, line 2: not valid Turtle"),
        ("a.nt", f"{GOOD}{GOOD}nonsense\n", r"a\.nt, line 3: not valid N-Triples"),
        ("a.nq", f"# comment\n\n{GOOD}<https://x.example/a> <b> .\n", r"a\.nq, line 4: not valid N-Quads"),
        ("a.ttl", '<x:a> <x:b> """\n\n', r"a\.ttl, line \d+: not valid Turtle"),
        ("a.trig", f"<https://x.example/g> {{\n{GOOD}", r"a\.trig.*: not valid TriG"),
        ("a.rdf", "<a>\n<b></a>", r"a\.rdf, line 2: not valid RDF/XML: mismatched tag"),
        ("a.rdf", "", r"a\.rdf.*: not valid RDF/XML"),
        ("a.jsonld", '{\n"@id": }', r"a\.jsonld, line 2: not valid JSON"),
        ("a.jsonld", "[" * 100_000, r"a\.jsonld.*: not valid JSON"),
        ("a.ttl", b"\xff", r"a\.ttl, line 1: not UTF-8 at byte 0"),
        ("a.nq", GOOD.encode() + b"\n\xe9", r"a\.nq, line 3: not UTF-8"),
        ("a.ttl.gz", b"not compressed", r"cannot read .*a\.ttl\.gz: .*gzip"),
        ("a.ttl.gz", gzip.compress(GOOD.encode())[:-9], r"cannot read .*a\.ttl\.gz"),
        ("a.ttl.gz", gzip.compress(b" " * 11_000_000), r"cannot read .*a\.ttl\.gz: .* more than 100 times their size"),
        ("a.ttl.gz", gzip.compress(b"nonsense"), r"a\.ttl\.gz, line 1: not valid Turtle"),
        ("a.txt", GOOD, r"a\.txt: no RDF format has the suffix '\.txt'; known: \.ttl"),
        ("a", GOOD, "no RDF format has the suffix ''"),
    ],
)
def test_files_that_cannot_be_read_say_where_and_why(name, content, message, tmp_path):
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError, match=message) as caught:
        read_dataset([tmp_path / name])
    assert "\n" not in str(caught.value)


def test_what_a_packed_file_unpacks_to_has_a_limit(tmp_path):
    path = tmp_path / "a.nt.gz"
    path.write_bytes(gzip.compress(GOOD.encode()))
    size = len(GOOD.encode())
    assert len(read_dataset([path], most=size)) == 1
    with pytest.raises(
        InputError, match=rf"cannot read .*a\.nt\.gz: it unpacks to more than {size - 1} bytes; --max-unp"
    ):
        read_dataset([path], most=size - 1)


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(InputError, match=r"cannot read .*gone\.ttl: No such file"):
        read_dataset([tmp_path / "gone.ttl"])
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(InputError, match=r"cannot read .*folder\.ttl: Is a directory"):
        read_dataset([tmp_path / "folder.ttl"])


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://x.example/context", "@id": "https://x.example/a"}',
        '{"@context": ["https://x.example/context", {}], "@id": "https://x.example/a"}',
        '{"@context": {"a": {"@id": "https://x.example/a", "@context": "file:///etc/passwd"}}}',
        '{"@context": {"@import": "file:///etc/passwd"}}',
        '[{"@graph": [{"@context": "file:///etc/passwd"}]}]',
    ],
)
def test_contexts_from_elsewhere_are_refused(text, tmp_path):
    (tmp_path / "a.jsonld").write_text(text)
    with pytest.raises(InputError, match="fetches nothing"):
        read_dataset([tmp_path / "a.jsonld"])


def test_entities_from_elsewhere_are_not_read(tmp_path):
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "a.rdf").write_text(
        f'<!DOCTYPE a [<!ENTITY e SYSTEM "{tmp_path.as_uri()}/secret">]>\n'
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:k="{KG}"><rdf:Description rdf:about="https://x.example/a">'
        "<k:text>a&e;b</k:text></rdf:Description></rdf:RDF>"
    )
    dataset = read_dataset([tmp_path / "a.rdf"])
    assert set(dataset.objects(None, KG.text)) == {Literal("ab")}


def test_ill_formed_values_are_kept_without_a_word(tmp_path, caplog):
    (tmp_path / "a.ttl").write_text('<urn:a:a> <urn:a:b> "2015-13-45"^^<http://www.w3.org/2001/XMLSchema#date> .')
    dataset = read_dataset([tmp_path / "a.ttl"])
    assert str(dataset.value(URIRef("urn:a:a"), URIRef("urn:a:b"))) == "2015-13-45"
    assert not caplog.records


def test_foreign_turtle_is_read_too(tmp_path):
    (tmp_path / "a.ttl").write_text(
        f"PREFIX k: <{KG}>\nBASE <https://x.example/>\n<a> k:begin 7 ; k:text '''a\nb''', \"c\"@en .\n[] a k:Person ."
    )
    dataset = read_dataset([tmp_path / "a.ttl"])
    subject = URIRef("https://x.example/a")
    assert dataset.value(subject, KG.begin) == Literal("7", datatype=XSD.integer)
    assert set(dataset.objects(subject, KG.text)) == {Literal("a\nb"), Literal("c", lang="en")}
