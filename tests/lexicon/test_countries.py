"""Forms of countries' names, their codes and standard names."""

from __future__ import annotations

from collections import Counter

import pytest

from kgexport.lexicon import load_lexicon
from kgexport.lexicon.countries import countries_of

COUNTRIES = countries_of(load_lexicon())


@pytest.mark.parametrize(
    ("form", "code", "label", "adjective"),
    [
        ("Russia", "RU", "Russia", False),
        ("Russian", "RU", "Russia", True),
        ("Russians", "RU", "Russia", True),
        ("Russian Federation", "RU", "Russia", False),
        ("U.S.", "US", "United States", False),
        ("American", "US", "United States", True),
        ("British", "GB", "United Kingdom", True),
        ("DPRK", "KP", "North Korea", False),
        ("Republic of Korea", "KR", "South Korea", False),
        ("Burma", "MM", "Myanmar", False),
        ("Swaziland", "SZ", "Eswatini", False),
        ("Indian", "IN", "India", True),
        ("Dominican", "DO", "Dominican Republic", True),
        ("Kosovo", "XK", "Kosovo", False),
        ("Palestinians", "PS", "Palestine", True),
        ("Islamic Republic", "IR", "Iran", False),
        ("Netherlands", "NL", "Netherlands", False),
        ("Dutch", "NL", "Netherlands", True),
        ("Republic of Ecuador", "EC", "Ecuador", False),
    ],
)
def test_form_of_a_country(form, code, label, adjective):
    country = COUNTRIES.forms[form]
    assert (country.code, country.label, country.adjective) == (code, label, adjective)


def test_every_country_has_one_label_that_names_it():
    assert len(COUNTRIES.labels) > 240
    assert all(len(code) == 2 and code.isupper() for code in COUNTRIES.labels)
    assert max(Counter(COUNTRIES.labels.values()).values()) == 1
    for code, label in COUNTRIES.labels.items():
        if label in COUNTRIES.forms:
            assert COUNTRIES.forms[label].code == code


def test_forms_are_no_codes_and_no_common_words():
    assert {"IN", "IS", "Island", "COM", "AND", "Mann", ""}.isdisjoint(COUNTRIES.forms)


def test_states_that_are_no_more_are_left_out():
    assert {"CS", "AN"}.isdisjoint(COUNTRIES.labels)


def test_capitals():
    assert COUNTRIES.capitals["Kabul"] == "AF"
    assert COUNTRIES.capitals["Moscow"] == "RU"
