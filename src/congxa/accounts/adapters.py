"""How signing in behaves here where it differs from django-allauth: closed to strangers, throttled by person."""

import logging
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any, ClassVar
from urllib.parse import urlsplit

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import clean_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from congxa.accounts.identity import person_of_claims
from congxa.accounts.models import User
from congxa.accounts.second_factor import is_second_factor_required
from congxa.units.service import Office

log = logging.getLogger(__name__)
WAIT = 5
"""Seconds until a provider that does not answer counts as silent."""


class AccountAdapter(DefaultAccountAdapter):
    """People are added by an administrator, never by themselves; failed attempts are counted per person."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã khóa. Hãy hỏi người quản trị của cơ quan."),
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại."),
        "email_password_mismatch": _("Địa chỉ thư hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại."),
        "too_many_login_attempts": _(
            "Đã nhập sai quá nhiều lần. Hãy đợi 5 phút rồi thử lại, hoặc bấm “Quên mật khẩu” để đặt mật khẩu mới."
        ),
        "rate_limited": _("Bạn gửi quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi vài phút rồi thử lại."),
        "incorrect_code": _("Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: officials are added by their office's administrator."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the reader's address behind ``TRUSTED_PROXIES`` proxies; who came round them has their own."""
        try:
            return str(super().get_client_ip(request))
        except ImproperlyConfigured:
            return str(clean_client_ip(request.META["REMOTE_ADDR"]))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return where a password is reset: an address of ours, whatever host name the request claims to be for."""
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.BASE_URL}{path}"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:  # noqa: ANN401 -- allauth's own signature
        """Return where an address is confirmed, likewise."""
        path = urlsplit(super().get_email_confirmation_url(request, emailconfirmation)).path
        return f"{settings.BASE_URL}{path}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter in the name of the upper office, not of the host name somebody sent.

        A mail server that does not answer is the operator's to see, never the reader's error page: the page says the
        same whether or not somebody has the address, so it cannot say that the letter did not leave.
        """
        name = Office.objects.filter(is_root=True).values_list("name", flat=True).first() or "Cổng Xã"
        sender = SimpleNamespace(name=name, domain=urlsplit(settings.BASE_URL).netloc)
        try:
            super().send_mail(template_prefix, email, {"current_site": sender, **context})
        except OSError:
            log.exception("The letter %s could not be sent.", template_prefix)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count by person, whichever name was typed and under whichever host name the page was read."""
        typed = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
        found = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).values_list("pk", flat=True)
        person = found.first() if typed else None
        return f"person:{person}" if person is not None else f"typed:{typed}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor stays while a role of the person demands one."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng."),
        "cannot_delete_authenticator": _(
            "Vai trò của bạn bắt buộc xác thực hai lớp; hãy thêm cách khác trước khi bỏ cách này."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Say whether another factor remains, or none is demanded."""
        if not is_second_factor_required(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An identity from the single sign-on enters only as a person who is here already."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """The single sign-on creates nobody."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join an identity that is new here to the person it names, or say why that cannot be."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        person = person_of_claims(sociallogin.account.extra_data, settings.OIDC_CLAIMS)
        if person is None:
            raise ImmediateHttpResponse(render(request, "accounts/unknown_identity.html", status=403))
        sociallogin.connect(request, person)

    def get_requests_session(self) -> requests.Session:
        """Return the session that talks to the provider."""
        return ProviderSession(self.request)


class ProviderSession(requests.Session):
    """Talks to the provider; when it does not answer, the reader gets a sentence instead of an error page."""

    def __init__(self, reader: HttpRequest) -> None:
        super().__init__()
        self._reader = reader

    def request(self, method: str, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        """Send one request, waiting a few seconds at most."""
        kwargs["timeout"] = kwargs.get("timeout") or WAIT
        try:
            answer = super().request(method, url, *args, **kwargs)
            if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or (not answer.ok and method == "GET"):
                answer.raise_for_status()
        except requests.RequestException as error:
            log.warning("The single sign-on does not answer: %s", error)
            page = render(self._reader, "socialaccount/authentication_error.html", status=503)
            raise ImmediateHttpResponse(page) from error
        return answer
