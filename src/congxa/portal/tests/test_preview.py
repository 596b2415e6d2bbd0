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


def test_preview_shows_tags_that_are_not_saved(portal: Portal) -> None:
    draft = portal.injections
    draft.tags.add("tiêm chủng")
    html = draft.make_preview_request().content.decode()
    assert "tiêm chủng" in html


def test_preview_shows_a_revision_with_its_tags(portal: Portal) -> None:
    portal.injections.tags.add("trẻ em")
    portal.injections.save_revision()
    draft = portal.injections.get_latest_revision_as_object()
    assert "trẻ em" in draft.make_preview_request().content.decode()
