"""The officers' forms for what is done with a dossier. What may be done is for the actions to say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import User
from congxa.dossiers.models import Dossier, DossierPaper
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
    """Everything that is missing, listed once."""

    items = _words(
        _("Giấy tờ phải bổ sung"), help_text=_("Mỗi dòng một giấy tờ hoặc một điều phải sửa."), rows=5, longest=5000
    )
    reason = _words(_("Lý do"))
    why_again = _words(_("Vì sao lần trước chưa nêu hết"), required=False)
    answer_by = day_field(_("Bổ sung trước ngày"), required=False)

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Ask why again only when it is again."""
        if not dossier.asked_count:
            del self.fields["why_again"]


class AnswerForm(TaskForm):
    """What was brought: a paper a line."""

    papers = _words(_("Giấy tờ vừa nhận"), help_text=_("Mỗi dòng một giấy tờ."), rows=4, longest=5000)
    form = forms.ChoiceField(label=_("Dạng"), choices=DossierPaper.Form.choices, initial=DossierPaper.Form.COPY)


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


class ReturnForm(TaskForm):
    """Who took the result, and what proves it."""

    to = forms.CharField(label=_("Người nhận kết quả"), max_length=200)
    proof = forms.CharField(
        label=_("Chứng nhận đã nhận"), max_length=200, help_text=_("Đã ký sổ, mã xác nhận, hoặc số bưu gửi.")
    )

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Mostly the applicant comes in person."""
        self.fields["to"].initial = dossier.applicant_name


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
