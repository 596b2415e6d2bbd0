"""Objects that scenes share: the flag, a house front, a window, a screen, a plant in a pot, a table."""

import math

from congxa.demo.pictures.canvas import Box, Canvas, Shade
from congxa.demo.pictures.palette import GOLD, INK, RED, STEEL, TILE, WHITE, Colour, mix, rgb


def flag(c: Canvas, x: float, y: float, high: float, pole: float = 7) -> None:
    """A flag on a pole whose foot is at (x, y)."""
    c.line([(x, y), (x, y - high)], pole, Shade(rgb("#e8ebee"), STEEL))
    c.oval(x, y - high - pole, pole * 0.9, pole * 0.9, GOLD)
    wide, tall = high * 0.36, high * 0.24
    top, low = [], []
    for i in range(25):
        t = i / 24
        wave = math.sin(t * 6.2 + 0.6) * tall * 0.09 * (0.3 + t)
        top.append((x + t * wide, y - high + pole + wave))
        low.append((x + t * wide, y - high + pole + tall + wave))
    c.poly([*top, *reversed(low)], Shade(mix(RED, WHITE, 0.08), mix(RED, INK, 0.12)))
    c.star(x + wide * 0.5, y - high + pole + tall * 0.52, tall * 0.3, GOLD, 0.94)


def roof(c: Canvas, box: Box, tone: Colour = TILE, slope: float = 0.12) -> None:
    """A tiled hip roof over `box`, with lighter rows of tiles."""
    left, top, right, bottom = box
    cut = (right - left) * slope
    c.poly(
        [(left, bottom), (left + cut, top), (right - cut, top), (right, bottom)],
        Shade(mix(tone, WHITE, 0.12), mix(tone, INK, 0.18)),
    )
    rows = 4
    for i in range(1, rows + 1):
        y = top + (bottom - top) * i / (rows + 1)
        inset = cut * (1 - i / (rows + 1))
        c.line([(left + inset + 6, y), (right - inset - 6, y)], 2.4, mix(tone, INK, 0.35), 0.45)
    c.rect((left - 8, bottom - 5, right + 8, bottom + 8), mix(tone, INK, 0.28), 4)


def window(c: Canvas, box: Box, frame: Colour = WHITE, panes: int = 2) -> None:
    """A glazed window from outside."""
    left, top, right, bottom = box
    c.rect((left - 6, top - 6, right + 6, bottom + 6), frame, 4)
    c.rect(box, Shade(rgb("#a9cfdd"), rgb("#5e8ea5")), 2)
    c.poly(
        [
            (left, bottom),
            (left + (right - left) * 0.6, top),
            (left + (right - left) * 0.85, top),
            (left + (right - left) * 0.25, bottom),
        ],
        WHITE,
        0.22,
    )
    for i in range(1, panes):
        x = left + (right - left) * i / panes
        c.line([(x, top), (x, bottom)], 5, frame)
    c.line([(left, (top + bottom) / 2), (right, (top + bottom) / 2)], 4, frame)


def pot(c: Canvas, x: float, y: float, size: float) -> None:
    """A plant in a pot standing at (x, y)."""
    light, dark = c.mood.leaf
    c.shadow(x, y, size * 0.32, size * 0.06, 0.35)
    for i in range(9):
        a = math.radians(-160 + i * 17.5 + c.rng.uniform(-5, 5))
        reach = size * c.rng.uniform(0.5, 0.68)
        tip = (x + math.cos(a) * reach * 0.85, y - size * 0.4 + math.sin(a) * reach)
        side = (-math.sin(a) * size * 0.07, math.cos(a) * size * 0.07)
        mid = ((x + tip[0]) / 2, (y - size * 0.38 + tip[1]) / 2 - size * 0.02)
        c.poly(
            [(x, y - size * 0.36), (mid[0] + side[0], mid[1] + side[1]), tip, (mid[0] - side[0], mid[1] - side[1])],
            dark if i % 2 else light,
        )
    c.poly(
        [
            (x - size * 0.2, y - size * 0.4),
            (x + size * 0.2, y - size * 0.4),
            (x + size * 0.15, y),
            (x - size * 0.15, y),
        ],
        Shade(rgb("#d98e63"), rgb("#a85f3f")),
    )
    c.rect((x - size * 0.22, y - size * 0.43, x + size * 0.22, y - size * 0.36), rgb("#c9794f"), 4)


def monitor(c: Canvas, x: float, y: float, wide: float, lit: bool = False) -> None:
    """A screen on its foot at (x, y), seen from behind, or lit and seen from the front."""
    high = wide * 0.6
    c.rect((x - wide * 0.2, y - 8, x + wide * 0.2, y), rgb("#39424f"), 4)
    c.rect((x - wide * 0.05, y - wide * 0.2, x + wide * 0.05, y - 4), rgb("#4a5462"))
    box = (x - wide / 2, y - wide * 0.16 - high, x + wide / 2, y - wide * 0.16)
    c.rect(box, Shade(rgb("#4b5665"), rgb("#2f3844")), 12)
    if not lit:
        c.oval(x, (box[1] + box[3]) / 2, wide * 0.045, wide * 0.045, rgb("#6a7686"))
        return
    inner = (box[0] + 12, box[1] + 12, box[2] - 12, box[3] - 12)
    c.rect(inner, rgb("#f4f7f9"), 6)
    page(c, inner)


def page(c: Canvas, box: Box) -> None:
    """A screen page: a red head, a column of cards, a small chart."""
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    c.rect((left, top, right, top + h * 0.15), RED, 4)
    c.star(left + w * 0.06, top + h * 0.075, h * 0.05, GOLD)
    c.rect((left + w * 0.12, top + h * 0.055, left + w * 0.42, top + h * 0.095), WHITE, 3)
    for i in range(4):
        y = top + h * (0.24 + i * 0.18)
        c.rect((left + w * 0.05, y, left + w * 0.52, y + h * 0.13), rgb("#e3eaef"), 4)
        c.rect((left + w * 0.07, y + h * 0.03, left + w * (0.28 + 0.05 * (i % 3)), y + h * 0.055), rgb("#8ea1b1"), 2)
        c.rect((left + w * 0.07, y + h * 0.075, left + w * 0.44, y + h * 0.095), rgb("#c3ced7"), 2)
    for i, share in enumerate((0.35, 0.55, 0.45, 0.75, 0.9)):
        x = left + w * (0.6 + i * 0.072)
        c.rect(
            (x, top + h * (0.86 - 0.55 * share), x + w * 0.045, top + h * 0.86), RED if i == 4 else rgb("#5b8db1"), 3
        )


def crest(c: Canvas, x: float, y: float, radius: float) -> None:
    """A star in a circle on a wall."""
    c.oval(x, y + 4, radius, radius, rgb("#9b8f80"), 0.4)
    c.oval(x, y, radius, radius, GOLD)
    c.oval(x, y, radius * 0.9, radius * 0.9, Shade(mix(RED, WHITE, 0.06), mix(RED, INK, 0.15)))
    c.star(x, y, radius * 0.55, GOLD)


def desk(c: Canvas, box: Box, tone: Colour) -> None:
    """A counter or long table from the front."""
    left, top, right, bottom = box
    c.rect((left + 14, top + 20, right - 14, bottom), Shade(tone, mix(tone, INK, 0.28)))
    count = max(2, round((right - left) / 230))
    for i in range(1, count):
        x = left + (right - left) * i / count
        c.line([(x, top + 44), (x, bottom - 10)], 3, mix(tone, INK, 0.3), 0.6)
    c.rect((left, top, right, top + 28), Shade(mix(tone, WHITE, 0.35), mix(tone, WHITE, 0.05)), 8)
