"""Annotation: a spaCy pipeline over the text of documents."""
