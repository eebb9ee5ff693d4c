"""Calls of kgexport's own beside the data, for pages that look at more than one query shows."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from kgexport.errors import OutputError
from kgexport.serve.data import served
from kgexport.serve.limits import Limits
from kgexport.serve.pool import CallError, Pool
from tests.serve.server import ONE

CALLS = "tests.serve.calls"


@pytest.fixture(autouse=True)
def _workers_find_the_tests(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]), prepend=os.pathsep)


def with_pool(work, data, folder):
    """Run `work`, given a pool over the data."""

    async def run():
        with served([str(data)], None, folder) as found:
            pool = Pool(store=found.path, folder=folder, limits=Limits(seconds=2, workers=1), log=print)
            try:
                await pool.start()
                return await work(pool)
            finally:
                await pool.stop()

    return asyncio.run(run())


@pytest.mark.slow
def test_a_call_runs_beside_the_data_with_the_limits_of_a_query(data, tmp_path):
    async def work(pool):
        assert await pool.call(f"{CALLS}:count", of=ONE) == {"of": ONE, "number": 1}
        for name, status, says in (
            ("unknown", 400, "there is no such person"),
            ("wrong", 500, "tests.serve.calls:wrong failed: ZeroDivisionError"),
            ("endless", 503, "stopped after 2 seconds"),
            ("none", 500, "has no attribute 'none'"),
        ):
            with pytest.raises(CallError, match=says) as raised:
                await pool.call(f"{CALLS}:{name}")
            assert raised.value.status == status
        assert await pool.call(f"{CALLS}:count", of=ONE) == {"of": ONE, "number": 1}

    with_pool(work, data, tmp_path)


def test_a_store_that_cannot_be_opened_is_said(tmp_path):
    async def run():
        pool = Pool(store=tmp_path / "none", folder=tmp_path, limits=Limits(workers=2), log=print)
        try:
            with pytest.raises(OutputError, match="cannot open the store"):
                await pool.start()
        finally:
            await pool.stop()

    asyncio.run(run())
