"""How often people file which procedure."""

from datetime import datetime, timedelta

from django.db.models import Count

from congxa.dossiers.models import Dossier

YEAR = timedelta(days=365)


def filings_lately(now: datetime) -> dict[int, int]:
    """How many dossiers all offices accepted in the year before `now`, by procedure whatever its version; one query."""
    lately = Dossier.objects.filter(accepted_at__gt=now - YEAR, accepted_at__lte=now)
    rows = lately.order_by().values_list("procedure__procedure").annotate(count=Count("pk"))
    return dict(rows)
