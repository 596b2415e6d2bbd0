"""How a thing is named across rooms."""

from django.db.models import Model

from congxa.accounts.service import Citizen, System
from congxa.kernel.refs import Ref


def ref_of(thing: Ref | Model) -> Ref:
    """Return the reference of ``thing``: ``room.model`` and its primary key.

    Raises:
        ValueError: the thing has not been saved and so has no key.
    """
    if isinstance(thing, Ref):
        return thing
    if thing.pk is None:
        raise ValueError(f"{type(thing).__name__} must be saved before it can be referred to")
    return Ref(thing._meta.label_lower, str(thing.pk))


def name_of(actor: object) -> tuple[int | None, str]:
    """Return the key and the name of a person to be kept as text; ``None`` stands for the program itself.

    The key is one of an official. Citizens have keys of their own table and are named by their account.
    """
    if isinstance(actor, Citizen):
        return None, str(actor)
    if actor is None or isinstance(actor, System):
        return None, "Hệ thống"
    key = getattr(actor, "pk", None)
    if key is None:
        return None, "Khách"
    return int(key), str(actor)[:200]
