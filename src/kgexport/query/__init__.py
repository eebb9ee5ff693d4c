"""Questions: SPARQL over exported graphs.

`questions` are named ones that ship with the package, `parameters` makes terms of their values and `fill` puts those
into the text, `run` asks any query of a graph or dataset of rdflib and says what else can be asked, `formats` writes
the answer. `guard` says what a query may be.
"""
