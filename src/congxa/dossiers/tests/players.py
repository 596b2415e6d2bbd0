"""What processes of their own do in tests: accept, print and die (`tests.processes`)."""

import os
import signal
import sys
from datetime import datetime
from types import FrameType

import typst
from django.conf import settings
from django.db import transaction

from congxa.accounts.service import Refused, User
from congxa.dossiers.actions import accept
from congxa.dossiers.actions.signing_many import sign_each
from congxa.dossiers.models import Dossier, IssuedPaper
from congxa.dossiers.printing import print_paper


def accept_all(now: datetime, *keys: int) -> None:
    """Accept each dossier that nobody else has accepted yet; some acceptances are undone and tried again."""
    hoa = User.objects.get(username="hoa")
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


def sign_all(now: datetime, username: str, chosen: list[tuple[int, int]]) -> None:
    """Sign each dossier, given as key and version, as a leader or deputy does; note in a file what each was told."""
    signer = User.objects.get(username=username)
    office = Dossier.objects.get(pk=chosen[0][0]).holder
    told = sign_each(actor=signer, office=office, chosen=chosen, now=now)
    (settings.VAR / username).write_text("".join(f"{one.name}\t{one.why}\n" for one in told))


def accept_and_die(when: str, now: datetime, key: int) -> None:
    """Accept a dossier and be killed before the transaction ends, or after it and before anything is printed."""
    hoa = User.objects.get(username="hoa")
    with transaction.atomic():
        accept(actor=hoa, dossier=Dossier.objects.get(pk=key), now=now)
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def print_and_die(when: str, now: datetime, key: int) -> None:
    """Print the receipt of a dossier and end while typst sets it (`setting`), when it is set and nothing was kept yet
    (`set`), or when its file is kept and the transaction has not ended (`kept`)."""
    hoa, paper = User.objects.get(username="hoa"), IssuedPaper.objects.get(dossier=key)

    def watch(_frame: FrameType, event: str, called: object) -> None:
        if isinstance(getattr(called, "__self__", None), typst.Compiler):
            if (when, event) == ("setting", "c_call"):
                signal.setitimer(signal.ITIMER_REAL, 0.002)  # the kernel ends the process, wherever typst is then
            if (when, event) == ("set", "c_return"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    with transaction.atomic():
        print_paper(actor=hoa, paper=paper, now=now)
        os.kill(os.getpid(), signal.SIGKILL)
