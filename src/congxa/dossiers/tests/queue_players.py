"""What processes of their own do at the queue in tests (`tests.processes`)."""

from datetime import datetime

from django.conf import settings

from congxa.accounts.service import User
from congxa.dossiers.actions.queue import call_next, draw
from congxa.dossiers.models import QueueDevice, QueueMatter, ServiceCounter


def draw_many(now: datetime, letter: str, count: int) -> None:
    """Draw numbers at the kiosk."""
    device, matter = QueueDevice.objects.get(kind="kiosk"), QueueMatter.objects.get(letter=letter)
    for _one in range(count):
        draw(actor=None, matter=matter, device=device, now=now)


def call_all(now: datetime, username: str, counter: str) -> None:
    """Call until nobody waits, and note whom in a file of the officer."""
    officer, here = User.objects.get(username=username), ServiceCounter.objects.get(name=counter)
    seen, called = None, []
    while (ticket := call_next(actor=officer, counter=here, seen=seen, now=now)) is not None:
        seen = ticket.pk
        called.append(str(ticket))
    (settings.VAR / username).write_text("\n".join(called))
