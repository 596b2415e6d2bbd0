"""What is drawn once for an office is what would be drawn anew, and holds nothing of one reader."""

import pytest
from django.http import HttpRequest
from django.template import Context, Template, engines
from django.test import Client, RequestFactory
from tests.pages import Portal
from tests.people import make_people

from congxa.portal.shown.frame import Frame, forget_frames, frame_of
from congxa.records.service import current
from congxa.units.service import directory

pytestmark = pytest.mark.usefixtures("portal")
LOADED = "{% load kept %}"


@pytest.fixture
def frame(portal: Portal) -> Frame:
    found = frame_of(directory(current("units")).by_id[portal.offices.district.pk])
    assert found is not None
    return found


def drawn(template: str, **values: object) -> str:
    return Template(LOADED + template).render(Context(values))


def test_part_is_drawn_once_for_the_same_values(frame: Frame) -> None:
    template = '{% kept "part" root=root %}{{ root }} {{ frame.drawn|length }}{% endkept %}'
    assert drawn(template, frame=frame, root="/") == "/ 0"
    assert drawn(template, frame=frame, root="/") == "/ 0"
    assert drawn(template, frame=frame, root="/tan-vinh/") == "/tan-vinh/ 1"


def test_part_sees_nothing_but_the_frame_and_its_values(frame: Frame) -> None:
    request: HttpRequest = RequestFactory().get("/")
    template = '{% kept "part" %}[{{ name }}{{ request.path }}{{ frame.short_name }}]{% endkept %}'
    page = engines["django"].from_string(LOADED + template)
    assert page.render({"frame": frame, "name": "Hoa"}, request) == f"[{frame.short_name}]"


def test_nothing_is_kept_before_there_is_a_frame() -> None:
    template = '{% kept "part" root=root %}{{ root }}{% endkept %}'
    assert drawn(template, frame=None, root="/a/") + drawn(template, frame=None, root="/b/") == "/a//b/"


def test_a_new_frame_has_nothing_drawn_yet(portal: Portal, client: Client) -> None:
    assert "0218 3824 999" not in client.get("/").content.decode()
    portal.offices.district.phone = "0218 3824 999"
    portal.offices.district.save()
    forget_frames()  # a test never commits, so versions stay
    assert "0218 3824 999" in client.get("/").content.decode()


def test_each_page_marks_its_own_word_of_the_menu_and_leads_back_to_itself(portal: Portal, client: Client) -> None:
    for path in ("/tin-tuc/", "/lien-he/", "/tin-tuc/nong-thon-moi/", "/tin-tuc/"):
        html = client.get(path).content.decode()
        assert f'name="next" value="{path}"' in html
        assert ('aria-current="true"' in html) == (path == "/tin-tuc/nong-thon-moi/")


def test_who_is_signed_in_is_led_to_the_desk_and_nobody_else(portal: Portal, client: Client) -> None:
    assert "Bàn làm việc" not in client.get("/tin-tuc/").content.decode()
    client.force_login(make_people(portal.offices).thu)
    assert "Bàn làm việc" in client.get("/tin-tuc/").content.decode()
    client.logout()
    assert "Bàn làm việc" not in client.get("/tin-tuc/").content.decode()
