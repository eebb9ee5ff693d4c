"""Where sentences have to start, in texts of several lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.annotate.lines import WIDEST, clause_starts, closing_marks, line_starts, written_sentences


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One line only.", []),
        ("Palace denies talks\n\nThe palace said so.", ["The palace"]),
        ("Palace denies talks\nThe palace said on Monday that no talks were held with anybody.", ["The palace"]),
        ("The palace said on Monday that no\ntalks were held with anybody at\nall in Utopia.", []),
        ("  \n\n  First words.\r\n\r\nSecond words.", ["First", "Second"]),
        ("A\n\nB\n\n\n\nC", ["B", "C"]),
        ("- Jane Roe\n- John Doe, minister of the interior of Ruritania", ["- John"]),
        ("", []),
        ("NEW STRELSAU, Ruritania (RPA) — Jane Roe said so.", ["Jane"]),
        ("Talks fail\n\nSTRELSAU - Jane Roe left.", ["STRELSAU", "Jane"]),
        ("The UN - Utopia pact holds. STRELSAU - no.", []),
        ("NATO-led forces left.", []),
    ],
)
def test_starts_of_lines(text, starts):
    assert [text[start:].startswith(words) for start, words in zip(sorted(line_starts(text)), starts, strict=True)] == [
        True
    ] * len(starts)


def test_each_line_is_a_paragraph_where_one_is_wider_than_wrapped_lines_are():
    first, second = "The palace said so. " * (WIDEST // 20 + 1), "The crown agreed to it. " * (WIDEST // 30)
    assert line_starts(f"{first}\n{second}\n{first}") == {len(first) + 1, len(first) + len(second) + 2}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"We spoke." Roe left.', ['" Roe']),
        ("“We spoke.”\n\nRoe left.", ["”"]),
        ('Why?" he asked. "We know."', ['" he', '"']),
        ("``We spoke.'' Roe left.", ["'' Roe", "' Roe"]),
        ('Roe left. "We spoke."', ['"']),
        ('Roe left. " We spoke', []),
        ('Roe left."We spoke', []),
        ('The "palace" said so.', []),
    ],
)
def test_marks_that_close_a_quotation(text, marks):
    found = sorted(closing_marks(text))
    assert len(found) == len(marks)
    assert all(text[at:].startswith(mark) for at, mark in zip(found, marks, strict=True))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("They met, the Post reported; the palace denied it.", ["the palace"]),
        ("Roe left; Doe stayed. Poe came; Loe went.", ["Doe", "Loe"]),
        ("They met Roe, of Utopia; Doe, of Ruritania; and Poe.", []),
        ("Roe left; and Doe stayed.", []),
        ("The embargo was lifted; apparently days before his visit.", []),
        ("Roe left;Doe stayed. It cost 5; 6 were ill.", []),
        ("Roe left.", []),
    ],
)
def test_clauses_behind_a_semicolon(text, starts):
    found = sorted(clause_starts(text))
    assert len(found) == len(starts)
    assert all(text[at:].startswith(words) for at, words in zip(found, starts, strict=True))


def test_the_sentence_as_it_is_written(nlp):
    doc = nlp("The Post said that they met; the palace denied it. Roe left.")
    whole = "The Post said that they met; the palace denied it."
    assert written_sentences(doc, doc.text) == [whole, whole, "Roe left."]


def test_a_closing_mark_is_of_the_sentence_that_it_closes(nlp):
    doc = nlp('Roe said: "We spoke at length. It was good."\n\nDespite that the palace denied it, according to Doe.')
    assert [sent.text.strip()[-5:] for sent in doc.sents] == ["ngth.", 'ood."', " Doe."]


@given(st.text(alphabet="ab .\n\r\t\x0b\x0c\x1c\x85\u2028\u00a0", max_size=80))
def test_every_start_is_a_word_behind_white_space(text):
    for start in line_starts(text):
        assert not text[start].isspace()
        assert text[start - 1].isspace() or text[start - 1] in "-—–―"


def test_headlines_and_bylines_are_sentences_of_their_own(nlp):
    doc = nlp("Palace denies secret talks\n\nBy Jane Roe\nThe palace of Ruritania said that no talks were held there.")
    assert [sent.text.strip() for sent in doc.sents][:2] == ["Palace denies secret talks", "By Jane Roe"]
