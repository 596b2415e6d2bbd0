"""Letting somebody stand in while a person is absent."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.actions.roles import lock_office, refuse_own
from congxa.accounts.actions.telling import Actor, Refused, iso, tell
from congxa.accounts.models import Delegation, Role, RoleAssignment, User
from congxa.accounts.permissions import require
from congxa.accounts.standing import forget_standing, holds_on, standing_of
from congxa.kernel.changes import Value
from congxa.kernel.refs import Ref


@transaction.atomic
def delegate(
    *,
    actor: Actor,
    assignment: RoleAssignment,
    deputy: User,
    valid_from: date,
    valid_to: date,
    today: date,
    reason: str = "",
) -> Delegation:
    """Let ``deputy`` hold the role of ``assignment`` too, between two days (both included).

    The holder may do so, and who manages the office. The deputy is an active colleague with a role of their own in the
    same office on the first day; a borrowed role cannot be lent again. Who manages the office lends to others, never to
    oneself: that would be a role without a second person.

    Raises:
        Http404, PermissionDenied: the actor neither holds the role nor manages the office.
        Refused: the wrong deputy, a borrowed administrator lending the administrator's role on, or days outside the
            role's own.
    """
    lock_office(assignment.office_id)
    assignment = RoleAssignment.objects.select_related("user").get(pk=assignment.pk)
    deputy = User.objects.get(pk=deputy.pk)
    if actor != assignment.user:
        require(actor, "accounts.manage", assignment)
        refuse_own(actor, deputy)
        _refuse_lending_on(actor, assignment, today)
    _refuse_days(assignment, valid_from, valid_to, today)
    _refuse_deputy(assignment, deputy, valid_from, valid_to)
    delegation = Delegation.objects.create(
        assignment=assignment, deputy=deputy, valid_from=valid_from, valid_to=valid_to, reason=reason
    )
    tell(
        "accounts.delegate",
        actor,
        _ref(delegation),
        office_id=assignment.office_id,
        after=_facts(delegation),
        reason=reason,
    )
    return delegation


@transaction.atomic
def end_delegation(*, actor: Actor, delegation: Delegation, today: date, reason: str = "") -> None:
    """End a delegation at once: the deputy's last day was yesterday; one that began today or later is taken back.

    The holder, the deputy and who manages the office may do so.

    Raises:
        Http404, PermissionDenied: the actor is none of them.
        Refused: it is over already.
    """
    delegation = Delegation.objects.select_related("assignment__user", "deputy").get(pk=delegation.pk)
    assignment = delegation.assignment
    lock_office(assignment.office_id)
    if actor not in (assignment.user, delegation.deputy):
        require(actor, "accounts.manage", assignment)
    if delegation.valid_to < today:
        raise Refused(_("Ủy quyền này đã hết hạn."))
    before, ref = _facts(delegation), _ref(delegation)
    after: dict[str, Value] = {}
    if delegation.valid_from >= today:
        delegation.delete()
    else:
        delegation.valid_to = today - timedelta(days=1)
        delegation.save(update_fields=["valid_to"])
        after = _facts(delegation)
    forget_standing(delegation.deputy)
    tell(
        "accounts.end_delegation",
        actor,
        ref,
        office_id=assignment.office_id,
        before=before,
        after=after,
        reason=reason,
    )


def _refuse_lending_on(actor: Actor, assignment: RoleAssignment, today: date) -> None:
    """Refuse a deputy of an administrator to let others, or the same deputy for longer, administer the office."""
    if assignment.role != Role.ADMINISTRATOR or not isinstance(actor, User) or standing_of(actor).everything:
        return
    own = RoleAssignment.objects.filter(
        holds_on(today), user=actor, office=assignment.office_id, role=Role.ADMINISTRATOR
    )
    if not own.exists():
        raise Refused(_("Người được ủy quyền quản trị không ủy quyền tiếp được. Hãy để chính người giữ vai trò làm."))


def _refuse_days(assignment: RoleAssignment, valid_from: date, valid_to: date, today: date) -> None:
    if valid_to < valid_from:
        raise Refused({"valid_to": _("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    if valid_to < today:
        raise Refused({"valid_to": _("Ngày kết thúc đã qua. Hãy chọn từ hôm nay trở đi.")})
    ends = assignment.valid_to
    if valid_from < assignment.valid_from or (ends is not None and valid_to > ends):
        raise Refused({"valid_to": _("Chỉ ủy quyền được trong thời gian vai trò còn hiệu lực.")})


def _refuse_deputy(assignment: RoleAssignment, deputy: User, valid_from: date, valid_to: date) -> None:
    if deputy == assignment.user:
        raise Refused({"deputy": _("Hãy chọn một người khác: không ai ủy quyền cho chính mình.")})
    colleague = RoleAssignment.objects.filter(holds_on(valid_from), user=deputy, office=assignment.office_id)
    if not deputy.is_active or not colleague.exists():
        raise Refused({"deputy": _("Chỉ ủy quyền được cho người đang làm việc trong cùng cơ quan.")})
    same = Delegation.objects.filter(
        assignment=assignment, deputy=deputy, valid_from__lte=valid_to, valid_to__gte=valid_from
    )
    if same.exists():
        raise Refused({"deputy": _("Người này đã được ủy quyền trong khoảng thời gian đó.")})


def _ref(delegation: Delegation) -> Ref:
    return Ref("accounts.delegation", str(delegation.pk))


def _facts(delegation: Delegation) -> dict[str, Value]:
    return {
        "holder": delegation.assignment.user.username,
        "role": delegation.assignment.role,
        "deputy": delegation.deputy.username,
        "valid_from": iso(delegation.valid_from),
        "valid_to": iso(delegation.valid_to),
    }
