"""The officers' form of a version, with its papers, fees, exemptions and steps."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.accounts.service import Role
from congxa.procedures.forms.desk import add_errors
from congxa.procedures.lists.values import (
    CUTOFF,
    ListedExemption,
    ListedFee,
    ListedPaper,
    ListedStep,
    ListedVersion,
)
from congxa.procedures.marks import FIELDS
from congxa.procedures.models import Audience, Fee, LifeEvent, OnlineLevel, Paper, StepPlace
from congxa.procedures.models.catalogue import UNITS
from congxa.units.service import Confidence, day_field

_LINES = forms.Textarea(attrs={"rows": 3})
_ROLES = [(role.value, role.label) for role in (Role.RECEPTION, Role.CASE_OFFICER, Role.LEADER)]
_TIERS = ((3, gettext_lazy("cấp xã")), (2, gettext_lazy("cấp huyện")), (1, gettext_lazy("cấp tỉnh")))
_NO_UNIT = (("", gettext_lazy("không ấn định")),)


class VersionForm(forms.Form):
    """What a procedure is from one day on, without its parts."""

    name = forms.CharField(label=gettext_lazy("Tên thủ tục"), max_length=500)
    field = forms.CharField(label=gettext_lazy("Lĩnh vực"), max_length=120)
    valid_from = day_field(
        gettext_lazy("Áp dụng từ ngày"), help_text=gettext_lazy("Phiên bản đang áp dụng sẽ hết vào ngày trước đó.")
    )
    tier = forms.TypedChoiceField(label=gettext_lazy("Cấp tiếp nhận"), choices=_TIERS, coerce=int)
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("Đối tượng"), choices=Audience.choices, widget=forms.CheckboxSelectMultiple
    )
    online_level = forms.ChoiceField(label=gettext_lazy("Mức độ trực tuyến"), choices=OnlineLevel.choices)
    limit_value = forms.IntegerField(
        label=gettext_lazy("Thời hạn"), required=False, min_value=0, help_text=gettext_lazy("0 là trong ngày.")
    )
    limit_unit = forms.ChoiceField(label=gettext_lazy("Đơn vị thời hạn"), required=False, choices=(*_NO_UNIT, *UNITS))
    cutoff = forms.TimeField(
        label=gettext_lazy("Trả trong ngày nếu nhận đến"),
        initial=CUTOFF,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    limit_text = forms.CharField(label=gettext_lazy("Thời hạn như đã công bố"), required=False, max_length=500)
    fee_text = forms.CharField(label=gettext_lazy("Phí, lệ phí như đã công bố"), required=False, widget=_LINES)
    conditions = forms.CharField(label=gettext_lazy("Yêu cầu, điều kiện"), required=False, widget=_LINES)
    result = forms.CharField(label=gettext_lazy("Kết quả"), max_length=300)
    result_validity = forms.CharField(label=gettext_lazy("Giá trị của kết quả"), required=False, max_length=200)
    legal_basis = forms.CharField(
        label=gettext_lazy("Căn cứ pháp lý"),
        required=False,
        widget=_LINES,
        help_text=gettext_lazy("Mỗi dòng một văn bản."),
    )
    announced_by = forms.CharField(label=gettext_lazy("Quyết định công bố"), required=False, max_length=200)
    external_system = forms.CharField(label=gettext_lazy("Hệ thống khác"), required=False, max_length=200)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, widget=_LINES)
    recalled = forms.MultipleChoiceField(
        label=gettext_lazy("Chưa đối chiếu với quyết định công bố"),
        required=False,
        choices=list(FIELDS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Mục nào đã đối chiếu thì bỏ dấu; mục còn dấu được báo cho người dân."),
    )
    spoken = forms.CharField(
        label=gettext_lazy("Cách người dân gọi"),
        required=False,
        widget=_LINES,
        help_text=gettext_lazy("Mỗi dòng một cách gọi, ví dụ “làm giấy khai sinh”."),
    )
    life_events = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Việc trong đời"),
        required=False,
        queryset=LifeEvent.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do sửa"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Phải ghi khi sửa phiên bản đang áp dụng."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a unit beside a number of the time limit."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("limit_value") is not None and not given.get("limit_unit"):
            self.add_error("limit_unit", _("Hãy chọn đơn vị của thời hạn."))
        return given


class PartForm(forms.Form):
    """A row for one part of a version. An empty row that a browser sends with its first choices is still empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and field.initial is None:
                field.initial = _first(field.choices)


def _first(choices: Any) -> Any:  # noqa: ANN401 -- whatever Django takes for choices
    return next(iter(choices))[0]


class PaperForm(PartForm):
    """One paper."""

    name = forms.CharField(label=gettext_lazy("Giấy tờ"), max_length=500)
    form = forms.ChoiceField(label=gettext_lazy("Dạng"), choices=Paper.Form.choices)
    count = forms.IntegerField(label=gettext_lazy("Số bản"), min_value=1, max_value=50, initial=1)
    condition = forms.CharField(label=gettext_lazy("Khi nào cần"), required=False, max_length=300)
    known_from = forms.CharField(label=gettext_lazy("Không cần nếu tra được từ"), required=False, max_length=200)


class FeeForm(PartForm):
    """One amount."""

    name = forms.CharField(label=gettext_lazy("Tên khoản thu"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Fee.Kind.choices)
    amount = forms.IntegerField(label=gettext_lazy("Mức thu (đồng)"), min_value=0, max_value=1_000_000_000)
    per = forms.CharField(label=gettext_lazy("Tính theo"), required=False, max_length=60)
    channel = forms.ChoiceField(label=gettext_lazy("Hình thức nộp"), choices=Fee.Channel.choices)
    valid_from = day_field(gettext_lazy("Thu từ ngày"), required=False)
    valid_to = day_field(gettext_lazy("Thu đến hết ngày"), required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=300)
    confidence = forms.ChoiceField(label=gettext_lazy("Độ tin cậy"), choices=Confidence.choices)


class ExemptionForm(PartForm):
    """People who pay less."""

    name = forms.CharField(label=gettext_lazy("Đối tượng được miễn, giảm"), max_length=300)
    percent = forms.IntegerField(label=gettext_lazy("Giảm (%)"), min_value=1, max_value=100, initial=100)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=300)


class StepForm(PartForm):
    """One step."""

    name = forms.CharField(label=gettext_lazy("Bước"), max_length=200)
    place = forms.ChoiceField(label=gettext_lazy("Cơ quan làm"), choices=StepPlace.choices)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=_ROLES)
    limit_value = forms.IntegerField(label=gettext_lazy("Thời hạn"), min_value=1, max_value=2000)
    limit_unit = forms.ChoiceField(label=gettext_lazy("Đơn vị thời hạn"), choices=UNITS)


_PARTS: dict[str, tuple[type[forms.Form], Any, Any]] = {
    "papers": (PaperForm, ListedPaper, gettext_lazy("Giấy tờ phải nộp")),
    "fees": (FeeForm, ListedFee, gettext_lazy("Khoản thu")),
    "exemptions": (ExemptionForm, ListedExemption, gettext_lazy("Miễn, giảm")),
    "steps": (StepForm, ListedStep, gettext_lazy("Các bước xử lý")),
}


class VersionForms:
    """The form of a version with those of its parts; empty rows are left out, rows marked to go go."""

    def __init__(self, data: Any = None, listed: ListedVersion | None = None, **initial: Any) -> None:  # noqa: ANN401 -- what Django calls form data
        values = {**(_initial(listed) if listed else {}), **initial}
        self.main = VersionForm(data, initial=values)
        self.parts = {
            name: forms.formset_factory(form, extra=0 if data is not None else 2, can_delete=True, max_num=60)(
                data, prefix=name, initial=[asdict(part) for part in getattr(listed, name)] if listed else []
            )
            for name, (form, _kind, _title) in _PARTS.items()
        }

    def __iter__(self) -> Iterator[Any]:
        return iter((name, _PARTS[name][2], formset) for name, formset in self.parts.items())

    def is_valid(self) -> bool:
        """Return whether everything that was typed can be taken; all of it is looked at."""
        return all([self.main.is_valid(), *(formset.is_valid() for formset in self.parts.values())])

    @property
    def has_errors(self) -> bool:
        """Return whether anything is wrong."""
        return bool(self.main.errors) or any(formset.total_error_count() for formset in self.parts.values())

    def listed(self, old: ListedVersion | None = None) -> ListedVersion:
        """Return what was typed; ``old`` gives what the form does not ask."""
        given = dict(self.main.cleaned_data)
        for name in ("spoken", "life_events", "reason"):
            given.pop(name)
        given["legal_basis"] = tuple(line.strip() for line in given["legal_basis"].splitlines() if line.strip())
        given["audiences"], given["recalled"] = tuple(given["audiences"]), tuple(given["recalled"])
        if given["limit_value"] is None:
            given["limit_unit"] = ""
        parts: dict[str, Any] = {
            name: tuple(_rows(self.parts[name], kind)) for name, (_form, kind, _title) in _PARTS.items()
        }
        unsure = "name" in given["recalled"]
        return ListedVersion(
            **given,
            **parts,
            valid_to=old.valid_to if old else None,
            confidence=Confidence.RECALLED if unsure else Confidence.VERIFIED,
        )

    def add_errors(self, error: ValidationError) -> None:
        """Show what an action refused, at its field where it has one here."""
        add_errors(self.main, error)


def _rows(formset: Any, kind: Any) -> Iterable[Any]:  # noqa: ANN401 -- Django's formsets are untyped
    for form in formset.forms:
        given = {key: value for key, value in form.cleaned_data.items() if key != "DELETE"}
        if given.get("name") and not form.cleaned_data.get("DELETE"):
            yield kind(**given)


def _initial(listed: ListedVersion) -> dict[str, Any]:
    values = {name: getattr(listed, name) for name in VersionForm.base_fields if hasattr(listed, name)}
    return {**values, "legal_basis": "\n".join(listed.legal_basis)}
