"""One served page for all tests that only look at it."""

from __future__ import annotations

import importlib.util

import pytest

MISSING = [name for name in ("jinja2", "pyoxigraph", "starlette", "uvicorn") if importlib.util.find_spec(name) is None]
collect_ignore_glob = ["test_*.py"] if MISSING else []


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    """A server of the story and of the hostile document."""
    from tests.page.served import ALL, quads
    from tests.serve.server import serving

    path = tmp_path_factory.mktemp("page") / "news.nq"
    path.write_bytes(quads(*ALL))
    with serving(path, "--workers", "3", "--rows", "500") as running:
        yield running


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    """The path of a catalogue of the same."""
    from kgexport.page.catalogue import build
    from tests.page.served import ALL, store_of

    path = str(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite")
    build(store_of(*ALL), path)
    return path
