"""What a person is told who signs in and holds no role today: since when, from when, and whom to ask."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from congxa.accounts.models import Delegation, Role, RoleAssignment, User
from congxa.accounts.standing import holds_on
from congxa.units.service import Office


@dataclass(frozen=True, slots=True)
class _Held:
    """A role held at some time, own or for somebody absent; ``last`` is None while no end is set."""

    office: Office
    role: Role
    first: date
    last: date | None


def why_no_role(user: User, today: date, office_id: int | None = None) -> str:
    """Return the sentence for a person without a role today; with ``office_id``, about that office only.

    A role to come says more than one that is over. Empty when a role is held today, or when there is an
    ``office_id`` and the person never had to do with that office.
    """
    held = [one for one in _all_held(user) if office_id in (None, one.office.pk)]
    if any(one.first <= today and (one.last is None or one.last >= today) for one in held):
        return ""
    coming = min((one for one in held if one.first > today), key=lambda one: one.first, default=None)
    if coming is not None:
        words = {"role": coming.role.label, "office": coming.office.name, "day": f"{coming.first:%d/%m/%Y}"}
        sentence = _("Vai trò %(role)s của bạn tại %(office)s bắt đầu từ ngày %(day)s; trước đó chưa làm việc được.")
        return f"{sentence % words} {_whom_to_ask(coming.office, today)}"
    over = max((one for one in held if one.last), key=lambda one: one.last or today, default=None)
    if over is not None and over.last is not None:
        words = {"office": over.office.name, "day": f"{over.last + timedelta(days=1):%d/%m/%Y}"}
        sentence = _("Bạn không còn giữ vai trò nào tại %(office)s từ ngày %(day)s.") % words
        return f"{sentence} {_whom_to_ask(over.office, today)}"
    return "" if office_id else _("Bạn chưa được giao vai trò nào. Hãy hỏi người quản trị của cơ quan bạn.")


def _all_held(user: User) -> list[_Held]:
    own = RoleAssignment.objects.filter(user=user).select_related("office")
    found = [_Held(one.office, Role(one.role), one.valid_from, one.valid_to) for one in own]
    lent = Delegation.objects.filter(deputy=user, assignment__user__is_active=True)
    for one in lent.select_related("assignment__office"):
        role = one.assignment
        last = min(one.valid_to, role.valid_to or one.valid_to)
        found.append(_Held(role.office, Role(role.role), max(one.valid_from, role.valid_from), last))
    return found


def _whom_to_ask(office: Office, today: date) -> str:
    """Name the administrators of the office, at most three."""
    rows = RoleAssignment.objects.filter(holds_on(today), office=office, role=Role.ADMINISTRATOR, user__is_active=True)
    names = [str(row.user) for row in rows.select_related("user").order_by("user__search_text")[:3]]
    if not names:
        return _("Hãy hỏi người quản trị hệ thống.")
    return _("Hãy hỏi quản trị của cơ quan: %(names)s.") % {"names": ", ".join(names)}
