"""The files of a dossier are open to whoever may see the dossier, wherever it has gone, and to nobody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.portals import open_portal

from congxa.accounts.service import Role, User
from congxa.dossiers import actions
from congxa.dossiers.actions.result_files import Wording, draft_result, sign_result
from congxa.dossiers.citizens.uploading import take
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper
from congxa.dossiers.printing import print_paper
from congxa.dossiers.queries.files import kept_file
from congxa.dossiers.tests.shops import NOW, Shop, person
from congxa.dossiers.tests.test_desk import signed_in
from congxa.records.service import Attachment
from congxa.records.tests.samples import PDF
from congxa.units.service import Office

DAY = timedelta(days=1)


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    """A land dossier of Tân Vinh with one file."""
    for office in (shop.commune, shop.district, shop.offices.nhuan_trach):
        open_portal(office=office)
    dossier = shop.accepted(shop.land)
    (paper,) = take(dossier, [SimpleUploadedFile("so-do.pdf", PDF)], name="Giấy chứng nhận", now=NOW).papers
    assert paper.attachment
    return dossier


def opens(user: User, file: Attachment, office: Office) -> bool:
    """Whether the file's link, copied to the pages of `office`, opens it for the person."""
    mount = "" if office.upper is None else f"/{office.slug}"
    answer = signed_in(user).get(f"{mount}/tep/{file.pk}/{file.name}")
    assert answer.status_code in {200, 404}
    return answer.status_code == 200


def file_of(dossier: Dossier) -> Attachment:
    return Attachment.objects.get(owner=f"dossiers.dossier:{dossier.pk}", name="so-do.pdf")


def handed_to_district(shop: Shop, dossier: Dossier) -> None:
    actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW + DAY)
    actions.receive_transfer(actor=shop.dung, dossier=dossier, now=NOW + DAY)


def test_the_office_that_has_it_now_opens_its_papers(shop: Shop, dossier: Dossier) -> None:
    dossier.competent = shop.commune
    dossier.save(update_fields=["competent"])
    file = file_of(dossier)
    assert opens(shop.hoa, file, shop.commune) and not opens(shop.nga, file, shop.district)
    handed_to_district(shop, dossier)
    assert opens(shop.nga, file, shop.district) and opens(shop.binh, file, shop.commune)


def test_once_it_has_gone_on_only_those_who_still_see_it_do(shop: Shop, dossier: Dossier) -> None:
    far = shop.offices.nhuan_trach
    actions.transfer(actor=shop.hoa, dossier=dossier, to=far, now=NOW + DAY)
    actions.receive_transfer(actor=shop.tu, dossier=dossier, now=NOW + DAY)
    assert opens(shop.tu, file_of(dossier), far)
    actions.transfer(actor=shop.tu, dossier=dossier, to=shop.commune, now=NOW + DAY)
    actions.receive_transfer(actor=shop.hoa, dossier=dossier, now=NOW + DAY)
    assert not opens(shop.tu, file_of(dossier), far)


def test_an_officer_of_another_commune_finds_nothing_under_a_copied_link(shop: Shop, dossier: Dossier) -> None:
    for office in (shop.commune, shop.offices.nhuan_trach, shop.district):
        assert not opens(shop.tu, file_of(dossier), office)


def test_working_in_the_office_is_not_enough(shop: Shop, dossier: Dossier) -> None:
    editor = person("sua", "Lê Thị Sửa", shop.commune, Role.EDITOR)
    assert not opens(editor, file_of(dossier), shop.commune)


def test_the_leader_above_reads_what_the_commune_has(shop: Shop, dossier: Dossier) -> None:
    assert opens(shop.khanh, file_of(dossier), shop.district)
    assert not opens(shop.tu, file_of(dossier), shop.district)


def test_a_result_and_its_papers_go_with_the_dossier(shop: Shop, dossier: Dossier) -> None:
    handed_to_district(shop, dossier)
    taken_by_nga = actions.take(actor=shop.nga, dossier=dossier, now=NOW + DAY)
    words = Wording(name="Văn bản trả lời", number="15", words="Đã đính chính.")
    draft_result(actor=shop.nga, dossier=taken_by_nga, wording=words, now=NOW + DAY)
    actions.propose(actor=shop.nga, dossier=dossier, now=NOW + DAY)
    result = sign_result(actor=shop.khanh, dossier=dossier, now=NOW + DAY)
    file = kept_file(DossierResult.objects.get(pk=result.pk).attachment)
    assert file is not None
    assert opens(shop.binh, file, shop.commune) and opens(shop.nga, file, shop.district)
    assert not opens(shop.tu, file, shop.offices.nhuan_trach)


def test_a_receipt_is_read_where_the_dossier_is(shop: Shop, dossier: Dossier) -> None:
    paper = IssuedPaper.objects.get(dossier=dossier, kind=IssuedPaper.Kind.RECEIPT)
    print_paper(actor=shop.hoa, paper=paper, now=NOW)
    file = Attachment.objects.get(owner=f"dossiers.issuedpaper:{paper.pk}")
    handed_to_district(shop, dossier)
    assert opens(shop.dung, file, shop.district) and not opens(shop.tu, file, shop.offices.nhuan_trach)
