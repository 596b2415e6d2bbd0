"""The end of every public page: the visit figures and the reader's own address, which are never cached.

A cached page is kept up to :data:`TAIL`; whoever sends it renders the rest anew with :func:`render_tail`.
"""

from functools import cache

from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import mark_safe

from congxa.records.service import current
from congxa.statistics.service import VISIT_PERIODS, VisitFigures
from congxa.units.service import directory

TAIL = "<!--tail-->"


@cache
def _template() -> Template:
    return get_template("site/tail.html").template  # type: ignore[attr-defined, no-any-return]  # the backend's own template


def render_tail(office_id: int, ip: str, figures: VisitFigures) -> str:
    """Return the HTML from :data:`TAIL` to the end of the document: the visit figures and the reader's address."""
    office = directory(current("units")).by_id.get(office_id)
    rows = [(label, getattr(figures, name)) for name, label in VISIT_PERIODS.items()]
    html = _template().render(Context({"office": office, "rows": rows, "ip": ip}))
    return mark_safe(TAIL + html)  # noqa: S308 -- rendered by an escaping template
