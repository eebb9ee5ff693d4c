"""The words of an axis do not touch, however narrow it is."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

pytest.importorskip("jinja2", reason="needs the extra kgexport[report]")

from kgexport.assets import asset
from kgexport.view.html import environment
from kgexport.view.scale import Scale
from tests.browser.conftest import PHONE

WIDTHS = (176, 287, 289, 340, 480, 575, 577, 1100)
AXES = (
    ("2005-12-20", "2007-01-10"), ("2006-01-01", "2007-12-31"), ("2007-12-30", "2016-01-02"),
    ("2007-01-01", "2016-01-01"), ("2015-01-01", "2016-08-31"), ("2015-11-30", "2016-04-02"),
    ("2015-03-10", "2015-03-12"), ("1200-01-01", "2015-12-31"),
)  # fmt: skip
GAPS = """() => [...document.querySelectorAll('.axis')].map((axis) => [...axis.querySelectorAll('text')]
  .map((one) => one.getBoundingClientRect()).filter((box) => box.width).map((box) => [box.left, box.right]))"""


@pytest.mark.parametrize(("first", "last"), AXES)
def test_the_words_of_an_axis_do_not_touch(opened, first, last):
    scale = Scale(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    template = environment(href=lambda thing: None).from_string(
        '{% import "parts.html" as parts %}{% for width in widths %}<div style="width: {{ width }}px">'
        "{{ parts.axis(scale) }}</div>{% endfor %}"
    )
    page = template.render(scale=scale, widths=WIDTHS)
    tab = opened(f"<!doctype html><style>{asset('kgexport.css')}</style>{page}", viewport={**PHONE, "width": 1200})
    axes = tab.evaluate(GAPS)
    assert len(axes) == len(WIDTHS)
    for boxes in axes:
        assert boxes
        assert min((after[0] - before[1] for before, after in pairwise(boxes)), default=9) > 3
    assert len(axes[-1]) == len(scale.ticks())
