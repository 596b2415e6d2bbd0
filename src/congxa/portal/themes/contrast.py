"""Which colours an administrator chose cannot be read together, and the nearest that can (WCAG 2.2, 1.4.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.kernel.contrast import AA, contrast, parse_colour, repair
from congxa.portal.models import Theme
from congxa.portal.themes.palette import palette
from congxa.portal.themes.presets import PRESETS

PAIRS = (
    ("page", "text", "ground", gettext_lazy("Chữ trên nền trang")),
    ("page", "link", "ground", gettext_lazy("Liên kết trên nền trang")),
    ("page", "brand-text", "brand", gettext_lazy("Chữ trên nút bấm")),
    ("header", "header-name", "header", gettext_lazy("Tên cơ quan trên đầu trang")),
    ("header", "header-muted", "header", gettext_lazy("Chữ phụ trên đầu trang")),
    ("band3", "band3-text", "band3", gettext_lazy("Chữ trên dải nhấn 3")),
    ("band3", "link", "band3", gettext_lazy("Liên kết trên dải nhấn 3")),
    ("band4", "band4-text", "band4", gettext_lazy("Chữ trên dải nhấn 4")),
    ("band4", "link", "band4", gettext_lazy("Liên kết trên dải nhấn 4")),
    ("band5", "band5-text", "band5", gettext_lazy("Chữ trên dải nhấn 5")),
    ("band5", "link", "band5", gettext_lazy("Liên kết trên dải nhấn 5")),
    ("footer", "footer-text", "footer", gettext_lazy("Chữ trên chân trang")),
)
"""What the sample lists: zone of the palette, token of the text, token of its ground, what people call it."""


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


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the sample's table."""

    zone: str
    text: str
    ground: str
    label: str
    ratio: str
    passes: bool


def failing_pairs(theme: Theme) -> list[Pair]:
    """Return the chosen pairs below AA.

    Only the page's text and grounds are chosen; :mod:`congxa.portal.themes.palette` computes everything else for the
    ground it stands on, in each zone by itself. So text on page is the one pair that can fail.
    """
    if not theme.body_text:
        return []
    ground = parse_colour(theme.body_ground) if theme.body_ground else PRESETS[theme.preset]["ground"]
    text = parse_colour(theme.body_text)
    ratio = contrast(text, ground)
    if ratio >= AA:
        return []
    repaired = repair(text, ground)
    found = (("body_text", _("chữ"), repaired.text), ("body_ground", _("nền trang"), repaired.ground))
    proposals = tuple(Proposal(field, label, str(colour)) for field, label, colour in found if colour is not None)
    return [Pair(_("chữ trên nền trang"), ratio, proposals)]


def shown_pairs(theme: Theme) -> list[Shown]:
    """Return every pair of the sample with its contrast; the page's text as it was chosen, passing or not."""
    zones = palette(theme)
    if theme.body_text:
        zones["page"] = zones["page"] | {"text": parse_colour(theme.body_text)}
    lines = []
    for zone, text, ground, label in PAIRS:
        ratio = contrast(zones[zone][text], zones[zone][ground])
        lines.append(Shown(zone, text, ground, str(label), written(ratio), ratio >= AA))
    return lines


def sentence(pair: Pair) -> str:
    """Say in one sentence which pair fails, by how much, and what to do."""
    return _(
        "Độ tương phản của %(pair)s là %(ratio)s:1, cần ít nhất 4,5:1. Hãy chọn một màu gợi ý hoặc màu khác hẳn hơn."
    ) % {"pair": pair.name, "ratio": written(pair.ratio)}


def written(ratio: float) -> str:
    """Return a ratio with one decimal, rounded down so that one just below the limit never reads as the limit."""
    return f"{int(ratio * 10) / 10:.1f}".replace(".", ",")
