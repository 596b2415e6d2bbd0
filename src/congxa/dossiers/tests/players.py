"""A process that accepts and prints: ``python players.py VERB ARGUMENTS``, on the database of the environment."""

import os
import signal
import sys
from datetime import datetime
from types import FrameType

import django
import typst

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.db import transaction  # noqa: E402 -- the settings must be known first

from congxa.accounts.service import Refused, User  # noqa: E402 -- after Django was set up
from congxa.dossiers.actions import accept  # noqa: E402 -- after Django was set up
from congxa.dossiers.actions.signing_many import sign_each  # noqa: E402 -- after Django was set up
from congxa.dossiers.models import Dossier, IssuedPaper  # noqa: E402 -- after Django was set up
from congxa.dossiers.printing import print_paper  # noqa: E402 -- after Django was set up


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


def sign_all(username: str, moment: str, *chosen: str) -> None:
    """Sign each dossier, given as `key:version`, as a leader or deputy does; write down what each was told."""
    signer, now = User.objects.get(username=username), datetime.fromisoformat(moment)
    pairs = [(int(key), int(version)) for key, _colon, version in (one.partition(":") for one in chosen)]
    office = Dossier.objects.get(pk=pairs[0][0]).holder
    for done in sign_each(actor=signer, office=office, chosen=pairs, now=now):
        sys.stdout.write(f"{done.name}\t{done.why}\n")


def accept_and_die(when: str, moment: str, key: str) -> None:
    """Accept a dossier and be killed before the transaction ends, or after it and before anything is printed."""
    hoa = User.objects.get(username="hoa")
    with transaction.atomic():
        accept(actor=hoa, dossier=Dossier.objects.get(pk=key), now=datetime.fromisoformat(moment))
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def print_and_die(when: str, moment: str, key: str) -> None:
    """Print the receipt of a dossier and end while typst sets it (`setting`), when it is set and nothing was kept yet
    (`set`), or when its file is kept and the transaction has not ended (`kept`)."""
    hoa, paper = User.objects.get(username="hoa"), IssuedPaper.objects.get(dossier=int(key))

    def watch(_frame: FrameType, event: str, called: object) -> None:
        if isinstance(getattr(called, "__self__", None), typst.Compiler):
            if (when, event) == ("setting", "c_call"):
                signal.setitimer(signal.ITIMER_REAL, 0.002)  # the kernel ends the process, wherever typst is then
            if (when, event) == ("set", "c_return"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    with transaction.atomic():
        print_paper(actor=hoa, paper=paper, now=datetime.fromisoformat(moment))
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    if verb == "accept_all":
        accept_all(*arguments)
    elif verb == "sign_all":
        sign_all(*arguments)
    elif verb == "accept_and_die":
        accept_and_die(*arguments)
    else:
        print_and_die(*arguments)
