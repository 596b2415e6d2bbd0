"""What is asked of the figures: period, office, field, procedure and breakdown, as the address says it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import office_ids_with
from congxa.dossiers.domain import spans
from congxa.dossiers.domain.spans import BadSpan, Span
from congxa.dossiers.forms.figures import FiguresForm
from congxa.dossiers.queries.counting import of_group
from congxa.kernel.clock import day_of, format_date
from congxa.kernel.text import sort_key
from congxa.procedures.service import Field, Procedure
from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory

GROUP_WORDS: dict[str, tuple[str, str | Promise]] = {
    "linh-vuc": ("field", _("Lĩnh vực")),
    "thu-tuc": ("procedure", _("Thủ tục")),
    "co-quan": ("office", _("Cơ quan")),
    "can-bo": ("assignee", _("Người thụ lý")),
}
"""Word of the address → the group of the query, and what it is called."""
_KEPT = ("ky", "tu", "den", "co_quan", "linh_vuc", "thu_tuc", "can_bo", "theo", "cot")


def reach_of(actor: object, office: OfficeEntry) -> list[OfficeEntry]:
    """The offices whose figures `actor` may see at the desk of `office`: it and those below it, by name."""
    allowed = office_ids_with(actor, "dossiers.count")
    found, level = [office], {office.id}
    entries = directory(current("units")).by_id.values()
    while level:
        below = sorted((one for one in entries if one.upper_id in level), key=lambda one: sort_key(one.short_name))
        found += below
        level = {one.id for one in below}
    return [one for one in found if allowed is None or one.id in allowed]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, made safe: only offices the person may see; `span` is None when the form has errors."""

    form: FiguresForm
    span: Span | None
    reach: tuple[OfficeEntry, ...]
    office: OfficeEntry | None
    field: Field | None
    procedure: Procedure | None
    given: dict[str, str]
    now: datetime

    @property
    def offices(self) -> list[int]:
        """The keys of the offices that are counted."""
        return [self.office.id] if self.office else [one.id for one in self.reach]

    @property
    def group(self) -> str:
        """By what the table is broken down."""
        return GROUP_WORDS[self.given["theo"]][0]

    @property
    def only(self) -> Q:
        """To which dossiers the figures are narrowed."""
        found = Q()
        if self.field is not None:
            found &= of_group("field", self.field.pk)
        if self.procedure is not None:
            found &= of_group("procedure", self.procedure.pk)
        if self.given["can_bo"]:
            found &= of_group("assignee", None if self.given["can_bo"] == "0" else int(self.given["can_bo"]))
        return found

    def words(self) -> dict[str, Any]:
        """The arguments of the queries: period, offices, narrowing. Only when there is a period."""
        if self.span is None:
            raise ValueError("the form has errors")
        since, until = self.span.since, self.span.until(self.now)
        return {"since": since, "until": until, "offices": self.offices, "only": self.only}

    def address(self, **changes: object) -> str:
        """The query of the same question with something changed; an empty value leaves it out."""
        words = self.given | {name: "" if value is None else str(value) for name, value in changes.items()}
        return "?" + urlencode({name: word for name, word in words.items() if word})


def asked(request: HttpRequest, office: OfficeEntry, now: datetime) -> Asked:
    """Read what was asked at the desk of `office`.

    Raises:
        Http404: an office the person may not see, or a field, procedure or person that is none.
    """
    reach = reach_of(request.user, office)
    given = {name: request.GET.get(name, "").strip()[:100] for name in _KEPT}
    chosen = next((one for one in reach if one.slug == given["co_quan"]), None)
    field = Field.objects.filter(key=given["linh_vuc"]).first() if given["linh_vuc"] else None
    procedure = Procedure.objects.filter(code=given["thu_tuc"]).first() if given["thu_tuc"] else None
    unknown = [given["co_quan"] and not chosen, given["linh_vuc"] and not field, given["thu_tuc"] and not procedure]
    if any(unknown) or not _is_key(given["can_bo"]):
        raise Http404
    groups = {word: label for word, (_name, label) in GROUP_WORDS.items() if word != "co-quan" or len(reach) > 1}
    given["theo"] = given["theo"] if given["theo"] in groups else "linh-vuc"
    form = FiguresForm(given, offices=reach, groups=list(groups.items()))
    span = _span(form, given, now) if form.is_valid() else None
    if span is not None:  # the period shown stands in the empty fields of one's own days
        for name, day in zip(("tu", "den"), span.period, strict=True):
            form.fields[name].widget.attrs["placeholder"] = format_date(day)
    only = reach[0] if len(reach) == 1 else chosen
    return Asked(form, span, tuple(reach), only, field, procedure, given, now)


def _is_key(word: str) -> bool:
    return not word or (word.isascii() and word.isdecimal() and len(word) < 19)


def _span(form: FiguresForm, given: dict[str, str], now: datetime) -> Span:
    if form.cleaned_data["tu"] is not None:
        given["ky"] = ""
        return spans.days(form.cleaned_data["tu"], form.cleaned_data["den"])
    try:
        span = spans.span_of(given["ky"]) if given["ky"] else spans.month_with(now)
    except BadSpan:
        span = spans.month_with(now)
    given["ky"] = span.word
    return span


def presets(question: Asked) -> list[tuple[str | Promise, str, bool]]:
    """The periods offered by name: label, address, and whether it is the one that is shown."""
    today = day_of(question.now)
    month, year = spans.month(today.year, today.month), spans.year(today.year)
    quarter = spans.quarter(today.year, (today.month + 2) // 3)
    offered = (
        (_("Tháng này"), month), (_("Tháng trước"), spans.before(month)),
        (_("Quý này"), quarter), (_("Quý trước"), spans.before(quarter)),
        (_("Năm nay"), year), (_("Năm trước"), spans.before(year)),
    )  # fmt: skip
    word = question.span.word if question.span else ""
    return [(label, question.address(ky=one.word, tu="", den="", cot=""), one.word == word) for label, one in offered]
