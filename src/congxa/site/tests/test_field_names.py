"""No field or column of the content editor or of sign-in is labelled with an English identifier."""

from allauth.mfa.webauthn.forms import EditWebAuthnForm
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.sites.views import IndexView

from congxa.site.field_names import FORMS


def test_every_visible_field_has_a_name() -> None:
    unnamed = {
        f"{form.__name__}.{identifier}"
        for form in FORMS
        for identifier, field in form.base_fields.items()
        if field.label is None and not field.widget.is_hidden
    }
    assert unnamed == {"LoginForm.username"}, "Django names this one itself"


def test_the_form_shows_the_name() -> None:
    assert EmailLinkChooserForm()["subject"].label == "Tiêu đề thư"


def test_the_list_of_sites_names_its_columns() -> None:
    labels = {column.name: str(column.label) for column in IndexView.columns}
    assert (labels["port"], labels["root_page"]) == ("Cổng kết nối", "Trang gốc")


def test_a_passkey_has_a_named_name() -> None:
    assert EditWebAuthnForm.base_fields["name"].label == "Tên khóa"
