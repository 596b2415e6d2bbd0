"""Refuses settings of sign-in that would silently protect nobody."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from congxa.accounts.models import Role
from congxa.accounts.second_factor import ALL, SUPERUSER


@register(Tags.security)
def second_factor_roles_are_known(**_: Any) -> list[CheckMessage]:
    """Return an error for every word of ``SECOND_FACTOR_ROLES`` that is no role: a mistyped one demands nothing."""
    known = {*Role.values, ALL, SUPERUSER}
    return [
        Error(
            f"SECOND_FACTOR_ROLES: không có vai trò “{word}”.",
            hint=f"Các vai trò: {', '.join(Role.values)}; hoặc {SUPERUSER}, {ALL}, hay vai-trò@cơ-quan.",
            id="accounts.E001",
        )
        for word in settings.SECOND_FACTOR_ROLES
        if word.partition("@")[0] not in known
    ]
