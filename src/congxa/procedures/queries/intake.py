"""Where online filing goes on a day."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse

from congxa.procedures.models import IntakeRule, OnlineLevel
from congxa.procedures.queries.offered import Offered
from congxa.records.service import current
from congxa.units.service import directory

FILING = "dossier_file"
"""Name of the address under which the room of dossiers takes an online filing in."""


@dataclass(frozen=True, slots=True)
class OnlineFiling:
    """The way online: ``address`` and whether it leaves this portal."""

    address: str
    elsewhere: bool
    basis: str = ""


def intake_on(office_id: int, day: date) -> IntakeRule | None:
    """Return the rule that holds for an office on ``day``: its own latest, else that of the nearest office above.

    One query. None where nobody has set a rule: then people file at the counter.
    """
    chain = _chain(office_id)
    rules = list(IntakeRule.objects.filter(office__in=chain, valid_from__lte=day))
    return min(rules, key=lambda rule: (chain.index(rule.office_id), -rule.valid_from.toordinal()), default=None)


def online_filing(offered: Offered, rule: IntakeRule | None) -> OnlineFiling | None:
    """Return where this procedure is filed online under ``rule``; None where it is not."""
    version = offered.version
    if rule is None or version.online_level == OnlineLevel.INFORMATION:
        return None
    if rule.way == IntakeRule.Way.NATIONAL:
        return OnlineFiling(rule.address.replace("{code}", quote(offered.code)), True, rule.basis)
    address = _own_form(offered.code) if version.form_id else ""
    return OnlineFiling(address, False, rule.basis) if address else None


def _own_form(code: str) -> str:
    try:
        return reverse(FILING, args=[code])
    except NoReverseMatch:
        return ""


def _chain(office_id: int) -> list[int]:
    """Return the office and those above it, the nearest first; no query while the directory is held."""
    entries, found = directory(current("units")).by_id, [office_id]
    while (entry := entries.get(found[-1])) is not None and entry.upper_id is not None and entry.upper_id not in found:
        found.append(entry.upper_id)
    return found
