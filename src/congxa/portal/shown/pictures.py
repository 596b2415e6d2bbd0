"""The sizes in which pictures are shown, and how lists get them with one query.

The worker makes the renditions of what has been published (:class:`Preparation`); one that is missing is made when it
is first needed.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Subquery

from congxa.portal.models import NewsPage, PortalImage, PortalRendition

logger = logging.getLogger(__name__)

LEAD = "fill-960x540|format-webp|webpquality-72"
LEAD_SMALL = "fill-480x270|format-webp|webpquality-72"
THUMB = "fill-320x240|format-webp|webpquality-62"
ARTICLE = "max-1200x900|format-webp|webpquality-75"
ARTICLE_SMALL = "max-640x480|format-webp|webpquality-75"
CARD = "fill-1200x630|format-jpeg|jpegquality-80"
LOGO = "max-160x160|format-webp"
BANNER = "width-1600|format-webp|webpquality-72"
ALL = (LEAD, LEAD_SMALL, THUMB, ARTICLE, ARTICLE_SMALL, CARD)


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendition: where it is and how large; ``alt`` is what a person who cannot see it is told, ``credit`` whose
    picture it is."""

    address: str
    width: int
    height: int
    alt: str
    credit: str


Wanted = tuple[int, str]
"""A picture and one of the sizes above."""

Pictures = dict[Wanted, Picture]


class Preparation:
    """Makes the sizes of published articles' photos, newest article first, so that no reader waits for them.

    A call makes those of `most` photos. A photo that cannot be read is tried once in the life of a process.
    """

    def __init__(self, most: int = 20) -> None:
        self._most = most
        self._seen: set[int] = set()

    def __call__(self) -> int:
        """Return how many photos were looked at."""
        ready = PortalRendition.objects.filter(image=OuterRef("pk"), filter_spec=ALL[-1])
        newest = NewsPage.objects.live().filter(photo=OuterRef("pk")).order_by("-date").values("date")[:1]
        lacking = PortalImage.objects.filter(~Exists(ready)).exclude(pk__in=self._seen)
        photos = lacking.annotate(shown_on=Subquery(newest)).filter(shown_on__isnull=False).order_by("-shown_on", "pk")
        found = list(photos[: self._most])
        for photo in found:
            self._seen.add(photo.pk)
            _make(photo, list(ALL))
        return len(found)


def pictures(wanted: Iterable[Wanted]) -> Pictures:
    """Return the renditions of many pictures, with one query when all of them exist."""
    pairs = set(wanted)
    if not pairs:
        return {}
    found = _stored(pairs)
    lacking = pairs - found.keys()
    if lacking:
        for image in PortalImage.objects.filter(pk__in={image_id for image_id, _spec in lacking}):
            _make(image, [spec for image_id, spec in lacking if image_id == image.pk])
        found |= _stored(lacking)
    return found


def _make(image: PortalImage, specs: list[str]) -> None:
    try:
        image.get_renditions(*specs)
    except (OSError, ValueError):
        logger.exception("picture %s cannot be shown; its page is shown without it", image.pk)


def _stored(pairs: set[Wanted]) -> Pictures:
    ids, specs = {image_id for image_id, _spec in pairs}, {spec for _image_id, spec in pairs}
    rows = PortalRendition.objects.filter(image_id__in=ids, filter_spec__in=specs).values_list(
        "image_id", "filter_spec", "file", "width", "height", "image__description", "image__credit"
    )
    return {
        (image_id, spec): Picture(default_storage.url(file), width, height, description, credit)
        for image_id, spec, file, width, height, description, credit in rows
        if (image_id, spec) in pairs
    }
