"""Handling within one office, and how a dossier ends."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.actions import Changed, Outcome
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import DossierResult, IssuedPaper
from congxa.dossiers.tests.lives import done, returned, signed, taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at

HOUR = timedelta(hours=1)
VISITOR = AnonymousUser()


def test_a_whole_life_leaves_an_event_for_every_move(shop: Shop) -> None:
    dossier = returned(shop, shop.accepted(), NOW + HOUR)
    moves = [event.move for event in dossier.events.all()]
    assert moves == ["take_in", "accept", "take", "propose", "sign", "finish", "return_result"]
    assert (dossier.state, dossier.finished_at, dossier.ended_at, dossier.returned_at) == (
        S.RETURNED,
        *[NOW + HOUR] * 3,
    )
    assert not dossier.steps.filter(finished_at__isnull=True).exists()


def test_a_dossier_is_given_to_somebody_who_handles_there(shop: Shop) -> None:
    dossier = shop.accepted()
    actions.assign(actor=shop.phuc, dossier=dossier, to=shop.van, now=NOW)
    with pytest.raises(Refused, match="đã được giao cho Bạch Thị Vân"):
        taken(shop, dossier, NOW)
    with pytest.raises(Refused, match="không phải cán bộ thụ lý"):
        actions.assign(actor=shop.phuc, dossier=dossier, to=shop.nga, now=NOW)


def test_work_that_is_handed_back_goes_on_in_the_time_of_its_first_start(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    first = dossier.steps.get(order=1).due_at
    actions.propose(actor=shop.binh, dossier=dossier, now=NOW + HOUR)
    with pytest.raises(Refused, match="lý do trả lại"):
        actions.hand_back(actor=shop.phuc, dossier=dossier, reason=" ", now=NOW + HOUR)
    actions.hand_back(actor=shop.phuc, dossier=dossier, reason="Thiếu biên bản", now=NOW + HOUR * 2)
    step = dossier.steps.get(order=1)
    assert (step.started_at, step.due_at, step.finished_at, step.reworked) == (NOW, first, None, 1)


def test_a_denial_needs_a_reason(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.sign(actor=shop.phuc, dossier=dossier, now=NOW, outcome=Outcome(denied=True))
    result = actions.sign(
        actor=shop.phuc, dossier=dossier, now=NOW, outcome=Outcome(denied=True, reason="Không đủ điều kiện")
    )
    assert result.granted == DossierResult.Granted.DENIED


def test_a_case_officer_signs_nothing(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    with pytest.raises(PermissionDenied):
        actions.sign(actor=shop.binh, dossier=dossier, now=NOW)
    with pytest.raises(Http404):
        actions.sign(actor=shop.tu, dossier=dossier, now=NOW)


def test_two_officers_on_one_dossier_are_told_of_each_other(shop: Shop) -> None:
    dossier = shop.accepted()
    seen = dossier.version
    actions.take(actor=shop.van, dossier=dossier, now=NOW, version=seen)
    with pytest.raises(Changed, match="Bạch Thị Vân vừa làm việc “Nhận việc”"):
        actions.take(actor=shop.binh, dossier=dossier, now=NOW, version=seen)


def test_a_result_is_given_to_somebody_who_proved_it(shop: Shop) -> None:
    dossier = done(shop, shop.accepted(), NOW)
    with pytest.raises(Refused, match="chứng nhận"):
        actions.return_result(actor=shop.hoa, dossier=dossier, to="Hạnh", proof="", now=NOW)


def test_a_wrong_result_is_replaced_and_kept_and_no_date_moves(shop: Shop) -> None:
    dossier = returned(shop, shop.accepted(), NOW)
    right = actions.correct_result(
        actor=shop.phuc, dossier=dossier, outcome=Outcome(number="02/XN"), why="Sai năm sinh", now=NOW + HOUR
    )
    dossier.refresh_from_db()
    assert (dossier.state, dossier.finished_at) == (S.RETURNED, NOW)
    assert right.replaces is not None
    assert DossierResult.objects.filter(dossier=dossier, replaced_by__isnull=True).get() == right
    with pytest.raises(Refused, match="vì sao"):
        actions.correct_result(actor=shop.phuc, dossier=dossier, outcome=Outcome(), why="", now=NOW)


def test_there_is_nothing_to_correct_before_there_is_a_result(shop: Shop) -> None:
    with pytest.raises(Refused, match="chưa có kết quả"):
        actions.correct_result(actor=shop.phuc, dossier=shop.accepted(), outcome=Outcome(), why="x", now=NOW)


def test_a_refusal_is_given_in_writing_with_its_reason(shop: Shop) -> None:
    dossier = shop.taken_in().dossier
    with pytest.raises(Refused, match="lý do từ chối"):
        actions.refuse(actor=shop.hoa, dossier=dossier, reason="", now=NOW)
    paper = actions.refuse(actor=shop.hoa, dossier=dossier, reason="Không thuộc thẩm quyền", now=NOW)
    dossier.refresh_from_db()
    assert (paper.kind, dossier.state, dossier.number) == (IssuedPaper.Kind.REFUSAL, S.REFUSED, None)


def test_who_knows_the_secret_withdraws_and_nobody_else(shop: Shop) -> None:
    filed = shop.taken_in()
    with pytest.raises(Http404):
        actions.withdraw(actor=VISITOR, dossier=filed.dossier, now=NOW, secret="AAAAAAAA")
    dossier = actions.withdraw(actor=VISITOR, dossier=filed.dossier, now=NOW, secret=filed.secret)
    assert (dossier.state, dossier.ended_at) == (S.WITHDRAWN, NOW)


def test_what_is_signed_is_not_withdrawn_any_more(shop: Shop) -> None:
    filed = shop.taken_in()
    actions.accept(actor=shop.hoa, dossier=filed.dossier, now=NOW)
    signed(shop, filed.dossier, NOW)
    with pytest.raises(Refused, match="Không thể “Rút hồ sơ”"):
        actions.withdraw(actor=VISITOR, dossier=filed.dossier, now=NOW, secret=filed.secret)


def test_stopping_needs_a_reason_and_ends_the_dossier(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    with pytest.raises(Refused, match="lý do dừng"):
        actions.stop(actor=shop.phuc, dossier=dossier, reason="", now=NOW)
    assert actions.stop(actor=shop.phuc, dossier=dossier, reason="Đất có tranh chấp", now=NOW).state == S.STOPPED


def test_only_what_is_over_goes_into_the_archive_and_once(shop: Shop) -> None:
    dossier = done(shop, shop.accepted(), NOW)
    with pytest.raises(Refused, match="Chỉ lưu trữ"):
        actions.archive(actor=shop.hoa, dossier=dossier, now=NOW)
    actions.return_result(actor=shop.hoa, dossier=dossier, to="Hạnh", proof="ký nhận", now=NOW)
    for hours in (1, 2):
        archived = actions.archive(actor=shop.hoa, dossier=dossier, now=NOW + HOUR * hours)
    assert archived.archived_at == NOW + HOUR
    assert archived.events.filter(move="archive").count() == 1


def test_a_case_officer_leaves_and_forty_dossiers_go_on(shop: Shop) -> None:
    for _one in range(40):
        taken(shop, shop.accepted(), NOW)
    moved = actions.reassign_all(
        actor=shop.phuc, office=shop.commune, leaver=shop.binh, heir=shop.van, reason="Nghỉ hưu", now=NOW
    )
    assert moved == 40
    again = actions.reassign_all(
        actor=shop.phuc, office=shop.commune, leaver=shop.binh, heir=shop.van, reason="Nghỉ hưu", now=NOW
    )
    assert again == 0


def test_nobody_inherits_work_in_an_office_where_they_have_none(shop: Shop) -> None:
    taken(shop, shop.accepted(), NOW)
    with pytest.raises(Refused, match="không phải cán bộ thụ lý"):
        actions.reassign_all(
            actor=shop.phuc, office=shop.commune, leaver=shop.binh, heir=shop.nga, reason="Nghỉ hưu", now=NOW
        )


def test_a_rating_is_given_once_after_the_end(shop: Shop) -> None:
    filed = shop.taken_in()
    with pytest.raises(Refused, match="khi hồ sơ đã kết thúc"):
        actions.rate(actor=VISITOR, dossier=filed.dossier, stars=5, now=NOW, secret=filed.secret)
    actions.refuse(actor=shop.hoa, dossier=filed.dossier, reason="x", now=NOW)
    actions.rate(actor=VISITOR, dossier=filed.dossier, stars=1, now=NOW, secret=filed.secret)
    with pytest.raises(Refused, match="đã đánh giá"):
        actions.rate(actor=VISITOR, dossier=filed.dossier, stars=5, now=NOW, secret=filed.secret)


def test_looking_at_what_is_masked_is_written_down(shop: Shop) -> None:
    dossier = shop.accepted()
    with pytest.raises(Refused, match="vì sao"):
        actions.look_up(actor=shop.binh, dossier=dossier, why="", now=NOW)
    with pytest.raises(Http404):
        actions.look_up(actor=shop.tu, dossier=dossier, why="tò mò", now=NOW)
    assert actions.look_up(actor=shop.binh, dossier=dossier, why="Gọi điện", now=NOW).phone == "+84912345678"


def test_the_event_keeps_the_date_that_held_then(shop: Shop) -> None:
    event = shop.accepted().events.get(move="accept")
    assert event.due_at == at("2019-03-11 17:00")
