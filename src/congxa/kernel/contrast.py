"""Contrast of two colours after WCAG 2.2, and the nearest colour that passes.

Nearest is measured in HSL lightness, hue and saturation kept. With those fixed, red, green and blue all grow with
lightness, so luminance does too, and the first colour that passes on the way up or down is the nearest there is: that
can be proved, which it cannot in OKLCH, where colours leave the screen's gamut and must be bent back. HSL is also what
colour pickers show. Colours are 8 bits a channel, as CSS has them, so hue is kept as far as rounding lets it.
"""

import colorsys
import re
from bisect import bisect_left
from dataclasses import dataclass

AA = 4.5  # WCAG 2.2, success criterion 1.4.3, text of normal size
AA_LARGE = 3.0  # 1.4.3 for large text, 1.4.11 for controls and graphics
AAA = 7.0  # 1.4.6

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*([0-9]{1,3})\s*[,\s]\s*([0-9]{1,3})\s*[,\s]\s*([0-9]{1,3})\s*\)", re.IGNORECASE)
_TOP = 255
# Lightness of 8-bit colours comes in steps of 1/510; the search goes four times finer.
_STEPS = 2040
_LONGEST = 40


class BadColour(ValueError):
    """Text that is no colour. Its message is a Vietnamese sentence that says what to write instead."""


class NoPassingColour(ValueError):
    """No lightness passes, not even black or white: the ratio asked for is too high for the other colour."""


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour, 0 to 255 a channel. Written `#1a2b3c`."""

    red: int
    green: int
    blue: int

    def __post_init__(self) -> None:
        if not all(0 <= channel <= _TOP for channel in (self.red, self.green, self.blue)):
            raise BadColour("Mỗi thành phần đỏ, lục, lam của màu phải từ 0 đến 255.")

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


@dataclass(frozen=True, slots=True)
class Repair:
    """Two ways to make a pair pass: another text colour on the ground, or another ground; None where none exists."""

    text: Colour | None
    ground: Colour | None


def parse_colour(text: str) -> Colour:
    """The colour written as `#1a2b3c`, `#abc` or `rgb(26, 43, 60)`. Raises BadColour on anything else."""
    written = text.strip() if len(text) <= _LONGEST else ""
    if match := _HEX.fullmatch(written):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return Colour(*bytes.fromhex(digits))
    if match := _RGB.fullmatch(written):
        return Colour(*(int(channel) for channel in match.groups()))
    raise BadColour(f"“{text[:_LONGEST]}” không phải là mã màu. Hãy ghi dạng #1a2b3c hoặc rgb(26, 43, 60).")


def relative_luminance(colour: Colour) -> float:
    """From 0 (black) to 1 (white), as WCAG 2.2 defines it, with the corrected threshold 0.04045."""
    red, green, blue = (_linear(channel / _TOP) for channel in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(a: Colour, b: Colour) -> float:
    """From 1 (alike) to 21 (black and white); the order does not matter. Not rounded, as WCAG asks for comparing."""
    darker, lighter = sorted((relative_luminance(a), relative_luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: Colour) -> float:
    """HSL lightness, 0 to 1."""
    channels = (colour.red, colour.green, colour.blue)
    return (max(channels) + min(channels)) / (2 * _TOP)


def with_lightness(colour: Colour, level: float) -> Colour:
    """`colour` with its HSL lightness set to `level` (0 to 1), hue and saturation kept, to the nearest 8-bit colour."""
    hue, _, saturation = colorsys.rgb_to_hls(colour.red / _TOP, colour.green / _TOP, colour.blue / _TOP)
    return Colour(*(round(channel * _TOP) for channel in colorsys.hls_to_rgb(hue, level, saturation)))


def nearest_passing(colour: Colour, against: Colour, ratio: float = AA) -> Colour:
    """`colour` if it passes against `against`, else the colour of its hue nearest in lightness that does.

    Of two equally near the one with more contrast. Raises NoPassingColour when none does; for 4.5 there always is one.
    """
    if contrast(colour, against) >= ratio:
        return colour
    ground = relative_luminance(against)

    def passes(step: int, *, lighter: bool) -> bool:
        candidate = with_lightness(colour, step / _STEPS)
        return contrast(candidate, against) >= ratio and (relative_luminance(candidate) > ground) == lighter

    # Dark colours that pass come first, then those that fail, then light ones that pass: two places to find.
    steps = range(_STEPS + 1)
    darker = bisect_left(steps, True, key=lambda step: not passes(step, lighter=False)) - 1
    lighter = bisect_left(steps, True, key=lambda step: passes(step, lighter=True))
    found = [step for step in (darker, lighter) if step in steps]
    if not found:
        raise NoPassingColour(f"no colour reaches {ratio} against {against}")
    start = round(lightness(colour) * _STEPS)
    candidates = {step: with_lightness(colour, step / _STEPS) for step in found}
    return candidates[min(found, key=lambda step: (abs(step - start), -contrast(candidates[step], against)))]


def repair(text: Colour, ground: Colour, ratio: float = AA) -> Repair:
    """The nearest text colour that passes on `ground`, and the nearest ground that passes under `text`."""
    return Repair(_or_none(text, ground, ratio), _or_none(ground, text, ratio))


def _or_none(colour: Colour, against: Colour, ratio: float) -> Colour | None:
    try:
        return nearest_passing(colour, against, ratio)
    except NoPassingColour:
        return None
