"""Whom a dossier can be given to, and where it can go."""

from django.db.models import Q
from django.utils import timezone

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.kernel.ordering import person_sort_key, sort_key
from congxa.units.service import Office


def handlers_of(office: Office) -> list[User]:
    """The case officers of an office today, by name; one query."""
    today = timezone.localdate()
    held = RoleAssignment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), valid_from__lte=today)
    held = held.filter(office=office, role=Role.CASE_OFFICER)
    people = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return sorted(people, key=lambda person: person_sort_key(person.full_name))


def offices_to_choose() -> list[Office]:
    """The offices that work today, from the top; one query."""
    today = timezone.localdate()
    rows = Office.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), valid_from__lte=today)
    return sorted(rows, key=lambda office: (office.upper_id or 0, sort_key(office.short_name)))
