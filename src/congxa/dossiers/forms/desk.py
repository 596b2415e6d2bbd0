"""The officers' forms for what is done with a dossier. What may be done is for the actions to say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import User
from congxa.dossiers.filings import Missing
from congxa.dossiers.models import Dossier, DossierPaper, SupplementItem
from congxa.units.service import Office, day_field

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    _Said = str | _StrPromise


def _words(
    label: "_Said", *, help_text: "_Said" = "", required: bool = True, rows: int = 3, longest: int = 2000
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=area, max_length=longest)


class TaskForm(forms.Form):
    """A form of one task. Subclasses that need to choose among people or offices do so in ``prepare``."""

    use_required_attribute = False

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Fill in what there is to choose from."""


class ReasonForm(TaskForm):
    """A reason that must be given."""

    reason = _words(_("Lý do"), longest=500)


class NoteForm(TaskForm):
    """A note that may be given."""

    note = _words(_("Ghi chú"), required=False)


class SupplementForm(TaskForm):
    """Everything that is missing, listed once: each known paper with what is wrong, and other papers a line each."""

    items = _words(
        _("Giấy tờ khác"), help_text=_("Mỗi dòng một giấy tờ; điều còn thiếu hoặc sai ghi sau dấu hai chấm."), rows=3,
        longest=5000, required=False,
    )  # fmt: skip
    reason = _words(_("Lý do"))
    why_again = _words(_("Vì sao lần trước chưa nêu hết"), required=False)
    answer_by = day_field(_("Bổ sung trước ngày"), required=False)

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Put every paper of the procedure and of the dossier first; ask why again only when it is again."""
        if not dossier.asked_count:
            del self.fields["why_again"]
        names = [*(one.name for one in dossier.procedure.papers.all()), *(one.name for one in dossier.papers.all())]
        self.known = {f"wrong_{place}": name for place, name in enumerate(dict.fromkeys(names))}
        for field, name in self.known.items():
            hint = {"placeholder": _("thiếu hoặc sai gì; đủ rồi thì để trống"), "autocomplete": "off"}
            self.fields[field] = forms.CharField(
                label=name, required=False, max_length=500, widget=forms.TextInput(attrs=hint)
            )
        self.order_fields([*self.known])

    def clean(self) -> dict[str, Any]:
        """Gather what is missing as `missing`; nothing at all is refused beside the field for other papers."""
        given = super().clean() or self.cleaned_data
        found = [Missing(name, given[field]) for field, name in self.known.items() if given.get(field)]
        given["missing"] = found + [Missing.read(line) for line in lines(given.get("items", ""))]
        if not given["missing"] and not self.errors:
            self.add_error("items", _("Hãy ghi điều còn thiếu hoặc sai ở ít nhất một giấy tờ."))
        return given


class AnswerForm(TaskForm):
    """What was brought: the items that were asked for, ticked, and other papers a line each."""

    papers = _words(_("Giấy tờ khác vừa nhận"), help_text=_("Mỗi dòng một giấy tờ."), required=False, longest=5000)
    form = forms.ChoiceField(label=_("Dạng"), choices=DossierPaper.Form.choices, initial=DossierPaper.Form.COPY)

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Offer every item of the request that is open."""
        asked = SupplementItem.objects.filter(request__dossier=dossier, request__answered_at__isnull=True)
        self.asked = {f"got_{one.pk}": one for one in asked}
        for field, one in self.asked.items():
            self.fields[field] = forms.BooleanField(label=str(one), required=False)
        self.order_fields([*self.asked])

    def clean(self) -> dict[str, Any]:
        """Gather what was brought as `brought`: (paper, key of the item it answers or None)."""
        given = super().clean() or self.cleaned_data
        found: list[tuple[str, int | None]] = [
            (one.paper, one.pk) for field, one in self.asked.items() if given.get(field)
        ]
        given["brought"] = found + [(line, None) for line in lines(given.get("papers", ""))]
        if not given["brought"] and not self.errors:
            self.add_error("papers", _("Hãy đánh dấu giấy tờ vừa nhận, hoặc ghi tên giấy tờ."))
        return given


class AssignForm(TaskForm):
    """Whom a dossier is given to."""

    to = forms.ChoiceField(label=_("Giao cho"))
    reason = _words(_("Ghi chú"), required=False, rows=2, longest=500)

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Offer those who handle dossiers in the office."""
        choose(self, "to", [(str(one.pk), str(one)) for one in people])


class TransferForm(TaskForm):
    """Where a dossier goes, with what."""

    to = forms.ChoiceField(label=_("Bàn giao cho"))
    items = _words(
        _("Giấy tờ đi kèm"), required=False, help_text=_("Mỗi dòng một giấy tờ. Để trống: mọi giấy tờ đã nộp.")
    )
    reason = _words(_("Nội dung bàn giao"), required=False, rows=2, longest=500)

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Offer the offices, first the one that is meant: who decides, or who returns the result."""
        own, best = dossier.holder_id, {dossier.competent_id, dossier.office_id}
        ordered = sorted((one for one in offices if one.pk != own), key=lambda one: one.pk not in best)
        choose(self, "to", [(str(one.pk), one.short_name) for one in ordered])


class PauseForm(TaskForm):
    """Why the clock stops for the applicant's payment."""

    reason = _words(_("Phải nộp khoản gì"), longest=500)


class OpinionForm(TaskForm):
    """Why the clock stops for another agency, and by what law."""

    reason = _words(_("Chờ ý kiến của ai, về việc gì"), longest=500)
    basis = forms.CharField(label=_("Căn cứ tạm dừng"), max_length=300, help_text=_("Điều khoản cho phép tạm dừng."))


class ApologyForm(TaskForm):
    """The new date and why."""

    new = day_field(_("Ngày hẹn mới"))
    reason = _words(_("Lý do chậm"))


class SignForm(TaskForm):
    """What is signed."""

    GRANTED: ClassVar = [("yes", _("giải quyết")), ("no", _("không giải quyết"))]
    granted = forms.ChoiceField(label=_("Nội dung"), choices=GRANTED, initial="yes", widget=forms.RadioSelect)
    number = forms.CharField(label=_("Số, ký hiệu của kết quả"), max_length=60, required=False)
    valid_to = day_field(_("Có giá trị đến hết ngày"), required=False)
    reason = _words(_("Lý do, nếu không giải quyết"), required=False)


class ManyForm(forms.Form):
    """Where several dossiers go on one slip."""

    use_required_attribute = False
    to = forms.ChoiceField(label=_("Bàn giao cho"))
    reason = _words(_("Nội dung bàn giao"), required=False, rows=2, longest=500)


class ReassignForm(forms.Form):
    """Whose dossiers go to whom."""

    use_required_attribute = False
    leaver = forms.ChoiceField(label=_("Người thôi việc"))
    heir = forms.ChoiceField(label=_("Người nhận việc"))
    reason = _words(_("Lý do"), longest=500)


def choose(form: forms.Form, name: str, options: list[tuple[str, str]]) -> None:
    """Let a field offer these options; with several, none is chosen beforehand."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = options if len(options) == 1 else [("", "–"), *options]


def lines(words: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in words.splitlines() if line.strip()]
