"""What a dossier costs against what came in and went back, in whole đồng."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """What a dossier costs and what came in. Refunds are taken off what was paid."""

    due: int
    paid: int

    @property
    def owed(self) -> int:
        """What is still to be paid."""
        return max(self.due - self.paid, 0)

    @property
    def overpaid(self) -> int:
        """What was paid too much and is offered for refund."""
        return max(self.paid - self.due, 0)


def balance(due: Sequence[int], paid: Sequence[int], refunded: Sequence[int]) -> Balance:
    """The balance of amounts charged, paid and given back."""
    return Balance(sum(due), sum(paid) - sum(refunded))
