"""The worker makes the sizes of published photos before a reader needs them."""

import pytest
from django.core.files.storage import default_storage
from tests.pages import Portal, make_article, make_picture

from congxa.portal.models import PortalRendition
from congxa.portal.shown.pictures import ALL, Preparation
from congxa.portal.tasks import PERIODIC


@pytest.fixture
def bare(portal: Portal) -> Portal:
    """A portal none of whose pictures has been shown yet."""
    PortalRendition.objects.all().delete()
    return portal


def specs_of(image: object) -> set[str]:
    return set(PortalRendition.objects.filter(image=image).values_list("filter_spec", flat=True))


def test_every_size_of_a_published_photo_is_made_once(bare: Portal) -> None:
    assert any(isinstance(work.run, Preparation) for work in PERIODIC)
    prepare = Preparation()
    assert prepare() >= 1
    assert specs_of(bare.pinned.photo) == set(ALL)
    assert prepare() == 0 and Preparation()() == 0


def test_the_newest_article_comes_first_and_a_draft_not_at_all(bare: Portal) -> None:
    draft, newest = make_picture(bare.offices.district, "nháp"), make_picture(bare.offices.district, "mới")
    make_article(bare.section, "Bản nháp", "ban-nhap", photo=draft).unpublish()
    make_article(bare.section, "Tin mới nhất", "tin-moi-nhat", days_ago=-1, photo=newest)
    assert Preparation(most=1)() == 1
    assert specs_of(newest) == set(ALL) and not specs_of(bare.pinned.photo)
    Preparation()()
    assert not specs_of(draft)


def test_a_photo_whose_file_is_gone_holds_up_no_other(bare: Portal) -> None:
    lost = make_picture(bare.offices.district, "mất")
    make_article(bare.section, "Ảnh mất", "anh-mat", days_ago=-1, photo=lost)
    default_storage.delete(lost.file.name)
    prepare = Preparation(most=1)
    assert prepare() == 1 and prepare() == 1
    assert specs_of(bare.pinned.photo) == set(ALL) and not specs_of(lost)
