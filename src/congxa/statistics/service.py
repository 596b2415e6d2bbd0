"""The door of the room."""

from congxa.statistics.models import PageDay, VisitDay
from congxa.statistics.queries import (
    NO_VIEWS,
    VISIT_PERIODS,
    Views,
    VisitFigures,
    views_below,
    views_of_offices,
    visit_figures,
)
from congxa.statistics.visits import VisitCounter, forget

__all__ = [
    "NO_VIEWS",
    "VISIT_PERIODS",
    "PageDay",
    "Views",
    "VisitCounter",
    "VisitDay",
    "VisitFigures",
    "forget",
    "views_below",
    "views_of_offices",
    "visit_figures",
]
