"""How often each procedure is filed, by which the search puts first what most people mean."""

from collections.abc import Mapping

from django.db import transaction

from congxa.procedures.models import Procedure


@transaction.atomic
def note_filings(counts: Mapping[int, int]) -> int:
    """Keep how many dossiers of each procedure (key: its primary key) were received lately; return how many differ.

    What is not in `counts` was not filed. Nothing of it is in the journal: it is reckoned from the dossiers again every
    day, and it changes only the order of what fits equally well.
    """
    rows = list(Procedure.objects.select_for_update())
    changed = [row for row in rows if row.filed != counts.get(row.pk, 0)]
    for row in changed:
        row.filed = counts.get(row.pk, 0)
    Procedure.objects.bulk_update(changed, ["filed"], batch_size=500)
    return len(changed)
