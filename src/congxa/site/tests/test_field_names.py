"""No field of the editor's link forms is labelled with an English identifier."""

from django import forms
from wagtail.admin.forms.choosers import EmailLinkChooserForm

from congxa.site.field_names import FORMS


def visible_fields() -> list[tuple[str, forms.Field]]:
    return [
        (f"{form.__name__}.{identifier}", field)
        for form in FORMS
        for identifier, field in form.base_fields.items()
        if not field.widget.is_hidden
    ]


def test_every_visible_field_has_a_name() -> None:
    assert [where for where, field in visible_fields() if field.label is None] == []


def test_the_form_shows_the_name() -> None:
    assert EmailLinkChooserForm()["subject"].label == "Tiêu đề thư"
