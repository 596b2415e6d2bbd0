"""Which colours an administrator chose cannot be read together, and the nearest that can (WCAG 2.2, 1.4.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congxa.kernel.contrast import AA, Colour, contrast, parse_colour, repair
from congxa.portal.models import Theme
from congxa.portal.theme_css import text_on

_WHITE = Colour(0xFF, 0xFF, 0xFF)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A colour that passes: the field it goes into and its value, ``#rrggbb``."""

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its ground that are too alike; ``ratio`` from 1 to 21."""

    name: str
    ratio: float
    proposals: tuple[Proposal, ...]


def failing_pairs(theme: Theme) -> list[Pair]:
    """Return the chosen pairs below AA.

    Only the body's text is chosen. ``theme_css`` computes the rest from the chosen grounds: the page's own links, muted
    text and focus ring, and the same again inside a header, band or footer with a colour of its own. A header,
    band or footer left to the preset keeps the preset's ground, yet takes the page's links: a dark page between light
    bands is not examined here.
    """
    if not theme.body_text:
        return []
    ground = parse_colour(theme.body_ground) if theme.body_ground else _WHITE
    text = parse_colour(theme.body_text)
    ratio = contrast(text, ground)
    if ratio >= AA:
        return []
    repaired = repair(text, ground)
    found = (("body_text", _("chữ"), repaired.text), ("body_ground", _("nền trang"), repaired.ground))
    proposals = tuple(Proposal(field, label, str(colour)) for field, label, colour in found if colour is not None)
    return [Pair(_("chữ trên nền trang"), ratio, proposals)]


def sentence(pair: Pair) -> str:
    """Say in one sentence which pair fails, by how much, and what to do."""
    # Rounded down, so that a ratio just below the limit never reads as the limit.
    ratio = f"{int(pair.ratio * 10) / 10:.1f}".replace(".", ",")
    return _(
        "Độ tương phản của %(pair)s là %(ratio)s:1, cần ít nhất 4,5:1. Hãy chọn một màu gợi ý hoặc màu khác hẳn hơn."
    ) % {"pair": pair.name, "ratio": ratio}


def sample_text(value: str) -> str:
    """Return the text colour the stylesheet puts on a chosen ground, ``#rrggbb``."""
    return str(text_on(parse_colour(value)))
