"""The citizen who is signed in in this browser: beside the officials' sign-in, never instead of it.

The session keeps the account's key and a digest that a new password makes worthless. ``request.user`` stays who it was,
so nothing that asks for an official can meet a citizen.
"""

from datetime import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from congxa.accounts.models import Citizen

_KEY, _ASKED = "citizen", "_congxa_citizen"


class CitizenTokens(PasswordResetTokenGenerator):
    """Tokens by which a citizen chooses a new password: good once, and for nobody of another table."""

    key_salt = "congxa.accounts.CitizenTokens"


citizen_tokens = CitizenTokens()


def citizen_of(request: HttpRequest) -> Citizen | None:
    """Return the citizen who is signed in here, None when nobody is; one query per request."""
    if not hasattr(request, _ASKED):
        setattr(request, _ASKED, _read(request))
    found: Citizen | None = getattr(request, _ASKED)
    return found


def _read(request: HttpRequest) -> Citizen | None:
    kept = request.session.get(_KEY)
    if not kept:
        return None
    citizen = Citizen.objects.filter(pk=kept[0]).first()
    hashes = [citizen.get_session_auth_hash(), *citizen.get_session_auth_fallback_hash()] if citizen else []
    if any(constant_time_compare(kept[1], one) for one in hashes):
        return citizen
    del request.session[_KEY]
    return None


def citizen_with(email: str, password: str) -> Citizen | None:
    """Return the account that both words open; an unknown address takes as long as a wrong password."""
    citizen = Citizen.objects.known(email)
    if citizen is None:
        Citizen().set_password(password)
        return None
    return citizen if citizen.check_password(password) else None


def sign_in_citizen(request: HttpRequest, citizen: Citizen, now: datetime) -> None:
    """Sign a citizen in in this browser, under a new session key, so that a planted one is worth nothing."""
    request.session.cycle_key()
    citizen.last_login = now
    citizen.save(update_fields=["last_login"])
    request.session[_KEY] = [citizen.pk, citizen.get_session_auth_hash()]
    setattr(request, _ASKED, citizen)


def sign_out_citizen(request: HttpRequest) -> None:
    """Sign the citizen out; an official who is signed in in the same browser stays."""
    request.session.pop(_KEY, None)
    request.session.cycle_key()
    setattr(request, _ASKED, None)
