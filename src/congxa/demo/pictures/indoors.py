"""Scenes in rooms: one-stop counter, meeting, clinic, desk with a computer, papers, an evening on stage."""

import math

from congxa.demo.pictures.canvas import Box, Canvas, Shade
from congxa.demo.pictures.palette import (
    GOLD,
    INK,
    RED,
    STEEL,
    WHITE,
    WOOD,
    WOOD_DARK,
    Colour,
    mix,
    rgb,
)
from congxa.demo.pictures.people import Pose, behind, bust, look, standing
from congxa.demo.pictures.public import screen_board
from congxa.demo.pictures.scenery import HIGH, WIDE, ridge
from congxa.demo.pictures.things import crest, desk, monitor, page, pot


def room(c: Canvas, floor: float = 820) -> None:
    """Walls and floor with light falling in from one side."""
    light, dark = c.mood.wall
    c.rect((0, 0, WIDE, HIGH), Shade(mix(light, WHITE, 0.25), mix(light, dark, 0.35)))
    c.rect((0, floor, WIDE, HIGH), Shade(mix(dark, WOOD, 0.22), mix(dark, WOOD, 0.42)))
    c.rect((0, floor - 18, WIDE, floor), mix(dark, WOOD, 0.5))


def outlook(c: Canvas, box: Box) -> None:
    """A window with the hills behind it and its light on the wall."""
    left, top, right, bottom = box
    c.glow((left + right) / 2, (top + bottom) / 2, (right - left) * 1.15, c.mood.sun, 0.6)
    c.rect((left - 16, top - 16, right + 16, bottom + 16), WHITE, 6)
    c.rect(box, Shade(c.mood.sky[0], c.mood.sky[2]))
    for i, share in enumerate((0.55, 0.7, 0.85)):
        tone = mix(c.mood.far, c.mood.near, i / 2)
        line = [
            p for p in ridge(c, top + (bottom - top) * share, (bottom - top) * 0.22, rough=1.6) if left <= p[0] <= right
        ]
        edge = [(left, line[0][1]), *line, (right, line[-1][1])]
        c.poly([*edge, (right, bottom), (left, bottom)], Shade(tone, mix(tone, c.mood.haze, 0.4)))
    for k in (1, 2):
        x = left + (right - left) * k / 3
        c.line([(x, top), (x, bottom)], 9, WHITE)
    c.rect((left - 26, bottom + 12, right + 26, bottom + 30), mix(WHITE, c.mood.wall[1], 0.5), 4)


def one_stop(c: Canvas) -> None:
    """The counter: an official at the computer, a citizen with a folder."""
    room(c)
    side = c.rng.choice((-1, 1))
    mid = 800
    c.rect((mid - 300, 90, mid + 300, 150), Shade(RED, mix(RED, INK, 0.12)), 8)
    for k, wide in enumerate((110, 70, 130, 90)):
        start = mid - 245 + (0, 130, 220, 370)[k]
        c.rect((start, 113, start + wide, 127), GOLD, 5)
    outlook(c, (mid + side * 520 - 200, 190, mid + side * 520 + 200, 520))
    screen_board(c, (mid - side * 560 - 160, 220, mid - side * 560 + 160, 410))
    crest(c, mid, 270, 62)
    officer = look(c, shirt=WHITE, skirt=c.rng.random() < 0.6)
    x = mid - side * 60
    bust(c, (x, 470), 560, officer, Pose((0.06, 0.24), (-0.05, 0.25)))
    c.rect((x + 18, 530, x + 48, 576), rgb("#3f7cac"), 4)
    other = look(c, shirt=rgb("#dce8f2"), skirt=None)
    bust(c, (mid - side * 480, 490), 520, other, Pose((0.04, 0.25), (-0.03, 0.25)))
    tone = mix(WOOD, c.mood.wall[1], 0.25)
    desk(c, (90, 610, 1510, 880), tone)
    monitor(c, x - side * 170, 618, 210)
    monitor(c, mid - side * 640, 618, 190)
    paper_stack(c, x + side * 90, 616)
    pot(c, mid + side * 660, 616, 150)
    citizen = look(c, skirt=c.rng.random() < 0.5)
    cx = mid + side * 290
    left, right = standing(c, cx, 985, 640, citizen, Pose((-side * 0.02 - 0.09, 0.2), (-side * 0.02 + 0.03, 0.16)))
    hand = left if side > 0 else right
    c.poly(
        [
            (hand[0] - 70, hand[1] - 48),
            (hand[0] + 40, hand[1] - 60),
            (hand[0] + 52, hand[1] + 16),
            (hand[0] - 58, hand[1] + 28),
        ],
        rgb("#f0c14b"),
    )
    c.poly(
        [
            (hand[0] - 62, hand[1] - 56),
            (hand[0] + 34, hand[1] - 68),
            (hand[0] + 36, hand[1] - 54),
            (hand[0] - 60, hand[1] - 42),
        ],
        WHITE,
    )
    for k in range(3):
        px = 260 + k * 400
        c.rect((px, 690, px + 120, 760), mix(tone, WHITE, 0.55), 6)
        c.oval(px + 60, 725, 20, 20, RED)


def paper_stack(c: Canvas, x: float, y: float) -> None:
    """A few sheets lying in a tray."""
    for k in range(4):
        c.rect((x - 70, y - 12 - k * 9, x + 62, y - 4 - k * 9), mix(WHITE, STEEL, 0.15 * (k % 2)), 2)


def meeting(c: Canvas) -> None:
    """A hall: the speaker at the lectern, listeners from behind."""
    room(c, 640)
    for k in range(2):
        outlook(c, (60 + k * 1230, 150, 310 + k * 1230, 470))
    curtain(c, (400, 60, 1200, 600), mix(RED, INK, 0.18))
    crest(c, 800, 190, 66)
    c.rect((560, 290, 1040, 344), mix(RED, INK, 0.35), 6, 0.6)
    for k, wide in enumerate((120, 80, 150)):
        start = 600 + (0, 140, 240)[k]
        c.rect((start, 310, start + wide, 324), GOLD, 5)
    c.rect((340, 590, 1260, 650), Shade(WOOD, WOOD_DARK), 4)
    tablecloth = rgb("#2f6f9f")
    for k, x in enumerate((900, 1000, 1100)):
        bust(c, (x, 480), 300, look(c, shirt=WHITE if k % 2 else None, skirt=k == 1), Pose((0.03, 0.24), (-0.03, 0.24)))
    c.rect((840, 545, 1160, 600), Shade(mix(tablecloth, WHITE, 0.15), tablecloth), 4)
    for k in range(3):
        flowers(c, 880 + k * 120, 546, 30)
    side = look(c, shirt=rgb("#e8edf2"), skirt=c.rng.random() < 0.5)
    bust(c, (590, 430), 420, side, Pose((-0.02, 0.2), (0.1, 0.06)))
    c.poly([(505, 510), (675, 510), (655, 640), (525, 640)], Shade(WOOD, WOOD_DARK))
    c.rect((495, 498, 685, 518), mix(WOOD, WHITE, 0.2), 4)
    crest(c, 590, 575, 26)
    c.line([(560, 500), (572, 448)], 5, INK)
    c.oval(574, 444, 8, 11, INK)
    flowers(c, 640, 500, 34)
    for row in range(3):
        y, h, gap = 780 + row * 130, 150 + row * 55, 190 + row * 45
        offset = (row % 2) * gap / 2
        for k in range(-5, 6):
            behind(c, 800 + k * gap + offset + c.rng.uniform(-10, 10), y + 40, h, look(c))
        c.rect((0, y + 22, WIDE, y + 60), Shade(WOOD, WOOD_DARK), 6)


def curtain(c: Canvas, box: Box, tone: Colour) -> None:
    """A stage curtain in folds."""
    left, top, right, bottom = box
    c.rect(box, tone)
    folds = round((right - left) / 44)
    for k in range(folds):
        x = left + (right - left) * k / folds
        c.rect((x, top, x + 18, bottom), mix(tone, WHITE, 0.1), alpha=0.8)
        c.rect((x + 30, top, x + 44, bottom), mix(tone, INK, 0.25), alpha=0.5)
    c.rect((left - 14, top - 20, right + 14, top + 26), mix(tone, INK, 0.2), 6)


def flowers(c: Canvas, x: float, y: float, size: float) -> None:
    """A low bunch of flowers."""
    for k in range(9):
        a = math.radians(-170 + k * 20)
        tip = (x + math.cos(a) * size, y + math.sin(a) * size * 0.8)
        c.line([(x, y), tip], 4, c.mood.leaf[1])
        c.oval(*tip, size * 0.22, size * 0.22, (rgb("#f4c542"), rgb("#e9628a"), WHITE)[k % 3])


def vaccination(c: Canvas) -> None:
    """A clinic room: a nurse, a mother with her child."""
    room(c)
    side = c.rng.choice((-1, 1))
    mint = rgb("#8fc7b5")
    c.rect((0, 560, WIDE, 802), mix(mint, c.mood.wall[0], 0.5))
    c.rect((0, 552, WIDE, 562), WHITE)
    outlook(c, (800 + side * 420 - 220, 130, 800 + side * 420 + 220, 470))
    cabinet(c, 800 - side * 560, 300)
    c.rect((800 - 120, 130, 800 + 120, 330), WHITE, 10)
    c.rect((786, 160, 814, 300), rgb("#3d9a7d"), 5)
    c.rect((730, 216, 870, 244), rgb("#3d9a7d"), 5)
    x = 800 - side * 190
    nurse = look(c, shirt=rgb("#f3f8f8"), skirt=True)
    standing(c, x, 930, 600, nurse, Pose((-0.04 + side * 0.02, 0.2), (0.04 + side * 0.06, 0.17)))
    c.rect((x - 44, 930 - 600 * 0.81 - 124, x + 44, 930 - 600 * 0.81 - 92), rgb("#e8f2f2"), 10)
    c.rect((x - 36, 930 - 600 * 0.81 - 60, x + 36, 930 - 600 * 0.81 - 30), rgb("#bfe0da"), 10)
    mx = 800 + side * 190
    mother = look(c, skirt=True)
    c.rect((mx - 150, 700, mx + 150, 740), Shade(rgb("#5fa3a8"), rgb("#437e84")), 14)
    for dx in (-120, 120):
        c.rect((mx + dx - 8, 740, mx + dx + 8, 930), STEEL, 4)
    c.line([(mx - 40, 730), (mx - 60, 800), (mx - 64, 925)], 56, mother.legs)
    c.line([(mx + 30, 730), (mx + 46, 800), (mx + 40, 925)], 56, mother.legs)
    bust(c, (mx, 470), 590, mother, Pose((0.03, 0.26), (-0.06, 0.25)))
    child(c, mx - side * 52, 540)
    c.line([(x + side * 120, 590), (mx - side * 116, 620)], 7, rgb("#dce6ea"))
    c.line([(x + side * 112, 586), (x + side * 160, 600)], 15, rgb("#8fb6cc"))
    table_cart(c, 800 - side * 420, 700)


def child(c: Canvas, x: float, y: float) -> None:
    """A small child on the lap."""
    who = look(c, shirt=rgb("#f2b84b"), skirt=False)
    bust(c, (x, y + 20), 330, who, Pose((-0.03, 0.2), (0.03, 0.2)))
    for dx in (-26, 26):
        c.line([(x + dx, y + 150), (x + dx * 1.6, y + 235)], 32, who.legs)


def cabinet(c: Canvas, x: float, y: float) -> None:
    """A glass cabinet with bottles."""
    c.rect((x - 130, y, x + 130, 880), Shade(rgb("#f4f7f6"), rgb("#d3dcd9")), 8)
    for row in range(4):
        top = y + 24 + row * 130
        c.rect((x - 112, top, x + 112, top + 110), rgb("#c4dde0"), 4)
        for k in range(6):
            tone = (rgb("#e9a94b"), rgb("#7fb4c9"), WHITE, rgb("#d97f6f"))[(k + row) % 4]
            c.rect((x - 98 + k * 34, top + 52, x - 76 + k * 34, top + 108), tone, 4)
            c.rect((x - 93 + k * 34, top + 40, x - 81 + k * 34, top + 54), rgb("#59707a"), 2)


def table_cart(c: Canvas, x: float, y: float) -> None:
    """A small steel table with a cool box."""
    c.rect((x - 110, y, x + 110, y + 16), Shade(WHITE, STEEL), 4)
    for dx in (-96, 96):
        c.rect((x + dx - 6, y + 14, x + dx + 6, 925), STEEL)
    c.rect((x - 80, y - 92, x + 40, y), Shade(rgb("#6fb0d2"), rgb("#4488ae")), 10)
    c.rect((x - 88, y - 112, x + 48, y - 86), WHITE, 8)
    for k in range(3):
        c.rect((x + 58 + k * 16, y - 40, x + 68 + k * 16, y), rgb("#dfeef0"), 3)


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


def culture(c: Canvas) -> None:
    """An evening stage: women with gongs, lights, the audience in the dark."""
    night = (rgb("#1f2747"), rgb("#4a3a63"))
    c.rect((0, 0, WIDE, HIGH), Shade(*night))
    c.glow(800, 420, 900, rgb("#f3a65a"), 0.75)
    line = ridge(c, 470, 170)
    c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(rgb("#37406a"), rgb("#6a4c6c")))
    for k in range(15):
        x = 40 + k * 110
        y = 110 + 50 * math.sin(k * math.pi / 3.5) ** 2
        c.glow(x, y, 70, rgb("#ffd98a"), 0.6)
        c.oval(x, y, 13, 16, rgb("#ffe9b8"))
    c.line([(40 + k * 110, 94 + 50 * math.sin(k * math.pi / 3.5) ** 2) for k in range(15)], 3, INK)
    for k, (x, alpha) in enumerate(((330, 0.16), (800, 0.2), (1270, 0.16))):
        c.poly([(x - 20, 120), (x + 20, 120), (x + 220 - k * 20, 760), (x - 200, 760)], rgb("#ffe6b0"), alpha)
    c.poly([(180, 650), (1420, 650), (1560, 800), (40, 800)], Shade(rgb("#d99a5c"), rgb("#a8683f")))
    c.rect((40, 796, 1560, 850), Shade(rgb("#7e4a35"), rgb("#4f2f2c")))
    women = 6
    for k in range(women):
        x = 330 + k * 188 + c.rng.uniform(-8, 8)
        who = look(c, shirt=c.rng.choice((rgb("#f3e9f0"), rgb("#e7b5c9"), rgb("#bfe0d6"), rgb("#f2d98c"))), skirt=True)
        left, right = standing(c, x, 770 + (k % 2) * 16, 330, who, Pose((0.0, 0.17), (0.1, 0.13)))
        c.rect((x - 34, 770 - 182, x + 34, 770 - 158), (RED, rgb("#3f8f8a"))[k % 2], 5)
        c.line([(x - 24, 770 - 330 * 0.965), (x + 24, 770 - 330 * 0.965)], 15, WHITE)
        c.oval(left[0], left[1] + 16, 36, 36, Shade(rgb("#d9a441"), rgb("#8a5a22")))
        c.oval(left[0], left[1] + 16, 12, 12, rgb("#f0cd7a"))
        c.line([right, (right[0] - 34, right[1] + 12)], 8, WOOD_DARK)
    for row in range(2):
        for k in range(-6, 7):
            who = look(c, shirt=mix(rgb("#2b2f4d"), rgb("#5a3f5c"), c.rng.random()))
            behind(c, 800 + k * (150 + row * 40) + row * 70, 960 + row * 90, 150 + row * 50, who)


def tablet(c: Canvas, box: Box) -> None:
    """A tablet showing a page."""
    left, top, right, bottom = box
    c.rect((left - 14, top - 14, right + 14, bottom + 14), INK, 16)
    c.rect(box, WHITE, 4)
    page(c, box)
