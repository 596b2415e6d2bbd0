"""What every change of the catalogue tells: the page caches at once, the site search through the outbox."""

from collections.abc import Iterable

from congxa.procedures.models import Offering
from congxa.records.service import bump, publish
from congxa.units.service import Office


def root_office() -> Office:
    """Return the office at the top, locked: who keeps the catalogue is asked of it.

    Raises:
        Office.DoesNotExist: before an office has been opened.
    """
    return Office.objects.select_for_update().get(is_root=True)


def tell_catalogue(codes: Iterable[str]) -> None:
    """Say that procedures have changed, wherever they are offered."""
    offerings = Offering.objects.filter(procedure__code__in=list(codes)).order_by("pk")
    for pk, office in offerings.values_list("pk", "office_id"):
        _publish(pk, office)
    bump("all")


def tell_offerings(office: Office, offerings: Iterable[Offering]) -> None:
    """Say that an office offers other things than before, or in another way."""
    for offering in offerings:
        _publish(offering.pk, office.pk)
    bump(f"office:{office.pk}")


def _publish(pk: int, office: int) -> None:
    publish("procedures.published", Offering(pk=pk), office=office)
