"""What the other tests of the endpoint need."""

from __future__ import annotations

import importlib

import pytest

NEEDED = ("httpx", "pyoxigraph", "starlette", "uvicorn")


def _is_missing(module):
    try:
        importlib.import_module(module)
    except ModuleNotFoundError:
        return True
    return False


MISSING = [module for module in NEEDED if _is_missing(module)]


def test_what_is_needed_is_installed():
    if MISSING:
        pytest.skip(f"the endpoint is not tested: needs kgexport[serve] and httpx, and misses {', '.join(MISSING)}")
