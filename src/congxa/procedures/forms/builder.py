"""What is typed on the pages of the form builder; the rules are in the domain and the actions."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congxa.kernel.text import nfc
from congxa.procedures.domain.form_faults import SchemaError
from congxa.procedures.domain.forms import Schema, Section, schema_from_json
from congxa.procedures.filling.words import say

LARGEST = 1024 * 1024


class Line(forms.CharField):
    """A text in NFC."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 -- Django's own signature
        """Return what was typed, composed."""
        return nfc(super().to_python(value) or "")


def lines(label: Any, help_text: Any = "", rows: int = 3, required: bool = False) -> Line:  # noqa: ANN401 -- lazy or plain words
    """Return a field for several lines."""
    return Line(label=label, required=required, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}))


class TitleForm(forms.Form):
    """What stands above the questions."""

    title = Line(label=_("Tên trên đầu tờ khai"), max_length=200)
    intro = lines(_("Lời dẫn"), _("Hiện dưới tên, trước câu hỏi đầu tiên."))
    basis = Line(
        label=_("Ban hành theo"), max_length=200, required=False, help_text=_("Ví dụ: Thông tư 04/2020/TT-BTP.")
    )
    checked = forms.BooleanField(
        label=_("Đã đối chiếu với mẫu chính thức"),
        required=False,
        help_text=_("Chưa đánh dấu thì người đọc thấy ghi chú “ghi theo trí nhớ, chưa kiểm chứng”."),
    )


class NewForm(forms.Form):
    """A new form, empty or from a file."""

    name = Line(label=_("Tên mẫu"), max_length=200, help_text=_("Ví dụ: Tờ khai đăng ký khai sinh."))
    key = forms.SlugField(
        label=_("Mã mẫu"),
        max_length=60,
        help_text=_("Chữ thường không dấu, chữ số, dấu gạch nối; không đổi được về sau. Ví dụ: khai-sinh."),
    )
    file = forms.FileField(
        label=_("Lấy câu hỏi từ tệp JSON"), required=False, help_text=_("Tệp đã xuất từ một mẫu khác.")
    )

    def clean_file(self) -> Schema | None:
        """Return the schema in the file."""
        return read_schema(self.cleaned_data["file"])


class DuplicateForm(NewForm):
    """A new form with the questions of another."""

    file = None  # type: ignore[assignment]  # none is chosen yet


class ImportForm(forms.Form):
    """A file whose questions take the place of all in a draft."""

    file = forms.FileField(
        label=_("Tệp JSON"), help_text=_("Mọi câu hỏi của bản nháp được thay bằng câu hỏi trong tệp.")
    )

    def clean_file(self) -> Schema | None:
        """Return the schema in the file."""
        return read_schema(self.cleaned_data["file"])


def read_schema(file: Any) -> Schema | None:  # noqa: ANN401 -- an uploaded file
    """Return the schema in an uploaded file. Raises ValidationError with what is wrong in it."""
    if file is None:
        return None
    if file.size > LARGEST:
        raise ValidationError(gettext("Tệp lớn hơn 1 MB nên không phải là một mẫu tờ khai."))
    try:
        return schema_from_json(json.loads(file.read().decode("utf-8-sig")))
    except SchemaError as error:
        raise ValidationError([say(fault) for fault in error.faults]) from error
    except (ValueError, RecursionError) as error:
        raise ValidationError(gettext("Tệp này không phải JSON. Hãy chọn tệp đã xuất từ một mẫu tờ khai.")) from error


class SectionForm(forms.Form):
    """A section's heading."""

    title = Line(label=_("Tên phần"), max_length=200)
    help = lines(_("Lời dẫn của phần"))

    def section(self, key: str, old: Section | None) -> Section:
        """Return the section with what was typed."""
        data = self.cleaned_data
        return Section(
            key=key,
            title=data["title"],
            help=data["help"],
            condition=old.condition if old else None,
            fields=old.fields if old else (),
        )
