"""What both engines have in common, without Ray."""

from __future__ import annotations

import sys

import pytest

from kgexport.corpus.ray_engine import RayEngine
from kgexport.corpus.records import Configuration
from kgexport.errors import UsageError


def test_ray_is_an_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'kgexport\[ray\]'"):
        RayEngine(Configuration()).__enter__()
