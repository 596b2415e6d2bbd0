"""What changes for a person when one version of a procedure follows another."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congxa.kernel.text import Words
from congxa.procedures.models import ProcedureVersion


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is about, how it was and how it will be."""

    about: Words
    before: str
    after: str


def changes_between(before: ProcedureVersion, after: ProcedureVersion) -> list[Change]:
    """Return the differences people notice; papers must be prefetched for there to be no query."""
    return [*_plain(before, after), *_papers(before, after)]


def _plain(before: ProcedureVersion, after: ProcedureVersion) -> Iterator[Change]:
    pairs = (
        (_("Tên thủ tục"), before.name, after.name),
        (_("Thời hạn"), said_limit(before), said_limit(after)),
        (_("Phí, lệ phí"), before.fee_text, after.fee_text),
        (_("Nơi tiếp nhận"), tier_name(before.tier), tier_name(after.tier)),
        (_("Mức độ trực tuyến"), before.get_online_level_display(), after.get_online_level_display()),
        (_("Kết quả"), before.result, after.result),
    )
    for about, was, will_be in pairs:
        if was != will_be:
            yield Change(about, str(was), str(will_be))


def _papers(before: ProcedureVersion, after: ProcedureVersion) -> Iterator[Change]:
    old = {paper.name: paper for paper in before.papers.all()}
    new = {paper.name: paper for paper in after.papers.all()}
    for name in new.keys() - old.keys():
        yield Change(_("Thêm giấy tờ"), "", name)
    for name in old.keys() - new.keys():
        yield Change(_("Bớt giấy tờ"), name, "")


def said_limit(version: ProcedureVersion) -> str:
    """Return the time limit as people read it."""
    return str(version.limit) if version.limit else version.limit_text or _("không công bố")


def tier_name(tier: int) -> str:
    """Return the name of a tier of administration."""
    return {1: _("cấp tỉnh"), 2: _("cấp huyện"), 3: _("cấp xã")}.get(tier, str(tier))
