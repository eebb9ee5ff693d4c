"""Runs over small files with a quick stand-in for the language model: for tests of all that is around it."""

from __future__ import annotations

import io
import json
import shutil
from urllib.parse import quote

from kgexport.corpus.account import Account
from kgexport.corpus.parts import open_parts
from kgexport.corpus.reading import Reading
from kgexport.corpus.records import Failure, Processed
from kgexport.corpus.run import fill
from kgexport.rdf.streams import write_documents
from kgexport.read import scan

BINDING = {"model": "a", "inputs": ["news"]}


def process(documents):
    """What `Pool.process` gives: one quad for a document; one whose text says "fail" fails."""
    for position, document in enumerate(documents):
        failed = "fail" in document.text
        name, text = quote(document.identifier), json.dumps(document.text)
        yield Processed(
            position=position,
            identifier=document.identifier,
            source=document.source,
            quads=b"" if failed else f"<urn:d:{name}> <urn:p> {text} <urn:g:{name}> .\n".encode(),
            words=len(document.text.split()),
            failure=Failure(stage="extract", reason="told to") if failed else None,
        )


def some_news(folder):
    """Six inputs: documents alone and by the line, a failure of each kind, a duplicate and something skipped."""
    folder.mkdir()
    (folder / "a.txt").write_text("Ann met Bo.")
    (folder / "b.txt").write_text("")
    rows = [{"id": "r1", "text": "Cy met Di."}, {"id": "r2", "text": "fail"}, {"id": "r1", "text": "Cy met Di."}]
    rows += [
        {"id": "r1", "text": "Another."},
        {"id": "r3", "text": "Ed met Flo."},
        {"id": "r4", "text": "Gil met Hal."},
    ]
    (folder / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "d.png").write_text("x")
    (folder / "e.txt").write_text("Ida met Jo.")
    (folder / "f.txt").write_text("fail")
    return folder


def run(news, output, *, resume=False, most=1, after=None, binding=BINDING):
    """A whole run: what it would write, its account and its failures. `after` is called behind each item."""
    account, failures = Account(), []

    def tell(item, processed, failure):
        failures.extend([failure] if failure else [])
        if after is not None:
            after()

    with open_parts(str(output), binding, resume=resume, most=most) as parts:
        if parts.counts is not None:
            account.restore(parts.counts)
            failures += parts.failures
        reading = Reading(scan([str(news)]), date=None, finished=parts.finished, seen=parts.seen)
        fill(parts, account, reading, process, tell=tell, check=lambda: None)
        if parts.recorded:
            parts.write(reading.seen)
        stream = io.BytesIO()
        write_documents(parts.documents(), stream, "nq")
        parts.remove()
    return stream.getvalue(), account.summary(), failures


def states(news, output, folder, *, most=1):
    """The parts as they were behind each item of a run: what a crash at that moment leaves."""
    from kgexport.corpus.parts import parts_folder

    found = []

    def keep():
        found.append(folder / f"state-{len(found)}")
        shutil.copytree(parts_folder(str(output)), found[-1])

    whole = run(news, output, most=most, after=keep)
    return whole, found
