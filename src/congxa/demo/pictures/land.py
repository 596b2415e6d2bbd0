"""Scenes of the land: hills, terraces, harvest, forest, canal, mast."""

import math

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.palette import INK, STEEL, WHITE, mix, rgb
from congxa.demo.pictures.people import Pose, look, standing
from congxa.demo.pictures.scenery import (
    HIGH,
    WIDE,
    bamboo,
    birds,
    bushes,
    ground,
    palm,
    ridge,
    sky,
    tree,
    tuft,
)
from congxa.demo.pictures.scenery import hills as ranges
from congxa.demo.pictures.village import hut

RIPE = (rgb("#ecd27a"), rgb("#cf9f3d"))


def hills(c: Canvas) -> None:
    """Ranges in morning mist above a valley with a few roofs."""
    sky(c, 560)
    ranges(c, 400, 750, 7, 190)
    birds(c, c.rng.uniform(300, 1300), 260)
    ground(c, 800)
    for x in (c.rng.uniform(150, 420), c.rng.uniform(900, 1150)):
        hut(c, x, 836, 120)
        palm(c, x + 120, 840, 190)
        bushes_at(c, x - 120, 838)
    c.veil(740, 900, c.mood.haze, 0.4)
    near = mix(c.mood.near, INK, 0.28)
    line = ridge(c, 985, 60, rough=1.4)
    c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(near, mix(near, INK, 0.2)))
    bamboo(c, c.rng.choice((120, 1480)), 985, 420)


def bushes_at(c: Canvas, x: float, y: float) -> None:
    """Three bushes beside a house."""
    for dx, r in ((0, 30), (42, 22), (-40, 20)):
        c.oval(x + dx, y - r * 0.6, r * 1.2, r, Shade(*c.mood.leaf))


def terraces(c: Canvas) -> None:
    """Steps of rice and water following the slope."""
    sky(c, 480)
    ranges(c, 330, 520, 4, 150)
    lean, phase = c.rng.choice((-1, 1)), c.rng.uniform(0, 6)
    green, dark = c.mood.field
    count = 13
    for i in range(count):
        t = i / (count - 1)
        base = 500 + 480 * t**1.25
        swing = 26 + 62 * t
        edge = [
            (
                x,
                base
                + swing * math.sin(x / (300 + 70 * math.sin(i * 0.35)) + phase + i * 0.16)
                + lean * (x - 800) * 0.13 * (1 - t * 0.6),
            )
            for x in range(-20, WIDE + 41, 20)
        ]
        bank = mix(dark, c.mood.near, 0.55)
        c.poly([*edge, (WIDE + 40, HIGH), (-40, HIGH)], bank)
        lift = 6 + 13 * t
        paddy = [(x, y + lift) for x, y in edge]
        tone = mix(green, RIPE[0], 0.5) if i % 4 == 1 else mix(green, dark, 0.15 + 0.5 * (i % 3) / 2)
        if i % 4 == 3:
            c.poly(
                [*paddy, (WIDE + 40, HIGH), (-40, HIGH)],
                Shade(mix(c.mood.sky[2], WHITE, 0.25), mix(c.mood.sky[1], green, 0.35)),
            )
        else:
            c.poly([*paddy, (WIDE + 40, HIGH), (-40, HIGH)], Shade(mix(tone, c.mood.sun, 0.25), tone))
    hut(c, 800 - lean * 470, 640, 130)
    palm(c, 800 - lean * 590, 650, 200)
    standing(c, 800 + lean * 330, 850, 150, look(c, "cone"), Pose((-0.06, 0.24), (0.14, 0.14), lean=0.05))
    standing(c, 800 + lean * 440, 880, 155, look(c, "cone"), Pose((-0.1, 0.18), (0.05, 0.26), lean=-0.05))


def harvest(c: Canvas) -> None:
    """Ripe rice in rows, sheaves and people cutting."""
    sky(c, 520)
    ranges(c, 400, 560, 4, 150)
    bushes(c, 572, 26, mix(c.mood.near, c.mood.haze, 0.15))
    c.rect((0, 576, WIDE, HIGH), Shade(mix(RIPE[0], c.mood.haze, 0.25), RIPE[1]))
    for i in range(-14, 30):
        x = 800 + (i - 8) * 46
        far, near = 800 + (x - 800) * 0.35, 800 + (x - 800) * 3.2
        c.poly([(far, 578), (far + 3, 578), (near + 26, HIGH), (near, HIGH)], RIPE[1], 0.35)
    for i in range(7):
        y = 600 + i * i * 8
        for x in range(-20, WIDE + 40, 30 + i * 8):
            tuft(c, x + c.rng.uniform(-12, 12), y, 14 + i * 6, RIPE[i % 2])
    side = c.rng.choice((-1, 1))
    for dx, y, s in ((300, 720, 90), (390, 742, 100), (480, 728, 92)):
        sheaf(c, 800 + side * dx, y, s)
    for dx, y, h in ((-330, 850, 300), (-120, 800, 260), (90, 880, 320)):
        pose = Pose((-0.12, 0.17), (0.1, 0.2), (-0.1, 0.09), 0.03)
        left, right = standing(c, 800 + side * dx, y, h, look(c, "cone"), pose)
        armful(c, (left[0] + right[0]) / 2, right[1] + h * 0.05, h * 0.3)
        for k in range(-4, 5):
            tuft(c, 800 + side * dx + k * h * 0.07, y + 14, h * c.rng.uniform(0.14, 0.24), RIPE[k % 2])
    for x in range(-20, WIDE + 40, 26):
        tuft(c, x + c.rng.uniform(-10, 10), HIGH + 8, c.rng.uniform(80, 130), RIPE[x // 26 % 2])


def armful(c: Canvas, x: float, y: float, size: float) -> None:
    """A bundle of cut rice carried across the body, its ears hanging over one arm."""
    straw, ear = rgb("#c9ae4e"), rgb("#b9842a")
    c.line([(x - size * 0.42, y + size * 0.1), (x + size * 0.3, y - size * 0.1)], size * 0.2, Shade(straw, ear))
    for k in range(7):
        turn = math.radians(-52 + k * 17)
        mid = (x + size * 0.42 + math.cos(turn) * size * 0.12, y - size * 0.12 + math.sin(turn) * size * 0.14)
        tip = (mid[0] + size * 0.14, mid[1] + size * (0.12 + 0.02 * k))
        c.line([(x + size * 0.28, y - size * 0.09), mid, tip], size * 0.05, ear if k % 2 else straw)
    c.line([(x - size * 0.08, y - size * 0.08), (x - size * 0.02, y + size * 0.1)], size * 0.05, rgb("#8b6a2c"))


def sheaf(c: Canvas, x: float, y: float, size: float) -> None:
    """A bound sheaf of rice standing up."""
    c.shadow(x, y, size * 0.5, size * 0.1, 0.3)
    c.poly(
        [
            (x - size * 0.38, y),
            (x - size * 0.1, y - size * 0.5),
            (x - size * 0.36, y - size),
            (x, y - size * 1.12),
            (x + size * 0.36, y - size),
            (x + size * 0.1, y - size * 0.5),
            (x + size * 0.38, y),
        ],
        Shade(*RIPE),
    )
    c.line([(x - size * 0.12, y - size * 0.5), (x + size * 0.12, y - size * 0.5)], size * 0.07, rgb("#8b6a2c"))


def forest(c: Canvas) -> None:
    """Trunks in depth with slanting light and a path."""
    top, dark = mix(c.mood.sun, c.mood.leaf[0], 0.25), c.mood.leaf[1]
    c.rect((0, 0, WIDE, HIGH), Shade(mix(top, WHITE, 0.2), mix(c.mood.leaf[0], c.mood.sun, 0.35)))
    c.glow(c.rng.uniform(500, 1100), 230, 700, c.mood.sun, 0.7)
    for depth in range(4):
        t = depth / 3
        tone = mix(mix(c.mood.leaf[0], c.mood.haze, 0.55), mix(dark, INK, 0.35), t)
        y = 660 + 85 * t
        bushes(c, y, 40 + 30 * t, mix(tone, c.mood.leaf[0], 0.35), 0.9)
        c.rect((0, y, WIDE, HIGH), Shade(mix(tone, c.mood.leaf[0], 0.35), tone))
        for _ in range(9 - 2 * depth):
            x = c.rng.uniform(-20, WIDE + 20)
            if depth > 1 and abs(x - 800) < 220:
                continue
            w = (16 + 34 * t) * c.rng.uniform(0.8, 1.2)
            c.poly(
                [
                    (x - w * 0.32, -10),
                    (x + w * 0.32, -10),
                    (x + w * 0.5, y),
                    (x + w * 1.1, y + 30 + 20 * t),
                    (x - w * 1.1, y + 30 + 20 * t),
                    (x - w * 0.5, y),
                ],
                Shade(mix(tone, c.mood.sun, 0.12), tone),
            )
        for _ in range(9):
            c.oval(c.rng.uniform(0, WIDE), c.rng.uniform(-50, 110 - 30 * t), 210, 95, tone, 0.55)
    path(c)
    for i in range(4):
        x = 250 + i * 300 + c.rng.uniform(-50, 50)
        c.poly([(x, -10), (x + 90, -10), (x - 250, HIGH), (x - 430, HIGH)], c.mood.sun, 0.1)
    standing(c, 740, 850, 250, look(c, shirt=rgb("#6e7f4e"), skirt=False))
    standing(c, 850, 868, 256, look(c, shirt=rgb("#4d6b57"), skirt=False), Pose((-0.1, 0.28), (0.2, -0.05)))
    for _ in range(26):
        tuft(c, c.rng.uniform(0, WIDE), HIGH + 6, c.rng.uniform(60, 150), mix(dark, INK, c.rng.uniform(0.05, 0.4)))


def path(c: Canvas) -> None:
    """A footpath from the front into the wood."""
    c.poly(
        [(520, HIGH), (700, 850), (770, 770), (800, 742), (830, 742), (850, 770), (920, 850), (1130, HIGH)],
        Shade(mix(c.mood.haze, rgb("#b89468"), 0.45), rgb("#a27d55")),
    )


def canal(c: Canvas) -> None:
    """A straight concrete canal between rice fields."""
    sky(c, 520)
    ranges(c, 410, 560, 4, 160)
    c.rect((0, 570, WIDE, HIGH), Shade(*c.mood.field))
    for i in range(12):
        y = 580 + i * i * 3.2
        c.line([(0, y), (WIDE, y)], 1.5 + i * 0.5, mix(c.mood.field[1], c.mood.near, 0.4), 0.35)
    stone, x = rgb("#d5d3c8"), c.rng.choice((640, 960))
    c.poly([(x - 40, 572), (x + 40, 572), (x + 520, HIGH), (x - 520, HIGH)], Shade(mix(stone, c.mood.haze, 0.5), stone))
    c.poly([(x - 26, 572), (x + 26, 572), (x + 340, HIGH), (x - 340, HIGH)], rgb("#a8a79d"))
    c.poly(
        [(x - 23, 576), (x + 23, 576), (x + 280, HIGH), (x - 280, HIGH)],
        Shade(mix(c.mood.sky[2], WHITE, 0.2), mix(c.mood.sky[0], rgb("#3f7f86"), 0.5)),
    )
    for i in range(12):
        y = 610 + i * i * 3
        w = 12 + (y - 572) * 0.34
        c.line([(x - w * c.rng.uniform(0.1, 0.8), y), (x + w * c.rng.uniform(0.1, 0.8), y)], 1 + i * 0.3, WHITE, 0.4)
    for side in (-1, 1):
        for i in range(6):
            y = 640 + i * 62
            for k in range(4):
                tuft(
                    c, x + side * (130 + (y - 572) * 1.25 + k * (60 + i * 14)), y + 20, 18 + i * 12, c.mood.leaf[k % 2]
                )
    standing(c, x - 330, 860, 240, look(c, "cone"), Pose((-0.06, 0.28), (0.13, 0.1)))
    palm(c, x + 560, 690, 330)
    palm(c, x + 640, 720, 380)


def mast(c: Canvas) -> None:
    """A lattice mast on a ridge with faint waves, villages below."""
    sky(c, 620)
    ranges(c, 500, 760, 5, 170)
    ground(c, 800)
    x, foot, top = c.rng.choice((520, 1080)), 830, 150
    for r in (90, 150, 215, 285):
        c.arc(x, top + 40, r, (-52, 52), 5, WHITE, 0.55 - r * 0.0012)
        c.arc(x, top + 40, r, (128, 232), 5, WHITE, 0.55 - r * 0.0012)
    lattice(c, x, foot, top)
    for dx in (-520, 470, 600):
        hut(c, x + dx, 850 + c.rng.uniform(-10, 20), 130)
    bushes(c, 872, 26, c.mood.leaf[1], 0.5)
    tree(c, x - 180, 868, 170)
    tree(c, x + 210, 880, 200)
    c.rect((x - 70, 770, x + 4, 836), Shade(rgb("#eef0ee"), rgb("#c7ccc9")), 4)
    c.rect((x - 52, 790, x - 22, 836), rgb("#7d8a92"), 2)
    ground(c, 930, mix(c.mood.leaf[1], INK, 0.3), mix(c.mood.leaf[1], INK, 0.1))


def lattice(c: Canvas, x: float, foot: float, top: float) -> None:
    """The mast itself, banded red and white, with panel antennas."""
    steps = 13
    for i in range(steps):
        a, b = i / steps, (i + 1) / steps
        y1, y2 = foot + (top - foot) * a, foot + (top - foot) * b
        w1, w2 = 46 * (1 - a) + 9, 46 * (1 - b) + 9
        tone = rgb("#cf3a34") if i // 2 % 2 else rgb("#f3f0ea")
        c.line([(x - w1, y1), (x - w2, y2)], 7, tone)
        c.line([(x + w1, y1), (x + w2, y2)], 7, mix(tone, STEEL, 0.35))
        c.line([(x - w1, y1), (x + w2, y2)], 4, mix(tone, STEEL, 0.2))
        c.line([(x + w1, y1), (x - w2, y2)], 4, mix(tone, STEEL, 0.4))
        c.line([(x - w2, y2), (x + w2, y2)], 4, mix(tone, STEEL, 0.2))
    c.line([(x, top), (x, top - 60)], 5, STEEL)
    for dx, dy in ((-26, 20), (0, 8), (26, 20), (-30, 120), (30, 120)):
        c.rect((x + dx - 9, top + dy, x + dx + 9, top + dy + 66), Shade(WHITE, rgb("#c2c9cf")), 5)
