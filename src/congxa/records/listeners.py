"""What the rooms below this one say is written into the journal; they cannot do it themselves
(``docs/decisions/0004-ground-floor-writes.md``)."""

from django.dispatch import receiver

from congxa.records.journal import write
from congxa.records.versions import bump
from congxa.units.service import Change, units_changed


@receiver(units_changed, dispatch_uid="records.units_changed")
def keep_units_change(sender: object, change: Change, **_: object) -> None:
    """Write down a change of units or offices, and let every process read the directory of offices again."""
    write(
        actor=change.actor,
        kind=change.verb,
        thing=change.thing,
        before=change.before,
        after=change.after,
        reason=change.reason,
        office=change.office_id,
    )
    bump("units")
