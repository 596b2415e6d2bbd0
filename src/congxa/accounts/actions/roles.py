"""Granting a role in an office and ending it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congxa.accounts.actions.telling import Actor, Refused, iso, tell
from congxa.accounts.models import Role, RoleAssignment, User
from congxa.accounts.permissions import require
from congxa.accounts.standing import forget_standing, holds_on, standing_of
from congxa.kernel.changes import Value
from congxa.kernel.refs import Ref
from congxa.units.service import Office


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    user: User,
    office: Office,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
    reason: str = "",
) -> RoleAssignment:
    """Give ``user`` the ``role`` in ``office`` from the first to the last day (None: until ended).

    Raises:
        Http404, PermissionDenied: the actor does not manage the office.
        Refused: own roles, an inactive person, days in the wrong order, or the same role already held then.
    """
    office = lock_office(office.pk)
    user = User.objects.get(pk=user.pk)
    require(actor, "accounts.manage", office)
    refuse_own(actor, user)
    if not user.is_active:
        raise Refused(_("Tài khoản này đã khóa. Hãy mở lại tài khoản trước khi cấp vai trò."))
    _refuse_days(office, valid_from, valid_to)
    _refuse_twice(user, office, role, valid_from, valid_to)
    assignment = RoleAssignment.objects.create(
        user=user, office=office, role=role, valid_from=valid_from, valid_to=valid_to
    )
    tell(
        "accounts.grant_role",
        actor,
        _ref(assignment),
        office_id=office.pk,
        after=_facts(assignment),
        reason=reason,
    )
    return assignment


@transaction.atomic
def end_role(*, actor: Actor, assignment: RoleAssignment, last_day: date, reason: str = "") -> None:
    """Let a role end with ``last_day``; one that had not begun by then is taken back as if never given.

    Raises:
        Http404, PermissionDenied: the actor does not manage the office.
        Refused: own roles, a role that ends earlier anyway, or the office's last administrator.
    """
    lock_office(assignment.office_id)
    assignment = RoleAssignment.objects.select_related("user").get(pk=assignment.pk)
    require(actor, "accounts.manage", assignment)
    refuse_own(actor, assignment.user)
    if assignment.valid_to is not None and assignment.valid_to <= last_day:
        raise Refused(_("Vai trò này đã kết thúc trước ngày đó rồi."))
    if assignment.role == Role.ADMINISTRATOR:
        refuse_last_administrator(actor, assignment.user, assignment.office_id, last_day + timedelta(days=1))
    before, ref = _facts(assignment), _ref(assignment)
    after: dict[str, Value] = {}
    if last_day < assignment.valid_from:
        assignment.delete()
    else:
        assignment.valid_to = last_day
        assignment.save(update_fields=["valid_to"])
        after = _facts(assignment)
    tell("accounts.end_role", actor, ref, office_id=assignment.office_id, before=before, after=after, reason=reason)


def lock_office(office_id: int) -> Office:
    """Return the office, locked, so that two people cannot both remove an administrator at the same moment."""
    return Office.objects.select_for_update().get(pk=office_id)


def refuse_own(actor: Actor, user: User) -> None:
    """Refuse changes to the actor's own standing: they need a second person, except for who runs the system.

    Raises:
        Refused: the actor is the person.
    """
    forget_standing(user)
    if actor == user and not standing_of(actor).everything:
        raise Refused(
            _("Bạn không tự đổi vai trò của mình được. Hãy nhờ người quản trị khác của cơ quan hoặc quản trị hệ thống.")
        )


def refuse_last_administrator(actor: Actor, user: User, office_id: int, day: date) -> None:
    """Refuse to leave an office without an active administrator from ``day`` on; who runs the system may.

    Raises:
        Refused: nobody but ``user`` administers the office on that day.
    """
    if standing_of(actor).everything:
        return
    others = RoleAssignment.objects.filter(
        holds_on(day), office_id=office_id, role=Role.ADMINISTRATOR, user__is_active=True
    ).exclude(user=user)
    if not others.exists():
        raise Refused(_("Đây là người quản trị cuối cùng của cơ quan. Hãy cấp vai trò quản trị cho người khác trước."))


def _refuse_days(office: Office, valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise Refused({"valid_to": _("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    if office.valid_to is not None and office.valid_to < valid_from:
        raise Refused({"valid_from": _("Cơ quan đã ngừng hoạt động trước ngày này.")})


def _refuse_twice(user: User, office: Office, role: Role, valid_from: date, valid_to: date | None) -> None:
    later = Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)
    earlier = Q() if valid_to is None else Q(valid_from__lte=valid_to)
    if RoleAssignment.objects.filter(later, earlier, user=user, office=office, role=role).exists():
        raise Refused({"role": _("Người này đã giữ vai trò đó trong khoảng thời gian này.")})


def _ref(assignment: RoleAssignment) -> Ref:
    return Ref("accounts.roleassignment", str(assignment.pk))


def _facts(assignment: RoleAssignment) -> dict[str, Value]:
    return {
        "user": assignment.user.username,
        "role": assignment.role,
        "valid_from": iso(assignment.valid_from),
        "valid_to": iso(assignment.valid_to),
    }


@transaction.atomic
def carry_over_roles(*, actor: Actor, old: Office, new: Office, day: date) -> int:
    """Give everybody who holds a role in ``old`` on ``day`` the same role in ``new`` from that day; return how many.

    A role already held there is left as it is, so doing it twice changes nothing. The roles in ``old`` stay on record.
    """
    held = RoleAssignment.objects.filter(office=old, valid_from__lte=day, user__is_active=True)
    carried = 0
    for assignment in held.exclude(valid_to__lt=day).select_related("user").order_by("pk"):
        role = Role(assignment.role)
        if (
            not RoleAssignment.objects.filter(user=assignment.user, office=new, role=role)
            .exclude(valid_to__lt=day)
            .exists()
        ):
            grant_role(
                actor=actor,
                user=assignment.user,
                office=new,
                role=role,
                valid_from=max(day, new.valid_from),
                valid_to=assignment.valid_to,
                reason=_("Cơ quan kế thừa %(office)s") % {"office": old.name},
            )
            carried += 1
    return carried
