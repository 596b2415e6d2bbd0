"""Who must have a second factor besides the password (``SECOND_FACTOR_ROLES``)."""

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

from congxa.accounts.models import User
from congxa.accounts.standing import standing_of
from congxa.units.service import Office

ALL = "*"
SUPERUSER = "superuser"
_LAST = "last_counter"


def is_second_factor_required(user: User) -> bool:
    """Say whether a role that ``user`` holds today demands a second factor.

    ``SECOND_FACTOR_ROLES`` lists roles (``administrator``), roles in one office (``administrator@tan-vinh``),
    ``superuser``, or ``*`` for everybody.
    """
    demanded: set[str] = set(settings.SECOND_FACTOR_ROLES)
    if not demanded:
        return False
    if ALL in demanded or (SUPERUSER in demanded and user.is_superuser):
        return True
    standing = standing_of(user)
    if any(role.value in demanded for _office, role in standing.roles):
        return True
    here = {word for word in demanded if "@" in word}
    return bool(here) and any(f"{role}@{slug}" in here for role, slug in _roles_by_slug(standing.roles))


def _roles_by_slug(roles: frozenset[tuple[int, object]]) -> list[tuple[object, str]]:
    slugs = dict(Office.objects.filter(pk__in={office for office, _role in roles}).values_list("pk", "slug"))
    return [(role, slugs[office]) for office, role in roles]


def lacks_second_factor(user: User) -> bool:
    """Say whether ``user`` must set up a second factor before going on."""
    return is_second_factor_required(user) and not get_adapter().is_mfa_enabled(user)


def take_code(totp: TOTP, code: str) -> bool:
    """Say whether a valid one-time code is used for the first time, and remember it for all processes.

    The counter of the last code taken is kept with the secret; a code is good only for a later one (RFC 6238, 5.2).
    """
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=totp.instance.pk)
        secret = decrypt(row.data["secret"])
        typed = normalize_user_code(code)
        later = [counter for counter in yield_hotp_counters_from_time() if counter > row.data.get(_LAST, -1)]
        fresh = [counter for counter in later if format_hotp_value(hotp_value(secret, counter)) == typed]
        if not fresh:
            return False
        row.data[_LAST] = fresh[-1]
        row.save(update_fields=["data"])
        totp.instance.data = row.data  # allauth saves the row again when it notes the use
        return True
