"""Validation: a graph against SHACL shapes.

`shapes` loads and prepares them, `engines` names who may check, `shacl` checks, `results` is what comes out, `formats`
writes it.
"""
