"""The server refuses queries that reach beyond the data, and answers those that only look so."""

from __future__ import annotations

import pytest

from tests.store.test_guard import HARMLESS, HIDDEN, LED_ASTRAY, REFUSED_PORT


@pytest.mark.parametrize("query", [*HIDDEN, *LED_ASTRAY])
def test_the_server_refuses_it(server, query):
    response = server.ask(query.replace("X", REFUSED_PORT))
    assert response.status_code == 403
    assert "SERVICE is refused" in response.text


@pytest.mark.parametrize("query", HARMLESS)
def test_the_server_answers_the_harmless(server, query):
    assert server.ask(query).status_code == 200
