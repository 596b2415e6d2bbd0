"""A process that accepts dossiers: ``python players.py VERB ARGUMENTS``, on the database of the environment."""

import os
import signal
import sys
from datetime import datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.db import transaction  # noqa: E402 -- the settings must be known first

from congxa.accounts.service import Refused, User  # noqa: E402 -- after Django was set up
from congxa.dossiers.actions import accept  # noqa: E402 -- after Django was set up
from congxa.dossiers.models import Dossier  # noqa: E402 -- after Django was set up


def accept_all(moment: str, *keys: str) -> None:
    """Accept each dossier that nobody else has accepted yet; some acceptances are undone and tried again."""
    hoa = User.objects.get(username="hoa")
    now = datetime.fromisoformat(moment)
    for place, key in enumerate(keys):
        dossier = Dossier.objects.get(pk=key)
        try:
            with transaction.atomic():
                accept(actor=hoa, dossier=dossier, now=now)
                if place % 5 == 4:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            accept(actor=hoa, dossier=dossier, now=now)
        except Refused:
            continue


def accept_and_die(when: str, moment: str, key: str) -> None:
    """Accept a dossier and be killed before the transaction ends, or after it and before anything is printed."""
    hoa = User.objects.get(username="hoa")
    with transaction.atomic():
        accept(actor=hoa, dossier=Dossier.objects.get(pk=key), now=datetime.fromisoformat(moment))
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    if verb == "accept_all":
        accept_all(*arguments)
    else:
        accept_and_die(*arguments)
