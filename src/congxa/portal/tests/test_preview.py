"""An editor previews a page in the frame of its office."""

import pytest
from tests.pages import Portal


@pytest.mark.django_db
def test_preview_shows_the_draft_in_the_office_frame(portal: Portal) -> None:
    portal.injections.title = "Lịch tiêm phòng (sửa)"
    response = portal.injections.make_preview_request()
    html = response.content.decode()
    assert "Lịch tiêm phòng (sửa)" in html
    assert "Ủy ban nhân dân xã Tân Vinh" in html
