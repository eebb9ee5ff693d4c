"""Whole articles through the whole pipeline, compared as graphs."""
