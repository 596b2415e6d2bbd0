"""Which person an identity from outside names. Nobody is ever created from it."""

from collections.abc import Mapping
from typing import Any

from congxa.accounts.models import User


def person_of_claims(data: Mapping[str, Any], rules: Mapping[str, str]) -> User | None:
    """Return the one active person whom the claims name by the first rule that fits, else None.

    An e-mail address counts only when the provider says it has been verified (``email_verified``, OpenID Connect
    Core 1.0, section 5.1): otherwise anyone could enter by writing somebody else's address into a profile.
    """
    claims: dict[str, Any] = {**(data.get("id_token") or {}), **(data.get("userinfo") or {})} or dict(data)
    for claim, name in rules.items():
        value = claims.get(claim)
        if not isinstance(value, str) or not value.strip():
            continue
        if name == "email" and claims.get("email_verified") is not True:
            continue
        found = list(User.objects.filter(**{f"{name}__iexact": value.strip()}, is_active=True)[:2])
        if len(found) == 1:
            return found[0]
    return None
