"""The form of the theme: colours with their presets, type, direction, logo and banner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.portal.actions.theme import FIELDS
from congxa.portal.models import HomePage, PortalImage, Theme
from congxa.portal.theme_contrast import Pair, failing_pairs, sentence

COLOURS = tuple(name for name in FIELDS if name.endswith(("_ground", "_text")))
_SMALLEST, _LARGEST = 16, 24


class ColourField(forms.CharField):
    """A colour as people write it, kept in small letters as the stylesheet has it."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 -- Django's own signature
        """Return what was typed without spaces around it, in small letters."""
        return (super().to_python(value) or "").lower()


class ThemeForm(forms.ModelForm[Theme]):
    """Everything an administrator chooses; an empty colour means "as the preset has it"."""

    base_size = forms.IntegerField(label=_("Cỡ chữ gốc (px)"), min_value=_SMALLEST, max_value=_LARGEST)

    class Meta:
        model = Theme
        fields = FIELDS
        field_classes = dict.fromkeys(COLOURS, ColourField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.failing: list[Pair] = []
        own = HomePage.objects.filter(office_id=self.instance.office_id).values("collection")
        for name in ("logo", "banner"):
            choice = self.fields[name]
            if isinstance(choice, forms.ModelChoiceField):
                choice.queryset = PortalImage.objects.filter(collection__in=own).order_by("title")
        for name in COLOURS:
            self.fields[name].widget.attrs |= {"placeholder": "#rrggbb", "maxlength": 7, "spellcheck": "false"}
            self.fields[name].help_text = _("Để trống để theo bộ màu.")

    def clean(self) -> dict[str, Any]:
        """Write colours in small letters and refuse pairs that cannot be read."""
        data = super().clean() or self.cleaned_data
        if not any(name in self.errors for name in COLOURS):
            chosen = Theme(**{name: data.get(name, "") for name in COLOURS})
            self.failing = failing_pairs(chosen)
            for pair in self.failing:
                self.add_error("body_text", sentence(pair))
        return data
