"""Scenes on a table: a desk with a computer, documents from above."""

import math

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.indoors import outlook, paper_stack, room
from congxa.demo.pictures.palette import (
    GOLD,
    INK,
    RED,
    STEEL,
    WHITE,
    WOOD,
    WOOD_DARK,
    mix,
    rgb,
)
from congxa.demo.pictures.scenery import HIGH, WIDE
from congxa.demo.pictures.things import desk, monitor, pot


def computer(c: Canvas) -> None:
    """A tidy desk by the window: a lit screen, a phone, tea, papers."""
    room(c, 790)
    side = c.rng.choice((-1, 1))
    outlook(c, (800 - side * 430 - 260, 100, 800 - side * 430 + 260, 500))
    x = 800 + side * 90
    c.rect((800 + side * 560 - 150, 170, 800 + side * 560 + 150, 190), WOOD, 4)
    c.rect((800 + side * 560 - 150, 340, 800 + side * 560 + 150, 360), WOOD, 4)
    for row in (170, 340):
        for k in range(6):
            tone = (rgb("#3f7cac"), RED, rgb("#e0a13a"), rgb("#4f9d8b"), rgb("#efe6d5"), rgb("#8d6a9f"))[(k + row) % 6]
            bx = 800 + side * 560 - 130 + k * 36
            c.rect((bx, row - 92 - (k % 3) * 8, bx + 30, row), Shade(mix(tone, WHITE, 0.15), tone), 3)
    desk(c, (-40, 720, 1640, 1040), mix(WOOD, c.mood.wall[0], 0.2))
    c.shadow(x, 726, 300, 22, 0.35)
    monitor(c, x, 728, 620, lit=True)
    c.rect((x - 210, 750, x + 130, 786), Shade(rgb("#eceff1"), rgb("#c5ccd2")), 8)
    for row in range(3):
        c.line([(x - 196, 758 + row * 9), (x + 116, 758 + row * 9)], 4, rgb("#9aa6b0"), 0.6)
    c.oval(x + 190, 770, 26, 15, Shade(WHITE, rgb("#c5ccd2")))
    px = 800 - side * 420
    c.poly([(px - 50, 770), (px + 10, 756), (px + 60, 790), (px - 4, 806)], INK)
    c.poly([(px - 40, 771), (px + 8, 760), (px + 50, 788), (px - 2, 800)], rgb("#7fb2d6"))
    cup(c, 800 - side * 250, 762)
    pot(c, 800 - side * 620, 730, 210)
    paper_stack(c, 800 + side * 560, 748)


def cup(c: Canvas, x: float, y: float) -> None:
    """A glass of tea with a little steam."""
    c.arc(x + 34, y - 34, 22, (-90, 90), 9, WHITE)
    c.poly([(x - 38, y - 70), (x + 38, y - 70), (x + 28, y), (x - 28, y)], Shade(WHITE, rgb("#d8dcdc")))
    c.oval(x, y - 70, 38, 10, rgb("#b9803a"))
    for dx in (-12, 10):
        points = [(x + dx + 8 * math.sin(k / 2), y - 90 - k * 10) for k in range(9)]
        c.line(points, 6, WHITE, 0.4)


def papers(c: Canvas) -> None:
    """Documents on a desk from above: sheets, a red seal, a pen, a stamp."""
    wood = mix(WOOD, c.mood.wall[1], c.rng.uniform(0.1, 0.35))
    c.rect((0, 0, WIDE, HIGH), Shade(mix(wood, WHITE, 0.16), mix(wood, INK, 0.1)))
    for k in range(9):
        c.line([(0, 60 + k * 112), (WIDE, 40 + k * 118)], 3, mix(wood, INK, 0.3), 0.35)
    c.glow(300, 120, 700, c.mood.sun, 0.4)
    folder(c)
    turn = c.rng.uniform(-9, 3)
    for k in range(3):
        sheet(c, 800 + (k - 1) * 60, 520 + (2 - k) * 10, turn + (k - 1) * 6, plain=k < 2)
    c.shadow(1290, 720, 150, 40, 0.4)
    c.line([(1130, 820), (1420, 610)], 22, INK)
    c.line([(1150, 806), (1250, 733)], 22, GOLD)
    c.poly([(1118, 806), (1144, 838), (1096, 846)], STEEL)
    c.shadow(1330, 330, 140, 90, 0.45)
    c.oval(1310, 290, 96, 96, Shade(rgb("#8d3a30"), rgb("#5f231e")))
    c.oval(1310, 270, 62, 62, Shade(WOOD, WOOD_DARK))
    c.oval(1300, 256, 30, 26, mix(WOOD, WHITE, 0.4), 0.6)
    leaf = c.mood.leaf
    for k in range(7):
        a = math.radians(20 + k * 16)
        tip = (-20 + math.cos(a) * 330, -30 + math.sin(a) * 330)
        side = (-math.sin(a) * 40, math.cos(a) * 40)
        c.poly(
            [
                (-20, -30),
                (tip[0] * 0.55 + side[0], tip[1] * 0.55 + side[1]),
                tip,
                (tip[0] * 0.55 - side[0], tip[1] * 0.55 - side[1]),
            ],
            leaf[k % 2],
        )


def folder(c: Canvas) -> None:
    """A card folder under the sheets."""
    tone = c.rng.choice((rgb("#e0b04f"), rgb("#5b8db1"), rgb("#7fa66a")))
    c.shadow(600, 560, 560, 420, 0.4)
    c.poly([(250, 190), (1010, 120), (1100, 880), (330, 950)], Shade(mix(tone, WHITE, 0.12), tone))
    c.poly(
        [(250, 190), (430, 174), (440, 140), (600, 126), (606, 158), (1010, 120), (1014, 150), (254, 222)],
        mix(tone, WHITE, 0.25),
    )


def sheet(c: Canvas, x: float, y: float, degrees: float, plain: bool) -> None:
    """A sheet of A4 with bars for lines and, on the top one, a round red seal."""
    a = math.radians(degrees)

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * math.cos(a) - dy * math.sin(a), y + dx * math.sin(a) + dy * math.cos(a)

    c.poly([at(-262, -378), at(274, -378), at(274, 390), at(-262, 390)], INK, 0.14)
    c.poly([at(-270, -385), at(265, -385), at(265, 380), at(-270, 380)], mix(WHITE, STEEL, 0.1) if plain else WHITE)
    if plain:
        return
    tone = rgb("#9aa4ae")
    for dx, wide in ((-215, 170), (15, 210)):
        c.line([at(dx, -330), at(dx + wide, -330)], 11, rgb("#59636e"))
        c.line([at(dx + 35, -306), at(dx + wide - 35, -306)], 7, tone)
    c.line([at(-110, -236), at(120, -236)], 15, rgb("#59636e"))
    c.line([at(-160, -206), at(170, -206)], 9, tone)
    for k in range(11):
        c.line(
            [at(-215 + (30 if k % 4 == 0 else 0), -150 + k * 30), at(-30 if k % 4 == 3 else 212, -150 + k * 30)],
            8,
            rgb("#c3cad1"),
        )
    seal = at(95, 265)
    c.arc(*seal, 70, (0, 360), 8, RED, 0.85)
    c.arc(*seal, 50, (0, 360), 3, RED, 0.8)
    c.star(*seal, 26, RED)
    curl = [at(-30 + k * 11, 290 - 34 * math.sin(k * 0.9) * math.exp(-k * 0.06)) for k in range(22)]
    c.line(curl, 5, rgb("#2f57a0"), 0.9)
