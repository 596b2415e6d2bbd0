"""The end of every public page: the visit figures and the reader's own address, which are never cached.

A cached page is kept up to :data:`TAIL`; whoever sends it renders the rest anew with :func:`render_tail`.
"""

from collections.abc import Mapping
from functools import cache

from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from congxa.records.service import current
from congxa.units.service import directory

TAIL = "<!--tail-->"
FIGURES = ("now", "today", "yesterday", "this_week", "last_week", "this_month", "last_month", "total")
"""The keys of ``figures`` in the order they are shown."""


@cache
def _template() -> Template:
    return get_template("site/tail.html").template  # type: ignore[attr-defined, no-any-return]


def _labels() -> dict[str, str]:
    return {
        "now": _("Đang xem"),
        "today": _("Hôm nay"),
        "yesterday": _("Hôm qua"),
        "this_week": _("Tuần này"),
        "last_week": _("Tuần trước"),
        "this_month": _("Tháng này"),
        "last_month": _("Tháng trước"),
        "total": _("Tất cả"),
    }


def render_tail(office_id: int | None, ip: str, figures: Mapping[str, int | None]) -> str:
    """Return the HTML from :data:`TAIL` to the end of the document.

    ``figures`` holds counts of visits by the names in :data:`FIGURES`; a figure that is missing or None is not shown.
    """
    office = directory(current("units")).by_id.get(office_id) if office_id is not None else None
    labels = _labels()
    rows = [(labels[name], figures[name]) for name in FIGURES if figures.get(name) is not None]
    html = _template().render(Context({"office": office, "rows": rows, "ip": ip}))
    return mark_safe(TAIL + html)  # noqa: S308 -- rendered by an escaping template
