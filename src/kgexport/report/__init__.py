"""The report: one HTML file that shows all of some exported data and opens without a network.

`gather.gather` makes the model of the page from the data, `render.render` writes it. `anchors` numbers the facts,
`texts` finds the texts of the documents among files.
"""
