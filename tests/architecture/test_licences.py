"""Every part the house stands on may be used under the Apache License 2.0."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
FINE = re.compile(
    r"\b(MIT|BSD|Apache|PSF|PSFL|Python Software Foundation|MPL|Mozilla|ISC|ISCL|Zlib|CNRI|HPND|Unlicense)\b", re.I
)
SPREADING = re.compile(r"\b(A?GPL|(Affero )?General Public License)\b", re.I)
LINKED_ONLY = {"psycopg", "psycopg-binary"}
"""Under the LGPL: used as a library of its own, which anybody may replace."""


def verdict(name: str, licence: str) -> str:
    """Return why a part may not come in, empty when it may."""
    if name in LINKED_ONLY:
        return ""
    if SPREADING.search(re.sub(r"L(esser )?GPL", "L", licence)) or not FINE.search(licence):
        return f"{name}: {licence or 'no licence named'}"
    return ""


def licence_of(name: str) -> str:
    found = metadata(name)
    words = [found.get("License-Expression") or "", (found.get("License") or "")[:80]]
    return " / ".join([*words, *(c for c in found.get_all("Classifier") or [] if c.startswith("License"))])


def test_every_pinned_part_is_compatible() -> None:
    names = re.findall(r"^([a-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    faults = []
    for name in names:
        try:
            faults.append(verdict(name, licence_of(name)))
        except PackageNotFoundError:  # for another Python or another system
            continue
    assert [fault for fault in faults if fault] == []


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0", "GNU Affero General Public License v3", "", "Proprietary"]
)
def test_a_licence_that_does_not_fit_is_found(licence: str) -> None:
    assert verdict("part", licence)
