"""What many scenes share: sky, hills in layers of mist, trees, grass."""

import math

from congxa.demo.pictures.canvas import Canvas, Point, Shade
from congxa.demo.pictures.palette import WHITE, WOOD_DARK, Colour, mix, rgb

WIDE = 1600
HIGH = 1000


def ridge(c: Canvas, base: float, rise: float, step: float = 10, rough: float = 1.0) -> list[Point]:
    """A skyline: soft long waves with rounded limestone humps on it, from left to right."""
    rng = c.rng
    waves = [(rng.uniform(300, 900) / rough, rng.uniform(0, 7), rng.uniform(0.25, 0.5)) for _ in range(3)]
    humps = [(rng.uniform(-80, WIDE + 80), rng.uniform(60, 190), rng.uniform(0.15, 0.6) * rough) for _ in range(5)]
    points = []
    for i in range(round(WIDE / step) + 3):
        x = (i - 1) * step
        up = sum(size * (0.5 + 0.5 * math.sin(x / length * 6.28 + phase)) for length, phase, size in waves)
        up += sum(size * math.exp(-(((x - at) / spread) ** 2)) for at, spread, size in humps)
        points.append((x, base - rise * 1.5 * math.tanh(up / 1.5)))
    return points


def sky(c: Canvas, horizon: float = 620, sun: bool = True) -> None:
    """Air from the top of the picture to below the horizon, a sun and a few flat clouds."""
    top, middle, low = c.mood.sky
    half = horizon * 0.55
    c.rect((0, 0, WIDE, half), Shade(top, middle))
    c.rect((0, half, WIDE, HIGH), Shade(middle, low))
    c.rect((0, horizon, WIDE, HIGH), low)
    x, y = c.rng.uniform(260, 1340), c.rng.uniform(150, horizon * 0.55)
    if sun:
        c.glow(x, y, 520, c.mood.sun, 0.55)
        c.glow(x, y, 190, c.mood.sun, 0.7)
        c.oval(x, y, 46, 46, mix(c.mood.sun, WHITE, 0.5), 0.95)
    for _ in range(c.rng.randint(2, 4)):
        cloud(c, c.rng.uniform(0, WIDE), c.rng.uniform(70, horizon * 0.5), c.rng.uniform(0.6, 1.3))


def cloud(c: Canvas, x: float, y: float, size: float) -> None:
    """A long thin cloud."""
    for dx, dy, rx, ry in ((0, 0, 170, 17), (-70, 14, 130, 13), (80, 15, 150, 12), (10, -14, 80, 15)):
        c.oval(x + dx * size, y + dy * size, rx * size, ry * size, WHITE, 0.28)


def hills(c: Canvas, top: float, bottom: float, layers: int = 4, rise: float = 150) -> None:
    """Ranges behind each other between two heights, the far ones pale, mist in the valleys."""
    for i in range(layers):
        share = i / max(1, layers - 1)
        base = top + (bottom - top) * share
        tone = mix(c.mood.far, c.mood.near, share)
        foot = mix(tone, c.mood.haze, 0.62 - 0.4 * share)
        line = ridge(c, base, rise * (1.15 - 0.45 * share), rough=1 + share * 0.5)
        c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(tone, foot))
        if i < layers - 1:
            c.veil(base - 40, base + (bottom - top) / layers + 70, c.mood.haze, 0.62 - 0.28 * share)


def ground(c: Canvas, y: float, near: Colour | None = None, far: Colour | None = None, bend: float = 14) -> None:
    """The land in front, from `y` to the lower edge."""
    phase = c.rng.uniform(0, 6)
    line = [(x, y + bend * math.sin(x / 330 + phase)) for x in range(-20, WIDE + 40, 20)]
    c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(far or c.mood.field[0], near or c.mood.field[1]))


def tree(c: Canvas, x: float, y: float, size: float, leaf: tuple[Colour, Colour] | None = None) -> None:
    """A round broad tree standing at (x, y), `size` high."""
    light, dark = leaf or c.mood.leaf
    c.shadow(x, y, size * 0.42, size * 0.07, 0.3)
    c.line([(x, y), (x + size * 0.01, y - size * 0.5)], size * 0.06, WOOD_DARK)
    c.line([(x, y - size * 0.32), (x + size * 0.13, y - size * 0.52)], size * 0.03, WOOD_DARK)
    blobs = ((-0.2, 0.5, 0.21), (0.22, 0.52, 0.2), (0, 0.6, 0.26), (-0.12, 0.76, 0.2), (0.13, 0.75, 0.18))
    for dx, dy, r in blobs:
        wobble = c.rng.uniform(0.92, 1.08)
        c.oval(x + dx * size, y - dy * size, r * size * wobble, r * size * 0.92 * wobble, dark)
    for dx, dy, r in blobs:
        c.oval(x + (dx - 0.04) * size, y - (dy + 0.05) * size, r * size * 0.72, r * size * 0.62, light, 0.75)


def palm(c: Canvas, x: float, y: float, size: float) -> None:
    """An areca palm: a thin straight stem and a small crown."""
    light, dark = c.mood.leaf
    lean = c.rng.uniform(-0.04, 0.04) * size
    head = (x + lean, y - size)
    c.line([(x, y), (x + lean * 0.4, y - size * 0.5), head], size * 0.024, mix(WOOD_DARK, c.mood.haze, 0.35))
    c.line([(x + lean * 0.85, y - size * 0.88), head], size * 0.034, light)
    for i, turn in enumerate((-168, -148, -120, -94, -66, -38, -14, 14, 166)):
        frond(c, head, math.radians(turn + c.rng.uniform(-6, 6)), size * 0.3, dark if i % 2 else light)


def frond(c: Canvas, at: Point, turn: float, length: float, tone: Colour) -> None:
    """A palm leaf that bends under its weight and ends in a point."""
    upper, lower = [], []
    for i in range(9):
        t = i / 8
        x = at[0] + math.cos(turn) * length * t
        y = at[1] + math.sin(turn) * length * t + length * 0.55 * t * t
        half = length * 0.075 * math.sin(math.pi * min(1, t * 0.86 + 0.12))
        upper.append((x, y - half))
        lower.append((x, y + half * 0.8))
    c.poly([*upper, *reversed(lower)], tone)


def bamboo(c: Canvas, x: float, y: float, size: float) -> None:
    """A clump of bamboo leaning outward, with drooping leaves."""
    light, dark = c.mood.leaf
    c.shadow(x, y, size * 0.4, size * 0.06, 0.25)
    for i in range(8):
        lean = (i - 3.5) * size * 0.07 + c.rng.uniform(-8, 8)
        high = size * c.rng.uniform(0.78, 1.0)
        tip = (x + lean * 2.1, y - high)
        mid = (x + lean * 0.7, y - high * 0.55)
        c.line([(x + lean * 0.25, y), mid, tip], size * 0.014, mix(light, rgb("#c9c46a"), 0.35))
        for k in range(9):
            t = 0.45 + k * 0.065
            px, py = mid[0] + (tip[0] - mid[0]) * (t - 0.45) / 0.55, y - high * t - size * 0.02
            side = -1 if k % 2 else 1
            leaf = [
                (px, py),
                (px + side * size * 0.085, py + size * 0.02),
                (px + side * size * 0.15, py + size * 0.085),
                (px + side * size * 0.05, py + size * 0.045),
            ]
            c.poly(leaf, dark if (i + k) % 3 else light, 0.92)


def tuft(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A few blades of grass or rice."""
    blades = [
        [(x - size * 0.06, y), (x + dx * size, y - size * c.rng.uniform(0.7, 1)), (x + size * 0.06, y)]
        for dx in (-0.5, -0.2, 0.1, 0.45)
    ]
    c.polys(blades, colour)


def bushes(c: Canvas, y: float, size: float, tone: Colour, chance: float = 1.0) -> None:
    """A hedge line of round bushes along the picture."""
    x = -size
    while x < WIDE + size:
        r = size * c.rng.uniform(0.6, 1.15)
        if c.rng.random() < chance:
            c.oval(x, y, r * 1.2, r * 0.8, Shade(mix(tone, c.mood.sun, 0.16), tone))
        x += size * c.rng.uniform(0.8, 1.5)


def birds(c: Canvas, x: float, y: float) -> None:
    """A handful of far birds."""
    tone = mix(c.mood.near, c.mood.haze, 0.3)
    for _ in range(c.rng.randint(4, 7)):
        bx, by, s = x + c.rng.uniform(-110, 110), y + c.rng.uniform(-45, 45), c.rng.uniform(7, 12)
        c.line([(bx - s, by - s * 0.5), (bx, by), (bx + s, by - s * 0.55)], 2.6, tone)
