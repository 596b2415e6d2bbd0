"""Answers the room below, which does not know people (``docs/decisions/0004-ground-floor-writes.md``)."""

from django.dispatch import receiver

from congxa.accounts.permissions import may
from congxa.accounts.standing import standing_of
from congxa.units.service import Office, units_asked


@receiver(units_asked, dispatch_uid="accounts.units_asked")
def answer(sender: object, actor: object, verb: str, thing: Office | None, **_: object) -> bool:
    """Say whether ``actor`` may; what concerns the whole tree is for those who run the installation."""
    return standing_of(actor).everything if thing is None else may(actor, verb, thing)
