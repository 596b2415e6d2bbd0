"""The sizes in which pictures are shown, and how lists get them with one query.

Renditions are made when an article is published (:func:`ensure_renditions`); one that is missing is made when it is
first needed.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage

from congxa.portal.models import PortalImage, PortalRendition

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
    """One rendition: where it is and how large; ``alt`` is what a person who cannot see it is told."""

    address: str
    width: int
    height: int
    alt: str


Pictures = dict[tuple[int, str], Picture]


def ensure_renditions(image: PortalImage) -> None:
    """Make every size of a picture that is not there yet."""
    image.get_renditions(*ALL)


def pictures(image_ids: Iterable[int], *specs: str) -> Pictures:
    """Return the renditions of many pictures by (image, size), with one query when all of them exist."""
    ids = set(image_ids)
    if not ids:
        return {}
    found = _stored(ids, specs)
    lacking = {image_id for image_id in ids for spec in specs if (image_id, spec) not in found}
    if lacking:
        for image in PortalImage.objects.filter(pk__in=lacking):
            _make(image, specs)
        found |= _stored(lacking, specs)
    return found


def _make(image: PortalImage, specs: tuple[str, ...]) -> None:
    try:
        image.get_renditions(*specs)
    except (OSError, ValueError):
        logger.exception("picture %s cannot be shown; its page is shown without it", image.pk)


def _stored(ids: set[int], specs: tuple[str, ...]) -> Pictures:
    rows = PortalRendition.objects.filter(image_id__in=ids, filter_spec__in=specs).values_list(
        "image_id", "filter_spec", "file", "width", "height", "image__description"
    )
    return {
        (image_id, spec): Picture(default_storage.url(file), width, height, description)
        for image_id, spec, file, width, height, description in rows
    }
