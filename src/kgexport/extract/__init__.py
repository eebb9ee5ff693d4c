"""Extraction: from an annotated document to mentions of names, events and claims."""
