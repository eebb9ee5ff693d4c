"""Questions: SPARQL over exported graphs."""
