"""kgexport reads news and exports a knowledge graph in RDF."""
