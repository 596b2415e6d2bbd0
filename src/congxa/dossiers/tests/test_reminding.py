"""Officers are reminded once a day of what is theirs, leaders of what is nearly late and late."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail

from congxa.dossiers import actions
from congxa.dossiers.domain.remaining import Urgency
from congxa.dossiers.lapsing import end_unanswered
from congxa.dossiers.models import Digest, Dossier, DossierEvent, IssuedPaper
from congxa.dossiers.reminding import remind, reminders
from congxa.dossiers.tests.lives import taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at
from congxa.records.service import deliver_once

MINUTES = timedelta(minutes=5)
DUE = "2019-03-11"
"""Five working days after the Monday of the tests."""


def waiting(shop: Shop) -> Dossier:
    dossier = shop.accepted()
    taken(shop, dossier, NOW)
    ask = {"items": ["Giấy ủy quyền"], "reason": "Thiếu giấy ủy quyền."}
    actions.ask_supplement(actor=shop.binh, dossier=dossier, now=NOW, **ask)  # type: ignore[arg-type]  # values by name
    return dossier


def state_of(dossier: Dossier) -> str:
    return str(Dossier.objects.get(pk=dossier.pk).state)


@pytest.mark.parametrize(
    ("moment", "officer", "leader"),
    [
        ("2019-03-05 09:00", None, None),
        ("2019-03-07 10:00", Urgency.PAST_HALF, None),
        (f"{DUE} 08:00", Urgency.LAST_FIFTH, Urgency.LAST_FIFTH),
        ("2019-03-12 08:00", Urgency.LATE, Urgency.LATE),
    ],
)
def test_the_officer_hears_at_half_and_the_leader_in_the_last_fifth(
    shop: Shop, moment: str, officer: Urgency | None, leader: Urgency | None
) -> None:
    taken(shop, shop.accepted(), NOW)
    found = reminders(shop.commune, at(moment))
    heard = {person: dues[0].urgency for person, dues in found.items()}
    assert (heard.get(shop.binh), heard.get(shop.phuc)) == (officer, leader)


def test_one_letter_a_day_however_often_the_worker_asks(shop: Shop) -> None:
    taken(shop, shop.accepted(), NOW)
    morning = at("2019-03-12 08:00")
    assert [remind(morning), remind(morning + MINUTES)] == [2, 0]
    deliver_once(limit=50)
    assert sorted(letter.to[0] for letter in mail.outbox if "Nhắc hạn" in letter.subject) == [
        "binh@example.vn",
        "phuc@example.vn",
    ]
    assert remind(at("2019-03-13 08:00")) == 2


def test_nobody_is_reminded_on_a_sunday_or_before_the_office_opens(shop: Shop) -> None:
    taken(shop, shop.accepted(), NOW)
    assert [remind(at("2019-03-17 09:00")), remind(at("2019-03-12 06:00"))] == [0, 0]


def test_what_waits_for_the_applicant_is_nobodys_delay(shop: Shop) -> None:
    waiting(shop)
    assert remind(at("2019-04-02 09:00")) == 0
    assert not Digest.objects.exists()


def test_nothing_is_ended_unless_the_house_says_after_how_many_days(shop: Shop) -> None:
    dossier = waiting(shop)
    assert end_unanswered(NOW + timedelta(days=365)) == 0
    assert state_of(dossier) == "awaiting_supplement"


def test_a_dossier_is_not_ended_five_minutes_after_the_request(shop: Shop, settings: LazySettings) -> None:
    """OpenCPS #1178: dossiers were ended minutes after a supplement had been asked for."""
    settings.SUPPLEMENT_DAYS = 10
    dossier = waiting(shop)
    assert [end_unanswered(NOW + MINUTES), end_unanswered(at("2019-03-18 16:59"))] == [0, 0]
    assert state_of(dossier) == "awaiting_supplement"


def test_it_is_ended_by_the_program_when_the_days_are_over(shop: Shop, settings: LazySettings) -> None:
    settings.SUPPLEMENT_DAYS = 10
    dossier = waiting(shop)
    assert [end_unanswered(at("2019-03-18 17:01")), end_unanswered(at("2019-03-18 17:31"))] == [1, 0]
    last = DossierEvent.objects.filter(dossier=dossier).last()
    assert last is not None
    assert (last.target, last.by, last.by_name) == ("stopped", None, "Hệ thống")
    assert IssuedPaper.objects.get(dossier=dossier, kind="stop").issued_by is None


def test_one_that_was_never_accepted_is_refused(shop: Shop, settings: LazySettings) -> None:
    settings.SUPPLEMENT_DAYS = 10
    dossier = shop.taken_in().dossier
    actions.ask_supplement(actor=shop.hoa, dossier=dossier, items=["Đơn"], reason="Thiếu đơn.", now=NOW)
    assert end_unanswered(at("2019-03-20 09:00")) == 1
    assert state_of(dossier) == "refused"


def test_an_answer_wins_over_the_end(shop: Shop, settings: LazySettings) -> None:
    settings.SUPPLEMENT_DAYS = 10
    dossier = waiting(shop)
    actions.answer_supplement(actor=shop.hoa, dossier=dossier, now=at("2019-03-18 16:00"))
    assert end_unanswered(at("2019-03-25 09:00")) == 0
    assert state_of(dossier) == "processing"
