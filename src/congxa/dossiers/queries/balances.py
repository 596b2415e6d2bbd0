"""What a dossier costs against what was paid for it."""

from congxa.dossiers.domain.balances import Balance, balance
from congxa.dossiers.models import Dossier


def balance_of(dossier: Dossier) -> Balance:
    """What the dossier costs and what came in, refunds taken off. Two queries, none when both were prefetched."""
    rows = list(dossier.payments.all())
    return balance(
        [row.amount for row in dossier.charges.all()],
        [row.amount for row in rows if row.refund_of_id is None],
        [row.amount for row in rows if row.refund_of_id is not None],
    )
