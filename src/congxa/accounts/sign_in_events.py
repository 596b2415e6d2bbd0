"""Tells the journal of what people do to their own access: signing in, passwords, addresses, second factors."""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from congxa.accounts.actions.telling import person_ref, tell
from congxa.accounts.models import User
from congxa.kernel.changes import Value

log = logging.getLogger(__name__)


def _tell_own(verb: str, user: User, request: HttpRequest, **after: Value) -> None:
    office = getattr(getattr(request, "office", None), "id", None)
    with transaction.atomic():
        tell(verb, user, person_ref(user), office_id=office, after=after)


@receiver(account.user_logged_in, dispatch_uid="accounts.signed_in")
def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    records = request.session.get("account_authentication_methods", [])
    _tell_own("accounts.sign_in", user, request, by=" + ".join(str(record["method"]) for record in records))


@receiver(account.password_changed, dispatch_uid="accounts.password_changed")
@receiver(account.password_set, dispatch_uid="accounts.password_set")
@receiver(account.password_reset, dispatch_uid="accounts.password_reset")
def _password(request: HttpRequest, user: User, **_: Any) -> None:
    _tell_own("accounts.change_password", user, request)


@receiver(account.email_changed, dispatch_uid="accounts.email_changed")
def _email(request: HttpRequest, user: User, **_: Any) -> None:
    _tell_own("accounts.change_email", user, request, email=user.email)


@receiver(mfa.authenticator_added, dispatch_uid="accounts.authenticator_added")
def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _tell_own("accounts.add_second_factor", user, request, kind=authenticator.type)


@receiver(mfa.authenticator_removed, dispatch_uid="accounts.authenticator_removed")
def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _tell_own("accounts.remove_second_factor", user, request, kind=authenticator.type)


@receiver(social.social_account_added, dispatch_uid="accounts.identity_joined")
def _identity(request: HttpRequest, sociallogin: SocialLogin, **_: Any) -> None:
    _tell_own("accounts.join_identity", sociallogin.user, request, subject=sociallogin.account.uid)


@receiver(user_login_failed, dispatch_uid="accounts.sign_in_failed")
def _failed(credentials: dict[str, Any], **_: Any) -> None:
    name = credentials.get("username") or credentials.get("email") or ""
    log.warning("Sign-in failed for %r.", str(name)[:150])
