"""Whom a dossier can be given to, and where it can go."""

from django.db.models import Q
from django.utils import timezone

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.units.service import Office


def handlers_of(office: Office) -> list[User]:
    """The case officers of an office today, by name; one query."""
    today = timezone.localdate()
    held = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), valid_from__lte=today)
    held = held.filter(office=office, role=Role.CASE_OFFICER)
    people = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return sorted(people, key=lambda person: person.full_name)


def offices_to_choose() -> list[Office]:
    """The offices that work today, from the top; one query."""
    today = timezone.localdate()
    rows = Office.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), valid_from__lte=today)
    return list(rows.order_by("upper__pk", "short_name"))
