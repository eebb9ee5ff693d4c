"""Functions that a process is told to call in tests."""

from __future__ import annotations

from kgexport.errors import InputError


def count(store, *, of):
    """The statements about something."""
    return {"of": of, "number": sum(1 for _ in store.query(f"SELECT * {{ <{of}> ?p ?o }}"))}


def unknown(store):
    raise InputError("there is no such person")


def wrong(store):
    raise ZeroDivisionError


def endless(store):
    while True:
        pass
