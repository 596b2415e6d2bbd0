"""Real processes that accept and sign at the same time and are killed, on the database of the environment."""

import signal

import pytest
from django.utils import timezone
from tests.houses import Houses
from tests.processes import Players

from congxa.accounts.service import RoleAssignment, delegate
from congxa.dossiers.actions import accept, note_printed, propose
from congxa.dossiers.models import Dossier, DossierCounter, DossierEvent, DossierResult, IssuedPaper
from congxa.dossiers.printing import print_paper
from congxa.dossiers.tests import players
from congxa.dossiers.tests.lives import taken
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


def test_a_leader_and_a_deputy_sign_the_same_list_at_once_and_each_result_is_signed_once(
    shared: Shared, house: Houses
) -> None:
    shop, today = shared.shop, timezone.localdate()
    lent = RoleAssignment.objects.get(user=shop.phuc)
    delegate(actor=shop.phuc, assignment=lent, deputy=shop.van, valid_from=today, valid_to=today, today=today)
    chosen = []
    for _one in range(12):
        dossier = taken(shop, shop.accepted(), NOW)
        propose(actor=shop.binh, dossier=dossier, now=NOW)
        dossier.refresh_from_db()
        chosen.append((dossier.pk, dossier.version))
    both = [shared.start(players.sign_all, NOW, name, chosen) for name in ("phuc", "van")]
    assert [one.wait(120) for one in both] == [0, 0]
    said = [(house.place / name).read_text().splitlines() for name in ("phuc", "van")]
    # Each dossier: one of the two has signed it, and the other is told by whom.
    for phuc, van in zip(*said, strict=True):
        (number, told_phuc), (same, told_van) = phuc.split("\t"), van.split("\t")
        assert number == same
        assert (told_phuc == "") != (told_van == ""), (told_phuc, told_van)
        assert ("Bạch Thị Vân vừa làm việc “Ký”" in told_phuc) or ("Nguyễn Hữu Phúc vừa làm việc “Ký”" in told_van)
    assert DossierResult.objects.count() == 12
    assert DossierEvent.objects.filter(move="sign").count() == 12
    assert set(Dossier.objects.values_list("state", flat=True)) == {"signed"}
