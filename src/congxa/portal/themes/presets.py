"""The colours of the presets an office can choose, as the layers ``tokens`` and ``presets`` of ``site.css`` have them.

The stylesheet is what readers get; this table is what a theme's own colours are computed from. A test holds the two
together.
"""

from congxa.kernel.contrast import Colour, parse_colour

Tokens = dict[str, Colour]
"""Custom property without its dashes to its colour."""

FIELD_TOKENS = {
    "body_ground": "ground",
    "body_text": "text",
    "header_ground": "header",
    "band3_ground": "band3",
    "band4_ground": "band4",
    "band5_ground": "band5",
    "footer_ground": "footer",
}
"""The colours an administrator chooses, and the token each of them is."""

_DEFAULT = """
ground:#ffffff surface:#f8f6f2 raised:#ffffff text:#1f1c1a muted:#5d5750 line:#e2dcd3 edge:#8f877c
brand:#a8181c brand-text:#ffffff gold:#d8a419 link:#0b4a8f link-hover:#072f5c focus:#0b4a8f
header:#ffffff header-text:#1f1c1a header-muted:#5d5750 header-name:#a8181c
band3:#f8f6f2 band3-text:#1f1c1a band4:#f4f7fa band4-text:#1f1c1a band5:#f8f6f2 band5-text:#1f1c1a
footer:#2a2521 footer-text:#f3efe9 footer-muted:#cfc7bc
ok:#1c6b38 soon:#8a5200 late:#a8181c paused:#5d5750 mark:#ffedb0
"""
_BLUE = """
ground:#ffffff surface:#f2f6fa raised:#ffffff text:#16202b muted:#4c5a68 line:#d5e0ea edge:#7c8a97
brand:#0d4f8b brand-text:#ffffff gold:#d8a419 link:#0d4f8b link-hover:#08335b focus:#b3261e
header:#ffffff header-text:#16202b header-muted:#4c5a68 header-name:#0d4f8b
band3:#eaf2f9 band3-text:#16202b band4:#f2f6fa band4-text:#16202b band5:#eaf2f9 band5-text:#16202b
footer:#0f2f4d footer-text:#f1f6fb footer-muted:#c3d3e2
"""
_ORANGE = """
ground:#fffdfa surface:#fdf5ea raised:#ffffff text:#261c12 muted:#65543f line:#eeddc5 edge:#97846a
brand:#a64b00 brand-text:#ffffff gold:#e0a100 link:#8a3d00 link-hover:#5c2900 focus:#0b4a8f
header:#fffdfa header-text:#261c12 header-muted:#65543f header-name:#a64b00
band3:#fdf0de band3-text:#261c12 band4:#fdf5ea band4-text:#261c12 band5:#fdf0de band5-text:#261c12
footer:#43290f footer-text:#fdf5ea footer-muted:#e3cdb0
"""
_RED = """
ground:#ffffff surface:#fbf3f2 raised:#ffffff text:#251716 muted:#66504e line:#ecd8d6 edge:#977f7d
brand:#a8181c brand-text:#ffffff gold:#f0c030 link:#8f1418 link-hover:#5f0c0f focus:#0b4a8f
header:#a8181c header-text:#ffffff header-muted:#ffe3e0 header-name:#ffffff
band3:#fbeeed band3-text:#251716 band4:#fbf3f2 band4-text:#251716 band5:#fbeeed band5-text:#251716
footer:#5f0c0f footer-text:#fff3f2 footer-muted:#f0cfcd
"""


def _read(*lists: str) -> Tokens:
    pairs = (pair.split(":") for pair in " ".join(lists).split())
    return {name: parse_colour(value) for name, value in pairs}


PRESETS: dict[str, Tokens] = {
    "default": _read(_DEFAULT),
    "blue": _read(_DEFAULT, _BLUE),
    "orange": _read(_DEFAULT, _ORANGE),
    "red": _read(_DEFAULT, _RED),
}


def field_values(preset: str) -> dict[str, str]:
    """Return what the fields of the theme's form hold when a preset alone is chosen, ``#rrggbb`` each."""
    return {field: str(PRESETS[preset][token]) for field, token in FIELD_TOKENS.items()}
