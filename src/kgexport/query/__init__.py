"""Questions: SPARQL over exported graphs.

`questions` are named ones that ship with the package, `parameters` gives them values, `run` asks any query of a graph
or dataset of rdflib, `formats` writes the answer. `guard` says what a query may be.
"""
