"""The two steps of an action that rooms above carry out: may the actor, and writing down what was done."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from congxa.units.models import Office
from congxa.units.signals import Change, units_asked, units_changed


def require(actor: object, verb: str, thing: Office | None) -> None:
    """Go on only if a room above says that ``actor`` may; the program itself (None) always may.

    Raises:
        PermissionDenied: nobody said so; also when no room that knows people is installed.
    """
    if actor is None:
        return
    answers: Sequence[tuple[object, object]] = units_asked.send(sender=Office, actor=actor, verb=verb, thing=thing)
    if not any(answer is True for _receiver, answer in answers):
        raise PermissionDenied(_("Bạn không có quyền làm việc này. Hãy nhờ người quản trị."))


def tell(change: Change) -> None:
    """Tell the rooms above, still inside the transaction; what they raise undoes the change."""
    units_changed.send(sender=type(change.thing), change=change)
