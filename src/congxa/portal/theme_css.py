"""The stylesheet of one office's theme: tokens only, in the layer ``theme`` of the house's stylesheet.

Texts on coloured grounds are not chosen but computed, so that every theme keeps WCAG AA. Whatever a reader chose in
the display settings wins: each rule steps back when the reader's attribute is there.
"""

from collections.abc import Iterator

from congxa.kernel.contrast import AA, AA_LARGE, Colour, contrast, nearest_passing, parse_colour
from congxa.portal.models import Theme

_BLACK, _INK, _WHITE = Colour(0, 0, 0), Colour(0x1A, 0x1A, 0x1A), Colour(0xFF, 0xFF, 0xFF)
_BRAND, _LINK = Colour(0xA8, 0x18, 0x1C), Colour(0x0B, 0x4A, 0x8F)
_AREAS = {"header": ".mast", "band3": ".band3", "band4": ".band4", "band5": ".band5", "footer": ".foot"}
_USUAL_SIZE = 18
NOTHING = "@layer theme{}\n"


def render(theme: Theme) -> str:
    """Return the CSS of a theme; an empty layer when nothing differs from the preset."""
    rules = []
    colours = "".join(f"--{name}:{value};" for name, value in _colours(theme))
    if colours:
        rules.append(f"html:not([data-preset]) body{{{colours}}}")
    for selector, tokens in areas(theme):
        inner = "".join(f"--{name}:{value};" for name, value in tokens)
        rules.append(f"html:not([data-preset]) body {selector}{{{inner}}}")
    if theme.font != Theme.Font.SANS:
        rules.append(f"html:not([data-font]){{--font:var(--{theme.font})}}")
    if theme.base_size != _USUAL_SIZE:
        rules.append(f"html{{--base:{theme.base_size / 16 * 100:.2f}%}}")
    if theme.direction == Theme.Direction.RTL:
        rules.append("html:not([dir]){direction:rtl;--bidi:plaintext;--align:right}")
    return f"@layer theme{{{''.join(rules)}}}\n"


def _colours(theme: Theme) -> Iterator[tuple[str, Colour]]:
    if theme.body_ground or theme.body_text:
        yield from _body(theme)
    if theme.header_ground:
        ground = parse_colour(theme.header_ground)
        text = text_on(ground)
        yield from (("header", ground), ("header-text", text), ("header-muted", text), ("header-name", text))
    for band in ("band3", "band4", "band5"):
        chosen = getattr(theme, f"{band}_ground")
        if chosen:
            ground = parse_colour(chosen)
            yield from ((band, ground), (f"{band}-text", text_on(ground)))
    if theme.footer_ground:
        ground = parse_colour(theme.footer_ground)
        text = text_on(ground)
        yield from (("footer", ground), ("footer-text", text), ("footer-muted", text))


def areas(theme: Theme) -> Iterator[tuple[str, list[tuple[str, Colour]]]]:
    """Yield the selector of each area with a colour of its own, and the tokens that hold inside it."""
    for field, selector in _AREAS.items():
        if chosen := getattr(theme, f"{field}_ground"):
            yield selector, list(_inside(parse_colour(chosen)))


def _inside(ground: Colour) -> Iterator[tuple[str, Colour]]:
    # Cards, fields and boxes take the area's ground too: a link that passes on it would not on the page's white.
    text = text_on(ground)
    yield from ((name, ground) for name in ("ground", "surface", "raised"))
    yield from (("text", text), ("line", _mixed(text, ground, 0.15)), ("edge", _mixed(text, ground, 0.55)))
    yield "muted", nearest_passing(_mixed(text, ground, 0.78), ground)
    brand = nearest_passing(_BRAND, ground)
    yield from (("brand", brand), ("brand-text", text_on(brand)))
    yield from ((name, nearest_passing(_LINK, ground)) for name in ("link", "link-hover"))
    yield "focus", nearest_passing(_LINK, ground, AA_LARGE)


def _body(theme: Theme) -> Iterator[tuple[str, Colour]]:
    ground = parse_colour(theme.body_ground) if theme.body_ground else _WHITE
    text = nearest_passing(parse_colour(theme.body_text) if theme.body_text else text_on(ground), ground)
    surface = _mixed(text, ground, 0.04)
    if contrast(text, surface) < AA:  # a text that only just passes leaves no room for a tinted surface
        surface = ground
    yield from (("ground", ground), ("text", text), ("surface", surface), ("raised", ground))
    yield "muted", _on_both(_mixed(text, ground, 0.78), ground, surface, text)
    yield "line", _mixed(text, ground, 0.15)
    yield "edge", _mixed(text, ground, 0.55)
    brand, link = (_on_both(usual, ground, surface, text) for usual in (_BRAND, _LINK))
    yield from (("brand", brand), ("link", link), ("link-hover", link), ("focus", link))
    yield "brand-text", text_on(brand)


def _on_both(usual: Colour, ground: Colour, surface: Colour, text: Colour) -> Colour:
    """Return the colour nearest to ``usual`` that passes on the page and on its tinted boxes; ``text`` at the worst."""
    # On a page of middle lightness a dark link can pass on the lighter box and fail on the page beside it.
    nearest = (nearest_passing(usual, one) for one in (surface, ground))
    return next((one for one in nearest if min(contrast(one, ground), contrast(one, surface)) >= AA), text)


def text_on(ground: Colour) -> Colour:
    """Return near-black or white, whichever passes on ``ground``; black where neither does."""
    return next((text for text in (_INK, _WHITE) if contrast(text, ground) >= AA), _BLACK)


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    """Return ``share`` of ``a`` in ``b``."""
    pairs = ((a.red, b.red), (a.green, b.green), (a.blue, b.blue))
    return Colour(*(round(one * share + other * (1 - share)) for one, other in pairs))
