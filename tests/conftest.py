"""Fixtures for all tests: the default model, loaded once in a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from kgexport.annotate import DEFAULT_MODEL, configure_maths, load_model

if TYPE_CHECKING:
    from spacy.language import Language

# pytest is a program of its own: it may set up the maths library, and has to before numpy comes in.
configure_maths()

# How long an example takes says nothing on a busy machine.
settings.register_profile("kgexport", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kgexport")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the golden tests ask for."""
    parser.addoption("--update-golden", action="store_true", help="write the graphs of tests/golden anew")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default model, as `kgexport export` loads it. Do not change it."""
    return load_model(DEFAULT_MODEL)
