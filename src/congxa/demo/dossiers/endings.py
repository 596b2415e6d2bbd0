"""The end of a story: the result is given out, and people say what they think."""

from congxa.demo.dossiers.threads import Moments, Thread
from congxa.dossiers import service as dossiers


class Ending(Thread):
    """Returned, rated, complained of, archived."""

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
        dossiers.rate(actor=None, dossier=self.dossier, stars=stars, words=words, secret=self.secret, now=self.at)

    def _complain(self) -> Moments:
        said = self._word("complaints")
        complaint = dossiers.complain(
            actor=None, dossier=self.dossier, words=said["words"], secret=self.secret, now=self.at
        )
        if said["answer"]:
            yield from self._on(self.rng.uniform(8, 24))
            dossiers.answer_complaint(actor=self._leader, complaint=complaint, answer=said["answer"], now=self.at)
