"""What an office shows: pages, pictures and files, menus, themes, and what offices share with one another."""

from congxa.portal.models.home import HomePage, MenuItem
from congxa.portal.models.media import PortalFile, PortalImage, PortalRendition
from congxa.portal.models.pages import InfoPage, NewsPage, NewsTag, OfficePage, SectionPage
from congxa.portal.models.review import PageReview, ReviewTerm
from congxa.portal.models.search import SearchEntry
from congxa.portal.models.sharing import GatherChoice, Share
from congxa.portal.models.theme import Theme

__all__ = [
    "GatherChoice",
    "HomePage",
    "InfoPage",
    "MenuItem",
    "NewsPage",
    "NewsTag",
    "OfficePage",
    "PageReview",
    "PortalFile",
    "PortalImage",
    "PortalRendition",
    "ReviewTerm",
    "SearchEntry",
    "SectionPage",
    "Share",
    "Theme",
]
