"""Supplements, pauses, apologies, and a calendar that changes."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from congxa.accounts.service import SYSTEM, Refused
from congxa.dossiers import actions
from congxa.dossiers.dating import dates_of
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import HandedIn, Missing
from congxa.dossiers.models import Dossier, IssuedPaper
from congxa.dossiers.tests.lives import signed, taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at
from congxa.kernel.workdays import DayKind
from congxa.records.models import OutboxEvent
from congxa.records.service import deliver_once
from congxa.units.service import set_calendar_day

VISITOR = AnonymousUser()
DUE = at("2019-03-11 17:00")


def ask(shop: Shop, dossier: Dossier, now: datetime, **changes: object) -> None:
    words = {"items": ["Bản sao sổ hộ khẩu"], "reason": "Thiếu giấy tờ"} | changes
    actions.ask_supplement(actor=shop.binh, dossier=dossier, now=now, **words)  # type: ignore[arg-type]  # values by name


def answer(shop: Shop, dossier: Dossier, now: datetime) -> Dossier:
    return actions.answer_supplement(actor=shop.hoa, dossier=dossier, now=now, papers=[HandedIn(name="Sổ hộ khẩu")])


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    """One that Bình has taken on Monday 4 March 2019 at 09:00, due on Monday 11 March."""
    return taken(shop, shop.accepted(), NOW)


def test_the_clock_stops_while_a_supplement_is_awaited_and_the_date_moves_by_it(shop: Shop, dossier: Dossier) -> None:
    ask(shop, dossier, at("2019-03-05 10:00"))
    after = answer(shop, dossier, at("2019-03-07 10:00"))
    assert (after.state, after.due_at) == (S.PROCESSING, at("2019-03-13 17:00"))
    assert [paper.name for paper in after.papers.all()] == ["Sổ hộ khẩu"]


def test_a_supplement_at_23_00_counts_with_the_next_session(shop: Shop, dossier: Dossier) -> None:
    ask(shop, dossier, at("2019-03-05 10:00"))
    after = answer(shop, dossier, at("2019-03-07 23:00"))
    assert after.due_at == at("2019-03-14 17:00")
    assert after.supplements.get().counted_at == at("2019-03-08 07:30")


def test_the_running_step_moves_with_the_waiting(shop: Shop, dossier: Dossier) -> None:
    ask(shop, dossier, at("2019-03-05 10:00"))
    after = answer(shop, dossier, at("2019-03-07 10:00"))
    assert after.steps.get(order=1).due_at == at("2019-03-11 17:00")


def test_a_request_lists_what_is_missing_and_why(shop: Shop, dossier: Dossier) -> None:
    for changes, words in (({"items": [" "]}, "liệt kê"), ({"reason": ""}, "lý do")):
        with pytest.raises(Refused, match=words):
            ask(shop, dossier, NOW, **changes)


def test_asking_again_needs_to_say_why(shop: Shop, dossier: Dossier) -> None:
    ask(shop, dossier, at("2019-03-05 10:00"))
    answer(shop, dossier, at("2019-03-05 11:00"))
    with pytest.raises(Refused, match="vì sao lần trước chưa nêu hết"):
        ask(shop, dossier, at("2019-03-06 10:00"))
    ask(shop, dossier, at("2019-03-06 10:00"), why_again="Giấy nộp thêm có mâu thuẫn")
    dossier.refresh_from_db()
    assert dossier.asked_count == 2


def test_before_acceptance_the_counter_asks_and_no_clock_runs(shop: Shop) -> None:
    filed = shop.taken_in()
    request = actions.ask_supplement(
        actor=shop.hoa, dossier=filed.dossier, items=["Tờ khai"], reason="Chưa ký", now=NOW
    )
    assert request.before_acceptance
    after = actions.answer_supplement(actor=VISITOR, dossier=filed.dossier, now=NOW, secret=filed.secret)
    assert (after.state, after.pauses.count()) == (S.SUBMITTED, 0)


def test_a_supplement_after_withdrawal_is_refused_with_a_sentence(shop: Shop) -> None:
    filed = shop.taken_in()
    actions.accept(actor=shop.hoa, dossier=filed.dossier, now=NOW)
    taken(shop, filed.dossier, NOW)
    ask(shop, filed.dossier, NOW)
    actions.withdraw(actor=VISITOR, dossier=filed.dossier, now=NOW, secret=filed.secret)
    with pytest.raises(Refused, match=r"Người nộp đã rút\) ngày 04/03/2019 nên không nhận bổ sung nữa"):
        actions.answer_supplement(actor=VISITOR, dossier=filed.dossier, now=NOW, secret=filed.secret)


def test_waiting_for_another_agency_names_its_law(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="căn cứ"):
        actions.pause_for_opinion(actor=shop.binh, dossier=dossier, reason="Hỏi Chi cục Thuế", basis="", now=NOW)


def test_payment_and_opinion_stop_the_clock_too(shop: Shop, dossier: Dossier) -> None:
    tuesday, thursday = at("2019-03-05 10:00"), at("2019-03-07 10:00")
    actions.pause_for_payment(actor=shop.binh, dossier=dossier, reason="Lệ phí trước bạ", now=tuesday)
    dossier.refresh_from_db()
    assert dossier.standing.national == 6
    assert actions.resume(actor=shop.binh, dossier=dossier, now=thursday).due_at == at("2019-03-13 17:00")


def test_an_apology_is_given_once_before_the_date_passes_and_does_not_make_it_punctual(
    shop: Shop, dossier: Dossier
) -> None:
    letter = actions.apologise(
        actor=shop.phuc, dossier=dossier, new=at("2019-03-14 08:00"), reason="Thiếu người", now=at("2019-03-11 16:00")
    )
    dossier.refresh_from_db()
    assert (letter.new_date, dossier.promised_at, dossier.due_at) == (
        at("2019-03-14 17:00"),
        at("2019-03-14 17:00"),
        DUE,
    )
    assert IssuedPaper.objects.filter(kind=IssuedPaper.Kind.APOLOGY).count() == 1
    with pytest.raises(Refused, match="một lần"):
        actions.apologise(actor=shop.phuc, dossier=dossier, new=at("2019-03-15 08:00"), reason="x", now=NOW)


def test_after_the_date_has_passed_there_is_no_apology(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="Đã quá hẹn"):
        actions.apologise(
            actor=shop.phuc, dossier=dossier, new=at("2019-03-14 08:00"), reason="x", now=at("2019-03-11 17:01")
        )


def test_what_is_over_needs_no_new_date(shop: Shop) -> None:
    filed = shop.taken_in()
    actions.refuse(actor=shop.hoa, dossier=filed.dossier, reason="x", now=NOW)
    with pytest.raises(Refused, match="không còn đang giải quyết"):
        actions.apologise(actor=shop.phuc, dossier=filed.dossier, new=DUE, reason="x", now=NOW)


def holiday(shop: Shop, day: date, name: str = "Nghỉ tang") -> None:
    set_calendar_day(actor=SYSTEM, office=shop.district, day=day, kind=DayKind.HOLIDAY, name=name)


def test_a_late_holiday_moves_open_dossiers_and_tells_people(shop: Shop, dossier: Dossier) -> None:
    holiday(shop, date(2019, 3, 8))
    while deliver_once(limit=50):
        pass
    dossier.refresh_from_db()
    assert (dossier.due_at, dossier.promised_at) == (at("2019-03-12 17:00"),) * 2
    assert dossier.events.get(move="recompute").by_name == "Hệ thống"
    told = OutboxEvent.objects.get(kind="dossiers.recompute")
    assert told.payload["number"] == dossier.number
    answer = dates_of(dossier, now=NOW)
    assert answer is not None
    assert "Nghỉ tang" in "\n".join(map(str, answer.lines))


def test_computing_again_changes_nothing(shop: Shop, dossier: Dossier) -> None:
    holiday(shop, date(2019, 3, 8))
    assert actions.recompute_open(shop.district, now=NOW) == 1
    assert actions.recompute_open(shop.district, now=NOW) == 0


def test_a_holiday_that_is_taken_back_leaves_the_promise(shop: Shop, dossier: Dossier) -> None:
    holiday(shop, date(2019, 3, 8))
    actions.recompute_open(shop.district, now=NOW)
    shop.district.calendar_days.all().delete()
    assert actions.recompute_open(shop.district, now=NOW) == 0
    dossier.refresh_from_db()
    assert dossier.promised_at == at("2019-03-12 17:00")


def test_what_waits_is_computed_when_it_goes_on(shop: Shop, dossier: Dossier) -> None:
    ask(shop, dossier, at("2019-03-05 10:00"))
    holiday(shop, date(2019, 3, 11))
    assert actions.recompute_open(shop.district, now=NOW) == 0
    assert answer(shop, dossier, at("2019-03-07 10:00")).due_at == at("2019-03-14 17:00")


def test_what_has_ended_keeps_its_date(shop: Shop) -> None:
    dossier = signed(shop, shop.accepted(), NOW)
    actions.finish(actor=shop.hoa, dossier=dossier, now=NOW)
    holiday(shop, date(2019, 3, 8))
    assert actions.recompute_open(shop.district, now=NOW + timedelta(days=1)) == 0


def test_each_paper_is_asked_for_with_what_is_wrong_and_answered_for_itself(shop: Shop, dossier: Dossier) -> None:
    missing = [Missing("Giấy chứng sinh", "ảnh mờ"), "Tờ khai: chưa ký", Missing("  ")]
    ask(shop, dossier, at("2019-03-05 10:00"), items=missing)
    asked = dossier.supplements.get()
    first, second = asked.lines.all()
    assert (first.paper, first.wrong, second.paper, second.wrong) == ("Giấy chứng sinh", "ảnh mờ", "Tờ khai", "chưa ký")
    assert asked.items == ["Giấy chứng sinh: ảnh mờ", "Tờ khai: chưa ký"]
    brought = [HandedIn(name="Giấy chứng sinh", answers=first.pk)]
    actions.answer_supplement(actor=shop.hoa, dossier=dossier, now=at("2019-03-07 10:00"), papers=brought)
    assert [paper.name for paper in first.answered_with.all()] == ["Giấy chứng sinh"]
    assert not second.answered_with.exists()
