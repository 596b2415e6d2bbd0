"""Setting the look of a portal without code."""

import pytest
from django.test import Client
from tests.pages import make_portal
from tests.people import make_people

from congxa.portal.models import Theme
from congxa.records.service import JournalEntry

pytestmark = pytest.mark.django_db
URL = "/tan-vinh/ban-lam-viec/giao-dien/"
WHOLE = {"preset": "blue", "font": "sans", "base_size": "18", "direction": "ltr"}


def test_an_editor_may_not_design(client: Client) -> None:
    client.force_login(make_people(make_portal().offices).lan)
    assert client.get(URL).status_code == 403


def test_saved_colours_are_kept_and_written_in_the_journal(client: Client) -> None:
    portal = make_portal()
    client.force_login(make_people(portal.offices).mai)
    assert client.post(URL, {**WHOLE, "header_ground": "#0D4F8B", "save": "1"}).status_code == 302
    assert Theme.objects.get(office=portal.offices.tan_vinh).header_ground == "#0d4f8b"
    assert JournalEntry.objects.filter(kind="portal.change_theme").count() == 1


def test_unreadable_pair_is_refused_with_ratio_and_proposals_and_nothing_is_lost(client: Client) -> None:
    portal = make_portal()
    client.force_login(make_people(portal.offices).mai)
    html = client.post(URL, {**WHOLE, "body_text": "#999999", "footer_ground": "#123456", "save": "1"}).content.decode()
    assert "2,8:1" in html
    assert 'value="body_text=#' in html
    assert 'value="#123456"' in html
    assert Theme.objects.get(office=portal.offices.tan_vinh).footer_ground == ""


def test_proposed_colour_is_filled_in_by_its_button(client: Client) -> None:
    client.force_login(make_people(make_portal().offices).mai)
    html = client.post(URL, {**WHOLE, "body_text": "#999999", "propose": "body_text=#767676"}).content.decode()
    assert 'value="#767676"' in html
    assert ":1" not in html
