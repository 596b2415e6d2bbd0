"""What the commands of every room ask of this one."""

from django.core.management.base import CommandError

from congxa.units.models import Office


def named_office(slug: str) -> Office:
    """Return the office that a command was told by its first path segment, closed ones too.

    Raises:
        CommandError: with the segments there are, when none is called so.
    """
    office = Office.objects.filter(slug=slug).first()
    if office is None:
        known = ", ".join(Office.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"Không có cơ quan “{slug}”. Các cơ quan: {known}.")
    return office
