"""The life of one dossier of the demo, told through the actions of the room.

A story is a generator: it says at which moment it goes on and is called again when that moment has come, so that the
stories of all offices happen in the order of time. One whose next moment lies ahead of us stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from congxa.accounts.service import User
from congxa.demo.dossiers.towns import Town
from congxa.dossiers import service as dossiers
from congxa.dossiers.service import Channel, Dossier, Filing, HandedIn, Outcome, Payment
from congxa.kernel.clock import day_of
from congxa.procedures.service import ProcedureVersion, StepPlace

Moments = Iterator[datetime]
NOON = 4.0  # office hours of a morning


@dataclass(frozen=True, slots=True)
class Case:
    """What a story begins with. `halt` names the state in which it stays, empty when it goes on to its end."""

    town: Town
    upper: Town
    procedure: ProcedureVersion
    filing: Filing
    begun: datetime
    course: str
    share: float
    halt: str = ""


class Story:
    """One dossier. `words` are the lists of sentences to choose from."""

    def __init__(self, case: Case, words: dict[str, Any], rng: Random) -> None:
        self.case, self.words, self.rng = case, words, rng
        self.town, self.at = case.town, case.begun
        self.officer: User = rng.choice(case.town.officers)
        self.dossier: Dossier
        self.secret = ""
        self._scale = 1.0

    def tell(self) -> Moments:
        """The whole life, as far as the course and the halting place let it come."""
        for moment in self._chapters():
            yield moment
            if self.case.halt and hasattr(self, "dossier"):
                self.dossier.refresh_from_db(fields=["state"])
                if self.dossier.state == self.case.halt:
                    return

    def _chapters(self) -> Moments:
        yield from self._file()
        course = self.case.course
        if course == "refused":
            yield from self._on(1.5)
            dossiers.refuse(actor=self._counter, dossier=self.dossier, reason=self._word("refusals"), now=self.at)
            return
        if course == "early_supplement":
            yield from self._early_supplement()
        yield from self._accept()
        if course == "withdrawn":
            yield from self._on(self._part(0.3))
            why = self._word("withdrawals")
            dossiers.withdraw(actor=None, dossier=self.dossier, reason=why, secret=self.secret, now=self.at)
            return
        yield from self._handle()

    # Filing and acceptance

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
        lines = dossiers.charge(actor=self._counter, dossier=self.dossier, now=self.at)
        due = sum(line.amount for line in lines)
        if due:
            yield from self._on(0.1)
            self._pay(due)

    def _pay(self, due: int) -> None:
        method, reference = Payment.Method.CASH, None
        if self.rng.random() < 0.35:
            method, reference = Payment.Method.BANK, f"FT{self.at:%y%j}{self.rng.randrange(10**6):06d}"
        paid = dossiers.pay(
            actor=self._counter, dossier=self.dossier, amount=due, method=method, bank_reference=reference, now=self.at
        )
        if reference and self.rng.random() < 0.2:
            again = dossiers.pay(
                actor=self._counter, dossier=self.dossier, amount=due, method=method,
                bank_reference=f"{reference}2", now=self.at,
            )  # fmt: skip
            why = "Người nộp chuyển khoản hai lần."
            dossiers.refund(actor=self._counter, payment=again.payment, amount=due, reason=why, now=self.at)
        del paid

    def _hours_allowed(self) -> float:
        due = self.dossier.due_at
        if due is None:
            return 60.0
        return max(self.town.hours_between(self.at, due), 0.5)

    # Handling

    def _handle(self) -> Moments:
        yield from self._on(self._part(0.08))
        if self.rng.random() < 0.5:
            dossiers.assign(actor=self._counter, dossier=self.dossier, to=self.officer, now=self.at)
            yield from self._on(self._part(0.05))
        dossiers.take(actor=self.officer, dossier=self.dossier, now=self.at)
        if self.joined and not self.case.halt.startswith("awaiting"):
            yield from self._through_upper()
            return
        yield from self._wait_for_something()
        if self.case.course == "stopped":
            yield from self._on(self._part(0.3))
            dossiers.stop(actor=self._leader, dossier=self.dossier, reason=self._word("stops"), now=self.at)
            return
        yield from self._decide(self.town, self.officer)
        yield from self._give_out()

    @property
    def joined(self) -> bool:
        """Whether a part of the work is the upper office's."""
        return self.case.procedure.steps.filter(place=StepPlace.UPPER).exists() and self.town is not self.case.upper

    def _wait_for_something(self) -> Moments:
        course, officer = self.case.course, self.officer
        if course == "supplement":
            yield from self._on(self._part(0.2))
            lack = self._word("lacking")
            dossiers.ask_supplement(
                actor=officer, dossier=self.dossier, items=lack["items"], reason=lack["reason"], now=self.at
            )
            yield from self._on(self.rng.uniform(8, 50))
            self._answer(lack["items"])
        elif course == "opinion":
            yield from self._on(self._part(0.2))
            asked = self._word("opinions")
            dossiers.pause_for_opinion(actor=officer, dossier=self.dossier, now=self.at, **asked)
            yield from self._on(self.rng.uniform(16, 40))
            dossiers.resume(actor=officer, dossier=self.dossier, now=self.at)
        elif course == "payment":
            yield from self._on(self._part(0.2))
            why = "Chờ người nộp thực hiện nghĩa vụ tài chính về đất theo thông báo của cơ quan thuế."
            dossiers.pause_for_payment(actor=officer, dossier=self.dossier, reason=why, now=self.at)
            yield from self._on(self.rng.uniform(16, 60))
            dossiers.resume(actor=officer, dossier=self.dossier, now=self.at)

    def _answer(self, items: list[str]) -> None:
        papers = [HandedIn(name=item) for item in items]
        dossiers.answer_supplement(
            actor=None, dossier=self.dossier, papers=papers, secret=self.secret, now=self.at
        )

    def _decide(self, town: Town, officer: User) -> Moments:
        """Propose, review, sign and issue in one office, so that the result is there after the case's share of time."""
        leader = self.rng.choice(town.leaders)
        yield from self._toward(0.75)
        dossiers.propose(actor=officer, dossier=self.dossier, now=self.at)
        if self.case.course == "handed_back":
            yield from self._on(self._part(0.05))
            dossiers.hand_back(actor=leader, dossier=self.dossier, reason=self._word("hand_backs"), now=self.at)
            yield from self._on(self._part(0.05))
            dossiers.propose(actor=officer, dossier=self.dossier, now=self.at)
        if self.case.course == "apology":
            yield from self._apologise(leader)
        if self.rng.random() < 0.4 or self.case.halt == "reviewed":
            yield from self._on(self._part(0.03))
            dossiers.review(actor=leader, dossier=self.dossier, now=self.at)
        yield from self._toward(0.97)
        denied = self.case.course == "denied"
        outcome = Outcome(
            number=f"{self.rng.randrange(1, 999)}/{self.at:%Y}", denied=denied,
            reason=self._word("denials") if denied else "",
        )  # fmt: skip
        dossiers.sign(actor=leader, dossier=self.dossier, outcome=outcome, now=self.at)
        yield from self._toward(1)
        dossiers.finish(actor=officer, dossier=self.dossier, now=self.at)
        if self.case.course == "corrected":
            yield from self._on(2)
            why = self._word("corrections")
            dossiers.correct_result(
                actor=leader, dossier=self.dossier, outcome=Outcome(number=outcome.number), why=why, now=self.at
            )

    def _apologise(self, leader: User) -> Moments:
        """A letter with a new date, signed in the last hours before the old one."""
        promised = self.dossier.promised_at
        if promised is None:
            return
        self.dossier.refresh_from_db()
        yield from self._toward(0.9, of=1)
        if self.at >= promised:
            return
        day = self.town.calendar.next_workday(day_of(promised) + timedelta(days=self.rng.randrange(2, 5)))
        new = self.town.calendar.closing(day)
        dossiers.apologise(actor=leader, dossier=self.dossier, new=new, reason=self._word("apologies"), now=self.at)

    # Between offices

    def _through_upper(self) -> Moments:
        upper = self.case.upper
        yield from self._toward(0.25)
        dossiers.propose(actor=self.officer, dossier=self.dossier, now=self.at)
        yield from self._on(self._part(0.02))
        dossiers.review(actor=self._leader, dossier=self.dossier, now=self.at)
        yield from self._hand_over(self._counter, upper, "Chuyển hồ sơ lên huyện giải quyết tiếp.")
        officer = self.rng.choice(upper.officers)
        if self.case.halt != "handed_over":
            yield from self._on(self._part(0.03))
            dossiers.take(actor=officer, dossier=self.dossier, now=self.at)
            self.officer = officer
            yield from self._wait_for_something()
            yield from self._decide(upper, officer)
            yield from self._hand_over(upper.reception[0], self.town, "Chuyển kết quả về xã để trả.")
            yield from self._give_out()

    def _hand_over(self, giver: User, to: Town, why: str) -> Moments:
        yield from self._on(self._part(0.03))
        dossiers.transfer(actor=giver, dossier=self.dossier, to=to.office, reason=why, now=self.at)
        yield from self._on(min(self._part(0.08), NOON))
        taker = to.reception[0]
        if to is self.case.upper and self.rng.random() < 0.1:
            dossiers.return_transfer(actor=taker, dossier=self.dossier, reason=self._word("not_taken"), now=self.at)
            yield from self._on(1)
            dossiers.transfer(actor=giver, dossier=self.dossier, to=to.office, reason=why, now=self.at)
            yield from self._on(2)
        dossiers.receive_transfer(actor=taker, dossier=self.dossier, now=self.at)

    # The result and what comes after

    def _give_out(self) -> Moments:
        yield from self._on(self.rng.choice((0.3, 2, 5, 11)))
        name = self.case.filing.applicant_name
        dossiers.return_result(
            actor=self._counter, dossier=self.dossier, to=name, proof="ký nhận tại quầy", now=self.at
        )
        late = self.dossier.due_at is not None and self.case.share > 1
        if self.rng.random() < 0.45:
            yield from self._on(self.rng.uniform(0.1, 9))
            self._rate(late)
        if self.rng.random() < (0.25 if late else 0.015):
            yield from self._complain()
        if self.rng.random() < 0.3:
            yield from self._on(self.rng.uniform(30, 80))
            dossiers.archive(actor=self._counter, dossier=self.dossier, now=self.at)

    def _rate(self, late: bool) -> None:
        stars = self.rng.choice((2, 3, 3, 4) if late else (3, 4, 4, 5, 5, 5))
        words = self._word("poor" if stars < 4 else "good")
        dossiers.rate(
            actor=None, dossier=self.dossier, stars=stars, words=words, secret=self.secret, now=self.at
        )

    def _complain(self) -> Moments:
        said = self._word("complaints")
        complaint = dossiers.complain(
            actor=None, dossier=self.dossier, words=said["words"], secret=self.secret, now=self.at
        )
        if said["answer"]:
            yield from self._on(self.rng.uniform(8, 24))
            dossiers.answer_complaint(actor=self._leader, complaint=complaint, answer=said["answer"], now=self.at)

    # Time and choice

    def _on(self, hours: float) -> Moments:
        """Go on after some hours of office time, never on the same minute."""
        self.at = self.town.after(self.at, max(hours, 0.05))
        yield self.at

    def _part(self, share: float) -> float:
        """Hours: a share of the time allowed, as fast as this case goes."""
        return self._scale * share * self.case.share

    def _toward(self, share: float, of: float | None = None) -> Moments:
        """Go on when that share of the case's time has passed since acceptance, pauses left out."""
        self.dossier.refresh_from_db()
        start, due = self.dossier.counted_from, self.dossier.due_at
        if start is None or due is None:
            yield from self._on(self._part(0.2))
            return
        waited = self.town.hours_between(start, due) - self._scale
        goal = self.town.after(start, max(self._scale * share * (of or self.case.share) + max(waited, 0), 0.05))
        self.at = max(goal, self.town.after(self.at, 0.05))
        yield self.at

    @property
    def _counter(self) -> User:
        return self.town.reception[0]

    @property
    def _leader(self) -> User:
        return self.town.leaders[0]

    def _word(self, name: str) -> Any:  # noqa: ANN401 -- sentences and small tables from the file
        return self.rng.choice(self.words[name])
