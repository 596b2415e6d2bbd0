"""A reader's display settings: kept in a cookie, effective as attributes of ``<html>``, decided by CSS alone.

Every public page is rendered, and cached, with the neutral tag :data:`NEUTRAL_TAG`. Whoever sends the page to a reader
(the page cache; for an error page its view) replaces the
marker by the tag of that reader's settings, so that settings cost the cache none of its hits.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self

COOKIE = "hien-thi"
COOKIE_AGE = 365 * 24 * 60 * 60
NEUTRAL_TAG = '<html lang="vi" data-display="">'
_UNSET = "-"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "preset": ("blue", "orange", "red", "contrast", "dark"),
    "size": ("90", "115", "130", "150"),
    "font": ("sans", "serif", "system"),
    "spacing": ("wide",),
    "direction": ("ltr", "rtl"),
    "motion": ("reduced",),
}
"""What a reader may choose beside ``""``, which always means "as the office has it"."""


@dataclass(frozen=True, slots=True)
class Display:
    """One reader's settings; an empty word means "as the office has it"."""

    preset: str = ""
    size: str = ""
    font: str = ""
    spacing: str = ""
    direction: str = ""
    motion: str = ""

    @classmethod
    def parse(cls, cookie: str | None) -> Self:
        """Read the cookie; every unknown word counts as not chosen, so that no cookie can put text into a page."""
        words = (cookie or "").split(".")
        return cls(**{name: _known(name, word) for name, word in zip(CHOICES, words, strict=False)})

    def changed(self, wishes: Mapping[str, str]) -> Self:
        """Return the settings after ``wishes`` (of a form); names that are not mentioned keep their value."""
        return replace(self, **{name: _known(name, wishes[name]) for name in CHOICES if name in wishes})

    @property
    def cookie(self) -> str:
        """Return what the cookie holds, such as ``dark.130.-.-.-.-``."""
        return ".".join(word or _UNSET for word in asdict(self).values())

    @property
    def html_tag(self) -> str:
        """Return the opening tag of the document for these settings."""
        attributes = [f' data-{field.name}="{word}"' for field in fields(self) if (word := getattr(self, field.name))]
        direction = f' dir="{self.direction}"' if self.direction else ""
        return f"{NEUTRAL_TAG[:-1]}{direction}{''.join(attributes)}>"


NOTHING = Display()


def _known(name: str, word: str) -> str:
    return word if word in CHOICES[name] else ""


def clean(cookie: str) -> str:
    """Return the cookie's settings as one clean word, the same for all readers who chose alike; "" for none chosen."""
    settings = Display.parse(cookie)
    return "" if settings == NOTHING else settings.cookie


def html_tag(word: str) -> str:
    """Return the opening tag for a clean word."""
    return Display.parse(word).html_tag


def apply(page: bytes, cookie: str | None) -> bytes:
    """Return a rendered page with its neutral opening tag replaced by the tag of the reader's settings."""
    word = clean(cookie or "")
    return page.replace(NEUTRAL_TAG.encode(), html_tag(word).encode(), 1) if word else page
