"""Filing: drafts, double clicks, versions that ended, the counter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from congxa.accounts.service import Citizen, Refused, open_citizen
from congxa.dossiers.actions import edit_draft, file, save_draft, submit, take_in
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import Filing, HandedIn
from congxa.dossiers.models import Dossier
from congxa.dossiers.secrets import secret_fits
from congxa.dossiers.tests.shops import FILING, NOW, Shop
from congxa.records.models import JournalEntry, OutboxEvent

VISITOR = AnonymousUser()
ONLINE = replace(
    FILING, channel="online", papers=(HandedIn(name="Tờ khai"), HandedIn(name="Căn cước", form="original"))
)


def test_filing_online_gives_a_code_a_secret_and_no_number(shop: Shop) -> None:
    filed = file(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.number, dossier.submitted_at) == (S.SUBMITTED, None, NOW)
    assert secret_fits(dossier.code, dossier.secret_hash, filed.secret)
    assert [paper.name for paper in dossier.papers.all()] == ["Tờ khai", "Căn cước"]


def test_a_double_click_gives_the_same_dossier_and_the_same_secret(shop: Shop) -> None:
    one, two = (
        file(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW, key="k" * 32)
        for _click in range(2)
    )
    assert (one.dossier.pk, one.secret) == (two.dossier.pk, two.secret)
    assert Dossier.objects.count() == 1
    assert OutboxEvent.objects.filter(kind="dossiers.submit").count() == 1


def test_two_forms_give_two_dossiers(shop: Shop) -> None:
    for key in ("a" * 32, "b" * 32):
        file(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW, key=key)
    assert Dossier.objects.count() == 2


def test_a_draft_is_resumed_with_its_secret_and_submitted_once(shop: Shop) -> None:
    draft = save_draft(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    with pytest.raises(Http404):
        submit(actor=VISITOR, dossier=draft.dossier, now=NOW, secret="AAAAAAAA")
    edit_draft(actor=VISITOR, dossier=draft.dossier, filing=replace(ONLINE, sets=2), now=NOW, secret=draft.secret)
    for minutes in (5, 6):
        later = NOW + timedelta(minutes=minutes)
        submit(actor=VISITOR, dossier=draft.dossier, now=later, secret=draft.secret.lower())
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.sets, dossier.submitted_at) == (S.SUBMITTED, 2, NOW + timedelta(minutes=5))


def test_a_draft_whose_version_has_ended_says_what_to_do_and_stays(shop: Shop) -> None:
    draft = save_draft(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    shop.poor.valid_to = date(2019, 3, 4)
    shop.poor.save()
    with pytest.raises(Refused, match="những gì bạn đã điền vẫn được giữ"):
        submit(actor=VISITOR, dossier=draft.dossier, now=NOW + timedelta(days=1), secret=draft.secret)
    assert Dossier.objects.get().state == S.DRAFT


def test_an_office_that_does_not_offer_it_takes_nothing(shop: Shop) -> None:
    shop.commune.offerings.all().delete()
    with pytest.raises(Refused, match="không tiếp nhận thủ tục"):
        file(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)


def test_what_was_submitted_is_not_edited(shop: Shop) -> None:
    filed = file(actor=VISITOR, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    with pytest.raises(Refused, match="Hồ sơ đã nộp"):
        edit_draft(actor=VISITOR, dossier=filed.dossier, filing=ONLINE, now=NOW, secret=filed.secret)


def test_who_has_an_account_needs_no_secret(shop: Shop) -> None:
    citizen = open_citizen(email="dan@example.vn", full_name="Dân", password="ruong-lua-chin-vang", now=NOW)
    draft = save_draft(actor=citizen, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    assert submit(actor=citizen, dossier=draft.dossier, now=NOW).state == S.SUBMITTED


def test_an_official_with_the_key_of_an_account_is_not_its_owner(shop: Shop) -> None:
    citizen = open_citizen(email="dan@example.vn", full_name="Dân", password="ruong-lua-chin-vang", now=NOW)
    Citizen.objects.filter(pk=citizen.pk).update(id=shop.tu.pk)
    owner = Citizen.objects.get()
    draft = save_draft(actor=owner, office=shop.commune, procedure=shop.poor, filing=ONLINE, now=NOW)
    with pytest.raises(Http404):
        submit(actor=shop.tu, dossier=draft.dossier, now=NOW)


def test_only_reception_takes_in_at_the_counter(shop: Shop) -> None:
    with pytest.raises(Http404):
        take_in(actor=shop.tu, office=shop.commune, procedure=shop.poor, filing=FILING, now=NOW)


def test_names_are_kept_in_nfc_and_found_without_diacritics(shop: Shop) -> None:
    filed = shop.taken_in(applicant_name="  Nguye\u0302\u0303n Thi\u0323 Ha\u0323nh ")
    dossier = filed.dossier
    assert dossier.applicant_name == "Nguyễn Thị Hạnh"
    assert dossier.applicant_folded == "nguyen thi hanh"
    assert dossier.masked_name == "Nguyễn T. H."
    assert dossier.masked_identity == "•••••••••234"


def test_journal_and_outbox_hold_no_name_number_or_phone(shop: Shop) -> None:
    shop.accepted()
    kept = [*JournalEntry.objects.filter(kind__startswith="dossiers.").values_list("before", "after", "reason")]
    text = str(kept) + str(list(OutboxEvent.objects.values_list("payload")))
    assert "submitted" in text
    assert not any(word in text for word in ("Hạnh", "hanh", "017185001234", "912345678"))


def test_a_filing_of_nothing_but_a_name_is_enough(shop: Shop) -> None:
    filing = Filing(applicant_name="H'Hen", channel="post")
    assert take_in(actor=shop.hoa, office=shop.commune, procedure=shop.birth, filing=filing, now=NOW).dossier.pk
