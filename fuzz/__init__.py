"""Coverage-guided fuzzing, with atheris: `make fuzz` or `python -m fuzz TARGET --seconds N`.

A target is a module of this package. It has `SEEDS`, the inputs to begin with, and `check`, which takes any bytes and
raises where something is wrong with kgexport. `tests/fuzz` runs each target on its seeds and on what was found before.
"""

TARGETS = ("cleaner", "dates", "iris", "journal", "nquads", "parsers", "readers", "records", "writers")
"""The modules, one for each target."""
