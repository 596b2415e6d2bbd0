"""Hand-overs: one dossier, one number, one date, confirmed by both sides."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier, Transfer
from congxa.dossiers.tests.houses import NOW, House
from congxa.dossiers.tests.lives import returned, taken

DAY = timedelta(days=1)


@pytest.fixture
def dossier(house: House) -> Dossier:
    """A land dossier on its way from the commune to the district."""
    dossier = house.accepted(house.land)
    actions.transfer(actor=house.hoa, dossier=dossier, to=house.district, now=NOW + DAY, items=["Giấy chứng nhận"])
    dossier.refresh_from_db()
    return dossier


def test_until_it_is_confirmed_the_giver_has_it_and_its_clock_runs(house: House, dossier: Dossier) -> None:
    assert (dossier.state, dossier.holder, dossier.standing.clock) == (S.ON_THE_WAY, house.commune, "runs")
    assert dossier.steps.get(order=1).finished_at == NOW + DAY
    assert dossier.steps.get(order=2).started_at is None


def test_confirmed_it_is_the_receivers_and_their_step_begins(house: House, dossier: Dossier) -> None:
    before = (dossier.number, dossier.due_at)
    slip = actions.receive_transfer(actor=house.dung, dossier=dossier, now=NOW + DAY * 2)
    dossier.refresh_from_db()
    assert (slip.handed_by, slip.received_by, slip.items) == (house.hoa, house.dung, ["Giấy chứng nhận"])
    assert (dossier.state, dossier.holder, dossier.office) == (S.HANDED_OVER, house.district, house.commune)
    assert dossier.steps.get(order=2).started_at == NOW + DAY * 2
    assert (dossier.number, dossier.due_at) == before


def test_the_giver_does_not_confirm_for_the_receiver(house: House, dossier: Dossier) -> None:
    with pytest.raises(Http404):
        actions.receive_transfer(actor=house.hoa, dossier=dossier, now=NOW + DAY)


def test_not_taken_it_stays_with_the_giver_who_reads_why(house: House, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="lý do không nhận"):
        actions.return_transfer(actor=house.dung, dossier=dossier, reason="", now=NOW + DAY)
    slip = actions.return_transfer(actor=house.dung, dossier=dossier, reason="Thiếu trích lục", now=NOW + DAY)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.holder, slip.refused) == (S.HANDED_OVER, house.commune, "Thiếu trích lục")


def test_from_commune_to_district_and_back_it_is_one_dossier(house: House, dossier: Dossier) -> None:
    later = NOW + DAY * 2
    actions.receive_transfer(actor=house.dung, dossier=dossier, now=later)
    actions.take(actor=house.nga, dossier=dossier, now=later)
    actions.propose(actor=house.nga, dossier=dossier, now=later)
    actions.sign(actor=house.khanh, dossier=dossier, now=later)
    actions.finish(actor=house.nga, dossier=dossier, now=later)
    slip = actions.transfer(actor=house.nga, dossier=dossier, to=house.commune, now=later)
    assert slip.carries_result
    actions.receive_transfer(actor=house.hoa, dossier=dossier, now=later + DAY)
    actions.return_result(actor=house.hoa, dossier=dossier, to="Hạnh", proof="ký nhận", now=later + DAY)
    dossier.refresh_from_db()
    assert (Dossier.objects.count(), dossier.state, dossier.finished_at) == (1, S.RETURNED, later)
    assert [step.finished_at is not None for step in dossier.steps.all()] == [True] * 4
    assert dossier.transfers.filter(received_at__isnull=False).count() == 2


def test_a_withdrawn_dossier_leaves_no_slip_open(house: House, dossier: Dossier) -> None:
    actions.withdraw(actor=house.hoa, dossier=dossier, now=NOW + DAY)
    assert not Transfer.objects.filter(received_at__isnull=True).exists()


def test_many_go_on_one_slip_or_none(house: House) -> None:
    dossiers = [house.accepted(house.land) for _one in range(3)]
    returned(house, dossiers[2], NOW)
    with pytest.raises(Refused):
        actions.transfer_many(actor=house.hoa, dossiers=dossiers, to=house.district, now=NOW)
    assert not Transfer.objects.exists()
    slips = actions.transfer_many(actor=house.hoa, dossiers=dossiers[:2], to=house.district, now=NOW)
    assert len({slip.slip for slip in slips}) == 1


def test_it_goes_to_another_office_that_still_works(house: House) -> None:
    dossier = taken(house, house.accepted(house.land), NOW)
    with pytest.raises(Refused, match="đang ở"):
        actions.transfer(actor=house.hoa, dossier=dossier, to=house.commune, now=NOW)
    house.district.valid_to = date(2019, 1, 1)
    with pytest.raises(Refused, match="không còn hoạt động"):
        actions.transfer(actor=house.hoa, dossier=dossier, to=house.district, now=NOW)
