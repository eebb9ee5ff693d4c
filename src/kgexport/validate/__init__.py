"""Validation: the graph against the SHACL shapes."""
