"""A file is public when a published page refers to it; before and after, only its office's editors have it."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.http import http_date
from pytest_django import DjangoAssertNumQueries
from tests.pages import Portal, make_article
from tests.people import make_people

from congxa.accounts.service import User
from congxa.portal.models import NewsPage, PortalFile, SectionPage

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def file(portal: Portal) -> PortalFile:
    """Return a file of Tân Vinh that no page refers to."""
    kept = ContentFile(PDF, "quyet-dinh.pdf")
    created: PortalFile = PortalFile.objects.create(
        title="Quyết định", file=kept, collection=portal.tan_vinh.collection
    )
    return created


def link(portal: Portal, file: PortalFile) -> NewsPage:
    """Publish an article of Tân Vinh that links to the file within its text."""
    article = make_article(SectionPage.objects.child_of(portal.tan_vinh).get(), "Công bố", "cong-bo")
    article.body = [("text", f'<p><a linktype="document" id="{file.pk}">Quyết định</a></p>')]
    article.save_revision().publish()
    return article


def status(client: Client, file: PortalFile, user: User | None = None) -> int:
    """Return what the file's address answers to somebody."""
    client.logout()
    if user is not None:
        client.force_login(user)
    return client.get(f"/tan-vinh/tep/{file.pk}/{file.filename}").status_code


def test_unused_file_is_there_only_for_who_may_choose_it(client: Client, portal: Portal, file: PortalFile) -> None:
    people = make_people(portal.offices)
    assert status(client, file, people.lan) == 200
    assert {status(client, file, user) for user in (None, people.son, people.quang, people.cu)} == {404}


def test_file_in_a_block_or_linked_in_text_is_public(client: Client, portal: Portal, file: PortalFile) -> None:
    link(portal, file)
    assert status(client, file) == 200
    article = make_article(portal.section, "Kèm tệp", "kem-tep")
    other: PortalFile = PortalFile.objects.create(title="Biểu mẫu", file=ContentFile(PDF, "bieu-mau.pdf"))
    article.body = [("file", other)]
    article.save_revision().publish()
    assert status(client, other) == 200


def test_file_of_a_withdrawn_page_is_gone(client: Client, portal: Portal, file: PortalFile) -> None:
    link(portal, file).unpublish()
    assert status(client, file) == 404


def test_draft_that_takes_a_file_in_does_not_publish_it(client: Client, portal: Portal, file: PortalFile) -> None:
    article = NewsPage.objects.get(pk=portal.village.pk)
    article.body = [("file", file)]
    article.save_revision()
    assert status(client, file) == 404


def test_other_digits_lead_to_no_file(client: Client, portal: Portal, file: PortalFile) -> None:
    arabic = str(file.pk).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.get(f"/tep/{arabic}/{file.filename}").status_code == 404


def test_pdf_is_shown_and_says_what_it_is(client: Client, portal: Portal, file: PortalFile) -> None:
    link(portal, file)
    response = client.get(f"/tep/{file.pk}/{file.filename}")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert "Content-Encoding" not in response


def test_kept_copy_is_asked_for_again_and_withdrawn(client: Client, portal: Portal, file: PortalFile) -> None:
    article = link(portal, file)
    address = f"/tep/{file.pk}/{file.filename}"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    later = http_date(4_000_000_000)
    assert client.get(address, headers={"If-Modified-Since": later}).status_code == 304
    article.unpublish()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_public_file_costs_few_queries(
    client: Client, portal: Portal, file: PortalFile, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    link(portal, file)
    client.get("/")
    with django_assert_max_num_queries(6):
        assert client.get(f"/tep/{file.pk}/{file.filename}").status_code == 200
