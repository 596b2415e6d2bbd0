"""The form in which an editor writes a page: kind words for what cannot be kept, and no silent overwriting."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Revision

from congxa.portal.editor.foreign import foreign_media
from congxa.portal.editor.incoming import Incoming, take_in


class OfficePageForm(WagtailAdminPageForm):
    """Refuses a version older than the saved one, and a headline that is none; shows converted text first."""

    incoming: Incoming | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.parent_page is not None and getattr(self.instance, "office_id", 0) is None:
            # A draft is saved without validation, so the office cannot wait for it.
            self.instance.office_id = self.parent_page.specific_deferred.office_id
        for field in self.fields.values():
            # The browser would cut a pasted text at its limit without a word; the check says it and keeps the text.
            field.widget.attrs.pop("maxlength", None)
        title = self.fields.get("title")
        if title is not None:
            title.error_messages["max_length"] = _(
                "Tiêu đề dài %(show_value)s ký tự, nhiều hơn mức %(limit_value)s. Hãy viết tiêu đề ngắn lại và "
                "chuyển phần còn lại xuống sa-pô hoặc nội dung."
            )
            _say_own_words(title)
        if "source_url" in self.fields:
            self.fields["source_url"].error_messages["invalid"] = _(
                "Đây không phải địa chỉ của một trang web. Hãy chép cả địa chỉ, bắt đầu bằng https:// hoặc http://."
            )
        if "date" in self.fields:
            self._leave_date_open()
        if "menu_items" in self.formsets:
            self.formsets["menu_items"].error_messages["too_many_forms"] = _(
                "Thực đơn có nhiều nhất bảy mục. Hãy xóa bớt, hoặc gộp vài mục thành một trang."
            )

    def _leave_date_open(self) -> None:
        """Offer the date of an unpublished article empty: it then becomes the moment of the first publication."""
        date = self.fields["date"]
        date.required = False
        date.help_text = _("Để trống thì ngày đăng là lúc bài được đăng lần đầu.")
        if self.instance.first_published_at is None and self.instance.date and self.instance.date.microsecond:
            self.initial["date"] = None

    def clean_date(self) -> object:
        """Take the present moment for a date that was left empty, told from a typed one by its microseconds."""
        date = self.cleaned_data.get("date")
        if date is not None:
            return date
        if self.instance.first_published_at is not None:
            return self.instance.date
        now = timezone.now()
        return now if now.microsecond else now.replace(microsecond=1)

    def clean_title(self) -> str:
        """Take a title that was broken into lines as one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    @property
    def only_notices(self) -> list[str]:
        """Return what the editor is to look at before saving again, empty when something is wrong besides."""
        notices = self.incoming.notices if self.incoming else []
        wrong = {name: list(said) for name, said in self.errors.items()}
        others = any(formset.errors and any(formset.errors) for formset in self.formsets.values())
        return [] if others or wrong != {NON_FIELD_ERRORS: notices} else notices

    def clean_slug(self) -> str:
        """Number the address of a page that was never public when its neighbour of the same title has it already."""
        slug: str = self.cleaned_data["slug"]
        if not slug or self.parent_page is None or self.instance.first_published_at is not None:
            return slug
        free, number = slug, 1
        while not Page._slug_is_available(free, self.parent_page, self.instance):
            number += 1
            free = f"{slug}-{number}"
        return free

    def full_clean(self) -> None:
        """Tidy the text first, so that every check sees what would be kept."""
        if self.is_bound and self.incoming is None:
            self.incoming = take_in(self)
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite what somebody else has saved since this form was opened; what was typed stays in it."""
        cleaned: dict[str, Any] = super().clean()
        newer = self._newer_revision()
        if newer is not None:
            self.add_error(None, _overwritten(newer))
        if self.for_user is not None and foreign_media(self.for_user, self.instance, cleaned):
            self.add_error(None, _("Có ảnh hoặc tệp của cơ quan khác. Hãy chọn ảnh và tệp của cơ quan mình."))
        for notice in self.incoming.notices if self.incoming else ():
            self.add_error(None, notice)
        return cleaned

    def _newer_revision(self) -> Revision | None:
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if self.instance.pk is None or not loaded or self.subscription is None:
            return None  # only the preview brings no subscription, and it overwrites nothing
        latest_id = Page.objects.filter(pk=self.instance.pk).values_list("latest_revision", flat=True).first()
        if latest_id is None or str(latest_id) == str(loaded):
            return None
        return Revision.objects.select_related("user").filter(pk=latest_id).first()


def _overwritten(newer: Revision) -> str:
    moment = timezone.localtime(newer.created_at)
    return _(
        "Bài đã được %(who)s sửa lúc %(time)s ngày %(date)s, sau khi bạn mở bài này. Những gì bạn gõ vẫn còn nguyên "
        "bên dưới và chưa được lưu. Hãy mở lịch sử của bài ở cửa sổ khác để so sánh; nếu vẫn muốn dùng bản của bạn, "
        "hãy bấm lưu lần nữa."
    ) % {
        "who": newer.user or _("người khác"),
        "time": f"{moment:%H:%M}",
        "date": f"{moment:%d/%m/%Y}",
    }


def _say_own_words(field: forms.Field) -> None:
    """Make the length validator of a field use the field's own sentence."""
    for validator in field.validators:
        if getattr(validator, "code", "") == "max_length":
            validator.message = field.error_messages["max_length"]  # type: ignore[attr-defined]  # Django's validators have it
