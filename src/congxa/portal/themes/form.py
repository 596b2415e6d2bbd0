"""The form of the theme: colours with their presets, type, direction, logo and banner."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congxa.portal.actions.theme import FIELDS
from congxa.portal.editor.media_forms import rewritten
from congxa.portal.models import HomePage, PortalImage, Theme
from congxa.portal.themes.contrast import Pair, failing_pairs, sentence
from congxa.portal.themes.presets import FIELD_TOKENS, PRESETS, field_values
from congxa.records.service import PHOTO, UploadRefused, check_upload

COLOURS = tuple(FIELD_TOKENS)
PICTURES = ("logo", "banner")
SMALLEST, LARGEST = 16, 24
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_HELP = {
    "body_ground": _("Nền của cả trang."),
    "body_text": _("Chữ của bài viết và danh sách."),
    "header_ground": _("Nền dưới tên cơ quan và trình đơn."),
    "band3_ground": _("Dải các việc thường làm, đầu trang chủ."),
    "band4_ground": _("Dải văn bản, lịch và các khối khác."),
    "band5_ground": _("Dải cổng của các xã, thị trấn."),
    "footer_ground": _("Nền dưới địa chỉ và thống kê truy cập."),
}


class ColourField(forms.CharField):
    """A colour as people write it, kept in small letters as the stylesheet has it."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 -- Django's own signature
        """Return what was typed without spaces around it, in small letters, with its ``#``."""
        typed = (super().to_python(value) or "").lower()
        return f"#{typed}" if _COLOUR.fullmatch(f"#{typed}") else typed


class ThemeForm(forms.ModelForm[Theme]):
    """Everything an administrator chooses.

    Fields of colours show what holds, the preset's or their own. What equals the preset is kept empty, so that it
    stays "as the preset has it". ``shown_preset`` says whose values the page filled in: without script they are still
    those of the preset chosen before.
    """

    base_size = forms.IntegerField(label=_("Cỡ chữ gốc (px)"), min_value=SMALLEST, max_value=LARGEST)
    shown_preset = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Theme
        fields = FIELDS
        field_classes = dict.fromkeys(COLOURS, ColourField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.failing: list[Pair] = []
        for name in PICTURES:
            choice = self.fields[name]
            if isinstance(choice, forms.ModelChoiceField):
                choice.queryset = own_pictures(self.instance)
                choice.empty_label = gettext("Không dùng ảnh")
                choice.label = gettext("Chọn trong kho ảnh của cơ quan")
        values = field_values(self.instance.preset)
        for name in COLOURS:
            self.fields[name].widget.attrs |= {"maxlength": 7, "spellcheck": "false", "autocomplete": "off"}
            self.fields[name].help_text = _HELP[name]
            self.initial[name] = getattr(self.instance, name) or values[name]
        self.initial["shown_preset"] = self.instance.preset
        self.fields["base_size"].help_text = gettext("Từ 16 đến 24. Người đọc vẫn phóng to được thêm.")

    def clean(self) -> dict[str, Any]:
        """Leave to the preset what equals it, and refuse pairs that cannot be read."""
        data = super().clean() or self.cleaned_data
        preset = data.get("preset", Theme.Preset.DEFAULT)
        for name in COLOURS:
            if data.get(name) in _as_preset(name, preset, data.get("shown_preset", "")):
                data[name] = ""
        # What is no colour is refused by the model's own rule, after this.
        are_colours = all(_COLOUR.fullmatch(data.get(name) or "#000000") for name in COLOURS)
        if are_colours and not any(name in self.errors for name in (*COLOURS, "preset")):
            chosen = Theme(preset=preset, **{name: data.get(name, "") for name in COLOURS})
            self.failing = failing_pairs(chosen)
            for pair in self.failing:
                self.add_error("body_text", sentence(pair))
        return data

    def shown(self) -> Theme:
        """Return the theme that the fields hold now, without what is no colour; for the sample."""
        preset = str(self["preset"].value())
        preset = preset if preset in PRESETS else Theme.Preset.DEFAULT
        typed = {name: ColourField().to_python(self[name].value()) for name in COLOURS}
        as_preset = {name: _as_preset(name, preset, str(self["shown_preset"].value())) for name in COLOURS}
        own = {
            name: value for name, value in typed.items() if _COLOUR.fullmatch(value) and value not in as_preset[name]
        }
        known = {"font": Theme.Font.values, "direction": Theme.Direction.values}
        kept = {name: str(self[name].value()) for name in known if str(self[name].value()) in known[name]}
        return Theme(preset=preset, **own, **kept)


def own_pictures(theme: Theme) -> QuerySet[PortalImage]:
    """Return the pictures of the office of a theme, by title."""
    own = HomePage.objects.filter(office_id=theme.office_id).values("collection")
    pictures: QuerySet[PortalImage] = PortalImage.objects.filter(collection__in=own).order_by("title")
    return pictures


def _as_preset(name: str, preset: str, shown_preset: str) -> set[str]:
    """Return the values of a field that mean "as the preset has it"."""
    return {str(PRESETS[each][FIELD_TOKENS[name]]) for each in (preset, shown_preset) if each in PRESETS}


def defaults() -> dict[str, str]:
    """Return what the form holds when nothing was ever chosen."""
    empty = Theme()
    whole = {name: str(empty.serializable_value(name) or "") for name in FIELDS}
    return whole | field_values(empty.preset) | {"shown_preset": empty.preset}


class PictureUpload(forms.Form):
    """A logo or banner handed in on the page of the theme: looked at and written anew as every picture is."""

    file = forms.FileField(
        required=False,
        label=_("Tải ảnh mới lên"),
        help_text=_(
            "Ảnh JPEG, PNG, WebP hoặc GIF, nhẹ hơn 30 MB. Vị trí chụp và tên máy ảnh ghi trong ảnh được xóa đi."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    alt = forms.CharField(
        required=False,
        max_length=255,
        label=_("Mô tả ảnh tải lên"),
        help_text=_("Vài từ cho người không nhìn thấy ảnh, ví dụ “Biểu trưng xã Tân Vinh”."),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """Refuse what is no picture, and take out what is not the picture itself."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        try:
            check_upload(file, PHOTO)
        except UploadRefused as refused:
            raise ValidationError(str(refused)) from refused
        return rewritten(file)


def upload_forms(
    data: Mapping[str, Any] | None = None, files: "Mapping[str, UploadedFile[bytes]] | None" = None
) -> dict[str, PictureUpload]:
    """Return the upload of each picture of a theme, by its name."""
    return {name: PictureUpload(data, files, prefix=f"new_{name}") for name in PICTURES}  # type: ignore[arg-type]  # None before it is sent
