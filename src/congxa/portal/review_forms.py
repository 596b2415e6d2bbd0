"""The form in which the top office says how long standing pages stay right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.portal.models import ReviewTerm
from congxa.portal.models.review import LONGEST_TERM

_DAYS: dict[str, Any] = {"required": False, "min_value": 1, "max_value": LONGEST_TERM}


class ReviewTermsForm(forms.Form):
    """One number of days per term, and room for one more standing page with a term of its own."""

    slug = forms.SlugField(
        label=_("Trang thông tin khác, theo đoạn cuối của địa chỉ"),
        required=False,
        max_length=100,
        help_text=_("Ví dụ “gioi-thieu”. Để trống nếu không cần thêm."),
    )
    slug_days = forms.IntegerField(label=_("Số ngày của trang đó"), **_DAYS)

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 -- what Django calls form data
        super().__init__(data)
        own = {}
        for term in ReviewTerm.objects.order_by("kind", "slug"):
            label = term.get_kind_display() if not term.slug else _("Trang thông tin “%(slug)s”") % {"slug": term.slug}
            own[f"ngay-{term.pk}"] = forms.IntegerField(label=label, initial=term.days, **_DAYS)
        self.fields = {**own, **self.fields}

    def clean_slug(self) -> str:
        """Refuse a word that already has a term."""
        slug: str = self.cleaned_data["slug"]
        if slug and ReviewTerm.objects.filter(kind=ReviewTerm.Kind.INFO, slug=slug).exists():
            raise forms.ValidationError(_("Trang này đã có thời hạn ở trên. Hãy sửa số ngày ở đó."))
        return slug

    def days(self) -> dict[int, int | None]:
        """Return the days by term, None for never."""
        given = self.cleaned_data.items()
        return {int(name.removeprefix("ngay-")): value for name, value in given if name.startswith("ngay-")}
