"""Pages that show figures are told when the figures have changed."""

from congxa.dossiers.models import DossierEvent
from congxa.records.service import bump

COUNTED = ("accept", "refuse", "finish", "withdraw", "stop", "return_result")
"""Moves after which a public figure differs."""


class FreshBoards:
    """Gives the pages of an office a new version when its figures have changed, once a minute at most.

    A bump for every dossier would leave nothing in the page cache on a busy morning. What happened before the worker
    began is left to the age at which the cache forgets its pages anyway.
    """

    def __init__(self) -> None:
        self._seen: int | None = None

    def __call__(self) -> int:
        """Look at what has happened since the last time; return how many offices were told."""
        last = DossierEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        seen, self._seen = self._seen, last
        if seen is None or seen == last:
            return 0
        moved = DossierEvent.objects.filter(pk__gt=seen, pk__lte=last, move__in=COUNTED)
        offices = set(moved.order_by().values_list("dossier__office", flat=True).distinct())
        if offices:
            bump(*(f"office:{office}" for office in sorted(offices)))
        return len(offices)
