"""Write `docs/context.jsonld`, the JSON-LD context of exports: `python docs/generate_context.py`.

A test compares the file with what this module makes.
"""

from __future__ import annotations

from pathlib import Path

from kgexport.rdf.jsonld import context_file

FILE = Path(__file__).with_name("context.jsonld")


if __name__ == "__main__":
    FILE.write_text(context_file(), encoding="utf-8")
