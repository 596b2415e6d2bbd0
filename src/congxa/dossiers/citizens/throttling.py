"""How often one network address, and everybody together for one code, may guess, ask or begin.

Counted as failed sign-ins are, by all processes together, in the cache ``attempts``. Whoever is over the limit gets the
same answer whether or not the guess was right.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` times within `seconds`, for each word it is asked about."""

    name: str
    most: int
    seconds: int

    def used_up(self, word: str, now: datetime) -> bool:
        """Whether no more is allowed now."""
        return len(self._times(word, now)) >= self.most

    def count(self, word: str, now: datetime) -> None:
        """Count one more."""
        times = [*self._times(word, now), now.timestamp()][-self.most :]
        caches["attempts"].set(self._key(word), times, self.seconds)

    def takes(self, word: str, now: datetime) -> bool:
        """Whether one more is allowed now; it is counted when it is."""
        if self.used_up(word, now):
            return False
        self.count(word, now)
        return True

    def _times(self, word: str, now: datetime) -> list[float]:
        kept: list[float] = caches["attempts"].get(self._key(word)) or []
        return [moment for moment in kept if moment > now.timestamp() - self.seconds]

    def _key(self, word: str) -> str:
        return f"dossiers.{self.name}.{hashlib.sha256(word.encode()).hexdigest()[:32]}"


GUESS_BY_ADDRESS = Limit("guess.address", 20, 300)
GUESS_BY_CODE = Limit("guess.code", 5, 300)
GUESS_BY_CODE_A_DAY = Limit("guess.code.day", 30, 86_400)
ASK_BY_ADDRESS = Limit("ask.address", 5, 600)
ASK_BY_CONTACT = Limit("ask.contact", 3, 3600)
SIGN_IN_BY_ADDRESS = Limit("citizen.address", 20, 300)
SIGN_IN_BY_EMAIL = Limit("citizen.email", 5, 300)
SIGN_IN_BY_EMAIL_A_DAY = Limit("citizen.email.day", 50, 86_400)
LETTER_BY_EMAIL = Limit("citizen.letter", 3, 3600)
CHECK_BY_ADDRESS = Limit("check.address", 30, 60)
CHECK_FILE_BY_ADDRESS = Limit("check-file.address", 10, 60)
BEGIN_BY_ADDRESS = Limit("begin.address", 30, 3600)


def address_of(request: HttpRequest) -> str:
    """The reader's network address, as signing in counts it."""
    return str(get_adapter(request).get_client_ip(request))
