"""The door of the room."""

from congxa.portal.actions.handover import hand_over
from congxa.portal.actions.portals import open_portal
from congxa.portal.editor.cleaning import body_blocks
from congxa.portal.gathering import offers
from congxa.portal.models import HomePage, InfoPage, MenuItem, NewsPage, PortalImage, SectionPage
from congxa.portal.search.indexing import rebuild as rebuild_search

__all__ = [
    "HomePage",
    "InfoPage",
    "MenuItem",
    "NewsPage",
    "PortalImage",
    "SectionPage",
    "body_blocks",
    "hand_over",
    "offers",
    "open_portal",
    "rebuild_search",
]
