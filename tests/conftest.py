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

# How long an example takes says nothing on a busy machine. The same examples in every run, unless
# --hypothesis-profile=explore asks for new ones: a check must not fail by chance in somebody else's change.
_QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("kgexport", derandomize=True, **_QUIET)
settings.register_profile("explore", max_examples=1000, **_QUIET)
settings.load_profile("kgexport")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the golden tests ask for."""
    parser.addoption("--update-golden", action="store_true", help="write the graphs of tests/golden anew")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default model, as `kgexport export` loads it. Do not change it."""
    return load_model(DEFAULT_MODEL)
