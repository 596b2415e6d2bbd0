"""The life of one dossier of the demo, told through the actions of the room.

A story is a generator: it says at which moment it goes on and is called again when that moment has come, so that the
stories of all offices happen in the order of time. One whose next moment lies ahead of us stays as it is.
"""

from datetime import timedelta

from congxa.accounts.service import User
from congxa.demo.dossiers.beginnings import Beginning
from congxa.demo.dossiers.endings import Ending
from congxa.demo.dossiers.threads import Moments
from congxa.demo.dossiers.towns import Town
from congxa.dossiers import service as dossiers
from congxa.dossiers.service import Outcome
from congxa.kernel.clock import day_of
from congxa.procedures.service import StepPlace

NOON = 4.0
"""Office hours of a morning."""


class Story(Beginning, Ending):
    """One dossier from filing to the archive."""

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

    # Handling

    def _handle(self) -> Moments:
        yield from self._on(self._part(0.08))
        if self.case.halt == "assigned" or self.rng.random() < 0.5:
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

    def _decide(self, town: Town, officer: User) -> Moments:
        """Propose, review, sign and issue in one office, so that the result is there after the case's share of time."""
        leader = self.rng.choice(town.leaders)
        yield from self._toward(0.75)
        if self.case.halt in {"proposed", "reviewed"}:
            wording = dossiers.Wording(words=self._word("replies"))
            dossiers.draft_result(actor=officer, dossier=self.dossier, wording=wording, now=self.at)
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
