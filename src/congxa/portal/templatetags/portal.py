"""Tags for the blocks of a page's body."""

from django import template

from congxa.portal.models import PortalImage
from congxa.portal.pictures import ARTICLE, Picture, pictures

register = template.Library()


@register.simple_tag
def picture(image: PortalImage | None) -> Picture | None:
    """Return a picture in the size of an article; None when there is none or its file is gone."""
    return None if image is None else pictures([image.pk], ARTICLE).get((image.pk, ARTICLE))
