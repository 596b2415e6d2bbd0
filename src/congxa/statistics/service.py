"""The door of the room."""

from congxa.statistics.models import PageDay, VisitDay
from congxa.statistics.queries import VISIT_PERIODS, VisitFigures, views_of, visit_figures
from congxa.statistics.visits import VisitCounter, forget, is_robot

__all__ = [
    "VISIT_PERIODS",
    "PageDay",
    "VisitCounter",
    "VisitDay",
    "VisitFigures",
    "forget",
    "is_robot",
    "views_of",
    "visit_figures",
]
