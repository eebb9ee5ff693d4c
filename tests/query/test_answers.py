"""What each named question answers about the story."""

from __future__ import annotations

import pytest

from kgexport.query.parameters import bind
from kgexport.query.questions import question_named, questions
from kgexport.query.run import run

ID = "https://w3id.org/kgexport/id/"
MET = "General Arman Tavaki met President Ilya Morozov in Verinsk last week, Sahar news agency reported."
DENIED = "Palace spokesman Pavel Orlin denied it, according to Morning Herald."
VISIT = "Tavaki also visited Verinsk in late July, two officials confirmed."
IMPOSED = "The World Council imposed a travel ban and an asset freeze on Tavaki in 2007."
LIFTED = "Norwegian sanctions on Tavaki, imposed in 2005, were lifted this past July."

DISPUTE = ("Arman Tavaki; Ilya Morozov", "Verinsk", "2015-12-14", "2015-12-20", "Sahar news agency", "Pavel Orlin",
           "A Norwegian official", MET, DENIED, "meeting-report_at-21")  # fmt: skip
VISIT_DISPUTE = ("Arman Tavaki", "Verinsk", "2015-07-21", "2015-07-31", "two officials", "Norway", "", VISIT,
                 "Norway denied this visit, as well.", "meeting-report_at-221")  # fmt: skip
COUNCIL = ("Arman Tavaki", "World Council", "AssetFreeze; TravelBan", "yes", "2007", "2007-01-01", "2007-12-31", "",
           IMPOSED, "sanction-report_at-368")  # fmt: skip


def answer(data, name, only=(), /, **given):
    """Rows as text, without the base of the data; only some columns where `only` names them."""
    question = question_named(name)
    table = run(data, question.text, bind(question, given))
    assert table.columns == tuple(column.name for column in question.columns)
    places = [table.columns.index(column) for column in only or table.columns]
    return [tuple("" if row[place] is None else str(row[place]).removeprefix(ID) for place in places)
            for row in table.rows]  # fmt: skip


def test_who_met_whom(graph):
    assert answer(graph, "who-met-whom") == [
        ("Arman Tavaki", "", "Actual", "Visit", "Verinsk", "2015-07-21", "2015-07-31", "late July", "true", VISIT,
         "meeting-report_at-221"),
        ("Arman Tavaki", "Ilya Morozov", "Actual", "InPerson", "Verinsk", "2015-12-14", "2015-12-20", "last week",
         "true", MET, "meeting-report_at-21"),
        ("Dora Vale", "Ilya Morozov", "Planned", "Call", "", "2015-12-28", "2016-01-03", "next week", "false",
         "Morozov will call Dora Vale next week.", "meeting-report_at-324"),
        ("Arman Tavaki", "Dora Vale", "Actual", "", "", "", "", "", "false", "Dora Vale met Arman Tavaki.",
         "meeting-letter_at-10"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("vale", [("Dora Vale", "Ilya Morozov"), ("Arman Tavaki", "Dora Vale")]),
        ("MOROZOV", [("Arman Tavaki", "Ilya Morozov"), ("Dora Vale", "Ilya Morozov")]),
        ("General", [("Arman Tavaki", ""), ("Arman Tavaki", "Ilya Morozov"), ("Arman Tavaki", "Dora Vale")]),
        ("Orlin", []),
        ('" } INSERT', []),
        (".*", []),
    ],
)
def test_who_met_whom_by_name(graph, name, pairs):
    assert answer(graph, "who-met-whom", ("who", "whom"), name=name) == pairs


def test_disputed_meetings(graph):
    assert answer(graph, "disputed-meetings") == [VISIT_DISPUTE, DISPUTE]


def test_claims_by_source(graph):
    columns = ("claimant", "stance", "event", "parties", "earliest", "hedged", "citedBy", "quotation", "claim")
    rows = answer(graph, "claims-by-source", columns)
    assert rows[:4] == [
        ("A Norwegian official", "Declines", "Meeting", "Arman Tavaki; Ilya Morozov", "2015-12-14", "false", "", "",
         "claim-report_at-188"),
        ("Norway", "Denies", "Meeting", "Arman Tavaki", "2015-07-21", "true", "", "", "claim-report_at-283"),
        ("Pavel Orlin", "Denies", "Meeting", "Arman Tavaki; Ilya Morozov", "2015-12-14", "false", "Morning Herald",
         "There was no such meeting", "claim-report_at-127"),
        ("Sahar news agency", "Asserts", "Meeting", "Arman Tavaki; Ilya Morozov", "2015-12-14", "false", "", "",
         "claim-report_at-88"),
    ]  # fmt: skip
    assert [row[0] for row in rows[4:]] == ["the author of letter", *["the author of report"] * 5, "two officials"]
    assert [row[2] for row in rows[5:10]] == ["Threat", "Imposition", "Imposition", "Lifting", "Meeting"]


def test_claims_of_one_source(graph):
    rows = answer(graph, "claims-by-source", ("claimant", "sentence"), source="orlin")
    assert rows == [("Pavel Orlin", DENIED)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2004-12-31", []),
        ("2005-06-01", [("Norway", "possibly")]),
        ("2006-06-01", [("Norway", "yes")]),
        ("2007-06-01", [("Norway", "yes"), ("World Council", "possibly")]),
        ("2015-06-30", [("Norway", "yes"), ("World Council", "yes")]),
        ("2015-07-31", [("Norway", "possibly"), ("World Council", "yes")]),
        ("2015-08-01", [("World Council", "yes")]),
        ("2015-12-15", [("World Council", "yes")]),
    ],
)
def test_sanctions_in_force_day_by_day(graph, day, found):
    assert answer(graph, "sanctions-in-force", ("authority", "certainty"), day=day) == found


def test_sanctions_in_force(graph):
    assert answer(graph, "sanctions-in-force", day="2015-12-15") == [COUNCIL]


def test_sanction_history(graph):
    columns = ("earliest", "latest", "words", "act", "authorities", "targets", "measures", "claims", "sentence")
    assert answer(graph, "sanction-history", columns, name="tavaki") == [
        ("2005-01-01", "2005-12-31", "2005", "Imposition", "Norway", "Arman Tavaki", "", "the author (Asserts)",
         LIFTED),
        ("2007-01-01", "2007-12-31", "2007", "Imposition", "World Council", "Arman Tavaki", "AssetFreeze; TravelBan",
         "the author (Asserts)", IMPOSED),
        ("2015-07-01", "2015-07-31", "this past July", "Lifting", "Norway", "Arman Tavaki", "",
         "the author (Asserts)", LIFTED),
    ]  # fmt: skip


def test_sanction_history_of_an_authority_by_another_form_of_its_name(graph):
    columns = ("earliest", "act", "modality", "targets")
    assert answer(graph, "sanction-history", columns, name="Norwegian") == [
        ("2005-01-01", "Imposition", "Actual", "Arman Tavaki"),
        ("2015-07-01", "Lifting", "Actual", "Arman Tavaki"),
        ("", "Threat", "Hypothetical", "Harbour Bank"),
    ]


def test_positions(graph):
    assert answer(graph, "positions") == [
        ("Arman Tavaki", "General", "", "false", MET, "position-report_at-0"),
        ("Dora Vale", "former harbour minister", "Norway", "true",
         "Dora Vale is a former harbour minister of Norway.", "position-letter_at-43"),
        ("Pavel Orlin", "spokesman", "Palace", "false", DENIED, "position-report_at-105"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "holders"), [("NORWAY", ["Dora Vale"]), ("spokes", ["Pavel Orlin"]),
                                               ("General Arman", ["Arman Tavaki"]), ("king", [])])  # fmt: skip
def test_positions_by_holder_title_or_body(graph, name, holders):
    assert [holder for (holder,) in answer(graph, "positions", ("holder",), name=name)] == holders


def test_timeline(graph):
    columns = ("earliest", "latest", "words", "event", "modality", "parties", "place", "denied")
    assert answer(graph, "timeline", columns) == [
        ("2005-01-01", "2005-12-31", "2005", "Imposition", "Actual", "Arman Tavaki; Norway", "", "false"),
        ("2007-01-01", "2007-12-31", "2007", "Imposition", "Actual", "Arman Tavaki; World Council", "", "false"),
        ("2015-07-01", "2015-07-31", "this past July", "Lifting", "Actual", "Arman Tavaki; Norway", "", "false"),
        ("2015-07-21", "2015-07-31", "late July", "Meeting", "Actual", "Arman Tavaki", "Verinsk", "true"),
        ("2015-12-14", "2015-12-20", "last week", "Meeting", "Actual", "Arman Tavaki; Ilya Morozov", "Verinsk",
         "true"),
        ("2015-12-28", "2016-01-03", "next week", "Meeting", "Planned", "Dora Vale; Ilya Morozov", "", "false"),
        ("", "", "", "Meeting", "Actual", "Arman Tavaki; Dora Vale", "", "false"),
        ("", "", "", "Threat", "Hypothetical", "Harbour Bank; Norway", "", "false"),
    ]  # fmt: skip


def test_timeline_of_a_period_keeps_what_may_lie_in_it(graph):
    rows = answer(graph, "timeline", ("words", "event"), **{"from": "2015-07-31", "until": "2015-12-20"})
    assert rows == [("this past July", "Lifting"), ("late July", "Meeting"), ("last week", "Meeting"),
                    ("", "Meeting"), ("", "Threat")]  # fmt: skip


@pytest.mark.parametrize(
    ("iri", "rows"),
    [
        ("kgid:country-no", [("mention", "", "letter", "70", "Norway"), ("mention", "", "report", "276", "Norway")]),
        ("kgid:meeting-report_at-221", [
            ("mention", "", "report", "221", "visited"),
            ("Confirms", "two officials", "report", "265", "confirmed"),
            ("Denies", "Norway", "report", "283", "denied"),
            ("mention", "", "report", "290", "this visit"),
        ]),
        ("kgid:claim-report_at-127", [("Denies", "Pavel Orlin", "report", "127", "denied")]),
        ("kgid:claim-report_at-324", [("Asserts", "the author", "report", "324", "call")]),
        ("kgid:sanction-report_at-459", [
            ("Imposition", "", "report", "459", "imposed in"),
            ("mention", "", "report", "459", "imposed in"),
            ("Lifting", "", "report", "481", "lifted"),
            ("mention", "", "report", "481", "lifted"),
        ]),
        ("kgid:position-report_at-105", [("mention", "", "report", "105", "spokesman")]),
        ("kgid:person-nobody", []),
    ],
)  # fmt: skip
def test_evidence(graph, iri, rows):
    assert answer(graph, "evidence", ("says", "who", "document", "begin", "text"), iri=iri) == rows


def test_evidence_has_the_end_and_the_sentence(graph):
    rows = answer(graph, "evidence", ("begin", "end", "sentence"), iri=f"{ID}claim-report_at-127")
    assert rows == [("127", "133", DENIED)]


def test_meetings_of_sanctioned_people(graph):
    columns = ("person", "others", "places", "earliest", "authority", "measures", "inForce", "since", "until", "denied")
    council = ("World Council", "AssetFreeze; TravelBan")
    assert answer(graph, "meetings-of-sanctioned-people", columns) == [
        ("Arman Tavaki", "", "Verinsk", "2015-07-21", "Norway", "", "possibly", "2005", "this past July", "true"),
        ("Arman Tavaki", "", "Verinsk", "2015-07-21", *council, "yes", "2007", "", "true"),
        ("Arman Tavaki", "Ilya Morozov", "Verinsk", "2015-12-14", "Norway", "", "no", "2005", "this past July",
         "true"),
        ("Arman Tavaki", "Ilya Morozov", "Verinsk", "2015-12-14", *council, "yes", "2007", "", "true"),
        ("Arman Tavaki", "Dora Vale", "", "", "Norway", "", "unknown", "2005", "this past July", "false"),
        ("Arman Tavaki", "Dora Vale", "", "", *council, "unknown", "2007", "", "false"),
    ]  # fmt: skip


def test_meetings_of_one_sanctioned_person(graph):
    rows = answer(graph, "meetings-of-sanctioned-people", ("person",), name="GENERAL")
    assert set(rows) == {("Arman Tavaki",)}
    assert answer(graph, "meetings-of-sanctioned-people", name="Morozov") == []


GIVEN = {
    "day": "2015-12-15", "name": "Tavaki", "iri": "kgid:meeting-report_at-21", "meeting": "kgid:meeting-report_at-21",
    "subject": "kgid:meeting-report_at-21",
}  # fmt: skip


@pytest.mark.parametrize("name", questions())
def test_quads_answer_as_triples_do(graph, dataset, name):
    given = {parameter.name: GIVEN[parameter.name]
             for parameter in questions()[name].parameters if parameter.default is None}  # fmt: skip
    rows = answer(graph, name, **given)
    assert rows or name == "seen-by-several-outlets", "both documents have no publisher"
    assert answer(dataset, name, **given) == rows
