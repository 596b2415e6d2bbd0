"""How an applicant is told of a dossier, as their page shows it."""

from dataclasses import dataclass

from congxa.dossiers.models import Dossier, NoticeChoice, NoticeWay
from congxa.dossiers.notices.ways import Way, ways_to


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The ways that are open to this applicant, and the one by which they are told; empty is not at all."""

    ways: list[Way]
    way: str

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Value, name and masked address of each way."""
        return [(way.name.value, str(NoticeWay(way.name).label), way.masked_to) for way in self.ways]


def notice_choice(dossier: Dossier) -> NoticeView:
    """What `dossiers/file/notice.html` shows (as `notice`). One query."""
    ways = ways_to(dossier)
    chosen = NoticeChoice.objects.filter(dossier=dossier).first()
    if chosen is not None and (not chosen.way or chosen.way in {way.name for way in ways}):
        return NoticeView(ways, chosen.way)
    return NoticeView(ways, ways[0].name.value if ways else "")
