"""Who has which dossier open: a light word to colleagues, forgotten after a minute and a half, kept nowhere else."""

from datetime import datetime, timedelta

from django.core.cache import caches

from congxa.accounts.service import User

LASTS = timedelta(seconds=90)


def note_open(key: int, person: User, now: datetime) -> list[str]:
    """Note that `person` has the dossier `key` open and return the names of the others who have.

    Two notes at the very same instant may lose one of them; it comes again with the next.
    """
    cache, word = caches["presence"], f"dossier:{key}"
    held: dict[int, tuple[str, datetime]] = cache.get(word) or {}
    there = {who: (name, at) for who, (name, at) in held.items() if now - at < LASTS and who != person.pk}
    cache.set(word, {**there, person.pk: (str(person), now)}, timeout=int(LASTS.total_seconds()))
    return [name for name, _at in there.values()]
