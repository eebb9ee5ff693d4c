"""Shards: whole documents out as they went in, and damage is found."""

from __future__ import annotations

import gzip

import pytest

from kgexport.corpus.shards import check_shards, packed, read_shard, write_shard
from kgexport.errors import OutputError

DOCUMENTS = [b"<a:b> <c:d> <e:f> <g:h> .\n", b"x" * 3_000_000 + b"\n", b"last\n"]


def test_documents_are_read_one_by_one(tmp_path):
    shard = write_shard(tmp_path, 7, [packed(document) for document in DOCUMENTS])
    assert (shard.name, [path.name for path in tmp_path.iterdir()]) == ("shard-000007.nq.gz", [shard.name])
    assert list(read_shard(tmp_path, shard)) == DOCUMENTS
    assert gzip.decompress((tmp_path / shard.name).read_bytes()) == b"".join(DOCUMENTS)
    check_shards(tmp_path, [shard])


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(packed(DOCUMENTS[0]))],
        lambda content: content + b"x",
        lambda content: content[:30] + bytes([content[30] ^ 1]) + content[31:],
        lambda content: content[:4] + b"\x01" + content[5:],
        None,
    ],
)
def test_a_damaged_shard_is_refused(tmp_path, damage):
    shard = write_shard(tmp_path, 0, [packed(document) for document in DOCUMENTS])
    path = tmp_path / shard.name
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(OutputError, match=rf"{path}: this part of the finished work is damaged: .* start over"):
        check_shards(tmp_path, [shard])


def test_nothing_stays_of_a_shard_that_the_disk_does_not_take(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_shard(tmp_path, 0, [b"x"])
    assert list(tmp_path.iterdir()) == []
