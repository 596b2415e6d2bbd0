"""Says which offices' pages show something, so that a change is seen everywhere at once.

An article appears on its office's portal, on the upper office's home page (gathered) and on those it is shared with;
bumping their content versions makes the cached pages and frames of exactly these offices unreachable.
"""

from congxa.portal.models import Share
from congxa.records.service import bump, current
from congxa.units.service import directory

EVERYWHERE = "all"


def touch_page(*, page_id: int, office_id: int) -> None:
    """Tell that a page of an office changed, appeared or went."""
    shared_with = Share.objects.filter(page_id=page_id).values_list("office_id", flat=True)
    touch_offices(office_id, *shared_with)
    office = directory(current("units")).by_id.get(office_id)
    if office is not None and office.upper_id is not None:
        touch_offices(office.upper_id)


def touch_offices(*office_ids: int) -> None:
    """Tell that something of these offices alone changed: menu, theme, a choice."""
    bump(*(f"office:{office_id}" for office_id in office_ids))


def touch_everything() -> None:
    """Tell that something changed which any page may show."""
    bump(EVERYWHERE)
