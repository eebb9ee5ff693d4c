"""The store: documents' graphs on disk, in an embedded Oxigraph, loaded whole or not at all.

`folder` says what lies where and who may touch it, `parsing` reads files a statement at a time, `load` puts them in,
`snapshot` opens what was loaded and asks it, `guard` finds what Oxigraph would ask of other hosts. Needs
pyoxigraph, the extra `kgexport[store]`.

In the store each document's statements are in the graph that its IRI names, and the union of all graphs, each
statement once, is in the default graph: a query that names no graph reads one index instead of merging thousands.
"""
