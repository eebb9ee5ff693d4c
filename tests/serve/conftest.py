"""One server for all tests that only ask it."""

from __future__ import annotations

import pytest

from tests.serve.test_extra import MISSING

# Their imports fail without the extra; what is missing is said by test_extra.
collect_ignore_glob = ["test_[!e]*.py"] if MISSING else []


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """The file that is served."""
    from tests.serve.server import DATA

    path = tmp_path_factory.mktemp("served") / "news.trig"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(data):
    """The server, with limits that are soon reached."""
    from tests.serve.server import serving

    limits = "--timeout", "2", "--rows", "50", "--memory", "300", "--workers", "3"
    with serving(data, *limits, "--cors", "https://example.org", "--allow-host", "news.example.org") as running:
        yield running
