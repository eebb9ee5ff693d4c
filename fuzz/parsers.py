"""The parsers of the sandbox: pages, messages and PDF, whose answer is always fields or a reason.

Tables are left out: their parser is native code that knows of no coverage, and its crashes are what the sandbox is for.
"""

from __future__ import annotations

import json

from fuzz.readers import check_record
from kgexport.read.confined import answer
from kgexport.read.documents import FieldError, Origin, build

TASKS = ("html", "mail", "pdf")
ORIGIN = Origin(source="news", identifier="news")


_PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Minister</title></head><body><article>'
    + b"<p>Ann Lee, the trade minister of Freedonia, met Bo Day in Oslo on Monday, her office said.</p>" * 5
    + b"</article></body></html>"
)
_PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n"
    b"endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n"
    b"4 0 obj\n<< /Length 35 >>\nstream\nBT /F1 12 Tf (Ann met Bo.) Tj ET    \nendstream\nendobj\n"
    b"5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n"
)
_MAIL = (
    b"From: A B <a@example.org>\nSubject: =?utf-8?q?Caf=C3=A9?=\nDate: Mon, 4 May 2020 10:00:00 +0000\n"
    b"MIME-Version: 1.0\n"
    b'Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n'
    b"Content-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9 text\n--x--\n"
)
SEEDS = (
    b"\x00" + _PAGE,
    b"\x00" + _PAGE.replace(b"utf-8", b"windows-1252"),
    b"\x00" + '<html><p lang="x">\u202e</p>'.encode("utf-16"),
    b"\x01" + _MAIL,
    b"\x01Subject: a\n\nbody\n",
    b"\x02" + _PDF,
)


def check(data: bytes) -> None:
    task = TASKS[data[0] % len(TASKS)] if data else TASKS[0]
    found = json.loads(json.dumps(answer(task, data[1:], {})).encode("ascii"))
    if found["error"] is not None:
        assert found["error"].strip()
        return
    fields = found["fields"]
    try:
        for record in build(fields, ORIGIN, date=None):
            check_record(record)
    except FieldError as error:
        assert str(error).strip()
