"""Hostile files by name, with what the command must say of them; None where they are read."""

from __future__ import annotations

import base64
import gzip
import json
import zlib

from tests.read.samples import page, pdf, response, warc_record

NEWS = "Ann Lee lives in Paris. Bo Day works for the Example Bank.\n"
BOMB = gzip.compress(b"\0" * 100_000_000, 9, mtime=0)

Inputs = dict[str, tuple[bytes, str | None]]

TEXTS: Inputs = {
    "empty.txt": (b"", "the text is empty"),
    "blank.txt": (b" \t\r\n\n\xc2\xa0", "the text is empty"),
    "program.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "it is binary data"),
    "noise.txt": (bytes(range(1, 256)) * 40, "it is not valid UTF-8"),
    "little.txt": (b"\xff\xfe" + NEWS.encode("utf-16-le"), "it is UTF-16"),
    "big.txt": (b"\xfe\xff" + NEWS.encode("utf-16-be"), "it is UTF-16"),
    "unmarked.txt": (NEWS.encode("utf-16-le"), "it is binary data"),
    "wide.txt": (NEWS.encode("utf-32"), "it is UTF-16"),
    "latin.txt": ("Zoë Lee met Bo Day.".encode("latin-1"), "it is not valid UTF-8"),
    "overlong.txt": (b"Ann \xc0\xaf Lee", "it is not valid UTF-8"),
    "halves.txt": (b"Ann \xed\xa0\x80 Lee", "it is not valid UTF-8"),
    "cut.txt": ("Ann Lee met Zoë".encode()[:-1], "it is not valid UTF-8"),
    "nul.txt": (b"Ann Lee\0met Bo Day.", "it is binary data"),
    "controls.txt": (b"\x1b]0;owned\x07\x1b[2J Ann Lee\x08 met \x7fBo Day.\x0c" + "\x9b31m".encode(), None),
    "bidi.txt": ("\u202eAnn Lee\u202c met \u2066Bo Day\u2069 in \u200fOslo\u200e. \u061c\u200b\u2060".encode(), None),
    "marks.txt": (("A" + "\u0301" * 20_000 + "nn Lee met Bo Day.").encode(), None),
    "joined.txt": (("👩‍👩‍👧‍👦" * 500).encode(), None),
    "lines.txt": (b"\n" * 200_000 + NEWS.encode(), None),
    "separators.txt": ("Ann Lee\u2028met\u2029Bo Day.\x85".encode(), None),
    "quotes.txt": (("“" * 3_000 + "Ann Lee said" + "”" * 3_000).encode(), None),
    "brackets.txt": (("(" * 3_000 + "Ann Lee" + ")" * 3_000).encode(), None),
    "dashes.txt": (("Ann-" * 1_500 + "Lee met Bo Day.").encode(), None),
    "numbers.txt": (("1999-" * 1_500 + " " + "9" * 5_000 + " years ago").encode(), None),
    "turtle.txt": (b'Ann "Lee\\" met <http://x> . """ \\u0041 } ; ] # Bo Day', None),
    "tags.txt": (b"Ann Lee </script><script>alert(1)</script> ]]> &lt; <!-- met Bo Day.", None),
    "deep.md": (b"> " * 20_000 + NEWS.encode(), "the text is empty"),
    "links.md": (b"[" * 2_000 + NEWS.encode() + b"](" * 2_000, None),
    "stars.md": (b"*a_ " * 3_000, None),
    "surprise.txt": (page().encode(), None),
}

RECORDS: Inputs = {
    "nested.jsonl": (b"[" * 100_000 + b"]" * 100_000, "the line is no JSON object of ours: RecursionError"),
    "members.jsonl": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "the line is no JSON object of ours: RecursionError"),
    "digits.jsonl": (b'{"id": ' + b"9" * 10_000 + b', "text": "x"}', "the line is no JSON object of ours: ValueError"),
    "number.jsonl": (b'{"text": NaN}', "'text' is no string but a number"),
    "twice.jsonl": (b'{"text": "Ann Lee.", "text": null}', "there is no text"),
    "array.jsonl": (b"[1]", "the line is no JSON object but an array"),
    "halves.jsonl": (json.dumps({"id": "h\ud800", "text": "Ann \ud83d Lee met Bo \udc00 Day."}).encode(), None),
    "named.jsonl": (json.dumps({"id": "a\nb\x1b[31m\u202ec", "title": "\0\r\n", "text": NEWS}).encode(), None),
    "endless.csv": (b'id,text\n1,"' + b"Ann Lee. " * 100_000, "the row cannot be read"),
    "header.csv": (b'"' + b"a" * 100_000, "the header"),
    "cells.csv": (b"id,text\n" + b"1," * 50_000, "cells, the header 2"),
    "odd.csv": ("id,text\n=cmd|' /C calc'!A0,\u202eAnn Lee met Bo Day.\n".encode(), None),
}

_PARTS = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(2_000)
)
MAIL: Inputs = {
    "parts.eml": (b"From: a@example.org\n" + _PARTS + b"\ntext\n", "nested too deeply"),
    "words.eml": (b"Subject: " + b"=?utf-8?q?=41?= " * 20_000 + b"\n\n" + NEWS.encode(), "reading it takes more than"),
    "unfolded.eml": (b"Subject: a\n" + b" b\n" * 50_000 + b"\n" + NEWS.encode(), None),
    "none.eml": (b"\0\0\0\0", "it is no mail"),
    "none.mbox": (NEWS.encode(), "it is no box of messages"),
    "charset.eml": (b"Content-Type: text/plain; charset=../../etc/passwd\n\nx\n", "unknown encoding"),
}

_ENTITIES = '<!DOCTYPE html [<!ENTITY a0 "Ann Lee met Bo Day.">' + "".join(
    f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12)
)
_OUTSIDE = '<!DOCTYPE html [<!ENTITY x SYSTEM "{}">]>'
_ADDRESS = "http://192.0.2.1:9/x"
PAGES: Inputs = {
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + b"<p>" + NEWS.encode() * 9, "no article was found"),
    "spans.html": (b"<html><body><p>" + b"<b><i>" * 50_000 + NEWS.encode() * 9, "no article was found"),
    "attributes.html": (b"<html><body><p " + b"a=1 " * 50_000 + b">" + NEWS.encode() * 9, None),
    "laughs.html": (f"{_ENTITIES}]>{page(body='<p>&a11;</p>')}".encode(), None),
    "laughs.xhtml.html": (f'<?xml version="1.0"?>{_ENTITIES}]><html><body><p>&a11;</p></body></html>'.encode(), None),
    "file.html": ((_OUTSIDE.format("file:///etc/passwd") + page(body="<p>&x;</p>")).encode(), None),
    "fetch.html": (
        (_OUTSIDE.format(_ADDRESS) + page(head=f'<link rel="stylesheet" href="{_ADDRESS}"><base href="{_ADDRESS}">',
         body=f'<img src="{_ADDRESS}"><iframe src="{_ADDRESS}"></iframe><script src="{_ADDRESS}"></script>')).encode(),
        None,
    ),
    "include.html": (
        page(body=f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{_ADDRESS}"/>').encode(), None,
    ),
    "zero.html": (b"<html>\0</html>", "it is binary data"),
    "codec.html": (b'<html><head><meta charset="zlib"></head><p>x', "unknown encoding"),
    "quiet.html": (b"<html></html>", "no article was found"),
}  # fmt: skip

_FLATE = zlib.compress(zlib.compress(b"0 0 m\n" * 20_000_000, 9), 9)


def _stream(data: bytes, filters: str) -> str:
    return f"<< /Length {len(data)} /Filter {filters} >>\nstream\n{data.decode('latin-1')}\nendstream"


FILES: Inputs = {
    "cycle.pdf": (pdf("Ann Lee met Bo Day.", kids="2 0 R 2 0 R"), ""),
    "encrypted.pdf": (
        pdf("Ann Lee.", extra=("<< /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >>",),
            trailer=" /Encrypt 6 0 R /ID [(a) (a)]"), "it is encrypted",
    ),
    "cut.pdf": (pdf("Ann Lee met Bo Day.")[:200], ""),
    "only.pdf": (b"%PDF-1.4\n", ""),
    "loop.pdf": (pdf("Ann Lee.", trailer=" /Prev 9 /Prev 9"), None),
    "arrays.pdf": (pdf("Ann Lee.", extra=("[" * 50_000 + "]" * 50_000,), trailer=" /Info 6 0 R"), ""),
    "noise.parquet": (b"PAR1" + bytes(range(256)) * 40 + b"PAR1", ""),
    "empty.parquet": (b"", ""),
    "noise.warc": (b"WARC/1.0\r\n" + bytes(range(256)) * 40, "the archive is damaged"),
    "lengths.warc": (
        warc_record(response(page())).replace(b"Content-Length: ", b"Content-Length: 9999999999"),
        "the archive is damaged",
    ),
    "short.warc": (warc_record(response(page())).replace(b"Content-Length: ", b"Content-Length: 1", 1)[:600], ""),
    "bomb.warc": (
        warc_record(response(zlib.compress(b"<p>" * 20_000_000, 9), headers="Content-Encoding: deflate\r\n")),
        "the page has more than",
    ),
    "bomb.pdf": (pdf("Ann Lee.").replace(b"%PDF-1.4", b"%PDF-1.4\n%" + base64.b64encode(_FLATE)), None),
}  # fmt: skip

PACKED: Inputs = {
    "bomb.txt.gz": (BOMB, "the gzip data unpack to more than"),
    "bomb.html.gz": (BOMB, "the gzip data unpack to more than"),
    "bomb.jsonl.gz": (BOMB, ""),
    "bomb.csv.gz": (BOMB, ""),
    "bomb.mbox.gz": (BOMB, ""),
    "bomb.warc.gz": (BOMB, ""),
    "twice.txt.gz": (gzip.compress(BOMB, mtime=0), "it is binary data"),
    "cut.txt.gz": (gzip.compress(NEWS.encode() * 99, mtime=0)[:-9], "the gzip data are damaged"),
    "crc.txt.gz": (gzip.compress(NEWS.encode(), mtime=0)[:-8] + b"\0" * 8, "the gzip data are damaged"),
    "head.txt.gz": (b"\x1f\x8b\x08\x00", "the gzip data are damaged"),
    "members.txt.gz": (gzip.compress(b"", mtime=0) * 5_000 + gzip.compress(NEWS.encode(), mtime=0), None),
}

GROUPS: dict[str, Inputs] = {
    "texts": TEXTS, "records": RECORDS, "mail": MAIL, "pages": PAGES, "files": FILES, "packed": PACKED,
}  # fmt: skip
