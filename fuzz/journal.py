"""The journal: any bytes are what was finished, or damage that is named; a sound one is read back, cut off or not."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import atheris

from kgexport.corpus.journal import Entry, Journal, Shard, Taken, read_journal
from kgexport.errors import OutputError

MEMORY = "/dev/shm"
"""Where there is such, the journal is synced to no disk."""

FOLDER = tempfile.TemporaryDirectory(prefix="kgexport-fuzz-", dir=MEMORY if Path(MEMORY).is_dir() else None)
PATH = Path(FOLDER.name) / "journal"

SEEDS = (b"\x00abc" * 20, b"\x01abc" * 40, bytes(range(256)), b'\x01{"check": "' + b"0" * 32 + b'", "entry": {}}\n')


def check(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeBool():
        _read(provider.ConsumeBytes(4096))
        return
    entries = [_entry(provider) for _ in range(provider.ConsumeIntInRange(0, 3))]
    PATH.unlink(missing_ok=True)
    journal = Journal(PATH)
    ends = []
    for entry in ({"model": provider.ConsumeUnicode(9)}, *entries):
        journal.append(entry)
        ends.append(PATH.stat().st_size)
    journal.close()
    content = PATH.read_bytes()
    recorded = read_journal(PATH)
    assert recorded is not None
    assert recorded.entries == tuple(entries), "it is not read back"
    cut = provider.ConsumeIntInRange(0, len(content))
    PATH.write_bytes(content[:cut] + provider.ConsumeBytes(40).replace(b"\n", b""))
    torn = read_journal(PATH)
    finished = sum(end <= cut for end in ends)
    if finished == 0:
        assert torn is None
        return
    assert torn is not None
    assert torn.entries == tuple(entries[: finished - 1]), "what was finished is lost, or more is told"
    again = torn.reopened(PATH)
    for entry in entries[finished - 1 :]:
        again.append(entry)
    again.close()
    assert PATH.read_bytes() == content, "going on gives another journal"


def _read(content: bytes) -> None:
    PATH.write_bytes(content)
    try:
        read_journal(PATH)
    except OutputError as error:
        assert "\n" not in str(error)


def _entry(provider: atheris.FuzzedDataProvider) -> Entry:
    text = json.loads(json.dumps(provider.ConsumeUnicode(12)))  # no halves that JSON puts together
    number = provider.ConsumeIntInRange(0, 1 << 40)
    return Entry(
        shard=Shard(name=text, size=number, sha256="00") if provider.ConsumeBool() else None,
        taken=(Taken(number=number, source=text, size=1, modified=2, items=3, digest=text),) * (number % 3),
        identities=((text, "b", "a"),) * (number % 2),
        counts={"came_in": number},
        failures=({"id": text, "source": None, "stage": "read", "reason": text},) * (number % 2),
    )
