"""The stylesheet of one office's theme: tokens only, in the layer ``theme`` of the house's stylesheet.

Whatever a reader chose in the display settings wins: each rule steps back when the reader's attribute is there. Paper
has colours of its own, so colours hold on screens only.
"""

from collections.abc import Iterator

from congxa.kernel.contrast import relative_luminance
from congxa.portal.models import Theme
from congxa.portal.themes.palette import AREAS, palette
from congxa.portal.themes.presets import PRESETS, Tokens

SELECTORS = {"header": ".mast", "band3": ".band3", "band4": ".band4", "band5": ".band5", "footer": ".foot"}
_USUAL_SIZE = 18
_DARK = 0.18  # of relative luminance: below it white text has the higher contrast
NOTHING = "@layer theme{}\n"


def render(theme: Theme) -> str:
    """Return the CSS of a theme; an empty layer when nothing differs from the preset."""
    rules = []
    if colours := "".join(_colours(theme)):
        rules.append(f"@media screen{{{colours}}}")
    if theme.font != Theme.Font.SANS:
        rules.append(f"html:not([data-font]){{--font:var(--{theme.font})}}")
    if theme.base_size != _USUAL_SIZE:
        rules.append(f"html{{--base:{theme.base_size / 16 * 100:.2f}%}}")
    if theme.direction == Theme.Direction.RTL:
        rules.append("html:not([dir]){direction:rtl;--bidi:plaintext;--align:right}")
    return f"@layer theme{{{''.join(rules)}}}\n"


def _colours(theme: Theme) -> Iterator[str]:
    preset, zones = PRESETS[theme.preset], palette(theme)
    page = zones["page"]
    for area in AREAS:  # the desk shows the header's colours on a bar of its own, outside of the area
        page = page | {name: value for name, value in zones[area].items() if name.startswith(area)}
    if changed := _written({name: value for name, value in page.items() if value != preset[name]}):
        yield f"html:not([data-preset]) body{{{changed}}}"
    if theme.body_ground and relative_luminance(page["ground"]) < _DARK:
        yield "html:not([data-preset]){color-scheme:dark}"
    for area, selector in SELECTORS.items():
        if zones[area] is not zones["page"]:
            tokens = {name: value for name, value in zones[area].items() if not name.startswith(AREAS)}
            own = {name: value for name, value in zones[area].items() if name.startswith(area)}
            yield f"html:not([data-preset]) body {selector}{{{_written(tokens | own)}}}"


def sample(theme: Theme, size: float = 1) -> str:
    """Return the CSS that shows a theme inside ``.theme-sample`` only, whatever the page around it wears.

    ``size`` is how much larger than that page it is written.
    """
    zones = palette(theme)
    way = "direction:rtl;--bidi:plaintext;--align:right;" if theme.direction == Theme.Direction.RTL else ""
    type_ = f"font-family:var(--{theme.font});zoom:{size};{way}"
    rules = [f".theme-sample{{{_written(zones['page'])}{type_}}}"]
    rules += [f".theme-sample {selector}{{{_written(zones[area])}}}" for area, selector in SELECTORS.items()]
    return "".join(rules)


def _written(tokens: Tokens) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens.items())
