"""What is handed in through the editor is scanned like every other file."""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.pages import Portal
from tests.people import People

from congxa.portal.models import PortalFile, PortalImage
from congxa.portal.tests.test_uploads import hand_in
from congxa.records.tests.samples import EICAR, picture, word
from congxa.records.tests.scanner import clamd

__all__ = ["clamd"]  # a fixture
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(client: Client, people: People) -> None:
    """Sign in the editor of Tân Vinh."""
    client.force_login(people.lan)


@pytest.mark.services
def test_infected_document_is_refused(client: Client, portal: Portal, clamd: str, settings: LazySettings) -> None:
    settings.CLAMAV_URL = clamd
    before = PortalFile.objects.count()
    html = hand_in(client, portal, "documents", "a.docx", word(**{"word/eicar.com": EICAR})).content.decode()
    assert "Tệp có vi-rút" in html and PortalFile.objects.count() == before


@pytest.mark.services
def test_clean_document_is_taken_in(client: Client, portal: Portal, clamd: str, settings: LazySettings) -> None:
    settings.CLAMAV_URL = clamd
    before = PortalFile.objects.count()
    assert hand_in(client, portal, "documents", "a.docx", word()).status_code == 302
    assert PortalFile.objects.count() == before + 1


@pytest.mark.parametrize(("kind", "name", "data"), [("images", "a.jpg", picture()), ("documents", "a.docx", word())])
def test_without_the_scanners_word_nothing_is_taken_in(
    client: Client, portal: Portal, settings: LazySettings, kind: str, name: str, data: bytes
) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:9"
    before = PortalImage.objects.count(), PortalFile.objects.count()
    html = hand_in(client, portal, kind, name, data).content.decode()
    assert "Máy quét vi-rút đang không trả lời" in html
    assert (PortalImage.objects.count(), PortalFile.objects.count()) == before
