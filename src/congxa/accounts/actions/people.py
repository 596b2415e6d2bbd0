"""Adding people, changing what we know of them, inviting, locking, signing out everywhere."""

from dataclasses import asdict, dataclass
from datetime import date

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext as _

from congxa.accounts.actions.roles import grant_role, lock_office, refuse_last_administrator, refuse_own
from congxa.accounts.actions.telling import Actor, Refused, person_ref, tell
from congxa.accounts.invitations import invitation_path
from congxa.accounts.models import Role, RoleAssignment, User
from congxa.accounts.permissions import office_ids_with, require
from congxa.accounts.standing import forget_standing, holds_on, standing_of
from congxa.units.service import Office


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an administrator writes down about a person."""

    full_name: str
    email: str = ""
    job_title: str = ""
    phone: str = ""


@transaction.atomic
def create_person(
    *,
    actor: Actor,
    office: Office,
    username: str,
    particulars: Particulars,
    role: Role,
    valid_from: date,
    valid_to: date | None = None,
) -> User:
    """Add a person with a first role in ``office``; they choose a password through an invitation (:func:`invite`).

    Raises:
        Http404, PermissionDenied: the actor does not manage the office.
        ValidationError: a name or address that is taken or malformed, with the field it belongs to.
    """
    office = lock_office(office.pk)
    require(actor, "accounts.manage", office)
    user = User(username=username, **asdict(particulars))
    user.set_unusable_password()
    user.full_clean()
    user.save()
    _keep_address(user)
    tell(
        "accounts.create_person",
        actor,
        person_ref(user),
        office_id=office.pk,
        after={"username": username, **asdict(particulars)},
    )
    grant_role(actor=actor, user=user, office=office, role=role, valid_from=valid_from, valid_to=valid_to)
    return user


@transaction.atomic
def edit_person(*, actor: Actor, user: User, office: Office, particulars: Particulars, today: date) -> None:
    """Change what is written down about a person.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`_own_person`.
        ValidationError: an address that is taken or malformed, with the field it belongs to.
    """
    user = _own_person(actor, user, office, today)
    before = {name: getattr(user, name) for name in asdict(particulars)}
    after = asdict(particulars)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return
    for name in changed:
        setattr(user, name, after[name])
    user.full_clean(exclude=["password"])
    user.save(update_fields=changed)
    if "email" in changed:
        _keep_address(user)
    tell(
        "accounts.edit_person",
        actor,
        person_ref(user),
        office_id=office.pk,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )


@transaction.atomic
def invite(*, actor: Actor, user: User, office: Office, today: date) -> str:
    """Return the path of a page where a new person chooses a password; it works once and for three days.

    Raises:
        Http404, PermissionDenied: see :func:`_own_person`.
        Refused: the person has a password already: nobody may get at it but by their own e-mail.
    """
    user = _own_person(actor, user, office, today)
    if user.has_usable_password():
        raise Refused(_("Người này đã có mật khẩu. Nếu quên, họ tự đặt lại bằng “Quên mật khẩu” ở trang đăng nhập."))
    tell("accounts.invite", actor, person_ref(user), office_id=office.pk)
    return invitation_path(user)


@transaction.atomic
def deactivate_person(*, actor: Actor, user: User, office: Office, today: date, reason: str = "") -> None:
    """Lock an account: signed out everywhere, no role counts, nothing is deleted.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`_own_person`; also oneself and an office's last administrator.
    """
    user = _own_person(actor, user, office, today)
    refuse_own(actor, user)
    for assignment in RoleAssignment.objects.filter(holds_on(today), user=user, role=Role.ADMINISTRATOR):
        refuse_last_administrator(actor, user, assignment.office_id, today)
    _set_active(actor, user, office, active=False, reason=reason)
    _end_sessions(user)


@transaction.atomic
def reactivate_person(*, actor: Actor, user: User, office: Office, today: date, reason: str = "") -> None:
    """Open a locked account again; the roles that still run count again.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`_own_person`.
    """
    _set_active(actor, _own_person(actor, user, office, today), office, active=True, reason=reason)


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


def is_own_person(actor: object, user: User, today: date) -> bool:
    """Say whether every role that ``user`` holds, or will hold, is in an office that ``actor`` manages."""
    managed = office_ids_with(actor, "accounts.manage")
    if managed is None:
        return True
    running = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), user=user)
    return not user.is_superuser and not running.exclude(office__in=managed).exists()


def _own_person(actor: Actor, user: User, office: Office, today: date) -> User:
    """Return the person, locked, if the actor manages ``office``, they work there, and nowhere the actor does not manage.

    Raises:
        Http404: the person has no role in the office, or the office is not the actor's.
        PermissionDenied: the actor's role in the office may not.
        Refused: the person also works for an office that others manage.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    require(actor, "accounts.manage", office)
    if not may_everything(actor) and not RoleAssignment.objects.filter(user=user, office=office).exists():
        raise Http404
    if not is_own_person(actor, user, today):
        raise Refused(
            _(
                "Người này còn làm việc ở cơ quan khác. Bạn đổi được vai trò ở cơ quan mình; việc này nhờ quản trị hệ thống."
            )
        )
    return user


def may_everything(actor: object) -> bool:
    """Say whether ``actor`` runs the system."""
    return standing_of(actor).everything


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


def _keep_address(user: User) -> None:
    """Keep the table of addresses that signing in and resetting look through in step; a new address is unproven."""
    EmailAddress.objects.filter(user=user).delete()
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True, verified=False)
