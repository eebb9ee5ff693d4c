"""Names found in sentences written for the test, and what kind of thing each is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgexport.extract.names import find_names
from kgexport.model import Document
from tests.extract.named import LEXICON, bare_doc, by_kind, entities_in, forms

KINDS = [
    (
        "Kenyan President Orlan Tebo met General Kasim Durani in Vienna, Austria.",
        {"people": {"Orlan Tebo", "Kasim Durani"}, "countries": {"Kenya", "Austria"}, "places": {"Vienna"}},
    ),
    (
        "The Ministry of Foreign Affairs said Durani would come. Durani later left Nairobi.",
        {"people": {"Durani"}, "bodies": {"Ministry of Foreign Affairs"}, "places": {"Nairobi"}},
    ),
    (
        "According to the state-run Ardent news agency, Harbour Trade Committee Chairman Ed Falk has resigned.",
        {"people": {"Ed Falk"}, "bodies": {"Ardent news agency", "Harbour Trade Committee"}},
    ),
    (
        "The U.S. Department of Transportation and the Department of Commerce lifted the ban on Peruvian fish.",
        {
            "bodies": {"U.S. Department of Transportation", "Department of Commerce"},
            "countries": {"Peru", "United States"},
        },
    ),
    (
        "He spoke to Harbour Bank's chief, Lena Orlo, who had flown from the Karo valley to Mount Tarn.",
        {"people": {"Lena Orlo"}, "bodies": {"Harbour Bank"}, "places": {"Karo valley", "Mount Tarn"}},
    ),
    (
        "The Pentagon and the Kremlin denied it, but Moscow and Washington said nothing.",
        {"bodies": {"Pentagon", "Kremlin"}, "places": {"Moscow", "Washington"}},
    ),
    (
        "Muslim and Christian leaders in Jordan welcomed the Lake Agreement on Monday, Democrats said.",
        {"countries": {"Jordan"}},
    ),
    (
        "The minister from Peru and the president of Chad signed it under the Kenya, Peru, and Chad Trade Act.",
        {"countries": {"Peru", "Chad"}},
    ),
    (
        "Adela Quist was treated at Saint Olan Hospital in the town of Brenn, near Bergen.",
        {"people": {"Adela Quist"}, "places": {"Saint Olan Hospital", "Brenn", "Bergen"}},
    ),
    (
        "The decision helps the Government of National Harmony (GNH), as Ardent TV and the Group of 20 said in Kenya.",
        {"bodies": {"Government of National Harmony", "Ardent TV", "Group of 20"}, "countries": {"Kenya"}},
    ),
    (
        "The fighters belong to the Brenn Front, who were driven out. It filled the Karo heavy-water nuclear reactor.",
        {"bodies": {"Brenn Front"}, "places": {"Karo"}},
    ),
    (
        "Talks failed during the Falk, Adela Quist, and Tebo administrations. NO MORE LIES AND DEATH OF MANY!",
        {"people": {"Falk", "Adela Quist", "Tebo"}},
    ),
    (
        "A statement on Twitter by @ardentnews said the #BrennDeal was dead. See http://Ardent.example/Deal for more.",
        {},
    ),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_names_and_their_kinds(nlp, text, expected):
    assert by_kind(entities_in(nlp(text))) == expected


FORMS = [
    (
        "General Kasim Durani left. Gen. Durani said so. Durani slept.",
        "Kasim Durani",
        {"Kasim Durani", "General Kasim Durani", "Durani", "Gen. Durani"},
    ),
    (
        "Talks were held in Russia. Russian officials said the Russians came.",
        "Russia",
        {"Russia", "Russian", "Russians"},
    ),
    (
        "The U.S. said America and the United States were ready for U.S.-led talks.",
        "United States",
        {"U.S.", "America", "United States"},
    ),
    (
        "The Harbour Trade Commission (HTC) met. The HTC said no.",
        "Harbour Trade Commission",
        {"Harbour Trade Commission", "HTC"},
    ),
    (
        "Reporters of the Ardent News Agency came. Ardent reported it first.",
        "Ardent News Agency",
        {"Ardent News Agency", "Ardent"},
    ),
    ("Kenya's Interior Ministry said so. The Ministry of the Interior of Kenya gave no date.", "Kenya", {"Kenya"}),
    ("Fighters crossed the Karo valley and burned Karo.", "Karo valley", {"Karo valley", "Karo"}),
    ("Senator Mia Falk came from Wisconsin. FILE - Sen. Mia Falk, R-Wis., speaks.", "Wisconsin", {"Wisconsin", "Wis."}),
    (
        "The Brenn Group of Companies LLC (Brenn Group) was named.",
        "Brenn Group of Companies LLC",
        {"Brenn Group of Companies LLC", "Brenn Group"},
    ),
]


@pytest.mark.parametrize(("text", "label", "expected"), FORMS)
def test_every_form_of_a_name(nlp, text, label, expected):
    assert forms(entities_in(nlp(text)), label) == expected


WITHOUT_MODEL = [
    (
        "President Orlan Tebo met the Harbour Trade Commission in Kenya.",
        {"people": {"Orlan Tebo"}, "bodies": {"Harbour Trade Commission"}, "countries": {"Kenya"}},
    ),
    (
        "Kenyan Foreign Minister Orlan Tebo left Berlin. Tebo met Secretary of State Ann Falk.",
        {"people": {"Orlan Tebo", "Ann Falk"}, "countries": {"Kenya"}, "places": {"Berlin"}},
    ),
    (
        "A court named Karim bin Abd al-Hadi and Tam Geun-seok of the Ministry of Trade and Industry.",
        {"people": {"Karim bin Abd al-Hadi", "Tam Geun-seok"}, "bodies": {"Ministry of Trade and Industry"}},
    ),
    ("Sanctions hit the Bank of Peru on Monday.", {"bodies": {"Bank of Peru"}}),
    (
        "Mr. Falk said the United Nations Security Council would vote.",
        {"people": {"Falk"}, "bodies": {"United Nations Security Council"}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_MODEL)
def test_names_without_any_label_of_a_model(text, expected):
    assert by_kind(entities_in(bare_doc(text))) == expected


def test_inverted_name_of_a_list_joins_the_person_it_spells(nlp):
    entities = entities_in(nlp("General Qasim Soley was named again (SOLEY, Ghasem). Soley said nothing."))
    assert forms(entities, "Qasim Soley") >= {"Qasim Soley", "SOLEY, Ghasem", "Soley"}
    assert len(entities) == 1


def test_heading_glued_to_the_text_gives_only_what_the_text_names(nlp):
    text = (
        "Tebo Urges Bold New Steps on Kenya Harbour Talks-NAIROBI — -President Orlan Tebo said on Monday that "
        "talks about the harbour would begin soon. Tebo gave no date."
    )
    assert by_kind(entities_in(nlp(text))) == {"people": {"Orlan Tebo"}, "countries": {"Kenya"}, "places": {"NAIROBI"}}


def test_hard_wrapped_lines_do_not_cut_names(nlp):
    text = (
        "President Orlan Tebo met today with the Prime Minister Adela\nQuist of Kenya to discuss the harbour and the "
        "many other things\nthat both of them had on their minds during the last long weeks,\namong them fish, roads, "
        "bridges and the price of bread in town.\n"
    )
    assert "Adela Quist" in by_kind(entities_in(nlp(text)))["people"]


UNSEEN = [
    ("The Orlo-Kenya talks resumed; Mia Orlo went to Kenya.", "people", {"Mia Orlo"}),
    ("Philippine Navy Rear Admiral Emil Strand spoke.", "bodies", {"Philippine Navy"}),
    ("LIMA (AP) -- The fish trade has stopped, the governor said.", "places", {"LIMA"}),
    ("BRENNAPUR, Nov 22 — The fish trade has stopped.", "places", {"BRENNAPUR"}),
    ("Ham Dok-su met Mr. Ham of Lima.", "people", {"Ham Dok-su"}),
    ("South Korean President Ham Jae-in spoke on Sunday.", "people", {"Ham Jae-in"}),
    ("The two sides signed the Karonian Free Trade Area (KFTA) agreement.", "bodies", None),
    ("The city was hit by tropical storm Brenda on Monday.", "places", None),
    ("Many Kenyans and Peruvians left.", "countries", None),
    ("GOP leaders in Congress rejected it.", "bodies", {"Congress"}),
    ("Emil Strand told The Harbour Post so. He told the Post again on Monday.", "bodies", {"Harbour Post"}),
    ("They met at the Plaza Brenno in the evening.", "places", {"Plaza Brenno"}),
    ("They walked from Mosul airport to Mosul.", "places", {"Mosul", "Mosul airport"}),
    ("Emil Strand joined al Qaeda in May.", "bodies", {"al Qaeda"}),
    # The seat of a body that is part of its name, and a place that is not.
    ("He left the Organization for Fish and Roads in Africa.", "bodies", {"Organization for Fish and Roads in Africa"}),
    ("He left the Organisation for Fish and Co-operation.", "bodies", {"Organisation for Fish and Co-operation"}),
    ("She left the Institute of Marine Studies at Boston.", "bodies", {"Institute of Marine Studies at Boston"}),
    ("She met the Harbour Council in Africa.", "bodies", {"Harbour Council"}),
    ("He spoke at the Institute of Marine Studies in Boston.", "bodies", {"Institute of Marine Studies"}),
    ("Tebo & Sons Associates met Falk Partners.", "bodies", {"Tebo & Sons Associates", "Falk Partners"}),
    ("He left the Justice Department.", "bodies", {"Justice Department"}),
    # A platform is no body where it is a means, and things called by letters are none.
    ("He wrote so in a Twitter post and on Facebook.", "bodies", None),
    ("Facebook founder Emil Strand left.", "bodies", {"Facebook"}),
    ("Many ICBMs and RVs were sold.", "bodies", None),
    (
        "They met at the Karo Convention Center and the Strand Golf Club.",
        "places",
        {"Karo Convention Center", "Strand Golf Club"},
    ),
    ("The Germans left Germany.", "countries", {"Germany"}),
    ("The Germans left.", "bodies", None),
    ("The Group of 7 met.", "bodies", {"Group of 7"}),
    ("It said that Border Guards Did All They Could To Help.", "bodies", None),
    ("He joined the Harbour Fish Trade Workers Union.", "bodies", {"Harbour Fish Trade Workers Union"}),
]


@pytest.mark.parametrize(("text", "kind", "labels"), UNSEEN)
def test_classes_met_in_news_of_many_publishers(nlp, text, kind, labels):
    found = by_kind(entities_in(nlp(text))).get(kind)
    assert found == labels if kind != "bodies" or labels is None else labels <= (found or set())


def test_shouting_names_only_what_the_rest_names(nlp):
    text = "NEVER AGAIN WILL THE HARBOUR PEOPLE OF KENYA BE SILENT, he wrote. Kenya was calm."
    assert by_kind(entities_in(nlp(text))) == {"countries": {"Kenya"}}


def test_credit_of_a_picture_is_a_person(nlp):
    kinds = by_kind(entities_in(nlp("The harbour was calm on Monday. REUTERS/Emil Strand")))
    assert kinds["people"] == {"Emil Strand"}


@pytest.mark.parametrize("text", ["The Order will be signed.", "NEW: They did it.", "The ethnic Kenyans fled."])
def test_capitals_that_name_nobody(nlp, text):
    assert entities_in(nlp(text)) == ()


def test_marks_without_width_are_no_part_of_a_name(nlp):
    entities = entities_in(nlp("They fought for Mosul\u200e in May, and later Mosul was calm."))
    assert [entity.label for entity in entities] == ["Mosul"]


def test_a_line_of_its_own_ends_a_name(nlp):
    entities = entities_in(nlp("Lena Orlo, Secretary of State\n\nKenya is ready, said the White House\n\nPeru is not."))
    assert by_kind(entities) == {"people": {"Lena Orlo"}, "countries": {"Kenya", "Peru"}, "bodies": {"White House"}}


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Georgia said in Tbilisi that Georgian troops left.", "Georgia", "countries"),
        ("Voters in Georgia, Ohio and Texas went to the polls.", "Georgia", "places"),
        ("Coach Emil Jordan won. Jordan was happy, his wife said.", "Emil Jordan", "people"),
    ],
)
def test_ambiguous_country_is_settled_by_the_text(nlp, text, label, kind):
    assert label in by_kind(entities_in(nlp(text)))[kind]


def test_place_lies_within_the_one_behind_the_comma(nlp):
    entities = {entity.label: entity for entity in entities_in(nlp("They met in Vienna, Austria, on Monday."))}
    assert entities["Vienna"].within == entities["Austria"].key
    listed = entities_in(nlp("They went to Vienna, Peru and Kenya."))
    assert all(entity.within is None for entity in listed)


@settings(max_examples=25)
@given(st.text(st.sampled_from("AbcĐ ’'-.,;:()“”\n\t@#/&+‘1 \u202e"), max_size=80))
def test_names_are_where_they_say(text):
    doc = bare_doc(text) if text.strip() else None
    if doc is None:
        return
    for name in find_names(Document(identifier="test", text=text), doc, LEXICON):
        assert text[name.mention.begin : name.mention.end] == name.mention.text
        assert name.name in " ".join(name.mention.text.split())
    keys = [entity.key for entity in entities_in(doc)]
    assert len(keys) == len(set(keys))
