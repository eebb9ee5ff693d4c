"""Who says what, in sentences written for the test."""

from __future__ import annotations

import pytest

from kgexport.errors import LexiconError
from kgexport.extract.attribution import Attribution, Kind, cited_sources, find_attributions
from kgexport.extract.cues import cues_of
from kgexport.extract.reading import Reading
from kgexport.lexicon import load_lexicon
from kgexport.model import Stance
from tests.extract.readings import reading_of
from tests.times.parses import doc_of

NAMES = {"Jane Roe|Roe": "person", "John Doe|Doe": "person", "Utopia": "country", "Daily Star|Star": "body"}


def _line(attribution: Attribution, reading: Reading) -> str:
    doc = reading.doc
    source = "-" if attribution.source is None else doc[attribution.source].text
    kind = "" if attribution.kind is Kind.SAYS else f" {attribution.kind.value}"
    return f"{source} {doc[attribution.head].text} {attribution.stance.value}{kind}"


def _lines(nlp, text: str) -> list[str]:
    reading = reading_of(nlp(text), NAMES)
    return [_line(attribution, reading) for attribution in find_attributions(reading)]


def _contents(nlp, text: str, cue: str) -> list[str]:
    reading = reading_of(nlp(text), NAMES)
    return [
        reading.doc[start:end].text
        for attribution in find_attributions(reading)
        if reading.doc[attribution.head].text == cue
        for start, end in attribution.content
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Roe said Doe had left.", ["Roe said Asserts"], id="verb"),
        pytest.param("Doe had left, Roe said.", ["Roe said Asserts"], id="verb-behind"),
        pytest.param("“Doe has left,” said Roe.", ["Roe said Asserts"], id="inverted"),
        pytest.param("Doe, Roe said on Monday, had left.", ["Roe said Asserts"], id="inserted"),
        pytest.param("Doe has left, according to Roe.", ["Roe according Asserts"], id="according-to"),
        pytest.param("In the words of Roe, Doe has left.", ["Roe In Asserts"], id="in-the-words-of"),
        pytest.param("It was reported by the Daily Star that Doe left.", ["Star reported Asserts"], id="passive-agent"),
        pytest.param("Doe is said to have left.", ["- said Asserts"], id="passive-nobody"),
        pytest.param("Doe was quoted as saying that he left.", ["Doe saying Asserts"], id="quoted-as-saying"),
        pytest.param("Doe has reportedly left Utopia.", ["- reportedly Asserts"], id="reportedly"),
        pytest.param("Roe spoke, adding that Doe had left.", ["Roe adding Asserts"], id="participle"),
        pytest.param("Roe, who said Doe had left, smiled.", ["who said Asserts"], id="relative"),
        pytest.param("Roe's claim that Doe left is old.", ["Roe claim Asserts"], id="noun"),
        pytest.param("The report of the visit came from the Daily Star.", ["Star report Asserts"], id="came-from"),
        pytest.param("Roe denied that Doe had left.", ["Roe denied Denies"], id="denied"),
        pytest.param("Roe issued a denial.", ["Roe denial Denies"], id="issued-a-denial"),
        pytest.param("Roe called the report false.", ["Roe called Denies"], id="called-false"),
        pytest.param("Roe said the report was not true.", ["Roe said Denies"], id="not-true"),
        pytest.param("Roe described the claims as nonsense.", ["Roe described Denies"], id="as-nonsense"),
        pytest.param("Roe ruled out a visit.", ["Roe ruled Denies"], id="ruled-out"),
        pytest.param("Roe confirmed that Doe had left.", ["Roe confirmed Confirms"], id="confirmed"),
        pytest.param("The visit was confirmed by Roe.", ["Roe confirmed Confirms"], id="confirmed-by"),
        pytest.param(
            "Roe neither confirmed nor denied the visit.",
            ["Roe confirmed Declines", "Roe denied Declines"],
            id="neither-nor",
        ),
        pytest.param("Roe declined to comment on the visit.", ["Roe comment Declines"], id="declined-to-comment"),
        pytest.param("Roe could not confirm the visit.", ["Roe confirm Declines"], id="could-not-confirm"),
        pytest.param("Roe had no information on the visit.", ["Roe information Declines"], id="no-information"),
        pytest.param("Roe did not respond to a request.", ["Roe respond Declines"], id="no-response"),
        pytest.param("Roe could not be reached for comment.", ["Roe comment Declines"], id="not-reached"),
        pytest.param("Utopia has yet to comment on the visit.", ["Utopia comment Declines"], id="yet-to-comment"),
        pytest.param("Roe would not say whether Doe had left.", ["Roe say Declines"], id="whether"),
        pytest.param("Roe did not mention the visit.", ["Roe mention Asserts Omits"], id="omitted"),
        pytest.param("Roe may announce the visit.", ["Roe announce Asserts Wishes"], id="may-announce"),
        pytest.param("Roe criticised the visit.", ["Roe criticised Asserts Judges"], id="judged"),
        pytest.param("The continued visit of Doe ended.", [], id="no-reporting"),
        pytest.param("Roe continued to walk.", [], id="aspect-is-no-report"),
    ],
)
def test_source_cue_and_stance(nlp, text: str, expected: list[str]) -> None:
    assert _lines(nlp, text) == expected


def test_attribution_by_hand() -> None:
    reading = reading_of(
        doc_of(
            "Doe/NNP/PROPN/Doe/nsubj>1 left/VBD/VERB/leave/ccomp>4 ,/,/PUNCT/,/punct>4 Roe/NNP/PROPN/Roe/nsubj>4 "
            "said/VBD/VERB/say/ROOT>4 ././PUNCT/./punct>4"
        ),
        NAMES,
    )
    (attribution,) = find_attributions(reading)
    assert attribution == Attribution(head=4, cue=((4, 5),), source=3, content=((0, 2),))
    assert attribution.covers(1)
    assert not attribution.covers(3)


def test_subject_that_the_parser_takes_for_an_apposition() -> None:
    reading = reading_of(
        doc_of(
            "Doe/NNP/PROPN/Doe/nsubj>1 met/VBD/VERB/meet/ROOT>1 Roe/NNP/PROPN/Roe/nsubj>7 ,/,/PUNCT/,/punct>2 "
            "the/DT/DET/the/det>6 Daily/NNP/PROPN/Daily/compound>6 Star/NNP/PROPN/Star/appos>2 "
            "reported/VBD/VERB/report/ccomp>1 ././PUNCT/./punct>1"
        ),
        NAMES,
    )
    (attribution,) = find_attributions(reading)
    assert reading.doc[attribution.source or 0].text == "Star"
    assert [reading.doc[start:end].text for start, end in attribution.content] == ["Doe met Roe ,"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("Roe told reporters about the visit.", "told", ["the visit"], id="addressee-is-not-told"),
        pytest.param("Roe said on Monday that Doe had left.", "said", ["that Doe had left"], id="day-is-not-said"),
        pytest.param(
            "Roe said: “We met. We talked.” She smiled.",
            "said",
            ["“We met. We talked.”"],
            id="quotation-of-sentences",
        ),
        pytest.param(
            "“We met,” Roe said. “We talked for long.”",
            "said",
            ["“We met,”", "“We talked for long.”"],
            id="speech-goes-on",
        ),
    ],
)
def test_content(nlp, text: str, cue: str, expected: list[str]) -> None:
    found = _contents(nlp, text, cue)
    assert [part for part in expected if part not in found] == []


def test_speakers_by_colon_and_dash(nlp) -> None:
    assert _lines(nlp, "Jane Roe: Doe has left Utopia.\n\nNobody came.") == ["Roe : Asserts"]
    assert _lines(nlp, "“Doe has left Utopia.”\n— Jane Roe\n\nNobody came.") == ["Roe — Asserts"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Roe: No talks in Utopia\n\nNobody came.", ["Roe : Asserts"], id="person"),
        pytest.param("Daily Star: No talks in Utopia\n\nNobody came.", ["Star : Asserts"], id="body"),
        pytest.param("Utopia: Nobody came to the talks.\n\nIt rained.", [], id="dateline"),
    ],
)
def test_headlines_that_name_their_source(nlp, text: str, expected: list[str]) -> None:
    assert _lines(nlp, text) == expected


def test_talk_inside_a_quotation_is_no_reporting(nlp) -> None:
    assert _lines(nlp, "“I think Doe has left, you know,” Roe said.") == ["Roe said Asserts"]


def test_cited_sources_end(nlp) -> None:
    reading = reading_of(nlp("Doe left Utopia, the Daily Star reported, citing two officials."), NAMES)
    cited = list(cited_sources(find_attributions(reading), reading))
    assert [_line(attribution, reading) for attribution in cited] == ["officials citing Asserts"]


def test_hostile_text_has_attributions_or_none(nlp) -> None:
    hostile = ("", "\n\n", "“", "said said said", '" " " "', "according to", "—", ": : :", "\u202esaid\u202c Roe")
    for text in hostile:
        reading = reading_of(nlp(text), {})
        for attribution in find_attributions(reading):
            assert all(0 <= start < end <= len(reading.doc) for start, end in attribution.content)


def test_lexicon_value_that_is_no_stance_is_an_error(tmp_path) -> None:
    extra = tmp_path / "extra.toml"
    extra.write_text('[claims.verbs]\nchirp = "Sings"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="chirp"):
        cues_of(load_lexicon([extra]))


def test_lexicon_of_a_user_adds_verbs(tmp_path) -> None:
    extra = tmp_path / "extra.toml"
    extra.write_text('[claims.verbs]\nsmile = "Denies"\n', encoding="utf-8")
    cues = cues_of(load_lexicon([extra]))
    assert cues.verbs["smile"].stance is Stance.DENIES
    assert "smile" in cues.triggers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Roe and Doe have been added to a list, meaning that all they own is frozen.", [], id="added-to"),
        pytest.param("The file has been read by Roe.", [], id="perfect-passive-object"),
        pytest.param("It has been confirmed by Roe that Doe left.", ["Roe confirmed Confirms"], id="perfect-passive"),
        pytest.param("Roe refuses to make public her papers.", [], id="make-public"),
        pytest.param("The papers were made public on Monday.", [], id="made-public"),
        pytest.param("Roe makes this clear in her film.", [], id="makes-this-clear"),
        pytest.param("Doe failed to make clear that Roe had left.", [], id="failed-to-make-clear"),
        pytest.param("Roe has made it public that Doe left.", ["Roe made Asserts"], id="made-it-public-that"),
        pytest.param("Roe has let it be known that Doe had left.", ["Roe let Asserts"], id="let-it-be-known"),
        pytest.param("Roe appealed the case to the court.", [], id="appealed-the-case"),
        pytest.param("Roe appealed to a larger public.", [], id="appealed-to"),
        pytest.param("Roe appealed for talks with Doe.", ["Roe appealed Asserts Wishes"], id="appealed-for"),
    ],
)
def test_words_that_report_only_in_some_uses(nlp, text, expected):
    assert _lines(nlp, text) == expected


def test_a_verb_quoted_alone_has_its_content_outside_the_marks(nlp):
    text = "Roe “strongly denied” any knowledge of what happened to the talks."
    assert _contents(nlp, text, "denied") == ["any knowledge of what happened to the talks"]
