"""Collects our sentences for the English catalogue: ``make messages``, or ``python -m tools.messages``.

Translations that are there stay, sentences that are gone go, new ones come in empty.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from congxa.site.translations import scan

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "congxa"
CATALOGUE = PACKAGE / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
FIRST_DAY = datetime(2026, 11, 24, tzinfo=UTC)  # a date that changed with each run would be noise in every review
HEADER: dict[str, Any] = {
    "locale": "en",
    "project": "Cổng Xã",
    "version": "0",
    "header_comment": "# English sentences of Cổng Xã; made by `make messages`.",
    "msgid_bugs_address": "",
    "last_translator": "Cổng Xã",
    "language_team": "English",
    "creation_date": FIRST_DAY,
    "revision_date": FIRST_DAY,
    "fuzzy": False,
}


def read(path: Path = CATALOGUE) -> Catalog:
    """Return the catalogue as it stands, an empty one where there is none."""
    if not path.exists():
        return Catalog(**HEADER)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def collected(old: Catalog, package: Path = PACKAGE) -> Catalog:
    """Return a catalogue of every sentence below ``package`` with the translations that ``old`` has."""
    new = Catalog(**HEADER)
    for message in scan(package, nested=True):
        known = old.get(message.msgid, message.context)
        key = (message.msgid, message.plural) if message.plural else message.msgid
        string = known.string if known and isinstance(known.id, tuple) == bool(message.plural) else None
        new.add(key, string, context=message.context)
    return new


def main() -> int:
    """Write the catalogue and say how many sentences wait for a translation."""
    new = collected(read())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, new, width=120, sort_output=True, no_location=True)
    waiting = [message for message in new if message.id and not all(strings(message))]
    sys.stdout.write(f"{len(new)} sentences, {len(waiting)} without a translation: {CATALOGUE}\n")
    return 0


def strings(message: Message) -> list[str]:
    """Return the translations of a sentence: one, or one for each plural form; empty where there is none."""
    return [*message.string] if isinstance(message.string, tuple | list) else [message.string or ""]


if __name__ == "__main__":
    sys.exit(main())
