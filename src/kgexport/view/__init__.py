"""What a reader is shown: typed view models, computed from exported data.

In: a `Source`, two look-ups over statements that a graph of rdflib and a store on disk can both answer. Out: frozen
records (`records`) with the texts as they are in the data; escaping is the business of who writes HTML. The report and
the served page make the same views.

- `things.entity_view`: a card of a person, organisation, place, country or unnamed source;
- `events.meeting_view`, `events.act_view`, `events.sanction_view`: with claims and acts;
- `documents.document_view`: its text in passages, mentions and facts in place;
- `moments.moments`: the time line; `scale.scale_of`: days on an axis;
- `neighbourhood.neighbourhood`: the graph around a node.

No view raises on data that do not conform to the shapes: what is missing is absent, what is ill-formed is left out.
"""
