"""A reader's display settings: kept in a cookie, effective as attributes of ``<html>``, decided by CSS alone.

Every public page is rendered, and cached, with the neutral tag :data:`MARKER`. Whoever sends the page to a reader
(the page cache, or :class:`congxa.site.middleware.DisplayMiddleware` for a page that is not cached) replaces the
marker by the tag of that reader's settings, so that settings cost the cache none of its hits.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self

COOKIE = "hien-thi"
COOKIE_AGE = 365 * 24 * 60 * 60
MARKER = '<html lang="vi" data-display="">'
_MARKER = MARKER.encode()
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
        return f"{MARKER[:-1]}{direction}{''.join(attributes)}>"


def _known(name: str, word: str) -> str:
    return word if word in CHOICES[name] else ""


def apply(page: bytes, cookie: str | None) -> bytes:
    """Return a rendered page with its neutral opening tag replaced by the tag of the reader's settings."""
    if not cookie:
        return page
    tag = Display.parse(cookie).html_tag
    return page if tag == MARKER else page.replace(_MARKER, tag.encode(), 1)
