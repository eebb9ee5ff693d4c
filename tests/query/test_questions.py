"""The headers of the named questions, packaged and broken, and the page about them."""

from __future__ import annotations

import runpy
import shlex
from pathlib import Path

import pytest
from rdflib.plugins.sparql.processor import prepareQuery

from kgexport.errors import UsageError
from kgexport.query.parameters import bind
from kgexport.query.questions import TYPES, Column, Parameter, question_named, questions, read_question

DOCS = Path(__file__).parents[2] / "docs"
NAMED_BY_THE_CONTRACT = {
    "who-met-whom", "disputed-meetings", "claims-by-source", "sanctions-in-force", "sanction-history", "positions",
    "timeline", "evidence", "meetings-of-sanctioned-people",
}  # fmt: skip

GOOD = """\
# title: Who is it
# description: Tells who it is,
#   whoever it is: all of them.
# parameter: day date -- the day
# parameter: name string "" -- part of the name
# parameter: most integer 5 -- how many
# column: who -- the name
# example: kgexport query graph.ttl --name who-is-it -p day=2015-12-15

SELECT ?who {}
"""


def test_the_questions_of_the_contract_ship():
    assert set(questions()) >= NAMED_BY_THE_CONTRACT
    assert list(questions()) == sorted(questions())


@pytest.mark.parametrize("name", questions())
def test_a_question_does_what_its_header_says(name):
    question = question_named(name)
    query = prepareQuery(question.text)
    assert [str(variable) for variable in query.algebra.PV] == [column.name for column in question.columns]
    assert "OrderBy" in str(query.algebra), "the order of the rows has to be fixed"
    for parameter in question.parameters:
        assert f"?{parameter.name}" in question.text.partition("SELECT")[2]
        assert parameter.name not in {column.name for column in question.columns}
        assert parameter.type in TYPES


@pytest.mark.parametrize("name", questions())
def test_the_example_of_a_question_gives_it_what_it_needs(name):
    words = shlex.split(questions()[name].example)
    assert words[:5] == ["kgexport", "query", "graph.ttl", "--name", name]
    given = dict(word.split("=", 1) for option, word in zip(words[5::2], words[6::2], strict=True) if option == "-p")
    assert bind(questions()[name], given).keys() == {parameter.name for parameter in questions()[name].parameters}


def test_a_header_is_read():
    question = read_question(GOOD, name="who-is-it")
    assert question.title == "Who is it"
    assert question.description == "Tells who it is, whoever it is: all of them."
    assert question.parameters == (
        Parameter(name="day", type="date", default=None, description="the day"),
        Parameter(name="name", type="string", default="", description="part of the name"),
        Parameter(name="most", type="integer", default="5", description="how many"),
    )
    assert question.columns == (Column(name="who", description="the name"),)
    assert question.example.endswith("-p day=2015-12-15")
    assert question.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# title: Who is it\n", "", "the header has no title"),
        ("# column: who -- the name\n", "", "the header has no column"),
        ("# title: Who is it\n", "# title: Who is it\n# title: Who\n", "line 2: a second title"),
        ("# title: Who is it\n", "# title:\n", "line 1: title is empty"),
        ("# title: Who is it\n", "# tilte: Who is it\n", "line 1: unknown field 'tilte'"),
        ("# title: Who is it\n", "# Who is it\n", "line 1: neither a field"),
        ("day date --", "day moment --", "must begin with a name and one of string, date"),
        ("day date --", "day --", "must begin with a name and one of"),
        ("day date --", "2day date --", "must begin with a name and one of"),
        ("-- the day", "the day", "must be a name, --, and a description"),
        ('string ""', 'string "', "is not closed"),
        ("who -- the name", "?who -- the name", "'?who' is no variable"),
    ],
)
def test_a_broken_header_is_refused(old, new, message):
    assert old in GOOD
    with pytest.raises(UsageError, match=f"question who-is-it.*{message.replace('?', '[?]')}"):
        read_question(GOOD.replace(old, new), name="who-is-it")


@pytest.mark.parametrize("name", ["", "Who", "who is", "../who", "who_is"])
def test_a_name_is_words_joined_by_hyphens(name):
    with pytest.raises(UsageError, match="lower-case words"):
        read_question(GOOD, name=name)


def test_an_unknown_question_lists_the_known_ones():
    with pytest.raises(UsageError, match=r"no question 'who'; known: about, .*who-met-whom"):
        question_named("who")


def test_the_page_is_current():
    made = runpy.run_path(str(DOCS / "generate_questions.py"))["page"]()
    assert made == (DOCS / "questions.md").read_text(encoding="utf-8"), "run: python docs/generate_questions.py"


@pytest.mark.parametrize("name", questions())
def test_every_question_is_on_the_page(name):
    page = (DOCS / "questions.md").read_text(encoding="utf-8")
    question = questions()[name]
    assert f"## {name}\n" in page
    for part in (*question.parameters, *question.columns):
        assert f"| `{part.name}` |" in page
        assert part.description in page
