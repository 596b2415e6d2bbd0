"""Scenes in rooms: one-stop counter, meeting, clinic."""

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
from congxa.demo.pictures.people import Pose, behind, bust, look, seated, standing
from congxa.demo.pictures.public import screen_board
from congxa.demo.pictures.scenery import HIGH, WIDE, ridge
from congxa.demo.pictures.things import crest, desk, monitor, pot


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
    outlook(c, (mid + side * 520 - 200, 190, mid + side * 520 + 200, 520))
    c.rect((mid - 300, 90, mid + 300, 150), Shade(RED, mix(RED, INK, 0.12)), 8)
    for k, wide in enumerate((110, 70, 130, 90)):
        start = mid - 245 + (0, 130, 220, 370)[k]
        c.rect((start, 113, start + wide, 127), GOLD, 5)
    screen_board(c, (mid - side * 560 - 160, 220, mid - side * 560 + 160, 410))
    crest(c, mid, 270, 62)
    officer = look(c, shirt=WHITE, skirt=c.rng.random() < 0.6)
    x = mid - side * 60
    bust(c, (x, 470), 560, officer, Pose((0.06, 0.24), (-0.05, 0.25)))
    c.rect((x + 20, 536, x + 42, 552), rgb("#3f7cac"), 3)
    other = look(c, shirt=rgb("#dce8f2"), skirt=None)
    bust(c, (mid - side * 480, 490), 520, other, Pose((0.04, 0.25), (-0.03, 0.25)))
    tone = mix(WOOD, c.mood.wall[1], 0.25)
    desk(c, (90, 610, 1510, 880), tone)
    monitor(c, x - side * 170, 618, 210)
    monitor(c, mid - side * 640, 618, 190)
    paper_stack(c, x + side * 90, 616)
    pot(c, mid + side * 660, 616, 150)
    for k in range(4):
        px = 200 + k * 320
        c.rect((px, 690, px + 150, 730), mix(tone, WHITE, 0.5), 6)
        c.rect((px + 20, 704, px + 20 + (92, 70, 110, 80)[k], 715), mix(tone, INK, 0.35), 4)
    cx = mid + side * 290
    c.rect((cx - side * 150 - 78, 592, cx - side * 150 + 62, 606), rgb("#f0c14b"), 4)
    c.rect((cx - side * 150 - 70, 582, cx - side * 150 + 50, 593), WHITE, 3)
    standing(c, cx, 985, 640, look(c, back=True), Pose((-side * 0.05 - 0.05, 0.19), (-side * 0.05 + 0.05, 0.19)))
    if c.rng.random() < 0.5:
        standing(c, cx + side * 170, 992, 600, look(c, back=True))


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
    x = 800 - side * 70
    nurse = look(c, shirt=rgb("#f3f8f8"), skirt=True)
    standing(c, x, 930, 600, nurse, Pose((-0.02 + side * 0.05, 0.17), (0.02 + side * 0.05, 0.17)))
    c.rect((x - 44, 320, x + 44, 354), rgb("#e8f2f2"), 10)
    c.rect((x - 36, 384, x + 36, 414), rgb("#bfe0da"), 10)
    mx = 800 + side * 215
    c.rect((mx - 130, 700, mx + 130, 734), Shade(rgb("#5fa3a8"), rgb("#437e84")), 14)
    for dx in (-106, 106):
        c.rect((mx + dx - 8, 734, mx + dx + 8, 930), STEEL, 4)
    c.shadow(mx, 930, 190, 26, 0.35)
    seated(c, mx, 706, 610, look(c, skirt=True), Pose((0.05, 0.24), (-0.05, 0.24)))
    child(c, mx - side * 14, 560)
    hand = (x + side * (30 + 60), 560)
    c.line([hand, (hand[0] + side * 46, hand[1] + 26)], 12, rgb("#8fb6cc"))
    c.line([(hand[0] + side * 46, hand[1] + 26), (hand[0] + side * 62, hand[1] + 35)], 4, STEEL)
    table_cart(c, 800 - side * 350, 700)


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
