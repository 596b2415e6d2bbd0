"""What changed is seen at once, by everybody who shows it and by nobody else."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.pages import Portal

from congxa.portal.models import GatherChoice, MenuItem, Share, Theme
from congxa.records.service import current

pytestmark = pytest.mark.django_db
Touched = Callable[[Callable[[], object]], set[str]]


@pytest.fixture
def touched(portal: Portal, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Touched:
    """Return which offices (or ``all``) got a new content version from what is done."""
    names = {f"office:{office.pk}": office.slug for office in vars(portal.offices).values()} | {"all": "all"}

    def touched(do: Callable[[], object]) -> set[str]:
        before = {name: current(name) for name in names}
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return {slug for name, slug in names.items() if current(name) != before[name]}

    return touched


def test_article_of_a_commune_is_new_there_and_at_the_district(portal: Portal, touched: Touched) -> None:
    assert touched(portal.village.save_revision().publish) == {"tan-vinh", "luong-son"}


def test_shared_article_is_new_where_it_is_shared(portal: Portal, touched: Touched) -> None:
    assert touched(portal.pinned.unpublish) == {"luong-son", "tan-vinh"}
    assert touched(portal.plain.unpublish) == {"luong-son"}


def test_deleted_article_is_gone_everywhere(portal: Portal, touched: Touched) -> None:
    assert touched(portal.pinned.delete) >= {"luong-son", "tan-vinh"}


def test_draft_changes_nothing_for_readers(portal: Portal, touched: Touched) -> None:
    assert touched(portal.village.save_revision) == set()


def test_sharing_is_new_for_the_one_shared_with(portal: Portal, touched: Touched) -> None:
    assert touched(lambda: Share.objects.create(page=portal.plain, office=portal.offices.nhuan_trach)) == {
        "nhuan-trach"
    }


def test_choice_is_new_for_the_one_who_chose(portal: Portal, touched: Touched) -> None:
    choose = {"page": portal.injections, "office": portal.offices.district, "shown": False}
    assert touched(lambda: GatherChoice.objects.create(**choose)) == {"luong-son"}


def test_theme_and_menu_are_new_for_their_office(portal: Portal, touched: Touched) -> None:
    theme = Theme.objects.get(office=portal.offices.tan_vinh)
    assert touched(theme.save) == {"tan-vinh"}
    item = MenuItem(home=portal.district, label="Liên hệ", page=portal.contact)
    assert touched(item.save) == {"luong-son"}


def test_description_of_a_picture_is_new_everywhere(portal: Portal, touched: Touched) -> None:
    assert portal.pinned.photo is not None
    assert touched(portal.pinned.photo.save) == {"all"}
