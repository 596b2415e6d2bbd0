"""A process at the queue: ``python queue_players.py VERB ARGUMENTS``, on the database of the environment."""

import os
import sys
from datetime import datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from congxa.accounts.service import User  # noqa: E402 -- the settings must be known first
from congxa.dossiers.actions.queue import call_next, draw  # noqa: E402 -- after Django was set up
from congxa.dossiers.models import QueueDevice, QueueMatter, ServiceCounter  # noqa: E402 -- after Django was set up


def draw_many(moment: str, letter: str, count: str) -> None:
    """Draw numbers at the kiosk."""
    device, matter = QueueDevice.objects.get(kind="kiosk"), QueueMatter.objects.get(letter=letter)
    for _one in range(int(count)):
        draw(actor=None, matter=matter, device=device, now=datetime.fromisoformat(moment))


def call_all(moment: str, username: str, counter: str) -> None:
    """Call until nobody waits, and print whom."""
    officer, here = User.objects.get(username=username), ServiceCounter.objects.get(name=counter)
    seen = None
    while (ticket := call_next(actor=officer, counter=here, seen=seen, now=datetime.fromisoformat(moment))) is not None:
        seen = ticket.pk
        sys.stdout.write(f"{ticket}\n")


if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    {"draw_many": draw_many, "call_all": call_all}[verb](*arguments)
