"""Hears of changes of working calendars and computes dates anew; hears of moves and tells the applicants."""

from django.utils import timezone

from congxa.dossiers.actions.keeping import recompute_open
from congxa.dossiers.citizens.account_letters import send_letter
from congxa.dossiers.citizens.recovering import send_codes
from congxa.dossiers.notices.sending import tell
from congxa.dossiers.notices.topics import PATTERN
from congxa.dossiers.reminding import send_digest
from congxa.records.service import Consumer, Event
from congxa.units.service import Office


def _calendar_changed(event: Event) -> None:
    office = Office.objects.filter(pk=event.office or 0).first()
    if office is not None:
        recompute_open(office, now=timezone.now())


CONSUMERS = [
    Consumer("units.*_calendar*", "dossiers.calendar", _calendar_changed),
    Consumer("units.set_opening_hours", "dossiers.opening_hours", _calendar_changed),
    Consumer("dossiers.account_letter", "dossiers.account_letters", send_letter),
    Consumer("dossiers.codes_asked", "dossiers.codes", send_codes),
    Consumer(PATTERN, "dossiers.notices", tell),
    Consumer("dossiers.digest", "dossiers.digest", send_digest),
]
