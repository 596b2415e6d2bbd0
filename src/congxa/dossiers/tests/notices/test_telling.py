"""Applicants are told once of each event, by the way they want, through real servers; failures stay visible."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.utils import timezone

from congxa.dossiers import actions
from congxa.dossiers.models import Dossier, Notice, NoticeChoice
from congxa.dossiers.notices.sending import choose_way
from congxa.dossiers.tests.lives import done, returned, taken
from congxa.dossiers.tests.notices.gateway import Gateway
from congxa.dossiers.tests.shops import Shop
from congxa.records.models import Delivery
from congxa.records.service import deliver_once

EMAIL = "hanh@nguoi-dan.example"


@pytest.fixture
def gateway(settings: LazySettings) -> Iterator[Gateway]:
    one = Gateway()
    one.start()
    settings.NOTICE_SMS_URL, settings.NOTICE_SMS_TOKEN = one.address, "bi-mat"
    yield one
    one.stop()


@pytest.fixture(autouse=True)
def _old_events(settings: LazySettings) -> None:
    settings.NOTICE_MAX_AGE = 24 * 365 * 30  # the tests live in 2019


def deliver(times: int = 4) -> None:
    """The worker's rounds, late enough for everything that waits for another attempt."""
    for number in range(times):
        deliver_once(limit=200, now=timezone.now() + timedelta(hours=2 * number))


def notices(dossier: Dossier) -> list[str]:
    return list(Notice.objects.filter(dossier=dossier).values_list("topic", flat=True))


def test_a_life_is_told_in_three_letters(shop: Shop) -> None:
    dossier = shop.accepted(email=EMAIL)
    returned(shop, dossier, timezone.now())
    deliver()
    assert notices(dossier) == ["accepted", "ready", "returned"]
    assert [letter.to for letter in mail.outbox] == [[EMAIL]] * 3


def test_the_letter_says_the_date_and_the_code_but_never_the_secret(shop: Shop) -> None:
    filed = shop.taken_in(email=EMAIL)
    dossier = actions.accept(actor=shop.hoa, dossier=filed.dossier, now=timezone.now()).dossier
    deliver()
    letter = mail.outbox[0]
    assert f"{dossier.promised_at:%d/%m/%Y}" in letter.body
    assert dossier.code in letter.body
    assert filed.secret not in letter.body


def test_the_same_event_twice_is_one_letter(shop: Shop) -> None:
    dossier = shop.accepted(email=EMAIL)
    deliver()
    Delivery.objects.update(state=Delivery.State.WAITING, next_attempt_at=timezone.now() - timedelta(days=1))
    deliver()
    assert len(mail.outbox) == 1
    assert notices(dossier) == ["accepted"]


def test_a_short_message_goes_to_the_gateway_with_the_token(shop: Shop, gateway: Gateway) -> None:
    dossier = shop.accepted()
    deliver()
    headers, body = gateway.calls[0]
    assert headers["Authorization"] == "Bearer bi-mat"
    assert headers["Idempotency-Key"] == body["id"]
    assert (body["to"], body["code"]) == ("+84912345678", dossier.code)
    assert len(body["text"]) <= 160
    assert body["text"].isascii()
    assert "Hanh" not in body["text"]
    assert Notice.objects.get(dossier=dossier).to == "•••••••••678"


def test_a_gateway_that_is_down_is_tried_again_under_the_same_name(shop: Shop, gateway: Gateway) -> None:
    gateway.answers = [503, 429]
    dossier = shop.accepted()
    deliver()
    assert len({body["id"] for _headers, body in gateway.calls}) == 1
    assert len(gateway.calls) == 3
    notice = Notice.objects.get(dossier=dossier)
    assert (notice.error, notice.sent_at is not None) == ("", True)


def test_a_gateway_that_stays_down_leaves_a_dead_letter_and_a_reason(shop: Shop, gateway: Gateway) -> None:
    gateway.answers = [503] * 20
    dossier = shop.accepted()
    deliver(14)
    assert Delivery.objects.get(consumer="dossiers.notices", ref__contains="dossier").state == Delivery.State.DEAD
    assert Notice.objects.get(dossier=dossier).error == "HTTP 503"


def test_a_number_that_the_gateway_refuses_is_not_tried_again(shop: Shop, gateway: Gateway) -> None:
    gateway.answers = [422]
    dossier = shop.accepted()
    deliver()
    assert len(gateway.calls) == 1
    assert "HTTP 422" in Notice.objects.get(dossier=dossier).error


def test_a_redirect_does_not_carry_the_token_elsewhere(shop: Shop, gateway: Gateway, settings: LazySettings) -> None:
    settings.NOTICE_SMS_URL, gateway.answers = f"{gateway.address}elsewhere", [307]
    shop.accepted()
    deliver()
    assert len(gateway.calls) == 1


def test_who_wants_a_message_gets_no_letter_and_who_wants_none_gets_none(shop: Shop, gateway: Gateway) -> None:
    first, second = shop.accepted(email=EMAIL), shop.accepted(email=EMAIL)
    choose_way(actor=shop.hoa, dossier=first, way="sms", now=timezone.now())
    choose_way(actor=shop.hoa, dossier=second, way="", now=timezone.now())
    deliver()
    assert (len(mail.outbox), len(gateway.calls)) == (0, 1)
    assert Notice.objects.get(dossier=second).error
    assert NoticeChoice.objects.count() == 2


def test_what_is_old_when_its_turn_comes_is_not_told_any_more(shop: Shop, settings: LazySettings) -> None:
    settings.NOTICE_MAX_AGE = 72
    dossier = shop.accepted(email=EMAIL)
    deliver()
    assert not mail.outbox
    assert Notice.objects.get(dossier=dossier).error


def test_a_result_on_its_way_back_is_not_ready_yet(shop: Shop) -> None:
    dossier, now = shop.accepted(shop.land, email=EMAIL), timezone.now()
    taken(shop, dossier, now)
    actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=now)
    actions.receive_transfer(actor=shop.dung, dossier=dossier, now=now)
    actions.take(actor=shop.nga, dossier=dossier, now=now)
    actions.sign(actor=shop.khanh, dossier=dossier, now=now)
    actions.finish(actor=shop.nga, dossier=dossier, now=now)
    deliver()
    assert notices(dossier) == ["accepted"]
    actions.transfer(actor=shop.dung, dossier=dossier, to=shop.commune, now=now)
    actions.receive_transfer(actor=shop.hoa, dossier=dossier, now=now)
    deliver()
    assert notices(dossier) == ["accepted", "ready"]


def test_done_at_home_is_ready(shop: Shop) -> None:
    dossier = shop.accepted(email=EMAIL)
    done(shop, dossier, timezone.now())
    deliver()
    assert notices(dossier) == ["accepted", "ready"]
