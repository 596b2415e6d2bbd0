"""What is asked about people: who may be seen, their roles today, who stands in for whom."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Prefetch, Q, QuerySet

from congxa.accounts.devices import device_of
from congxa.accounts.models import Delegation, RoleAssignment, User
from congxa.accounts.permissions import office_ids_with
from congxa.kernel.text import fold
from congxa.units.service import Office


def people_visible_to(actor: object) -> QuerySet[User]:
    """Return the people with a role, past, present or to come, in an office whose people ``actor`` may see."""
    ids = office_ids_with(actor, "accounts.see")
    if ids is None:
        return User.objects.all()
    return User.objects.filter(pk__in=RoleAssignment.objects.filter(office__in=ids).values("user"))


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """How a list of people is narrowed; empty values do not narrow."""

    words: str = ""
    role: str = ""
    state: str = ""
    office_ids: frozenset[int] | None = None


def people_list(actor: object, chosen: PeopleFilter, today: date) -> QuerySet[User]:
    """Return the people ``actor`` may see, narrowed, by name, each with their roles in the chosen offices.

    Words are found with and without diacritics, in any order.
    """
    people = people_visible_to(actor)
    held = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    if chosen.office_ids is not None:
        held = held.filter(office__in=chosen.office_ids)
        people = people.filter(pk__in=RoleAssignment.objects.filter(office__in=chosen.office_ids).values("user"))
    for word in fold(chosen.words).split():
        people = people.filter(search_text__contains=word)
    if chosen.role:
        people = people.filter(pk__in=held.filter(role=chosen.role).values("user"))
    people = _in_state(people, chosen.state, held)
    roles = Prefetch("roles", held.select_related("office").order_by("office", "role"), to_attr="held")
    return people.prefetch_related(roles).order_by("search_text", "pk")


def _in_state(people: QuerySet[User], state: str, held: QuerySet[RoleAssignment]) -> QuerySet[User]:
    if state == "locked":
        return people.filter(is_active=False)
    if state == "former":
        return people.filter(is_active=True).exclude(pk__in=held.values("user"))
    if state == "invited":
        return people.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if state == "working":
        return people.filter(is_active=True, pk__in=held.values("user"))
    return people


def roles_shown_to(actor: object, user: User) -> QuerySet[RoleAssignment]:
    """Return the roles of ``user``, newest first, in the offices whose people ``actor`` may see (all of one's own)."""
    roles = user.roles.select_related("office").prefetch_related(
        Prefetch("delegations", Delegation.objects.select_related("deputy").order_by("-valid_from"))
    )
    ids = None if actor == user else office_ids_with(actor, "accounts.see")
    if ids is not None:
        roles = roles.filter(office__in=ids)
    return roles.order_by("-valid_from", "-pk")


def deputising_of(user: User, today: date) -> QuerySet[Delegation]:
    """Return the delegations under which ``user`` stands in for somebody, now or later."""
    return (
        Delegation.objects.filter(deputy=user, valid_to__gte=today)
        .select_related("assignment__user", "assignment__office")
        .order_by("valid_from")
    )


def colleagues_of(user: User, office_id: int, today: date) -> QuerySet[User]:
    """Return the active people with a role in the office today or later, without ``user``."""
    held = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), office=office_id)
    return User.objects.filter(is_active=True, pk__in=held.values("user")).exclude(pk=user.pk).order_by("search_text")


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner recognises it."""

    began: datetime
    ip: str
    device: str
    is_current: bool


def sessions_of(user: User, current_key: str | None) -> list[SessionRow]:
    """Return the sessions of ``user`` that still run, the newest first."""
    running: list[UserSession] = UserSession.objects.purge_and_list(user)
    rows = [
        SessionRow(one.created_at, one.ip, device_of(one.user_agent), one.session_key == current_key) for one in running
    ]
    return sorted(rows, key=lambda row: row.began, reverse=True)


def office_of_work(actor: object, user: User, preferred: int) -> Office | None:
    """Return the office in whose name ``actor`` manages ``user``: the preferred one, or the newest role's."""
    ids = office_ids_with(actor, "accounts.manage")
    roles = user.roles.select_related("office").order_by("-valid_from", "-pk")
    offices = [role.office for role in roles if ids is None or role.office_id in ids]
    return next((office for office in offices if office.pk == preferred), offices[0] if offices else None)
