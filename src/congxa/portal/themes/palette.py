"""Every colour of a theme, computed from the few that are chosen, so that each text keeps WCAG AA on its ground.

The page has six zones: the page itself, the header, three highlight bands and the footer. Chosen are their grounds and
the page's text. A zone whose ground was chosen, and every zone of a page with colours of its own, gets a whole set of
tokens that fit its ground: a light band of the preset on a dark page keeps dark links. ``static/site/palette.js`` does
the same while an administrator chooses; a journey compares the two.
"""

from collections.abc import Iterable, Iterator

from congxa.kernel.contrast import AA, AA_LARGE, Colour, contrast, nearest_passing, parse_colour
from congxa.portal.models import Theme
from congxa.portal.themes.presets import PRESETS, Tokens

AREAS = ("header", "band3", "band4", "band5", "footer")
_BLACK, _INK, _WHITE = Colour(0, 0, 0), Colour(0x1A, 0x1A, 0x1A), Colour(0xFF, 0xFF, 0xFF)
_READ = ("muted", "brand", "link", "link-hover", "ok", "soon", "late", "paused")


def palette(theme: Theme) -> dict[str, Tokens]:
    """Return all tokens by zone (``page`` and :data:`AREAS`); a zone that the preset alone makes has its tokens."""
    preset = PRESETS[theme.preset]
    own_page = bool(theme.body_ground or theme.body_text)
    page = preset | (dict(_page(theme, preset)) if own_page else {})
    zones = {"page": page}
    for area in AREAS:
        chosen = getattr(theme, f"{area}_ground")
        zones[area] = page
        if chosen or own_page:
            ground = parse_colour(chosen) if chosen else preset[area]
            zones[area] = page | dict(_area(area, ground, preset))
    return zones


def _page(theme: Theme, preset: Tokens) -> Iterator[tuple[str, Colour]]:
    ground = parse_colour(theme.body_ground) if theme.body_ground else preset["ground"]
    text = parse_colour(theme.body_text) if theme.body_text else _text(preset["text"], ground)
    text = nearest_passing(text, ground)
    surface = mixed(text, ground, 0.04)
    if contrast(text, surface) < AA:  # a text that only just passes leaves no room for a tinted surface
        surface = ground
    yield from (("ground", ground), ("surface", surface), ("raised", ground), ("text", text))
    yield from _inner(text, (ground, surface), preset)


def _area(area: str, ground: Colour, preset: Tokens) -> Iterator[tuple[str, Colour]]:
    # Cards, fields and boxes take the area's ground too: a link that passes on it would not on the page's white.
    text = _text(preset[f"{area}-text"], ground)
    inner = dict(_inner(text, (ground,), preset))
    yield from ((name, ground) for name in (area, "ground", "surface", "raised"))
    yield from (("text", text), (f"{area}-text", text))
    if area in ("header", "footer"):
        yield f"{area}-muted", inner["muted"]
    if area == "header":
        yield "header-name", fit(preset["header-name"], (ground,), AA, text, bend=False)
    yield from inner.items()


def _inner(text: Colour, grounds: tuple[Colour, ...], preset: Tokens) -> Iterator[tuple[str, Colour]]:
    """Yield what stands on one or two grounds beside the text; ``text`` itself where nothing else passes on both."""
    ground = grounds[0]
    usual = preset | {"muted": mixed(text, ground, 0.78)}
    read = {name: fit(usual[name], grounds, AA, text) for name in _READ}
    yield from read.items()
    yield "brand-text", text_on(read["brand"])
    yield "line", mixed(text, ground, 0.15)
    yield "edge", fit(mixed(text, ground, 0.55), grounds, AA_LARGE, text)
    yield "focus", fit(preset["focus"], grounds, AA_LARGE, text)
    yield "gold", fit(preset["gold"], grounds, AA_LARGE, text)
    yield "mark", fit(preset["mark"], (text, read["link"], read["muted"]), AA, ground)


def fit(usual: Colour, others: Iterable[Colour], ratio: float, fallback: Colour, *, bend: bool = True) -> Colour:
    """Return the colour nearest to ``usual`` that passes against all ``others``; ``fallback`` where none is found.

    On a page of middle lightness a dark link can pass on a lighter box and fail on the page beside it, so what passes
    against one is tried against all. ``bend=False`` takes ``usual`` as it is or not at all.
    """
    all_others = tuple(others)
    candidates = [usual, *(nearest_passing(usual, one, ratio) for one in all_others if bend)]
    passing = (one for one in candidates if min(contrast(one, other) for other in all_others) >= ratio)
    return next(passing, fallback)


def _text(usual: Colour, ground: Colour) -> Colour:
    return usual if contrast(usual, ground) >= AA else text_on(ground)


def text_on(ground: Colour) -> Colour:
    """Return near-black or white, whichever passes on ``ground``; black where neither does."""
    return next((text for text in (_INK, _WHITE) if contrast(text, ground) >= AA), _BLACK)


def mixed(a: Colour, b: Colour, share: float) -> Colour:
    """Return ``share`` of ``a`` in ``b``."""
    pairs = ((a.red, b.red), (a.green, b.green), (a.blue, b.blue))
    return Colour(*(round(one * share + other * (1 - share)) for one, other in pairs))
