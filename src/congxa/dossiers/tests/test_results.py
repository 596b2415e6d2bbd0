"""Results: drafted, signed by the leader, sealed by the agency, given out, corrected, known again."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from tests.portals import open_portal

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.actions import result_files
from congxa.dossiers.actions.handing_out import hand_out
from congxa.dossiers.actions.result_files import Wording
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper, ResultDraft
from congxa.dossiers.papers import form_set, print_papers
from congxa.dossiers.queries.checking import checked
from congxa.dossiers.queries.files import kept_bytes
from congxa.dossiers.queries.known import known_results
from congxa.dossiers.queries.results import verdict_of
from congxa.dossiers.secrets import pickup_code
from congxa.dossiers.signatures.keys import roots
from congxa.dossiers.signatures.verification import check_signatures
from congxa.dossiers.tests.lives import taken
from congxa.dossiers.tests.sample_papers import refusal
from congxa.dossiers.tests.shops import NOW, Shop

LATER = NOW + timedelta(hours=1)
LETTER = Wording(name="Văn bản trả lời", number="15", words="Hộ bà đủ điều kiện.\nUBND xã công nhận từ ngày ký.")


def pdf_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("ket-qua.pdf", print_papers([refusal()], form_set(date(2018, 9, 24)), now=NOW))


def drafted(shop: Shop, *, file: SimpleUploadedFile | None = None) -> Dossier:
    dossier = shop.accepted()
    taken(shop, dossier, NOW)
    result_files.draft_result(actor=shop.binh, dossier=dossier, wording=LETTER, file=file, now=NOW)
    actions.propose(actor=shop.binh, dossier=dossier, now=NOW)
    return Dossier.objects.get(pk=dossier.pk)


def signed(shop: Shop, *, file: SimpleUploadedFile | None = None) -> Dossier:
    dossier = drafted(shop, file=file)
    result_files.sign_result(actor=shop.phuc, dossier=dossier, now=LATER)
    return Dossier.objects.get(pk=dossier.pk)


def done(shop: Shop) -> Dossier:
    dossier = signed(shop)
    result_files.seal_result(actor=shop.hoa, dossier=dossier, now=LATER)
    return actions.finish(actor=shop.hoa, dossier=dossier, now=LATER)


def result_of(dossier: Dossier) -> DossierResult:
    return DossierResult.objects.get(dossier=dossier, replaced_by__isnull=True)


def test_the_leaders_signature_moves_the_dossier_and_is_on_the_file(shop: Shop) -> None:
    dossier = signed(shop)
    verdict = verdict_of(result_of(dossier))
    assert dossier.state == "signed"
    assert verdict is not None and verdict.genuine
    assert [(one.signer, one.claimed) for one in verdict.signatures] == [("Nguyễn Hữu Phúc", LATER)]
    assert not ResultDraft.objects.exists()


def test_the_seal_comes_second_and_leaves_the_first_whole(shop: Shop) -> None:
    verdict = verdict_of(result_of(done(shop)))
    assert verdict is not None and verdict.genuine
    assert [one.field for one in verdict.signatures] == ["NguoiKy", "CoQuan"]


def test_a_file_of_its_own_form_is_signed_too(shop: Shop) -> None:
    verdict = verdict_of(result_of(signed(shop, file=pdf_file())))
    assert verdict is not None and verdict.genuine


def test_a_result_is_sealed_once(shop: Shop) -> None:
    dossier = done(shop)
    with pytest.raises(Refused, match="đã có dấu"):
        result_files.seal_result(actor=shop.hoa, dossier=dossier, now=LATER)


def test_only_the_leader_of_the_office_signs(shop: Shop) -> None:
    dossier = drafted(shop)
    with pytest.raises(Http404):
        result_files.sign_result(actor=shop.tu, dossier=dossier, now=LATER)
    assert not DossierResult.objects.exists()


def test_nothing_is_signed_without_a_draft(shop: Shop) -> None:
    dossier = shop.accepted()
    with pytest.raises(Refused, match="Chưa có dự thảo"):
        result_files.sign_result(actor=shop.phuc, dossier=dossier, now=LATER)


def test_the_check_page_knows_the_sealed_file(shop: Shop) -> None:
    dossier = done(shop)
    paper = IssuedPaper.objects.get(dossier=dossier, kind=IssuedPaper.Kind.RESULT)
    found = checked(paper.code)
    assert found is not None and found.holds
    assert paper.attachment == result_of(dossier).attachment


def test_a_corrected_result_leaves_a_trace(shop: Shop) -> None:
    dossier = done(shop)
    wrong = IssuedPaper.objects.get(dossier=dossier, kind=IssuedPaper.Kind.RESULT)
    result_files.correct_signed(
        actor=shop.phuc, dossier=dossier, file=pdf_file(), wording=LETTER, why="Sai năm sinh", now=LATER
    )
    found = checked(wrong.code)
    assert found is not None and not found.holds
    assert result_of(dossier).why_replaced == "Sai năm sinh"


@pytest.mark.parametrize(("way", "proof"), [("signature", ""), ("post", "RN123456789VN")])
def test_results_are_given_by_signature_or_post(shop: Shop, way: str, proof: str) -> None:
    dossier = hand_out(actor=shop.hoa, dossier=done(shop), to="Bà Hạnh", way=way, proof=proof, now=LATER)
    assert dossier.state == "returned"
    assert proof in result_of(dossier).handed_proof


def test_a_one_time_code_is_checked(shop: Shop) -> None:
    dossier = done(shop)
    code = pickup_code(dossier)
    with pytest.raises(Refused, match="không đúng"):
        hand_out(actor=shop.hoa, dossier=dossier, to="Bà Hạnh", way="code", proof="abc", now=LATER)
    hand_out(actor=shop.hoa, dossier=dossier, to="Bà Hạnh", way="code", proof=code, now=LATER)
    dossier.refresh_from_db()
    assert pickup_code(dossier) != code


def test_what_an_office_issued_is_known_to_the_next(shop: Shop) -> None:
    dossier = done(shop)
    found = known_results("citizen", dossier.identity_number)
    assert [one.dossier_id for one in found] == [dossier.pk]
    assert not known_results("citizen", "").exists()
    assert not known_results("citizen", "017185009999").exists()


def test_a_signed_file_that_was_changed_is_found_out(shop: Shop) -> None:
    pdf = kept_bytes(result_of(done(shop)).attachment)
    assert pdf is not None
    place = pdf.index(b"/Producer") if b"/Producer" in pdf else 2000
    forged = pdf[:place] + b"X" + pdf[place + 1 :]
    assert not check_signatures(forged, roots(), now=LATER).genuine


def test_the_page_does_it_all(client: Client, shop: Shop) -> None:
    for office in (shop.district, shop.commune):
        open_portal(office=office)
    dossier = shop.accepted()
    taken(shop, dossier, NOW)
    page = f"/tan-vinh/ban-lam-viec/ho-so/{dossier.pk}/ket-qua/"
    client.force_login(shop.binh)
    client.post(page, {"viec": "soan", "name": "Văn bản trả lời", "number": "15", "words": "Đồng ý."})
    assert client.get(f"{page}0/tep/").content.startswith(b"%PDF-")
    actions.propose(actor=shop.binh, dossier=dossier, now=NOW)
    client.force_login(shop.phuc)
    client.post(page, {"viec": "ky"})
    assert "hợp lệ, tệp nguyên vẹn" in client.get(page).content.decode()
    client.force_login(shop.tu)
    assert client.get(page).status_code == 404
    assert client.get(f"{page}{result_of(dossier).pk}/tep/").status_code == 404
