"""Real processes that accept at the same time and are killed, on the database of the environment."""

import signal

import pytest
from tests.houses import Houses
from tests.processes import Players

from congxa.dossiers.actions import accept, note_printed
from congxa.dossiers.models import Dossier, DossierCounter, IssuedPaper
from congxa.dossiers.printing import print_paper
from congxa.dossiers.tests import players
from congxa.dossiers.tests.shops import NOW, Shop, make_shop


class Shared:
    """A one-stop shop in a database that several processes share."""

    def __init__(self, processes: Players) -> None:
        self.shop: Shop = make_shop()
        self.start = processes.start


@pytest.fixture
def shared(house: Houses, processes: Players) -> Shared:
    return Shared(processes)


def test_four_officers_accept_at_once_and_no_number_is_missing_or_comes_twice(shared: Shared) -> None:
    keys = [shared.shop.taken_in().dossier.pk for _one in range(24)]
    # Every dossier is in the hands of two officers at the same instant, in opposite orders.
    hands = [keys[:12], keys[:12][::-1], keys[12:], keys[12:][::-1]]
    officers = [shared.start(players.accept_all, NOW, *hand) for hand in hands]
    assert [officer.wait(120) for officer in officers] == [0] * 4
    numbers = list(Dossier.objects.exclude(number=None).order_by("number").values_list("number", flat=True))
    assert numbers == [f"H28.12.01-190304-{serial:04d}" for serial in range(1, 25)]
    assert IssuedPaper.objects.filter(kind=IssuedPaper.Kind.RECEIPT).count() == 24


def test_a_power_cut_before_the_end_leaves_nothing_and_after_it_everything(shared: Shared) -> None:
    first, second = (shared.shop.taken_in().dossier for _one in range(2))
    assert shared.start(players.accept_and_die, "before", NOW, first.pk).wait(60) == -9
    assert not DossierCounter.objects.filter(serial__gt=0).exists()
    assert shared.start(players.accept_and_die, "after", NOW, second.pk).wait(60) == -9
    second.refresh_from_db()
    receipt = IssuedPaper.objects.get()
    assert (second.number, receipt.dossier, receipt.printed) == ("H28.12.01-190304-0001", second, 0)
    assert note_printed(actor=shared.shop.hoa, paper=receipt, now=NOW).printed == 1
    assert accept(actor=shared.shop.hoa, dossier=first, now=NOW).dossier.number == "H28.12.01-190304-0002"


def test_a_kill_while_the_receipt_is_set_leaves_number_and_receipt_whole(shared: Shared) -> None:
    dossier = shared.shop.accepted()
    receipt = IssuedPaper.objects.get()
    ends = {"setting": -signal.SIGALRM, "set": -signal.SIGKILL, "kept": -signal.SIGKILL}
    for when, end in ends.items():
        assert shared.start(players.print_and_die, when, NOW, dossier.pk).wait(60) == end, when
        left = IssuedPaper.objects.get()
        assert (left.code, left.number, left.printed, left.attachment) == (receipt.code, receipt.number, 0, ""), when
    first, again = (print_paper(actor=shared.shop.hoa, paper=receipt, now=NOW) for _one in range(2))
    dossier.refresh_from_db()
    assert first == again
    assert (dossier.number, IssuedPaper.objects.get().printed) == ("H28.12.01-190304-0001", 2)
    assert shared.shop.accepted().number == "H28.12.01-190304-0002"
