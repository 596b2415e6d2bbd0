"""What the page of the theme works with: the form, the pictures handed in with it, and the sample."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import User
from congxa.portal.actions.theme import FIELDS, add_picture, describe_picture
from congxa.portal.models import Theme
from congxa.portal.shown.pictures import BANNER, LOGO, pictures
from congxa.portal.themes.contrast import shown_pairs
from congxa.portal.themes.css import sample
from congxa.portal.themes.form import COLOURS, LARGEST, PICTURES, SMALLEST, ThemeForm, own_pictures, upload_forms
from congxa.portal.themes.presets import FIELD_TOKENS, PRESETS
from congxa.records.service import history_of
from congxa.units.service import Office

_SIZES = {"logo": LOGO, "banner": BANNER}


class ThemeDesk:
    """One visit to the page of the theme; ``data`` is what was sent, None when it is only looked at."""

    def __init__(
        self,
        theme: Theme,
        data: Mapping[str, str] | None = None,
        files: "Mapping[str, UploadedFile[bytes]] | None" = None,
    ) -> None:
        self._theme = theme
        self._data = dict(data) if data is not None else None
        self.form = ThemeForm(self._data, instance=theme)
        self.uploads = upload_forms(self._data, files)
        self._saved_size = theme.base_size

    def take_in(self, actor: User, office: Office) -> bool:
        """Keep the pictures handed in, and say whether everything on the page is right.

        A picture that is one is kept and chosen even when something else on the page is wrong: a browser would not
        send it again.
        """
        right, data = True, self._data or {}
        for name, upload in self.uploads.items():
            if not upload.is_valid():
                right = False
            elif file := upload.cleaned_data["file"]:
                picture = add_picture(actor=actor, office=office, file=file, description=upload.cleaned_data["alt"])
                data[name] = str(picture.pk)
        self.form = ThemeForm(data, instance=self._theme)
        return all([self.form.is_valid(), *[self._described(name, actor, office) for name in PICTURES], right])

    def _described(self, name: str, actor: User, office: Office) -> bool:
        """Say whether a chosen picture has a description, after writing down the one given for it."""
        picture, upload = self.form.cleaned_data.get(name), self.uploads[name]
        if picture is None or picture.description or not upload.is_valid():
            return True
        if alt := upload.cleaned_data["alt"]:
            describe_picture(actor=actor, office=office, picture=picture, description=alt)
            return True
        upload.add_error("alt", _("Hãy mô tả ảnh bằng vài từ rồi lưu lại. Ảnh đã tải lên vẫn được giữ."))
        return False

    def context(self) -> dict[str, Any]:
        """Return what the template shows."""
        shown = self.form.shown()
        return {
            "form": self.form,
            "colours": [self.form[name] for name in COLOURS],
            "presets": self._presets(str(self.form["preset"].value())),
            "pictures": [self._picture(name) for name in PICTURES],
            "lines": shown_pairs(shown),
            "sample_css": sample(shown, self._size()),
            "saved_size": self._saved_size,
            "for_script": {
                "fields": FIELD_TOKENS,
                "presets": {name: {key: str(value) for key, value in all_.items()} for name, all_ in PRESETS.items()},
            },
            "errors": self._errors(),
        }

    def _presets(self, chosen: str) -> list[dict[str, Any]]:
        strips = ("header", "brand", "band3", "footer")
        return [
            {
                "value": value,
                "label": label,
                "chosen": value == chosen,
                "strips": [(18 * at, str(PRESETS[value][token])) for at, token in enumerate(strips)],
            }
            for value, label in Theme.Preset.choices
        ]

    def _picture(self, name: str) -> dict[str, Any]:
        key = str(self.form[name].value() or "")
        picture = own_pictures(self._theme).filter(pk=int(key)).first() if key.isdecimal() else None
        found = pictures([(picture.pk, _SIZES[name])]).get((picture.pk, _SIZES[name])) if picture else None
        return {
            "name": name,
            "label": _label(name),
            "choice": self.form[name],
            "upload": self.uploads[name],
            "picture": picture,
            "shown": found,
        }

    def _size(self) -> float:
        """Return how much larger than the page around it the sample is written."""
        typed = str(self.form["base_size"].value())
        fits = typed.isdecimal() and SMALLEST <= int(typed) <= LARGEST
        return round(int(typed) / self._saved_size, 3) if fits else 1

    def _errors(self) -> list[tuple[str, str]]:
        """Return every error with the id of its field, empty for one of the whole form."""
        found = [("", str(error)) for error in self.form.non_field_errors()]
        for form in (self.form, *self.uploads.values()):
            for field in form:
                found += [(str(field.id_for_label), f"{field.label}: {error}") for error in field.errors]
        return found


def changed_meanwhile(now: Theme) -> str:
    """Say who changed the theme meanwhile, when and to what, and what to do."""
    entry = history_of(now).filter(kind="portal.change_theme").last()
    return _(
        "%(who)s đã lưu giao diện khác lúc %(when)s, sau khi bạn mở trang này (%(what)s). Những gì bạn chọn vẫn còn ở "
        "dưới và chưa được lưu. Bấm “Lưu giao diện” lần nữa để lưu đè, hoặc mở lại trang để bắt đầu từ bản mới."
    ) % {
        "who": entry.actor_name if entry else _("Người khác"),
        "when": f"{timezone.localtime(entry.at if entry else timezone.now()):%H:%M, %d/%m/%Y}",
        "what": "; ".join(f"{label}: {value}" for label, value in _written(now)),
    }


def _written(theme: Theme) -> list[tuple[str, str]]:
    lines = []
    for name in FIELDS:
        display = getattr(theme, f"get_{name}_display", None)
        value = display() if display else getattr(theme, name)
        if value:
            lines.append((_label(name), str(value)))
    return lines


def _label(name: str) -> str:
    return str(getattr(Theme._meta.get_field(name), "verbose_name", name))
