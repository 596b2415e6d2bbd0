"""Scenes of people doing something together: road works, sports, cleaning up."""

import math

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.palette import GOLD, INK, RED, SHIRTS, STEEL, WHITE, WOOD, WOOD_DARK, mix, rgb
from congxa.demo.pictures.people import Pose, look, standing
from congxa.demo.pictures.scenery import HIGH, WIDE, bamboo, bushes, ground, hills, sky, tree
from congxa.demo.pictures.village import EARTH, hut


def road_works(c: Canvas) -> None:
    """A village road being laid: fresh concrete, a roller, workers, cones."""
    sky(c, 500)
    hills(c, 380, 560, 4, 160)
    c.rect((0, 580, WIDE, HIGH), Shade(*c.mood.field))
    bushes(c, 588, 30, c.mood.leaf[1], 0.8)
    x = 800
    c.poly([(x - 34, 585), (x + 34, 585), (x + 760, HIGH), (x - 760, HIGH)], Shade(*EARTH))
    c.poly([(x - 28, 585), (x + 28, 585), (x + 600, HIGH), (x - 600, HIGH)], Shade(rgb("#c9cbc8"), rgb("#9ea3a4")))
    c.poly([(x - 28, 585), (x, 585), (x - 40, HIGH), (x - 600, HIGH)], Shade(rgb("#d8d8d2"), rgb("#c0c0b8")))
    side = c.rng.choice((-1, 1))
    for dx, y, s in ((-620, 720, 360), (640, 730, 320)):
        tree(c, x + side * dx, y, s)
    roller(c, x + side * 190, 800, side)
    for dx, y, h in ((-330, 905, 330), (-140, 860, 300), (-470, 850, 296)):
        vest = rgb("#f08a3c")
        left, _right = standing(
            c, x + side * dx, y, h, look(c, "helmet", vest, False), Pose((-0.12, 0.2), (0.0, 0.16), (-0.1, 0.08), 0.02)
        )
        c.line([(left[0] + h * 0.12, left[1] - h * 0.12), (left[0] - h * 0.12, y - 6)], 9, WOOD)
        c.rect((left[0] - h * 0.12 - 24, y - 22, left[0] - h * 0.12 + 20, y), STEEL, 4)
    for i, dx in enumerate((-560, 480, 600)):
        cone(c, x + side * dx, 950 - i * 16, 92)


def roller(c: Canvas, x: float, y: float, side: int) -> None:
    """A road roller."""
    yellow = rgb("#f0b429")
    c.shadow(x, y, 250, 30, 0.45)
    c.rect((x - 130, y - 170, x + 130, y - 62), Shade(mix(yellow, WHITE, 0.2), mix(yellow, INK, 0.12)), 16)
    c.rect((x - side * 20 - 62, y - 290, x - side * 20 + 62, y - 165), rgb("#8fb4c4"), 8, 0.85)
    for dx in (-62, 62):
        c.rect((x - side * 20 + dx - 6, y - 290, x - side * 20 + dx + 6, y - 165), INK)
    c.rect((x - side * 20 - 84, y - 308, x - side * 20 + 84, y - 286), yellow, 8)
    for dx, r in ((side * 130, 78), (-side * 120, 72)):
        c.oval(x + dx, y - r, r, r, rgb("#454c55"))
        c.oval(x + dx, y - r, r * 0.72, r * 0.72, Shade(rgb("#a9b2ba"), rgb("#7b858e")))
        c.oval(x + dx, y - r, r * 0.2, r * 0.2, rgb("#454c55"))


def cone(c: Canvas, x: float, y: float, size: float) -> None:
    """A traffic cone."""
    orange = rgb("#ef6a32")
    c.shadow(x, y, size * 0.5, size * 0.1, 0.4)
    c.poly(
        [(x - size * 0.1, y - size), (x + size * 0.1, y - size), (x + size * 0.32, y - 6), (x - size * 0.32, y - 6)],
        orange,
    )
    c.poly(
        [
            (x - size * 0.17, y - size * 0.66),
            (x + size * 0.17, y - size * 0.66),
            (x + size * 0.24, y - size * 0.4),
            (x - size * 0.24, y - size * 0.4),
        ],
        WHITE,
    )
    c.rect((x - size * 0.42, y - 10, x + size * 0.42, y), orange, 4)


def sports(c: Canvas) -> None:
    """A volleyball match on the village ground."""
    sky(c, 480)
    hills(c, 350, 540, 4, 160)
    bushes(c, 580, 46, c.mood.leaf[1])
    c.rect((0, 600, WIDE, HIGH), Shade(mix(EARTH[0], c.mood.field[0], 0.55), mix(EARTH[1], c.mood.field[1], 0.4)))
    c.poly([(330, 680), (1270, 680), (1560, 960), (40, 960)], Shade(rgb("#dba36f"), rgb("#c4824e")))
    for a, b in (
        ((330, 680), (1270, 680)),
        ((40, 960), (1560, 960)),
        ((330, 680), (40, 960)),
        ((1270, 680), (1560, 960)),
    ):
        c.line([a, b], 7, WHITE, 0.9)
    for k in range(9):
        x = 60 + k * 185
        bend = 30 * math.sin(k * math.pi)
        c.poly([(x, 92 + bend), (x + 62, 92 + bend), (x + 31, 152 + bend)], (RED, GOLD, rgb("#3f8f8a"))[k % 3])
    c.line([(0, 90), (WIDE, 90)], 4, WHITE)
    for x, y, h in (
        (250, 640, 130),
        (330, 640, 124),
        (420, 642, 130),
        (1180, 642, 128),
        (1270, 640, 126),
        (1360, 641, 132),
    ):
        standing(c, x, y, h, look(c))
    red, blue = rgb("#d8413c"), rgb("#2f74b5")
    for x, y, h, tone, up in ((470, 800, 300, red, 0), (300, 920, 350, red, 1), (640, 740, 270, red, 0)):
        standing(
            c,
            x,
            y,
            h,
            look(c, shirt=tone, skirt=False),
            Pose((-0.02, -0.24), (0.05, -0.28), (-0.12, 0.12))
            if up == 0
            else Pose((-0.1, 0.14), (0.12, 0.1), (-0.13, 0.12)),
        )
    for y in (500, 545, 590):
        c.line([(800, y), (800, y)], 4, WHITE)
    net(c)
    for x, y, h in ((980, 750, 272), (1130, 830, 310), (1330, 925, 352)):
        standing(c, x, y, h, look(c, shirt=blue, skirt=False), Pose((-0.08, -0.2), (0.02, -0.26), (-0.12, 0.1)))
    ball = (c.rng.uniform(690, 900), 330)
    c.oval(*ball, 32, 32, Shade(WHITE, rgb("#d7dde2")))
    c.arc(*ball, 20, (200, 330), 4, rgb("#2f74b5"))
    c.arc(*ball, 22, (20, 150), 4, GOLD)


def net(c: Canvas) -> None:
    """The net across the court, seen from its end."""
    c.rect((786, 430, 798, 690), STEEL)
    c.rect((812, 430, 828, 975), Shade(rgb("#cfd6db"), STEEL))
    c.poly([(798, 440), (812, 440), (812, 690), (798, 580)], WHITE, 0.8)
    for k in range(6):
        c.line([(797, 450 + k * 24), (813, 455 + k * 42)], 2, INK, 0.4)


def cleanup(c: Canvas) -> None:
    """People sweeping a village lane between hedges, flowers along it."""
    sky(c, 460)
    hills(c, 340, 520, 4, 150)
    ground(c, 560)
    for x, w in ((210, 330), (1360, 360)):
        hut(c, x, 700, w)
    bamboo(c, c.rng.choice((470, 1120)), 660, 330)
    c.poly([(720, 600), (900, 600), (1420, HIGH), (180, HIGH)], Shade(rgb("#dcd8cd"), rgb("#bdb7a8")))
    for side in (-1, 1):
        for k in range(11):
            y = 610 + k * 38
            edge = 810 + side * (96 + (y - 600) * 1.36)
            r = 15 + k * 3.4
            c.oval(edge + side * r, y, r * 1.3, r, Shade(*c.mood.leaf))
            for _ in range(3):
                c.oval(
                    edge + side * r + c.rng.uniform(-r, r),
                    y - c.rng.uniform(0, r * 0.8),
                    r * 0.16,
                    r * 0.16,
                    c.rng.choice((rgb("#f4c542"), rgb("#e9628a"), WHITE)),
                )
    for i, (x, y, h) in enumerate(((560, 905, 350), (760, 800, 280), (1010, 880, 335), (880, 740, 235))):
        who = look(c, c.rng.choice(("cone", "", "cone")), SHIRTS[(i + c.rng.randint(0, 3)) % len(SHIRTS)])
        side = 1 if i % 2 else -1
        left, right = standing(
            c, x, y, h, who, Pose((-0.02 if side > 0 else -0.12, 0.2), (0.12 if side > 0 else 0.02, 0.18))
        )
        hand = right if side > 0 else left
        tip = (hand[0] + side * h * 0.13, y - 8)
        c.line([(hand[0] - side * h * 0.05, hand[1] - h * 0.2), tip], h * 0.018, WOOD_DARK)
        c.poly(
            [
                (tip[0] - h * 0.02, tip[1] - h * 0.1),
                (tip[0] + h * 0.03, tip[1] - h * 0.1),
                (tip[0] + h * 0.1, tip[1]),
                (tip[0] - h * 0.08, tip[1]),
            ],
            rgb("#d9b45f"),
        )
    c.rect((1190, 780, 1300, 930), Shade(rgb("#4d9a5f"), rgb("#2f6d45")), 12)
    c.rect((1178, 764, 1312, 792), rgb("#3b8250"), 8)
