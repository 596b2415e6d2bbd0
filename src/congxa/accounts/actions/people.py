"""Adding people and changing what is written down about them."""

from dataclasses import asdict, dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from congxa.accounts.actions.roles import grant_role, lock_office
from congxa.accounts.actions.telling import Actor, Refused, person_ref, tell
from congxa.accounts.models import Role, RoleAssignment, User
from congxa.accounts.permissions import office_ids_with, require
from congxa.accounts.standing import standing_of
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
    _refuse_taken(user)
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
        Http404, PermissionDenied, Refused: see :func:`own_person`.
        Refused: also a new address for somebody with a password: who reads that mailbox could set a new password and
            act in that person's name, so people change their own address, which they must confirm.
        ValidationError: an address that is taken or malformed, with the field it belongs to.
    """
    user = own_person(actor, user, office, today)
    before = {name: getattr(user, name) for name in asdict(particulars)}
    after = asdict(particulars)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return
    if "email" in changed and before["email"] and user.has_usable_password() and not may_everything(actor):
        raise Refused({"email": _("Người này đã có mật khẩu nên tự đổi địa chỉ thư ở “Tài khoản của tôi”.")})
    for name in changed:
        setattr(user, name, after[name])
    _refuse_taken(user)
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


def is_own_person(actor: object, user: User, today: date) -> bool:
    """Say whether every role that ``user`` holds, or will hold, is in an office that ``actor`` manages."""
    managed = office_ids_with(actor, "accounts.manage")
    if managed is None:
        return True
    running = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), user=user)
    return not user.is_superuser and not running.exclude(office__in=managed).exists()


def own_person(actor: Actor, user: User, office: Office, today: date) -> User:
    """Return the person, locked, if they work in ``office`` and the actor manages every office they work in.

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
                "Người này còn làm việc ở cơ quan khác. Bạn chỉ đổi được vai trò ở cơ quan mình; "
                "việc này hãy nhờ quản trị hệ thống."
            )
        )
    return user


def may_everything(actor: object) -> bool:
    """Say whether ``actor`` runs the system."""
    return standing_of(actor).everything


def _refuse_taken(user: User) -> None:
    others = User.objects.exclude(pk=user.pk)
    if others.filter(username__iexact=user.username).exists():
        raise Refused({"username": _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")})
    if user.email and others.filter(email__iexact=user.email).exists():
        raise Refused({"email": _("Địa chỉ thư này đã có người dùng. Mỗi người cần một địa chỉ riêng.")})


def _keep_address(user: User) -> None:
    """Keep the table of addresses that signing in and resetting look through in step; a new address is unproven."""
    EmailAddress.objects.filter(user=user).delete()
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True, verified=False)
