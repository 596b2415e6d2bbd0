"""The beginning of a story: filed online or taken in, perhaps made complete, accepted and paid."""

from typing import Any

from congxa.demo.dossiers.threads import Moments, Thread
from congxa.dossiers import service as dossiers
from congxa.dossiers.service import Channel, HandedIn, Payment


class Beginning(Thread):
    """Up to the receipt."""

    def _file(self) -> Moments:
        yield self.at
        case = self.case
        given: dict[str, Any] = {"office": case.town.office, "procedure": case.procedure, "filing": case.filing}
        if case.filing.channel == Channel.ONLINE:
            filed = dossiers.save_draft(actor=None, now=self.at, **given)
            self.dossier, self.secret = filed.dossier, filed.secret
            yield from self._on(0.3)
            dossiers.submit(actor=None, dossier=self.dossier, secret=self.secret, now=self.at)
        else:
            filed = dossiers.take_in(actor=self._counter, now=self.at, **given)
            self.dossier, self.secret = filed.dossier, filed.secret

    def _early_supplement(self) -> Moments:
        yield from self._on(1)
        lack = self._word("lacking")
        dossiers.ask_supplement(
            actor=self._counter, dossier=self.dossier, items=lack["items"], reason=lack["reason"], now=self.at
        )
        yield from self._on(self.rng.uniform(6, 30))
        self._answer(lack["items"])

    def _accept(self) -> Moments:
        yield from self._on(self.rng.uniform(1, 6) if self.case.filing.channel == Channel.ONLINE else 0.2)
        self.dossier = dossiers.accept(actor=self._counter, dossier=self.dossier, now=self.at).dossier
        self._scale = self._hours_allowed()
        exemption = self.case.procedure.exemptions.first() if self.case.exempt else None
        lines = dossiers.charge(actor=self._counter, dossier=self.dossier, now=self.at, exemption=exemption)
        due = sum(line.amount for line in lines)
        if due:
            yield from self._on(0.1)
            self._pay(due)

    def _pay(self, due: int) -> None:
        method, reference = Payment.Method.CASH, None
        if self.rng.random() < 0.35:
            method, reference = Payment.Method.BANK, f"FT{self.at:%y%j}{self.rng.randrange(10**6):06d}"
        dossiers.pay(
            actor=self._counter, dossier=self.dossier, amount=due, method=method, bank_reference=reference, now=self.at
        )
        if reference and self.rng.random() < 0.2:
            again = dossiers.pay(
                actor=self._counter, dossier=self.dossier, amount=due, method=method,
                bank_reference=f"{reference}2", now=self.at,
            )  # fmt: skip
            why = "Người nộp chuyển khoản hai lần."
            dossiers.refund(actor=self._counter, payment=again.payment, amount=due, reason=why, now=self.at)

    def _hours_allowed(self) -> float:
        due = self.dossier.due_at
        if due is None:
            return 60.0
        return max(self.town.hours_between(self.at, due), 0.5)

    def _answer(self, items: list[str]) -> None:
        papers = [HandedIn(name=item) for item in items]
        dossiers.answer_supplement(actor=None, dossier=self.dossier, papers=papers, secret=self.secret, now=self.at)
