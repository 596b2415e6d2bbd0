"""Who must have a second factor besides the password (``SECOND_FACTOR_ROLES``)."""

from allauth.mfa.adapter import get_adapter
from django.conf import settings

from congxa.accounts.models import User
from congxa.accounts.standing import standing_of
from congxa.units.service import Office

ALL = "*"
SUPERUSER = "superuser"


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
