"""The end of a page with the visit figures."""

import pytest
from tests.people import Offices

from congxa.site.tail import TAIL, render_tail
from congxa.statistics.service import VisitFigures

pytestmark = pytest.mark.django_db


def test_tail_shows_figures_and_address_and_ends_the_document(offices: Offices) -> None:
    office = offices.tan_vinh
    html = render_tail(office.pk, "203.0.113.7", VisitFigures(today=6305, all_days=1_734_720))
    assert html.startswith(TAIL)
    assert html.rstrip().endswith("</footer></body></html>")
    for words in ("Xã Tân Vinh", "6.305", "1.734.720", "203.0.113.7"):
        assert words in html


def test_address_is_escaped(offices: Offices) -> None:
    office = offices.tan_vinh
    assert "<script>" not in render_tail(office.pk, "<script>", VisitFigures())
