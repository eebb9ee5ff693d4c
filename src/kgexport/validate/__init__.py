"""Validation: a graph against SHACL shapes.

`shapes` loads and prepares them, `shacl` runs pySHACL, `results` is what comes out, `formats` writes it.
"""
