"""Names for the form fields that Wagtail leaves unnamed.

Django makes a label out of the identifier of such a field (``link_text`` → "Link text"), which no catalogue
can reach.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowContentTypeForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FORMS: tuple[type[forms.BaseForm], ...] = (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
    RoleForm,
    WorkflowContentTypeForm,
)

NAMES = {
    "body": _("Nội dung thư"),
    "content_types": _("Loại mục dùng chung"),
    "email_address": _("Địa chỉ thư điện tử"),
    "link_text": _("Chữ hiển thị"),
    "phone_number": _("Số điện thoại"),
    "role": _("Vai trò"),
    "subject": _("Tiêu đề thư"),
}


def name_unnamed_fields() -> None:
    """Give every unnamed field of ``FORMS`` its name; called once, when the site is ready."""
    for form in FORMS:
        for identifier, field in form.base_fields.items():
            if field.label is None:
                field.label = NAMES[identifier]
