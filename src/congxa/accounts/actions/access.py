"""A person's way in: inviting, locking and opening, forgetting a lost second factor, signing out everywhere."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from congxa.accounts.actions.people import own_person
from congxa.accounts.actions.roles import refuse_last_administrator, refuse_own
from congxa.accounts.actions.telling import Actor, Refused, person_ref, tell
from congxa.accounts.invitations import invitation_path
from congxa.accounts.models import Role, RoleAssignment, User
from congxa.accounts.permissions import require
from congxa.accounts.standing import forget_standing, holds_on
from congxa.units.service import Office


@transaction.atomic
def invite(*, actor: Actor, user: User, office: Office, today: date) -> str:
    """Return the path of a page where a new person chooses a password; it works once and for three days.

    Raises:
        Http404, PermissionDenied: see :func:`own_person`.
        Refused: the person has a password already: nobody may get at it but by their own e-mail.
    """
    user = own_person(actor, user, office, today)
    if user.has_usable_password():
        raise Refused(_("Người này đã có mật khẩu. Nếu quên, họ tự đặt lại bằng “Quên mật khẩu” ở trang đăng nhập."))
    tell("accounts.invite", actor, person_ref(user), office_id=office.pk)
    return invitation_path(user)


@transaction.atomic
def deactivate_person(*, actor: Actor, user: User, office: Office, today: date, reason: str = "") -> None:
    """Lock an account: signed out everywhere, no role counts, nothing is deleted.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`own_person`; also oneself and an office's last administrator.
    """
    user = own_person(actor, user, office, today)
    refuse_own(actor, user)
    for assignment in RoleAssignment.objects.filter(holds_on(today), user=user, role=Role.ADMINISTRATOR):
        refuse_last_administrator(actor, user, assignment.office_id, today)
    _set_active(actor, user, office, active=False, reason=reason)
    _end_sessions(user)


@transaction.atomic
def reactivate_person(*, actor: Actor, user: User, office: Office, today: date, reason: str = "") -> None:
    """Open a locked account again; the roles that still run count again.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`own_person`.
    """
    _set_active(actor, own_person(actor, user, office, today), office, active=True, reason=reason)


@transaction.atomic
def reset_second_factor(*, actor: Actor, user: User, office: Office, today: date, reason: str = "") -> None:
    """Forget every second factor of a person who lost them; they sign in with the password and set up a new one.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`own_person`; also oneself: it needs a second person.
    """
    user = own_person(actor, user, office, today)
    refuse_own(actor, user)
    factors = Authenticator.objects.filter(user=user)
    kinds = sorted({str(kind) for kind in factors.values_list("type", flat=True)})
    if not kinds:
        raise Refused(_("Người này chưa bật xác thực hai lớp."))
    factors.delete()
    _end_sessions(user)
    tell(
        "accounts.reset_second_factor",
        actor,
        person_ref(user),
        office_id=office.pk,
        before={"kinds": ", ".join(kinds)},
        reason=reason,
    )


@transaction.atomic
def sign_out_everywhere(*, actor: Actor, user: User, office: Office | None = None) -> None:
    """End every session of a person, on every device: one's own, or a colleague's as who manages ``office``.

    Raises:
        Http404, PermissionDenied: somebody else's, and the actor does not manage an office they work in.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if actor != user:
        if office is None or not RoleAssignment.objects.filter(user=user, office=office).exists():
            raise Http404
        require(actor, "accounts.manage", office)
    _end_sessions(user)
    tell("accounts.sign_out_everywhere", actor, person_ref(user), office_id=office.pk if office else None)


def _set_active(actor: Actor, user: User, office: Office, *, active: bool, reason: str) -> None:
    if user.is_active == active:
        return
    user.is_active = active
    user.save(update_fields=["is_active"])
    forget_standing(user)
    tell(
        "accounts.reactivate_person" if active else "accounts.deactivate_person",
        actor,
        person_ref(user),
        office_id=office.pk,
        before={"is_active": not active},
        after={"is_active": active},
        reason=reason,
    )


def _end_sessions(user: User) -> None:
    User.objects.filter(pk=user.pk).update(session_generation=F("session_generation") + 1)
    for session in UserSession.objects.filter(user=user):
        session.end()
