"""Accounts of the public: opened once the address is confirmed, given a new password, closed.

The journal keeps that it was done and the number of the account, never the name or the address.
"""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congxa.accounts.actions.telling import Refused, citizen_ref, tell
from congxa.accounts.models import Citizen
from congxa.kernel.text import nfc


@transaction.atomic
def open_citizen(*, email: str, full_name: str, password: str, now: datetime) -> Citizen:
    """Open an account for an address that the caller knows to be confirmed.

    Raises:
        Refused: there is an account with this address.
        ValidationError: the password is too weak, under ``password``; or the address is none.
    """
    citizen = Citizen(email=email.strip().lower(), full_name=nfc(full_name).strip(), created_at=now)
    _set_password(citizen, password)
    citizen.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            citizen.save()
    except IntegrityError as error:
        raise Refused(_("Đã có tài khoản với thư điện tử này. Hãy đăng nhập.")) from error
    tell("accounts.open_citizen", citizen, citizen_ref(citizen), office_id=None)
    return citizen


@transaction.atomic
def set_citizen_password(*, actor: Citizen, password: str) -> Citizen:
    """Give the own account a new password; every session of it ends.

    Raises:
        ValidationError: the password is too weak, under ``password``.
    """
    citizen = Citizen.objects.select_for_update().get(pk=actor.pk)
    _set_password(citizen, password)
    citizen.save(update_fields=["password"])
    tell("accounts.set_citizen_password", citizen, citizen_ref(citizen), office_id=None)
    return citizen


@transaction.atomic
def close_citizen(*, actor: Citizen) -> None:
    """Close the own account: it is deleted. What was filed with it stays with the offices, without the tie to it."""
    citizen = Citizen.objects.select_for_update().get(pk=actor.pk)
    tell("accounts.close_citizen", citizen, citizen_ref(citizen), office_id=None)
    citizen.delete()


def _set_password(citizen: Citizen, password: str) -> None:
    try:
        validate_password(password, citizen)  # type: ignore[arg-type]  # looks at attributes by name
    except ValidationError as weak:
        raise ValidationError({"password": weak.messages}) from weak
    citizen.set_password(password)
