from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "congxa.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Gather the verbs of all rooms, so that one declared twice stops the program at its start."""
        from congxa.accounts import listeners  # noqa: F401 -- models cannot be imported before now
        from congxa.accounts.verbs import all_verbs

        all_verbs()
        _count_attempts_together()
        _take_each_code_once()
        _hear_sign_ins()


def _hear_sign_ins() -> None:
    from congxa.accounts import checks, sign_in_events  # noqa: F401 -- models must be loaded first


def _take_each_code_once() -> None:
    """Let a one-time code be good for one sign-in only, in all processes together (RFC 6238, 5.2)."""
    from allauth.mfa.totp.internal.auth import TOTP

    from congxa.accounts.second_factor import take_code

    TOTP._mark_code_used = take_code


def _count_attempts_together() -> None:
    """Let all processes count failed attempts in one place.

    allauth counts in the default cache, which every process has for itself when no ``CACHE_URL`` is set: with four
    processes a password could be guessed at four times as often as the limit says.
    """
    from allauth.core.internal import ratelimit
    from django.core.cache import caches
    from django.utils.connection import ConnectionProxy

    ratelimit.cache = ConnectionProxy(caches, "attempts")
