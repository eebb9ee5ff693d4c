"""Who puts forward or disputes an event, in sentences written for the test with the tellings marked in them."""

from __future__ import annotations

import datetime

import pytest

from kgexport.extract.claims import ClaimsFound, find_claims
from kgexport.model import DOCUMENT_KEY, Act, EntityKind, Mention, Modality, SanctionMention
from tests.extract.marked import NAMES, claim_lines, claims_found
from tests.extract.readings import reading_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Roe {met} Doe.", [], id="plain"),
        pytest.param("Utopia said Roe {met} Doe.", ["0: Utopia Asserts"], id="country-for-its-government"),
        pytest.param("Roe {met} Doe, according to the Daily Star.", ["0: Daily Star Asserts"], id="according-to"),
        pytest.param("“I {met} Doe,” Roe said. She left.", ["0: Jane Roe Asserts"], id="quotation"),
        pytest.param("Doe denied he had {met} Roe.", ["0: John Doe Denies"], id="denied"),
        pytest.param("Utopia said Roe had not {-met} Doe.", ["0: Utopia Denies"], id="said-not"),
        pytest.param("“There was no {-meeting},” Poe said.", ["0: Ann Poe Denies"], id="no-such"),
        pytest.param("The {meeting} was confirmed by Poe.", ["0: Ann Poe Confirms"], id="confirmed-by"),
        pytest.param("Poe neither confirmed nor denied that Roe {met} Doe.", ["0: Ann Poe Declines"], id="neither-nor"),
        pytest.param(
            "Poe dismissed reports that Roe had {met} Doe.", ["0: Ann Poe Denies"], id="denial-of-hearsay-is-sure"
        ),
        pytest.param("Roe has reportedly {met} Doe.", ["0: document Asserts hedged"], id="hearsay"),
        pytest.param("Roe is said to have {met} Doe.", ["0: document Asserts hedged"], id="is-said-to"),
        pytest.param(
            "A senior Utopian official said Roe {met} Doe.",
            ["0: <A senior Utopian official> Asserts"],
            id="unnamed",
        ),
        pytest.param(
            "The {meeting} was confirmed by a Utopian envoy and two security sources.",
            ["0: <a Utopian envoy> Confirms", "0: <two security sources> Confirms"],
            id="two-sources",
        ),
        pytest.param("A Palace statement said Roe {met} Doe.", ["0: Palace Asserts"], id="statement-of-a-body"),
        pytest.param("Reports say Roe {met} Doe.", [], id="reports-are-nobody"),
        pytest.param(
            "The Daily Star reported that Poe had confirmed the {meeting}.",
            ["0: Ann Poe Confirms by Daily Star"],
            id="cited",
        ),
        pytest.param(
            "According to the Morning Post, the report of the {meeting} came from the Daily Star.",
            ["0: Daily Star Asserts by Morning Post"],
            id="report-came-from",
        ),
        pytest.param(
            "Roe {met} Doe, the Daily Star reported, citing two officials.",
            ["0: Daily Star Asserts", "0: <two officials> Asserts by Daily Star"],
            id="citing",
        ),
        pytest.param("Poe warned of war if Roe {?met} Doe.", [], id="condition-puts-nothing-forward"),
        pytest.param("Poe may announce that Roe {met} Doe.", [], id="may-say"),
        pytest.param("Poe did not say when Roe {met} Doe.", [], id="omission"),
    ],
)
def test_claims_about_a_told_event(nlp, marked: str, expected: list[str]) -> None:
    assert claim_lines(nlp, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Roe {met} Doe. Utopia denied this.", ["0: Utopia Denies"], id="this"),
        pytest.param("Roe {met} Doe. The Palace declined to comment.", ["0: Palace Declines"], id="no-comment"),
        pytest.param("Roe {met} Doe. Poe denied involvement in fraud.", [], id="denial-of-something-else"),
        pytest.param("Roe {met} Doe. Utopia denied this {=meeting}, as well.", ["0: Utopia Denies"], id="this-meeting"),
        pytest.param(
            "Reports emerged that Roe had {met} Doe. Roe {met} Doe in May. Poe rejected the reports.",
            ["0: document Asserts hedged", "0: Ann Poe Denies"],
            id="the-reports",
        ),
        pytest.param("Roe {met} Doe. It rained. It snowed. The sun shone. Utopia denied this.", [], id="too-far-back"),
        pytest.param(
            "Roe {met} Doe on Sunday. The Palace said Roe and Doe discussed trade.", ["0: Palace Asserts"], id="readout"
        ),
        pytest.param(
            "Roe {met} Doe on Sunday. The Palace said Roe and Doe discussed trade, the Star reported.",
            ["0: Palace Asserts"],
            id="readout-passed-on",
        ),
        pytest.param(
            "The Palace released photos of the {=meeting} of Roe and Doe.", ["0: Palace Asserts"], id="records"
        ),
        pytest.param("The camera took photos of the {=meeting} of Roe and Doe.", [], id="records-of-nobody"),
        pytest.param("Poe said Doe was accused of violating [=sanctions].", [], id="evaded-sanctions"),
        pytest.param("Poe blamed [=sanctions] for the shortage.", ["0: Ann Poe Asserts"], id="blamed-sanctions"),
        pytest.param("Ann Poe said: We have talked. Roe {met} Doe.", ["0: Ann Poe Asserts"], id="speech-without-marks"),
        pytest.param("Poe said it was wrong to put Doe under [=sanctions].", ["0: Ann Poe Asserts"], id="judgement"),
        pytest.param(
            "Utopia {met} Roe. The Palace does not, and never will, accept Doe.", [], id="no-acceptance-is-no-silence"
        ),
        pytest.param(
            "A Palace statement said Roe was there. Roe {met} Doe, the statement said.",
            ["0: Palace Asserts"],
            id="the-statement",
        ),
        pytest.param(
            "Roe {met} Doe, an official said. “It went well,” Ann Poe said.",
            ["0: Ann Poe Asserts"],
            id="named-later",
        ),
        pytest.param(
            "Ann Poe was there. Roe {met} Doe, an official said. “It went well,” Poe said.",
            ["0: <an official> Asserts"],
            id="named-before",
        ),
        pytest.param(
            "Roe {met} Doe, a spokeswoman said. A critic said it rained. “Well,” spokeswoman Ann Poe said.",
            ["0: Ann Poe Asserts"],
            id="named-later-with-the-office",
        ),
        pytest.param(
            "Roe {met} Doe, a Palace spokeswoman said. Doe said it rained. “Well,” Utopian spokeswoman Ann Poe said.",
            ["0: <a Palace spokeswoman> Asserts"],
            id="office-elsewhere",
        ),
        pytest.param(
            "Roe {met} Doe. It rained. It snowed. The sun shone. The Palace declined to comment.",
            ["0: Palace Declines"],
            id="silence-at-the-end",
        ),
        pytest.param(
            "Poe said Roe {met} Doe. She said they {met} twice.",
            ["0: Ann Poe Asserts", "1: Ann Poe Asserts"],
            id="speaker-goes-on",
        ),
    ],
)
def test_claims_that_point_back(nlp, marked: str, expected: list[str]) -> None:
    assert claim_lines(nlp, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "Poe said in a statement that Roe {met} Doe on Monday.", ["0: Ann Poe Asserts"], id="said-in-a-statement"
        ),
        pytest.param("Ann Poe, speaking in the Palace, said Roe {met} Doe.", ["0: Ann Poe Asserts"], id="insertion"),
        pytest.param(
            "Roe travelled abroad and {met} Doe, her office confirmed to the Post.",
            ["0: <her office> Confirms"],
            id="confirmed-to",
        ),
        pytest.param("Utopia was silent on the {meeting} that Poe announced.", ["0: Ann Poe Asserts"], id="that"),
        pytest.param(
            "Roe {met} Doe, according to a readout provided by the Palace.", ["0: Palace Asserts"], id="provided-by"
        ),
        pytest.param("Poe briefed reporters on the {meeting}.", ["0: Ann Poe Asserts"], id="briefed"),
        pytest.param("The Daily Star broke the news of the {meeting}.", ["0: Daily Star Asserts"], id="broke-the-news"),
        pytest.param(
            "Ann Poe was there. Ann said Roe {met} Doe.", ["0: Ann Poe Asserts"], id="first-name-that-is-no-mention"
        ),
        pytest.param("Poe said on a visit to Utopia that Roe {met} Doe.", ["0: Ann Poe Asserts"], id="said-on-a-visit"),
        pytest.param("“Well,” Poe said on the {=call}.", [], id="setting"),
        pytest.param("On the {=call}, Poe said it rained.", [], id="setting-in-front"),
        pytest.param("Poe denied that the {=talks} of Roe and Doe hurt.", ["0: Ann Poe Asserts"], id="presupposed"),
        pytest.param("Poe denied that {=talks} of Roe and Doe began.", ["0: Ann Poe Denies"], id="not-presupposed"),
        pytest.param(
            "“Roe {met} Doe, according to a source,” the Post reported.",
            ["0: <a source> Asserts by Morning Post", "0: Morning Post Asserts"],
            id="outlet-on-an-unnamed-source",
        ),
        pytest.param(
            "Poe told the Daily Star so. Roe {met} Doe, the newspaper reported.",
            ["0: Daily Star Asserts"],
            id="the-newspaper",
        ),
        pytest.param("Poe responded to reporting that Roe {met} Doe.", ["0: document Asserts hedged"], id="of-others"),
    ],
)
def test_ways_of_reporting(nlp, marked: str, expected: list[str]) -> None:
    assert claim_lines(nlp, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Roe {met} Doe. Talks were hard, Poe said.", ["0: Ann Poe Asserts"], id="bare-plural"),
        pytest.param("Roe {met} Doe. The talks were hard, Poe said.", ["0: Ann Poe Asserts"], id="definite"),
        pytest.param("Utopia [sanctioned] Doe. Poe said the measures hurt.", ["0: Ann Poe Asserts"], id="measures"),
        pytest.param("Roe {met} Doe. A visit would be good, Poe said.", [], id="new"),
        pytest.param("Roe {met} Doe. Poe said she left before the talks.", [], id="only-a-time"),
        pytest.param("Roe {met} Doe. Talks with Ruritania were hard, Poe said.", [], id="talks-of-others"),
        pytest.param("Utopia [sanctioned] Doe. Poe said the talks were hard.", [], id="no-meeting"),
        pytest.param("Roe {met} Doe. The talks will go on, Poe said.", [], id="to-come"),
        pytest.param("Roe {?met} Doe. Poe rejected Doe's offer to meet.", ["0: Ann Poe Denies"], id="offer-rejected"),
        pytest.param("Roe {?met} Doe. Poe said she backs Roe's plan to talk.", ["0: Ann Poe Asserts"], id="plan"),
        pytest.param("Roe {?met} Doe. Poe rejected Ruritania's offer to meet.", [], id="offer-of-others"),
        pytest.param(
            "Roe {met} Doe. An envoy at the {=meetings} said they were hard.",
            ["1: <An envoy at the meetings> Asserts"],
            id="they",
        ),
    ],
)
def test_an_event_taken_up_in_what_is_said(nlp, marked: str, expected: list[str]) -> None:
    assert claim_lines(nlp, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("Utopia said it had [sanctioned] Doe.", ["0: Utopia Asserts"], id="own-act"),
        pytest.param("Utopia [announced sanctions] on Doe.", ["0: Utopia Asserts"], id="announced"),
        pytest.param("Ruritania rejected the [sanctions] as illegal.", [], id="rejection-is-no-denial"),
        pytest.param("Utopia [sanctioned] Doe. Poe said the [=sanctions] hurt.", [], id="taken-for-granted"),
        pytest.param("Poe called for a {?meeting} of Roe and Doe.", ["0: Ann Poe Asserts"], id="called-for"),
        pytest.param("Poe wants Roe to {?meet} Doe.", [], id="wants"),
        pytest.param("Poe called for talks after Roe {met} Doe.", [], id="called-for-another"),
        pytest.param("Utopia [continues its ban] on Doe, Poe said.", ["0: Ann Poe Asserts"], id="act-is-no-report"),
    ],
)
def test_claims_about_sanctions(nlp, marked: str, expected: list[str]) -> None:
    assert claim_lines(nlp, marked) == expected


@pytest.mark.parametrize(
    ("text", "modality", "expected"),
    [
        pytest.param(
            "Utopia sanctioned Doe. “Nobody will lift the sanctions,” Poe said.",
            Modality.NEGATED,
            ["lifting: Ann Poe Denies", "standing: Ann Poe Asserts"],
            id="denied-they-stand",
        ),
        pytest.param(
            "Utopia sanctioned Doe. “They should lift the sanctions,” Poe said.",
            Modality.HYPOTHETICAL,
            ["standing: document Asserts", "lifting: Ann Poe Asserts"],
            id="wanted-they-are-taken-for-granted",
        ),
    ],
)
def test_lifting_of_sanctions(nlp, text: str, modality: Modality, expected: list[str]) -> None:
    begin = text.index("lift the sanctions")
    standing = SanctionMention(
        key="standing",
        trigger=Mention(begin=begin + 9, end=begin + 18, text="sanctions"),
        sentence=1,
        modality=Modality.ACTUAL,
        noun=True,
        definite=True,
        act=Act.IMPOSITION,
    )
    lifting = SanctionMention(
        key="lifting",
        trigger=Mention(begin=begin, end=begin + 18, text="lift the sanctions"),
        sentence=1,
        modality=modality,
        act=Act.LIFTING,
    )
    found = find_claims(reading_of(nlp(text), NAMES), [standing, lifting])
    assert [f"{claim.about}: {claim.claimant} {claim.stance.value}" for claim in found.claims] == expected


def test_plain_telling_is_the_documents(nlp) -> None:
    found, _ = claims_found(nlp, "Roe {met} Doe. Poe said they {met}.")
    own = [claim for claim in found.claims if claim.claimant == DOCUMENT_KEY]
    assert [(claim.about, claim.stance.value, claim.hedged) for claim in own] == [("event-0", "Asserts", False)]


def test_quotation_and_time_are_kept(nlp) -> None:
    found, _ = claims_found(nlp, "“We {met} twice,” Roe said on Tuesday.")
    (claim,) = found.claims
    assert claim.quotation == "We met twice,"
    assert claim.cue.text == "said"
    assert claim.time is not None
    assert claim.time.earliest == datetime.date(2024, 3, 12)


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("Roe {met} Doe. The Palace reportedly denied it.", "0: Palace Denies hedged"),
        ("Roe {met} Doe. The Palace denied it.", "0: Palace Denies"),
    ],
)
def test_a_hedge_holds_for_a_claim_that_points_back(nlp, marked: str, line: str) -> None:
    """A denial of what another sentence told lost its "reportedly"."""
    assert claim_lines(nlp, marked) == [line]


def test_no_events_no_claims(nlp) -> None:
    assert find_claims(reading_of(nlp("Roe denied it."), NAMES), []) == ClaimsFound()


@pytest.mark.parametrize(
    ("marked", "label", "affiliation", "count"),
    [
        pytest.param("Two Utopian officials said Roe {met} Doe.", "Two Utopian officials", "Utopia", 2, id="counted"),
        pytest.param("A Palace spokesman said Roe {met} Doe.", "A Palace spokesman", "Palace", None, id="body"),
        pytest.param("Critics said Roe {met} Doe.", "Critics", None, None, id="bare"),
        pytest.param("Doe aides said Roe {met} Doe.", "Doe aides", None, None, id="of a person"),
    ],
)
def test_unnamed_sources(nlp, marked: str, label: str, affiliation: str | None, count: int | None) -> None:
    (source,) = claims_found(nlp, marked)[0].sources
    assert (source.kind, source.label) == (EntityKind.UNNAMED_SOURCE, label)
    assert (source.affiliation, source.source_count) == (affiliation, count)


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        pytest.param(
            "Roe {met} Doe, her office said. Roe's office said they {met} again.", ["Roe's office"], id="owner"
        ),
        pytest.param(
            "Official: Roe {met} Doe\n\nA senior official said Roe {met} Doe.", ["A senior official"], id="headline"
        ),
        pytest.param(
            "A senior official said Roe {met} Doe. A tired official said Roe {met} Doe.",
            ["A senior official", "A tired official"],
            id="two-officials",
        ),
    ],
)
def test_unnamed_sources_that_are_one(nlp, marked: str, labels: list[str]) -> None:
    assert [source.label for source in claims_found(nlp, marked)[0].sources] == labels


def test_unnamed_source_named_again_is_one(nlp) -> None:
    found, _ = claims_found(
        nlp, "A senior official said Roe {met} Doe. The official said they {met} again. He said they {met} in May."
    )
    (source,) = found.sources
    assert source.label == "A senior official"
    assert {mention.text for mention in source.mentions} == {"A senior official", "The official"}
    assert {claim.claimant for claim in found.claims} == {source.key}
