"""The leader's morning: what is late, what waits for a signature, and several signed at once."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import set_script_prefix
from django.utils import timezone
from tests.portals import open_portal

from congxa.accounts.service import Role, RoleAssignment, delegate
from congxa.dossiers import actions
from congxa.dossiers.actions.result_files import Wording, draft_result
from congxa.dossiers.actions.signing_many import sign_each
from congxa.dossiers.domain.soon import soon_until
from congxa.dossiers.models import Dossier, DossierResult, Extension, ResultDraft
from congxa.dossiers.queries import morning
from congxa.dossiers.queries.results import verdict_of
from congxa.dossiers.tests.lives import taken
from congxa.dossiers.tests.shops import NOW, Shop, person
from congxa.dossiers.tests.test_counting import random_dossiers
from congxa.kernel.tests.offices import at, office

PATH = "/tan-vinh/ban-lam-viec/lanh-dao/"


def proposed(shop: Shop, **changes: Any) -> Dossier:
    dossier = taken(shop, shop.accepted(**changes), NOW)
    return actions.propose(actor=shop.binh, dossier=dossier, now=NOW)


def leader_of(shop: Shop) -> Client:
    open_portal(office=shop.commune)
    set_script_prefix("/")
    client = Client()
    client.force_login(shop.phuc)
    return client


def states() -> list[str]:
    return list(Dossier.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2019-03-04 08:00", "2019-03-05 17:00"),
        ("2019-03-08 16:00", "2019-03-11 17:00"),
        ("2019-03-09 16:00", "2019-03-11 17:00"),
    ],
)
def test_soon_is_until_the_close_of_the_next_working_day(now: str, until: str) -> None:
    assert soon_until(at(now), office()) == at(until)


def test_late_and_soon_are_told_apart_and_waiting_is_neither(shop: Shop) -> None:
    late, soon, waits = shop.accepted(), shop.accepted(), taken(shop, shop.accepted(), NOW)
    actions.ask_supplement(actor=shop.binh, dossier=waits, items=["A"], reason="Thiếu", now=NOW)
    due = at("2019-03-11 17:00")
    now, until = due + timedelta(minutes=1), due + timedelta(days=1)
    Dossier.objects.filter(pk=soon.pk).update(due_at=until)
    assert list(morning.late(shop.commune, now)) == [late]
    assert list(morning.soon(shop.commune, now, until)) == [soon]
    assert [(one.late, one.soon) for one in morning.late_by("procedure", shop.commune, now, until)] == [(1, 1)]


def test_several_are_signed_at_once(shop: Shop) -> None:
    some = [proposed(shop) for _number in range(3)]
    answer = leader_of(shop).post(f"{PATH}ky/", {"chon": [f"{one.pk}:{one.version}" for one in some[:2]]}, follow=True)
    assert states() == ["signed", "signed", "proposed"]
    assert DossierResult.objects.filter(signed_by=shop.phuc).count() == 2
    assert "Đã ký 2 hồ sơ." in answer.content.decode()


def test_one_that_fails_does_not_stop_the_others_and_is_told(shop: Shop) -> None:
    first, second, third = (proposed(shop) for _number in range(3))
    actions.hand_back(actor=shop.phuc, dossier=second, reason="Sai tên", now=NOW)
    chosen = [f"{one.pk}:{one.version}" for one in (first, second, third)]
    answer = leader_of(shop).post(f"{PATH}ky/", {"chon": chosen}, follow=True).content.decode()
    assert states() == ["signed", "processing", "signed"]
    assert "Đã ký 2 hồ sơ." in answer
    assert f"Chưa ký {second}" in answer


def test_of_two_leaders_at_once_one_signs_and_the_other_is_told_who_did(shop: Shop) -> None:
    dossier = proposed(shop)
    second = person("minh", "Đinh Công Minh", shop.commune, Role.LEADER)
    chosen = [(dossier.pk, dossier.version)]
    one = sign_each(actor=shop.phuc, office=shop.commune, chosen=chosen, now=NOW)
    two = sign_each(actor=second, office=shop.commune, chosen=chosen, now=NOW)
    assert one[0].why == ""
    assert "Nguyễn Hữu Phúc vừa làm việc “Ký”" in two[0].why
    assert DossierResult.objects.count() == 1


def test_the_same_dossier_twice_in_one_list_is_signed_once(shop: Shop) -> None:
    dossier = proposed(shop)
    done = sign_each(actor=shop.phuc, office=shop.commune, chosen=[(dossier.pk, dossier.version)] * 2, now=NOW)
    assert [one.why for one in done] == [""]


def test_another_office_s_dossier_is_not_signed_here(shop: Shop) -> None:
    dossier = proposed(shop)
    done = sign_each(actor=shop.khanh, office=shop.district, chosen=[(dossier.pk, dossier.version)], now=NOW)
    assert (done[0].name, states()) == (None, ["proposed"])


@pytest.mark.parametrize("word", ["", "x", "1", "1:x", "-1:2", "9" * 30 + ":1", "١:٢"])
def test_what_names_no_dossier_is_passed_over(shop: Shop, word: str) -> None:
    answer = leader_of(shop).post(f"{PATH}ky/", {"chon": [word]}, follow=True)
    assert "Chưa chọn hồ sơ nào" in answer.content.decode()


def test_a_deputy_signs_in_the_days_lent_and_not_after(shop: Shop) -> None:
    today = timezone.localdate()
    assignment = RoleAssignment.objects.get(user=shop.phuc)
    client = leader_of(shop)
    client.force_login(shop.van)
    assert client.get(PATH).status_code == 403
    delegate(actor=shop.phuc, assignment=assignment, deputy=shop.van, valid_from=today, valid_to=today, today=today)
    client.force_login(shop.van)
    assert client.get(PATH).status_code == 200
    dossier = proposed(shop)
    client.post(f"{PATH}ky/", {"chon": [f"{dossier.pk}:{dossier.version}"]})
    assert states() == ["signed"]


def test_an_apology_is_signed_before_the_date_passes(shop: Shop) -> None:
    dossier = shop.accepted(now=timezone.now())
    assert dossier.promised_at is not None
    new = dossier.promised_at + timedelta(days=1)
    while new.weekday() > 4 or (new.month, new.day) in {(1, 1), (4, 30), (5, 1), (9, 2)}:
        new += timedelta(days=1)
    client = leader_of(shop)
    path = f"{PATH}xin-loi/{dossier.pk}/"
    assert "Hãy ghi lý do chậm" in client.post(path, {"new": f"{new:%d/%m/%Y}", "reason": ""}).content.decode()
    past = client.post(path, {"new": "01/03/2019", "reason": "Chờ"}).content.decode()
    assert "phải sau ngày hẹn cũ" in past
    assert client.post(path, {"new": f"{new:%d/%m/%Y}", "reason": "Chờ trích lục"}).status_code == 302
    assert Extension.objects.get(dossier=dossier).signed_by == shop.phuc


def test_who_has_had_an_apology_is_not_listed_again(shop: Shop) -> None:
    dossier = shop.accepted()
    assert dossier.promised_at is not None
    words = {"now": NOW, "until": dossier.promised_at}
    assert list(morning.to_apologise(shop.commune, **words)) == [dossier]
    actions.apologise(actor=shop.phuc, dossier=dossier, new=at("2019-03-15 09:00"), reason="Chờ", now=NOW)
    assert list(morning.to_apologise(shop.commune, now=NOW, until=at("2019-04-01 00:00"))) == []


def test_another_office_s_apology_is_not_found(shop: Shop) -> None:
    dossier = shop.accepted()
    open_portal(office=shop.district)
    client = leader_of(shop)
    client.force_login(shop.khanh)
    assert client.get(f"/ban-lam-viec/lanh-dao/xin-loi/{dossier.pk}/").status_code == 404


def test_the_morning_costs_the_same_however_much_is_late(
    shop: Shop, django_assert_max_num_queries: Callable[..., object]
) -> None:
    random_dossiers(shop, Random(3), 150)
    client = leader_of(shop)
    client.get(PATH)
    with django_assert_max_num_queries(28):  # type: ignore[attr-defined]  # of the test client or settings
        assert client.get(PATH).status_code == 200


DENIAL = Wording(name="Văn bản trả lời", number="15/UBND", denied=True, reason="Không thuộc diện", words="Không đủ.")


def with_draft(shop: Shop) -> Dossier:
    dossier = shop.accepted()
    taken(shop, dossier, NOW)
    draft_result(actor=shop.binh, dossier=dossier, wording=DENIAL, now=NOW)
    return actions.propose(actor=shop.binh, dossier=dossier, now=NOW)


def test_signed_with_others_a_draft_is_signed_as_it_says(shop: Shop) -> None:
    drafted, plain = with_draft(shop), proposed(shop)
    chosen = [f"{one.pk}:{one.version}" for one in (drafted, plain)]
    leader_of(shop).post(f"{PATH}ky/", {"chon": chosen})
    result = DossierResult.objects.get(dossier=drafted)
    verdict = verdict_of(result)
    assert (result.granted, result.number, result.reason) == ("denied", "15/UBND", "Không thuộc diện")
    assert verdict is not None and verdict.genuine
    assert not ResultDraft.objects.exists()
    assert DossierResult.objects.get(dossier=plain).granted == "granted"


def test_a_draft_signed_without_its_file_keeps_what_it_says(shop: Shop) -> None:
    result = actions.sign(actor=shop.phuc, dossier=with_draft(shop), now=NOW)
    assert (result.granted, result.number) == ("denied", "15/UBND")


def test_the_leaders_list_shows_the_draft_and_how_often_it_came_back(shop: Shop) -> None:
    dossier = with_draft(shop)
    actions.hand_back(actor=shop.phuc, dossier=dossier, reason="Sai căn cứ pháp luật", now=NOW)
    folder = f"/tan-vinh/ban-lam-viec/ho-so/{dossier.pk}/"
    client = leader_of(shop)
    client.force_login(shop.binh)
    page = client.get(folder).content.decode()
    assert "Lãnh đạo trả lại để làm lại:" in page and "Sai căn cứ pháp luật" in page and "chưa trình" in page
    actions.propose(actor=shop.binh, dossier=dossier, now=NOW)
    client.force_login(shop.phuc)
    page = client.get(folder).content.decode()
    assert "Trình lại sau khi bị trả lại:" in page and "chờ thẩm định" in page
    assert "Xem và ký dự thảo" in page and "viec/ky/" not in page
    page = client.get(PATH).content.decode()
    assert "đã trả lại 1 lần" in page and "Văn bản trả lời · 15/UBND" in page and "Không giải quyết" in page
    page = client.get(f"{folder}ket-qua/").content.decode()
    assert "viec/tra-lai/" in page and "Ký số kết quả" in page
