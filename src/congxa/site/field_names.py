"""Names for the form fields and table columns that Wagtail and allauth leave unnamed.

A label is then made out of the identifier (``link_text`` → "Link text"), which no catalogue can reach.
"""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPageForm
from wagtail.contrib.redirects.forms import ConfirmImportForm
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FORMS: tuple[type[forms.Form], ...] = (
    AddWebAuthnForm,
    AnchorLinkChooserForm,
    ConfirmImportForm,
    EditWebAuthnForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    LoginForm,
    PagePermissionsForm,
    PhoneLinkChooserForm,
    RoleForm,
    SignupWebAuthnForm,
    WorkflowContentTypeForm,
    WorkflowPageForm,
)

FIELDS = {
    "body": _("Nội dung thư"),
    "content_types": _("Loại mục dùng chung"),
    "email_address": _("Địa chỉ thư điện tử"),
    "link_text": _("Chữ hiển thị"),
    "name": _("Tên khóa"),
    "page": _("Trang"),
    "password": _("Mật khẩu"),
    "permanent": _("Chuyển hướng lâu dài"),
    "permissions": _("Quyền"),
    "phone_number": _("Số điện thoại"),
    "remember": _("Ghi nhớ đăng nhập"),
    "role": _("Vai trò"),
    "subject": _("Tiêu đề thư"),
}

SITE_COLUMNS = {
    "port": _("Cổng kết nối"),
    "root_page": _("Trang gốc"),
    "site_name": _("Tên trang thông tin"),
}


def name_unnamed_fields() -> None:
    """Give every unnamed field of ``FORMS``, and the columns of the list of sites, their names.

    Called once, when the site is ready. Django itself names the field of the login name.
    """
    for form in FORMS:
        for identifier, field in form.base_fields.items():
            if field.label is None and identifier in FIELDS:
                field.label = FIELDS[identifier]
    for column in SiteIndexView.columns:
        if column.name in SITE_COLUMNS:
            column.label = SITE_COLUMNS[column.name]
