"""The numbers of the quality index come from dossiers that can be listed."""

from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import set_script_prefix
from tests.portals import open_portal

from congxa.dossiers import actions
from congxa.dossiers.domain.in_time import Course, nationally_in_time
from congxa.dossiers.models import Complaint, Dossier, DossierPaper, DossierPause, Rating
from congxa.dossiers.queries.quality import SETS, numbers, sets_of
from congxa.dossiers.tests.lives import done, taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.dossiers.tests.test_counting import SINCE, UNTIL, random_dossiers
from congxa.kernel.tests.offices import at


def counted(shop: Shop) -> dict[str, tuple[int, int]]:
    return numbers(SINCE, UNTIL, [shop.commune.pk])


def test_what_is_solved_in_time_and_liked(shop: Shop) -> None:
    done(shop, shop.accepted(), NOW)
    found = counted(shop)
    assert (found["2.1"], found["5.4"], found["4.1"]) == ((1, 1), (1, 1), (0, 1))


def test_late_and_disliked_are_both_taken_off(shop: Shop) -> None:
    one, two, three = (done(shop, shop.accepted(), NOW) for _number in range(3))
    Dossier.objects.filter(pk=one.pk).update(punctuality="late")
    Rating.objects.create(dossier=two, stars=2, at=NOW)
    Complaint.objects.create(dossier=three, words="Chậm", made_at=NOW)
    assert counted(shop)["5.4"] == (0, 3)


def test_three_stars_are_not_disliked(shop: Shop) -> None:
    Rating.objects.create(dossier=done(shop, shop.accepted(), NOW), stars=3, at=NOW)
    assert counted(shop)["5.4"] == (1, 1)


def test_asking_for_supplements_twice_is_late_by_the_national_test(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    for number in range(2):
        actions.ask_supplement(actor=shop.binh, dossier=dossier, items=["A"], reason="Thiếu", why_again="Thêm", now=NOW)
        later = NOW + timedelta(minutes=number + 1)
        actions.answer_supplement(actor=shop.hoa, dossier=dossier, now=later)
    assert counted(shop)["2.1"] == (0, 1)


def test_waiting_for_the_applicant_is_taken_off(shop: Shop) -> None:
    dossier = taken(shop, shop.accepted(), NOW)
    actions.ask_supplement(actor=shop.binh, dossier=dossier, items=["A"], reason="Thiếu", now=at("2019-03-05 09:00"))
    actions.answer_supplement(actor=shop.hoa, dossier=dossier, now=at("2019-03-20 09:00"))
    actions.propose(actor=shop.binh, dossier=dossier, now=at("2019-03-22 09:00"))
    actions.sign(actor=shop.phuc, dossier=dossier, now=at("2019-03-22 10:00"))
    actions.finish(actor=shop.hoa, dossier=dossier, now=at("2019-03-22 11:00"))
    assert counted(shop)["2.1"] == (1, 1)


def test_a_digitised_paper_counts(shop: Shop) -> None:
    dossier = shop.accepted()
    DossierPaper.objects.create(
        dossier=dossier, order=1, name="Đơn", form="copy", attachment="records.attachment:1", added_at=NOW
    )
    assert counted(shop)["4.2"] == (1, 1)
    assert counted(shop)["4.3"] == (0, 1)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_database_judges_as_the_definition_does(shop: Shop, seed: int) -> None:
    random_dossiers(shop, Random(seed), 100)
    sets = sets_of("2.1", SINCE, UNTIL, [shop.commune.pk, shop.district.pk])
    for dossier in sets.denominator.prefetch_related("pauses"):
        course = Course(
            accepted=dossier.accepted_at or NOW,
            promised=dossier.due_at,
            ready=dossier.finished_at,
            returned=dossier.returned_at,
            closed=dossier.ended_at,
            waits=[one.as_pause for one in DossierPause.objects.filter(dossier=dossier, since__lt=UNTIL)],
            asked=dossier.asked_count,
        )
        assert sets.numerator.filter(pk=dossier.pk).exists() == nationally_in_time(course, period_end=UNTIL)


@pytest.mark.parametrize("key", sorted(SETS))
def test_who_counts_is_among_all(shop: Shop, key: str) -> None:
    random_dossiers(shop, Random(5), 80)
    sets = sets_of(key, SINCE, UNTIL, [shop.commune.pk])
    assert set(sets.numerator) <= set(sets.denominator)


def test_the_page_says_what_it_is_and_what_is_missing(shop: Shop) -> None:
    open_portal(office=shop.commune)
    set_script_prefix("/")
    done(shop, shop.accepted(), NOW)
    client = Client()
    client.force_login(shop.phuc)
    page = client.get("/tan-vinh/ban-lam-viec/so-lieu/chi-so/?ky=2019-03").content.decode()
    assert "không phải điểm chính thức" in page
    assert page.count("Không tính được.") == 9
    rows = client.get("/tan-vinh/ban-lam-viec/so-lieu/chi-so/ho-so/?ky=2019-03&tp=4.1&phan=con-lai")
    assert rows.context["page"].paginator.count == 1
    assert client.get("/tan-vinh/ban-lam-viec/so-lieu/chi-so/ho-so/?tp=1.1").status_code == 404
