"""Hand-overs: one dossier, one number, one date, confirmed by both sides."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier, Transfer
from congxa.dossiers.tests.lives import returned, taken
from congxa.dossiers.tests.shops import NOW, Shop

DAY = timedelta(days=1)


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    """A land dossier on its way from the commune to the district."""
    dossier = shop.accepted(shop.land)
    actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW + DAY, items=["Giấy chứng nhận"])
    dossier.refresh_from_db()
    return dossier


def test_until_it_is_confirmed_the_giver_has_it_and_its_clock_runs(shop: Shop, dossier: Dossier) -> None:
    assert (dossier.state, dossier.holder, dossier.standing.clock) == (S.ON_THE_WAY, shop.commune, "runs")
    assert dossier.steps.get(order=1).finished_at == NOW + DAY
    assert dossier.steps.get(order=2).started_at is None


def test_confirmed_it_is_the_receivers_and_their_step_begins(shop: Shop, dossier: Dossier) -> None:
    before = (dossier.number, dossier.due_at)
    slip = actions.receive_transfer(actor=shop.dung, dossier=dossier, now=NOW + DAY * 2)
    dossier.refresh_from_db()
    assert (slip.handed_by, slip.received_by, slip.items) == (shop.hoa, shop.dung, ["Giấy chứng nhận"])
    assert (dossier.state, dossier.holder, dossier.office) == (S.HANDED_OVER, shop.district, shop.commune)
    assert dossier.steps.get(order=2).started_at == NOW + DAY * 2
    assert (dossier.number, dossier.due_at) == before


def test_the_giver_does_not_confirm_for_the_receiver(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Http404):
        actions.receive_transfer(actor=shop.hoa, dossier=dossier, now=NOW + DAY)


def test_not_taken_it_stays_with_the_giver_who_reads_why(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="lý do không nhận"):
        actions.return_transfer(actor=shop.dung, dossier=dossier, reason="", now=NOW + DAY)
    slip = actions.return_transfer(actor=shop.dung, dossier=dossier, reason="Thiếu trích lục", now=NOW + DAY)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.holder, slip.refused) == (S.HANDED_OVER, shop.commune, "Thiếu trích lục")


def test_from_commune_to_district_and_back_it_is_one_dossier(shop: Shop, dossier: Dossier) -> None:
    later = NOW + DAY * 2
    actions.receive_transfer(actor=shop.dung, dossier=dossier, now=later)
    actions.take(actor=shop.nga, dossier=dossier, now=later)
    actions.propose(actor=shop.nga, dossier=dossier, now=later)
    actions.sign(actor=shop.khanh, dossier=dossier, now=later)
    actions.finish(actor=shop.nga, dossier=dossier, now=later)
    slip = actions.transfer(actor=shop.nga, dossier=dossier, to=shop.commune, now=later)
    assert slip.carries_result
    actions.receive_transfer(actor=shop.hoa, dossier=dossier, now=later + DAY)
    actions.return_result(actor=shop.hoa, dossier=dossier, to="Hạnh", proof="ký nhận", now=later + DAY)
    dossier.refresh_from_db()
    assert (Dossier.objects.count(), dossier.state, dossier.finished_at) == (1, S.RETURNED, later)
    assert [step.finished_at is not None for step in dossier.steps.all()] == [True] * 4
    assert dossier.transfers.filter(received_at__isnull=False).count() == 2


def test_a_withdrawn_dossier_leaves_no_slip_open(shop: Shop, dossier: Dossier) -> None:
    actions.withdraw(actor=shop.hoa, dossier=dossier, now=NOW + DAY)
    assert not Transfer.objects.filter(received_at__isnull=True).exists()


def test_many_go_on_one_slip_or_none(shop: Shop) -> None:
    dossiers = [shop.accepted(shop.land) for _one in range(3)]
    returned(shop, dossiers[2], NOW)
    with pytest.raises(Refused):
        actions.transfer_many(actor=shop.hoa, dossiers=dossiers, to=shop.district, now=NOW)
    assert not Transfer.objects.exists()
    slips = actions.transfer_many(actor=shop.hoa, dossiers=dossiers[:2], to=shop.district, now=NOW)
    assert len({slip.slip for slip in slips}) == 1


def test_it_goes_to_another_office_that_still_works(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(shop.land), NOW)
    with pytest.raises(Refused, match="đang ở"):
        actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.commune, now=NOW)
    shop.district.valid_to = date(2019, 1, 1)
    with pytest.raises(Refused, match="không còn hoạt động"):
        actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW)
