"""One question is asked everywhere, ``may(actor, verb, thing)``; one list is offered, ``visible_to``."""

from datetime import date
from typing import Self, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.accounts.models import Role
from congxa.accounts.standing import standing_of
from congxa.accounts.verbs import Verb, verb_named
from congxa.units.service import Office, OfficeEntry

_ModelT = TypeVar("_ModelT", bound=Model)

_ADMINISTRATOR = {Role.ADMINISTRATOR}
VERBS = [
    # Of the room below, which cannot name roles. What concerns the whole tree of units has no verb: only those who run
    # the installation change it.
    Verb("units.create_office", gettext_lazy("mở cơ quan cấp dưới"), _ADMINISTRATOR, _ADMINISTRATOR),
    Verb("units.close_office", gettext_lazy("đóng cơ quan"), upper_roles=_ADMINISTRATOR),
    Verb("units.describe_office", gettext_lazy("sửa thông tin cơ quan"), _ADMINISTRATOR, _ADMINISTRATOR),
    Verb("units.set_opening_hours", gettext_lazy("đặt giờ làm việc"), _ADMINISTRATOR, _ADMINISTRATOR),
    Verb("units.see_calendar", gettext_lazy("xem lịch làm việc"), set(Role), set(Role)),
    Verb("units.keep_calendar", gettext_lazy("giữ lịch nghỉ"), _ADMINISTRATOR, _ADMINISTRATOR),
    Verb("units.set_host", gettext_lazy("gắn tên miền"), upper_roles=_ADMINISTRATOR),
    Verb("units.set_root", gettext_lazy("chọn cơ quan gốc")),
    Verb("accounts.manage", gettext_lazy("quản lý người và vai trò"), roles={Role.ADMINISTRATOR}),
    Verb(
        "accounts.see",
        gettext_lazy("xem người và vai trò"),
        roles={Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR},
        upper_roles={Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR},
    ),
]


def may(actor: object, verb: str, thing: object, *, on: date | None = None) -> bool:
    """Say whether ``actor`` may do ``verb`` to ``thing`` on the day ``on`` (today in Vietnam).

    ``thing`` is an office or anything with an ``office_id`` or ``office``. The right comes from a role held in
    that office (also in place of somebody absent) or, for the verb's upper roles, in an office above it.

    Raises:
        UnknownVerb: no room declares ``verb``.
        TypeError: ``thing`` belongs to no office.
    """
    declared = verb_named(verb)
    office = office_id_of(thing)
    if declared.public:
        return True
    standing = standing_of(actor, on)
    if standing.everything or any((office, role) in standing.roles for role in declared.roles):
        return True
    return office in standing.below(standing.where(declared.upper_roles))


def require(actor: object, verb: str, thing: object, *, on: date | None = None) -> None:
    """Go on only if ``actor`` may do ``verb`` to ``thing``.

    Raises:
        Http404: the thing is another office's: for this actor it does not exist.
        PermissionDenied: the actor works for the thing's office, but in a role that may not do this.
    """
    if may(actor, verb, thing, on=on):
        return
    if works_for(actor, thing, on=on):
        raise PermissionDenied(_("Vai trò của bạn không cho phép việc này. Hãy nhờ người quản trị của cơ quan."))
    raise Http404


def works_for(actor: object, thing: object, *, on: date | None = None) -> bool:
    """Say whether ``actor`` holds any role in the office of ``thing`` or in one above it."""
    standing = standing_of(actor, on)
    office = office_id_of(thing)
    return standing.everything or office in standing.offices or office in standing.below(set(standing.offices))


def workplaces(actor: object, *, on: date | None = None) -> frozenset[int]:
    """Return the ids of the offices in which ``actor`` holds any role, own or for somebody absent."""
    return standing_of(actor, on).offices


def offices_with(actor: object, verb: str, *, on: date | None = None) -> QuerySet[Office]:
    """Return the offices in whose name ``actor`` may do ``verb``."""
    ids = office_ids_with(actor, verb, on=on)
    return Office.objects.all() if ids is None else Office.objects.filter(pk__in=ids)


def office_ids_with(actor: object, verb: str, *, on: date | None = None) -> set[int] | None:
    """Return the ids of the offices in whose name ``actor`` may do ``verb``; None means every office."""
    declared = verb_named(verb)
    standing = standing_of(actor, on)
    if declared.public or standing.everything:
        return None
    return standing.where(declared.roles) | standing.below(standing.where(declared.upper_roles))


def may_somewhere(actor: object, verb: str, *, on: date | None = None) -> bool:
    """Say whether there is any office in whose name ``actor`` may do ``verb`` (for menus)."""
    ids = office_ids_with(actor, verb, on=on)
    return ids is None or bool(ids)


def office_id_of(thing: object) -> int:
    """Return the id of the office that ``thing`` is or belongs to.

    Raises:
        TypeError: it is no office and has neither ``office_id`` nor ``office``.
    """
    if isinstance(thing, Office):
        return int(thing.pk)
    if isinstance(thing, OfficeEntry):
        return thing.id
    office_id = getattr(thing, "office_id", None)
    if isinstance(office_id, int):
        return office_id
    office = getattr(thing, "office", None)
    if isinstance(office, Office | OfficeEntry):
        return office_id_of(office)
    raise TypeError(f"{type(thing).__name__} belongs to no office.")


class OfficeScoped(QuerySet[_ModelT]):
    """A queryset of things that belong to offices; ``office_path`` is the way to the office's id."""

    office_path = "office_id"

    def visible_to(self, actor: object, verb: str, *, on: date | None = None) -> Self:
        """Return only the things to which ``actor`` may do ``verb``; asking costs at most two queries."""
        ids = office_ids_with(actor, verb, on=on)
        return self.all() if ids is None else self.filter(**{f"{self.office_path}__in": ids})
