"""Monthly returns: frozen once, never changed; a late correction is another one with its reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import set_script_prefix
from tests.portals import open_portal

from congxa.accounts.service import Refused
from congxa.dossiers.actions import freeze_month
from congxa.dossiers.domain import spans
from congxa.dossiers.models import Dossier, MonthlyReturn
from congxa.dossiers.queries.returns import counted_for, differences
from congxa.dossiers.tests.lives import done
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at
from congxa.records.models import JournalEntry

MARCH, LATER = spans.month(2019, 3), at("2019-04-02 08:00")


def freeze(shop: Shop, reason: str = "") -> MonthlyReturn:
    return freeze_month(actor=shop.phuc, office=shop.commune, span=MARCH, now=LATER, reason=reason)


def correct_late(dossier: Dossier) -> None:
    """What a late correction of an old dossier comes to."""
    Dossier.objects.filter(pk=dossier.pk).update(punctuality="late")


def test_a_return_keeps_what_was_counted(shop: Shop) -> None:
    done(shop, shop.accepted(), NOW)
    made = freeze(shop)
    assert (made.number, made.total.counter, made.total.solved) == (1, 1, 1)
    assert [row["name"] for row in made.figures["fields"]] == ["Lĩnh vực 3"]
    assert JournalEntry.objects.filter(kind="dossiers.freeze").count() == 1


def test_a_month_that_runs_is_not_frozen(shop: Shop) -> None:
    with pytest.raises(Refused, match="chưa hết"):
        freeze_month(actor=shop.phuc, office=shop.commune, span=MARCH, now=NOW)


def test_only_the_leader_of_the_office_freezes(shop: Shop) -> None:
    with pytest.raises(PermissionDenied):
        freeze_month(actor=shop.hoa, office=shop.commune, span=MARCH, now=LATER)


def test_freezing_twice_without_a_change_is_refused(shop: Shop) -> None:
    shop.accepted()
    freeze(shop)
    with pytest.raises(Refused, match="không khác"):
        freeze(shop, "Bấm hai lần")
    assert MonthlyReturn.objects.count() == 1


def test_a_late_correction_makes_a_second_one_with_a_reason(shop: Shop) -> None:
    dossier = done(shop, shop.accepted(), NOW)
    first = freeze(shop)
    correct_late(dossier)
    with pytest.raises(Refused, match="lý do"):
        freeze(shop, "  ")
    second = freeze(shop, "Sửa ngày trả theo sổ")
    assert second.number == 2
    first.refresh_from_db()
    changes = {one.name: one.by for one in differences(first.total, second.total)}
    assert changes == {"early": "-1", "late": "+1"}


def test_a_return_is_never_changed_nor_deleted(shop: Shop) -> None:
    made = freeze(shop)
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(TypeError):
        made.delete()


def test_the_table_takes_no_second_first_return(shop: Shop) -> None:
    made = freeze(shop)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyReturn.objects.create(
            office=shop.commune, month=made.month, figures=made.figures, frozen_by=shop.phuc, frozen_at=LATER
        )


def test_what_comes_in_later_months_changes_no_earlier_one(shop: Shop) -> None:
    before = counted_for(shop.commune, MARCH)
    shop.accepted(now=at("2019-04-01 09:00"))
    assert counted_for(shop.commune, MARCH) == before


def test_the_page_freezes_and_shows_what_has_changed_since(shop: Shop) -> None:
    open_portal(office=shop.commune)
    set_script_prefix("/")
    dossier = done(shop, shop.accepted(), NOW)
    client = Client()
    client.force_login(shop.phuc)
    path = "/tan-vinh/ban-lam-viec/so-lieu/bao-cao-thang/2019-03/"
    assert client.post(path, {}).status_code == 302
    assert "Không có gì khác" in client.get(path).content.decode()
    correct_late(dossier)
    page = client.get(path).content.decode()
    assert "chốt 0, nay tính 1" in page
    assert "phải ghi lý do" in client.post(path, {"reason": ""}).content.decode()
    assert client.post(path, {"reason": "Sửa theo sổ"}).status_code == 302
    assert "Sửa theo sổ" in client.get(path).content.decode()


@pytest.mark.parametrize("word", ["2019-13", "1999-01", "2019-00"])
def test_what_is_no_month_is_not_found(shop: Shop, word: str) -> None:
    open_portal(office=shop.commune)
    set_script_prefix("/")
    client = Client()
    client.force_login(shop.phuc)
    assert client.get(f"/tan-vinh/ban-lam-viec/so-lieu/bao-cao-thang/{word}/").status_code == 404
