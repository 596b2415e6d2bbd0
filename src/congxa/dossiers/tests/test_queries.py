"""Who sees what, what waits for whom, what a search finds, and how many queries it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from congxa.dossiers import actions, queries
from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.domain.remaining import Urgency
from congxa.dossiers.models import Dossier
from congxa.dossiers.queries.frequency import filings_lately
from congxa.dossiers.tests.lives import done, returned, signed, taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at
from congxa.procedures.service import note_filings

DAY = timedelta(days=1)
Budget = Callable[..., object]


def seen(work: list[queries.Work]) -> list[str]:
    return [str(line.dossier) for line in work]


def test_an_office_sees_what_it_received_has_or_decides(shop: Shop) -> None:
    own, linked = shop.accepted(shop.poor), shop.accepted(shop.land)
    assert set(Dossier.objects.visible_to(shop.hoa)) == {own, linked}
    assert set(Dossier.objects.visible_to(shop.nga)) == {linked}
    assert set(Dossier.objects.visible_to(shop.khanh)) == {own, linked}
    assert not Dossier.objects.visible_to(shop.tu)
    with pytest.raises(Http404):
        queries.whole(shop.tu, own.pk)


def test_everybody_has_what_waits_for_them(shop: Shop) -> None:
    filed = shop.taken_in().dossier
    accepted, mine = shop.accepted(), taken(shop, shop.accepted(), NOW)
    to_sign = taken(shop, shop.accepted(), NOW)
    actions.propose(actor=shop.binh, dossier=to_sign, now=NOW)
    to_return = done(shop, shop.accepted(), NOW)
    lists = {
        person: set(seen(queries.work_list(person, shop.commune, now=NOW)))
        for person in (shop.hoa, shop.binh, shop.van, shop.phuc, shop.tu)
    }
    assert lists[shop.hoa] == {str(filed), str(accepted), str(to_return)}
    assert lists[shop.binh] == {str(accepted), str(mine)}
    assert lists[shop.van] == {str(accepted)}
    assert lists[shop.phuc] == {str(accepted), str(to_sign)}
    assert lists[shop.tu] == set()
    assert seen(queries.work_list(shop.binh, shop.commune, now=NOW, mine=True)) == [str(mine)]


def test_what_is_due_first_stands_first_with_the_reason_of_its_colour(shop: Shop) -> None:
    late = shop.accepted(shop.birth, now=at("2019-03-01 09:00"))
    calm = shop.accepted(shop.land, now=at("2019-03-04 08:00"))
    soon = shop.accepted(shop.birth, now=at("2019-03-04 08:00"))
    work = queries.work_list(shop.van, shop.commune, now=at("2019-03-04 16:30"))
    assert seen(work) == [str(late), str(soon), str(calm)]
    assert [line.urgency for line in work] == [Urgency.LATE, Urgency.LAST_FIFTH, Urgency.CALM]


def test_a_hand_over_waits_for_the_receiver(shop: Shop) -> None:
    dossier = shop.accepted(shop.land)
    slip = actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW)
    assert list(queries.arriving(shop.dung, shop.district)) == [slip]
    assert not queries.arriving(shop.khanh, shop.district)


@pytest.mark.parametrize("many", [3, 30])
def test_a_list_costs_the_same_however_long_it_is(shop: Shop, django_assert_max_num_queries: Budget, many: int) -> None:
    for _one in range(many):
        shop.accepted()
    queries.work_list(shop.binh, shop.commune, now=NOW)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]  # of the test client or settings
        assert len(queries.work_list(shop.binh, shop.commune, now=NOW)) == many


def test_one_dossier_with_everything_costs_a_fixed_number(shop: Shop, django_assert_max_num_queries: Budget) -> None:
    dossier = returned(shop, shop.accepted(), NOW)
    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]  # of the test client or settings
        found = queries.whole(shop.hoa, dossier.pk)
        assert [event.office.pk for event in found.events.all()]
        assert [step.office.pk for step in found.steps.all()]


@pytest.mark.parametrize(
    "words",
    ["h28.12.01-190304-0001", "0912345678", "+84 912 345 678", "017185001234", "hạnh", "NGUYEN THI HANH", "hanh ngheo"],
)
def test_a_dossier_is_found_by_number_phone_identity_and_name(shop: Shop, words: str) -> None:
    dossier = shop.accepted()
    shop.accepted(applicant_name="Bùi Văn Tư", phone="+84987654321", identity_number="017085009999")
    assert list(queries.find(shop.hoa, words)) == [dossier]


@pytest.mark.parametrize("words", ["", "   ", "khong co ai", "0000000000", "%"])
def test_what_is_not_there_is_not_found(shop: Shop, words: str) -> None:
    shop.accepted()
    assert not queries.find(shop.hoa, words)


def test_a_stranger_finds_nothing(shop: Shop) -> None:
    shop.accepted()
    assert not queries.find(shop.tu, "hanh")


def test_code_and_secret_open_a_dossier_however_they_are_typed(shop: Shop) -> None:
    filed = shop.taken_in()
    code = show_code(filed.dossier.code).lower().replace("-", " ")
    assert queries.opened(code, f" {filed.secret.lower()} ") == filed.dossier
    assert queries.opened(code, "AAAAAAAA") is None
    assert queries.opened("ZZZZ-ZZZZ-ZZZZ", filed.secret) is None


def test_the_number_opens_it_as_well_with_the_secret(shop: Shop) -> None:
    filed = shop.taken_in()
    number = actions.accept(actor=shop.hoa, dossier=filed.dossier, now=NOW).dossier.number
    assert queries.opened(str(number), filed.secret) == filed.dossier


def test_the_control_slip_shows_each_step_and_how_it_was(shop: Shop) -> None:
    dossier = signed(shop, shop.accepted(), NOW + DAY * 4)
    slip = queries.control_slip(dossier)
    assert [(row.step, row.person, row.how) for row in slip] == [
        ("Thẩm tra", "Quách Văn Bình", "late"),
        ("Ký", "", "early"),
        ("Trả kết quả", "", None),
    ]


def test_motcua_3_each_office_has_its_own_date_beside_the_total(shop: Shop) -> None:
    dossier = shop.accepted(shop.land)
    assert queries.office_parts(dossier) == [
        (shop.commune, at("2019-03-05 17:00")),
        (shop.district, at("2019-03-14 17:00")),
        (shop.commune, at("2019-03-18 17:00")),
    ]
    assert dossier.promised_at == at("2019-03-18 17:00")


def test_the_register_has_every_number_of_the_day_in_order(shop: Shop, django_assert_num_queries: Budget) -> None:
    for _one in range(3):
        shop.accepted()
    shop.taken_in()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # of the test client or settings
        rows = list(queries.register(shop.commune, since=NOW, until=NOW + DAY))
    assert [(row.serial, row.number[-4:]) for row in rows] == [(1, "0001"), (2, "0002"), (3, "0003")]


def test_a_slip_is_confirmed_when_the_receiver_has_answered_for_all(shop: Shop) -> None:
    dossiers = [shop.accepted(shop.land) for _one in range(2)]
    slip = actions.transfer_many(actor=shop.hoa, dossiers=dossiers, to=shop.district, now=NOW)[0].slip
    actions.receive_transfer(actor=shop.dung, dossier=dossiers[0], now=NOW)
    first = queries.hand_overs(slip)
    actions.return_transfer(actor=shop.dung, dossier=dossiers[1], reason="Thiếu", now=NOW)
    second = queries.hand_overs(slip)
    assert first is not None and second is not None
    assert (len(first.rows), first.confirmed, second.confirmed) == (2, False, True)
    assert queries.hand_overs("") is None


def test_how_often_procedures_are_filed_is_one_query_for_all_offices(
    shop: Shop, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shop.accepted(shop.poor, now=at("2018-03-05 08:59"))  # more than a year before
    for moment in ("2018-03-06 09:00", "2019-03-04 08:00", "2019-03-04 08:30"):
        shop.accepted(shop.poor, now=at(moment))
    shop.accepted(shop.birth)
    shop.taken_in(shop.land)
    with django_assert_num_queries(1):
        counts = filings_lately(NOW + timedelta(days=1))
    assert counts == {shop.poor.procedure_id: 3, shop.birth.procedure_id: 1}
    assert note_filings(counts) == 2
    assert note_filings(counts) == 0
    shop.poor.procedure.refresh_from_db()
    assert shop.poor.procedure.filed == 3
    assert note_filings({}) == 2


def test_parts_of_names_are_found_by_an_index_on_postgresql(shop: Shop) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite reads the column")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")  # in a small table any other index would do as well
        plan = Dossier.objects.filter(search_text__contains="quach thi hiem").order_by().values("pk").explain()
    assert "dossier_words" in plan
