"""Invitations: the one-time page where a new person chooses a password, by e-mail or on paper."""

import logging

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from congxa.accounts.models import User

log = logging.getLogger(__name__)


def invitation_path(user: User) -> str:
    """Return the path of the page; it stops working when used, or ``PASSWORD_RESET_TIMEOUT`` seconds from now."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})


def mail_invitation(user: User, address: str, office_name: str) -> bool:
    """Send the page's ``address`` to the person; False when there is no e-mail or it could not be sent."""
    if not user.email:
        return False
    text = render_to_string(
        "accounts/mail/invitation.txt", {"person": user, "address": address, "office_name": office_name}
    )
    message = EmailMessage(_("Mời bạn vào hệ thống của %(office)s") % {"office": office_name}, text, to=[user.email])
    try:
        return message.send() == 1
    except OSError:
        log.exception("The invitation of person %s could not be sent.", user.pk)
        return False
