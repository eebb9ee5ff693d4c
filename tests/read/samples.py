"""Files of the formats that are not text, written byte by byte, so that what is wrong with one can be chosen."""

from __future__ import annotations

import io

from kgexport.model import Issue
from kgexport.read.documents import Origin
from kgexport.read.streams import unpacked

SENTENCES = (
    "Ann Lee, the trade minister of Freedonia, met Bo Day in Oslo on Monday, her office said in a statement.",
    "A spokesman for Mr Day denied that such a meeting took place and called the report an invention of the press.",
    "The two governments have been at odds over tolls in the strait since the autumn, and talks broke off in June.",
    "Officials who asked not to be named said that another round was planned for the week after the elections.",
)


def unpacked_of(data):
    """The stream that a reader is given of a file."""
    return unpacked(io.BytesIO(data))


def records(reader, data, name, *, date=None, issues=False):
    """What a reader makes of bytes, `Issue`s left out unless wanted."""
    found = reader(unpacked_of(data), Origin(source=f"news/{name}", identifier=name), date)
    return [record for record in found if issues or not isinstance(record, Issue)]


def page(*, head="", body="", sentences=SENTENCES, attributes=' lang="en"'):
    """A page with an article, as a string."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<!DOCTYPE html><html{attributes}><head><title>Minister met Day</title>{head}</head><body>"
        f'<nav><a href="/">Home</a> <a href="/w">World</a></nav><article>{paragraphs}{body}</article>'
        "<footer>All rights reserved</footer></body></html>"
    )


def pdf(*pages, title=None, extra=(), trailer="", kids=None):
    """A PDF file with a line of text on each page; `extra` are more objects, `kids` the pages of the root."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    numbers = []
    for text in pages:
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        numbers.append(len(objects))
    kids = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    if title is not None:
        objects.append(f"<< /Title ({title}) /CreationDate (D:20010203) >>")
        trailer += f" /Info {len(objects)} 0 R"
    objects += extra
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode("latin-1")


def warc_record(content, *, kind="response", uri="https://example.org/a", headers=""):
    """One record of a web archive; a response has its HTTP header in `content`."""
    content = content if isinstance(content, bytes) else content.encode()
    media = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2020-05-04T00:00:00Z\r\n"
        f"Content-Type: {media}\r\n{headers}Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body, *, status="200 OK", media="text/html; charset=utf-8", headers=""):
    """An HTTP response with its header."""
    body = body if isinstance(body, bytes) else body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
