"""The officer sees on the dossier what the applicant was told, and why something was not."""

import pytest
from django.test import Client

from congxa.dossiers.models import Notice
from congxa.dossiers.tests.shops import NOW, Shop


@pytest.mark.parametrize(("error", "shown"), [("HTTP 503", "HTTP 503"), ("", "đang gửi")])
def test_a_message_and_its_trouble_stand_on_the_dossier(shop: Shop, client: Client, error: str, shown: str) -> None:
    dossier = shop.accepted()
    event = dossier.events.get(move="accept")
    Notice.objects.create(dossier=dossier, event=event, topic="accepted", way="sms", to="•••678", at=NOW, error=error)
    client.force_login(shop.hoa)
    page = client.get(f"/tan-vinh/ban-lam-viec/ho-so/{dossier.pk}/").content.decode()
    assert "Đã báo cho người dân" in page
    assert shown in page
    assert "•••678" in page
