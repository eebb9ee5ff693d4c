"""The engine on Ray: a cluster of two machines on this one, of which one is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from kgexport.corpus import batches
from kgexport.corpus.processor import Processor
from kgexport.corpus.ray_engine import RayEngine
from kgexport.corpus.records import Configuration, Processed
from kgexport.corpus.remote import Remote
from kgexport.model import Document
from tests.corpus.documents import documents

CONFIGURATION = Configuration(model="en_core_web_sm", validate=False)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # the warnings of Ray are not ours


@pytest.fixture(scope="module")
def expected() -> list[Processed]:
    return Processor(CONFIGURATION)(documents(200))


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 500)


@pytest.fixture
def cluster() -> Iterator[object]:
    """Two machines with two processors each."""
    ray = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    cluster.add_node(num_cpus=2)
    ray.init(address=cluster.address, log_to_driver=False)
    try:
        yield cluster
    finally:
        ray.shutdown()
        cluster.shutdown()


def test_a_machine_lost_in_the_middle_of_a_run(cluster, small_batches, expected):
    import ray

    (other,) = [node for node in cluster.list_all_nodes() if node is not cluster.head_node]
    found = []
    with RayEngine(CONFIGURATION, workers=3) as engine:  # three actors are one more than fit on one machine
        for processed in engine.process(documents(200)):
            if not found:
                cluster.remove_node(other, allow_graceful=False)
            found.append(processed)
    assert found == expected
    assert sum(node["Alive"] for node in ray.nodes()) == 1


def test_windows_and_positions(cluster, small_batches, expected, monkeypatch):
    monkeypatch.setattr("kgexport.corpus.ray_engine.WINDOW", 3)
    with RayEngine(CONFIGURATION, workers=2) as engine:
        found = list(engine.process(documents(30), first=0))
    assert found == expected[:30]


def test_a_process_of_an_actor_that_is_killed():
    remote = Remote(CONFIGURATION)
    try:
        (batch,) = batches.batches(documents(3), first=5)
        before = remote(batch)
        assert [processed.position for processed in before] == [5, 6, 7]
        os.kill(remote._process.pid, signal.SIGKILL)
        assert remote(batch) == before
    finally:
        remote.stop()


def test_a_document_that_takes_too_much_is_a_failure_there_too():
    remote = Remote(Configuration(model="en_core_web_sm", validate=False, memory=60 << 20))
    try:
        (batch,) = batches.batches([Document(identifier="a", text="Ilya Varn met Dora Kessim. " * 20_000)])
        (processed,) = remote(batch)
        assert processed.failure.reason == "the process that works on it needs more than 60 MB of memory"
    finally:
        remote.stop()


def test_the_command_gives_the_same_bytes_on_either_engine(tmp_path):
    pytest.importorskip("ray")
    lines = [json.dumps({"id": document.identifier, "text": document.text}) for document in documents(6)]
    (tmp_path / "news.jsonl").write_text("\n".join([*lines, "{}"]), encoding="utf-8")
    for engine in ("local", "ray"):
        command = [sys.executable, "-m", "kgexport", "export", "news.jsonl", "-o", f"{engine}.nq", "--engine", engine]
        done = subprocess.run([*command, "--model", "en_core_web_sm"], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 4, done.stderr
        assert [line for line in done.stderr.splitlines() if "kgexport" in line] == [
            "kgexport: error: news.jsonl:7: there is no text",
            f"kgexport: 6 of 7 exported, 1 failed: {engine}.nq",
        ]
    assert (tmp_path / "ray.nq").read_bytes() == (tmp_path / "local.nq").read_bytes() != b""
