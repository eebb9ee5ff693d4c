"""Write `docs/questions.md` from the questions: `python docs/generate_questions.py`.

A test compares the page with what this module makes.
"""

from __future__ import annotations

from pathlib import Path

from kgexport.query.questions import Question, questions
from kgexport.query.terms import SHORT_NAMES

PAGE = Path(__file__).with_name("questions.md")

_HEAD = """\
# Named questions

Questions in SPARQL that ship with kgexport. They need no knowledge of SPARQL:

```sh
kgexport query --list
kgexport query graph.ttl --name sanctions-in-force -p day=2015-12-15
kgexport query *.ttl --name timeline -f csv -o timeline.csv
```

They work on one file or many, on triples and on quads, and on a [store](store.md): what all documents say is asked as
one. The order of the rows is fixed, so that two answers can be compared. An empty cell means that the text does not
say. IRIs in a table are shortened; `-p iri=` takes them as they stand there.

| question | asks for |
|---|---|
"""

_TAIL = """\
## Formats

| `-f` | is |
|---|---|
| `table` | for people, without colours |
| `csv`, `tsv`, `json`, `xml` | the result formats of SPARQL 1.1 |
| `turtle` | for CONSTRUCT and DESCRIBE |

In a table, columns are lined up; where they would be too narrow to read, each row becomes a block. Control characters
and marks that reorder text are shown by their code.

CSV holds each text as it is, as its standard says: a cell may begin with `=`, `+`, `-` or `@`, which a spreadsheet
takes for a formula. Import the column as text, or take TSV, where every text stands in quotation marks.

## Your own questions

Any SPARQL 1.1 query that only reads is run: SELECT, ASK, CONSTRUCT, DESCRIBE. These prefixes need no declaration:
PREFIXES.

`GRAPH` and `FROM` select among the graphs of the data. Updates and `SERVICE` are refused, and nothing is fetched,
whatever a query names.

`kgexport query --name NAME --show` prints a named question as SPARQL, with the values of `-p` in it. Each begins with a
header that says what it wants to be told and what it answers; `kgexport.query.questions` describes it. A parameter is a
variable of the query: its value is made a term of its type first, and the term stands in the `VALUES` block of that
variable. So each question is plain SPARQL, with the defaults in it, and any endpoint takes it.

In Python:

```python
from kgexport.query.questions import question_named
from kgexport.query.run import GraphData, ask

table = ask(GraphData(dataset), question_named("sanctions-in-force"), {"day": "2015-12-15"})
```
"""


def page() -> str:
    """The page, in Markdown."""
    found = list(questions().values())
    index = "".join(f"| [`{question.name}`](#{question.name}) | {question.title} |\n" for question in found)
    prefixes = ", ".join(f"`{prefix}:`" for prefix in sorted(SHORT_NAMES))
    return "\n".join([_HEAD + index, *map(_section, found), _TAIL.replace("PREFIXES", prefixes)])


def _section(question: Question) -> str:
    lines = [f"## {question.name}\n", f"{question.title}. {question.description}\n", f"    {question.example}\n"]
    if question.parameters:
        lines += ["| parameter | type | default | is |", "|---|---|---|---|"]
        for parameter in question.parameters:
            default = "must be given" if parameter.default is None else parameter.default or "empty"
            lines.append(f"| `{parameter.name}` | {parameter.type} | {default} | {parameter.description} |")
        lines.append("")
    lines += ["| column | is |", "|---|---|"]
    lines += [f"| `{column.name}` | {column.description} |" for column in question.columns]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
