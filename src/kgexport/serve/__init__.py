"""A read-only SPARQL endpoint: what it answers, and the processes that it asks.

`app` makes the web application, `server` runs it on a port. `protocol` reads requests, `negotiation` chooses formats,
`security` checks hosts and sets headers, `description` tells of the data and of the questions in RDF. A query is never
run in the server's own process: `pool` gives it to one of the warm processes of `worker`, which `confine` keeps
from reaching beyond the data, and kills what takes too long. `answers` writes results.
"""
