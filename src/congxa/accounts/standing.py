"""What a person is on one day: the roles held, own or for somebody absent, and the offices below them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from congxa.accounts.models import Role, RoleAssignment, User
from congxa.units.service import Office


@dataclass
class Standing:
    """The roles of a person on one day, as office id and role; ``everything`` for who runs the system."""

    roles: frozenset[tuple[int, Role]] = frozenset()
    everything: bool = False
    _below: dict[int, list[int]] | None = field(default=None, repr=False)

    @cached_property
    def offices(self) -> frozenset[int]:
        """Return the ids of the offices in which any role is held."""
        return frozenset(office for office, _role in self.roles)

    def where(self, roles: frozenset[Role] | set[Role]) -> set[int]:
        """Return the ids of the offices in which one of ``roles`` is held."""
        return {office for office, role in self.roles if role in roles}

    def below(self, office_ids: set[int]) -> set[int]:
        """Return the ids of all offices under ``office_ids``, at any depth; the tree is read once."""
        if not office_ids:
            return set()
        if self._below is None:
            self._below = {}
            for pk, upper in Office.objects.order_by().values_list("pk", "upper_id"):
                if upper is not None:
                    self._below.setdefault(upper, []).append(pk)
        return set(_descend(self._below, office_ids))


def _descend(tree: dict[int, list[int]], roots: set[int]) -> Iterator[int]:
    seen = set(roots)
    waiting = list(roots)
    while waiting:
        for child in tree.get(waiting.pop(), ()):
            if child not in seen:
                seen.add(child)
                waiting.append(child)
                yield child


NOBODY = Standing()
_KEPT = "_standing"


class System:
    """The program itself or its operator at the console, as an actor: may everything, is no person."""

    is_authenticated = True

    def __str__(self) -> str:
        return "hệ thống"


SYSTEM = System()


def holds_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row (both days included) holds on ``day``."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


def standing_of(actor: object, on: date | None = None) -> Standing:
    """Return what ``actor`` is on the day ``on`` (today in Vietnam); one query per person object and day.

    A deputy has the role while the delegation and the role itself hold and its holder is still active.
    """
    if isinstance(actor, System):
        return Standing(everything=True)
    if not isinstance(actor, User) or not actor.is_active or actor.pk is None:
        return NOBODY
    day = on or timezone.localdate()
    kept: dict[date, Standing] | None = getattr(actor, _KEPT, None)
    if kept is None:
        kept = {}
        setattr(actor, _KEPT, kept)
    if day not in kept:
        kept[day] = _read(actor, day)
    return kept[day]


def _read(user: User, day: date) -> Standing:
    lent = Q(delegations__deputy=user, user__is_active=True) & holds_on(day, "delegations__")
    rows = RoleAssignment.objects.filter(Q(user=user) | lent, holds_on(day)).values_list("office_id", "role")
    return Standing(frozenset((office, Role(role)) for office, role in rows), everything=user.is_superuser)


def forget_standing(user: User) -> None:
    """Make the next question about ``user`` read the roles again, because they have been changed."""
    setattr(user, _KEPT, None)
