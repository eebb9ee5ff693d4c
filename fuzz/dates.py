"""The grammar of dates: any words give expressions in their order, with days that are some, and in good time."""

from __future__ import annotations

import datetime

from spacy.lang.en import English
from spacy.tokens import Doc

from kgexport.times.find import find_times

NLP = English()
ANCHORS = (None, datetime.date(2020, 5, 4), datetime.date.min, datetime.date.max, datetime.date(2020, 2, 29))
WORDS = (
    "on", "in", "the", "of", "and", "to", "from", "between", "until", "since", "by", "early", "late", "mid", "next",
    "last", "this", "ago", "later", "before", "after", "two", "twenty", "third", "first", "half", "quarter", "fiscal",
    "year", "years", "month", "months", "week", "day", "days", "decade", "century", "Monday", "Friday", "May", "March",
    "Feb.", "29", "31", "30", "1", "0", "99", "1999", "2020", "9999", "10000", "1990s", "'90s", "20th", "-", "/", ",",
    ".", "Christmas", "Easter", "Ramadan", "summer", "winter", "yesterday", "tomorrow", "today", "tonight", "BC", "AD",
    "2020-05-04", "5/4/2020", "a", "an", "hundred", "thousand", "million", "several", "past", "coming", "end",
    "beginning", "weekend", "morning", "Q3", "H1", "noon", "eve", "same", "each", "every", "’s", "\n", "\u202e", "٣",
)  # fmt: skip
SEEDS = (
    b"\x01on 4 May 2020 and last week",
    b"\x02two years ago, since the 1990s",
    b"\x03between March and 31 February 9999",
    b"\x80" + bytes([0, 56, 44, 57, 53, 33, 31, 27, 45, 28, 29, 16]),
    b"\x81" + bytes(range(len(WORDS))),
    b"\x84" + bytes([21, 28, 17, 14, 29, 17, 24, 29, 18, 35, 17]),
)


def check(data: bytes) -> None:
    number, rest = (data[0], data[1:]) if data else (0, b"")
    if number & 0x80:
        text = " ".join(WORDS[byte % len(WORDS)] for byte in rest[:300])
    else:
        text = rest.decode("utf-8", "replace")
    doc = NLP(text[:2000])
    # Without a parse each token is a root; the grammar looks at words, tags only tell one from another.
    doc = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=["NOUN"] * len(doc),
        tags=["NN"] * len(doc),
        deps=["dep"] * len(doc),
        heads=[max(0, index - 1) for index in range(len(doc))],
    )
    for time in find_times(doc, anchor=ANCHORS[number % len(ANCHORS)]):
        assert doc.text[time.begin : time.end] == time.phrase
        assert time.phrase.strip()
        assert 0 <= time.token_start < time.token_end <= len(doc)
        if time.earliest is not None and time.latest is not None:
            assert time.earliest <= time.latest, f"{time.phrase!r} ends before it begins"
