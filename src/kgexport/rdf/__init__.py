"""RDF: from an `Extraction` to triples and to files."""
