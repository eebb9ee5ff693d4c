"""The page of `kgexport serve`: search, people, meetings, sanctions, documents, time line, graph and SPARQL, as HTML.

A page is made in one of the endpoint's processes (`kgexport.serve.pool`), which have the store open to read: with their
limits of time and memory, and so that a heavy page keeps no other waiting. `routes` reads requests and calls there;
`catalogue` is an index of names and days beside the store, so that no search and no list walks all data; `source` looks
statements up, not more than a page can show; `lists`, `entities`, `facts`, `drawing`, `ask` make what the templates
show, and `tables` what is downloaded. Every page can be read, and every form be sent, without scripts.
"""
