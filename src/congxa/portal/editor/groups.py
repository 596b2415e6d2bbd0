"""Keeps Wagtail's groups in step with the roles people hold today."""

from django.contrib.auth.models import Group
from django.db.models import Q

from congxa.accounts.service import User, office_ids_with
from congxa.portal.actions.rights import PREFIX, VERBS, group_name
from congxa.portal.models import HomePage
from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory

EDITING = ("portal.write", "portal.publish", "portal.design")


def bring_up_to_date(user: User) -> bool:
    """Put a person into the groups of today's roles and out of all others; say whether any is left.

    Two queries when nothing changed. Whoever runs the installation needs no group.
    """
    if user.is_superuser:
        return True
    wanted = {group_name(office, word) for word, verb in VERBS.items() for office in office_ids_with(user, verb) or ()}
    held = set(user.groups.filter(name__startswith=f"{PREFIX}:").values_list("name", flat=True))
    if wanted == held:
        return bool(wanted)
    user.groups.remove(*Group.objects.filter(name__in=held - wanted))
    new = list(Group.objects.filter(name__in=wanted - held))
    user.groups.add(*new)
    # An office that has not opened its portal has no groups yet.
    return bool(new or held & wanted)


def bring_office_up_to_date(office_id: int) -> None:
    """Do the same for everybody who works, or worked, for an office: before people are looked up by their group."""
    people = User.objects.filter(
        Q(roles__office=office_id)
        | Q(deputises__assignment__office=office_id)
        | Q(groups__name__startswith=f"{PREFIX}:{office_id}:")
    )
    for user in people.filter(is_superuser=False).distinct():
        bring_up_to_date(user)


def edited_offices(user: User) -> set[int] | None:
    """Return the ids of the offices whose pages a person may work on; None means every office."""
    found: set[int] = set()
    for verb in EDITING:
        ids = office_ids_with(user, verb)
        if ids is None:
            return None
        found |= ids
    return found


def own_office(user: User, here: OfficeEntry | None) -> OfficeEntry | None:
    """Return the office whose things the editor shows a person: the one they are at when they may work on its pages.

    Otherwise their own, of several the one with the lowest number; None when it no longer is.
    """
    ids = edited_offices(user)
    if ids is None or here is None or here.id in ids:
        return here
    offices = directory(current("units")).by_id
    return next((offices[pk] for pk in sorted(ids) if pk in offices), None)


def edited_trees(user: User) -> list[str] | None:
    """Return the treebeard paths of the home pages a person may work below; None means all of them (one query)."""
    ids = edited_offices(user)
    return None if ids is None else list(HomePage.objects.filter(office__in=ids).values_list("path", flat=True))
