"""Scenes of public places: commune house, loudspeaker, school yard, post point."""

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.palette import GOLD, INK, RED, STEEL, TILE, WHITE, WOOD, WOOD_DARK, mix, rgb
from congxa.demo.pictures.people import Pose, look, standing
from congxa.demo.pictures.scenery import HIGH, WIDE, bushes, ground, hills, palm, ridge, sky, tree
from congxa.demo.pictures.things import crest, flag, page, roof, window
from congxa.demo.pictures.village import hut

YARD = (rgb("#e6d8c2"), rgb("#cdb897"))


def commune_house(c: Canvas) -> None:
    """A two-storey commune house with its flag, yard and trees."""
    sky(c, 540)
    hills(c, 380, 600, 4, 190)
    bushes(c, 690, 44, mix(c.mood.leaf[1], c.mood.haze, 0.1))
    x = c.rng.choice((760, 840))
    light, dark = c.mood.wall
    tree(c, x - 560, 770, 380)
    tree(c, x + 570, 770, 400)
    c.rect((x - 440, 470, x + 440, 760), Shade(light, mix(light, dark, 0.7)))
    c.rect((x - 440, 606, x + 440, 622), dark)
    for k in range(8):
        if k not in (3, 4):
            wx = x - 385 + k * 110
            window(c, (wx - 32, 510, wx + 32, 588))
            window(c, (wx - 32, 648, wx + 32, 738))
    roof(c, (x - 470, 400, x + 470, 472))
    front(c, x, light, dark)
    c.rect((x - 470, 756, x + 470, 776), mix(dark, INK, 0.15), 3)
    c.rect((0, 770, WIDE, HIGH), Shade(*YARD))
    for k in range(7):
        y = 784 + k * k * 5.4
        c.line([(0, y), (WIDE, y)], 1.5 + k * 0.4, mix(YARD[1], INK, 0.12), 0.35)
    for k in range(-7, 8):
        c.line([(x + k * 110, 776), (x + k * 260, HIGH)], 2, mix(YARD[1], INK, 0.12), 0.3)
    side = c.rng.choice((-1, 1))
    for way in (-1, 1):
        hedge(c, x + way * 430, 850, 240)
    pole = x + side * 300
    c.rect((pole - 62, 816, pole + 62, 846), Shade(dark, mix(dark, INK, 0.25)), 4)
    flag(c, pole, 822, 560, 9)
    standing(c, x - side * 150, 925, 210, look(c, shirt=WHITE, skirt=False))
    standing(c, x - side * 70, 932, 202, look(c, skirt=True), Pose((-0.08, 0.22), (0.08, 0.28)))
    standing(c, x + side * 120, 850, 168, look(c, "cone", back=True))


def front(c: Canvas, x: float, light: tuple[int, int, int], dark: tuple[int, int, int]) -> None:
    """The porch: a gable with the crest over four columns."""
    c.rect((x - 128, 470, x + 128, 760), Shade(mix(light, WHITE, 0.35), light))
    window(c, (x - 78, 516, x + 78, 590), panes=4)
    c.poly([(x - 160, 474), (x, 372), (x + 160, 474)], Shade(mix(TILE, WHITE, 0.1), TILE))
    c.poly([(x - 118, 468), (x, 394), (x + 118, 468)], mix(light, WHITE, 0.3))
    crest(c, x, 442, 23)
    c.rect((x - 70, 650, x + 70, 760), mix(INK, c.mood.near, 0.35))
    c.rect((x - 64, 656, x - 4, 760), Shade(rgb("#9cc3cf"), rgb("#5f8c9d")))
    c.rect((x + 4, 656, x + 64, 760), Shade(rgb("#9cc3cf"), rgb("#5f8c9d")))
    c.rect((x - 150, 604, x + 150, 634), Shade(RED, mix(RED, INK, 0.15)), 4)
    for k in range(5):
        c.rect((x - 112 + k * 46, 615, x - 76 + k * 46, 623), GOLD, 3)
    for dx in (-136, -98, 98, 136):
        c.rect((x + dx - 10, 634, x + dx + 10, 760), Shade(WHITE, dark))
    for k in range(3):
        c.rect((x - 150 - k * 14, 756 + k * 9, x + 150 + k * 14, 768 + k * 9), mix(dark, WHITE, 0.3 - k * 0.1), 2)


def hedge(c: Canvas, x: float, y: float, half: float) -> None:
    """A low clipped hedge with flowers before it."""
    c.shadow(x, y, half * 1.05, 16, 0.3)
    c.rect((x - half, y - 40, x + half, y), Shade(*c.mood.leaf), 16)
    for _ in range(round(half / 7)):
        c.oval(
            x + c.rng.uniform(-half, half),
            y - c.rng.uniform(2, 26),
            6,
            6,
            c.rng.choice((rgb("#f4c542"), rgb("#e9628a"), WHITE, RED)),
        )


def horn(c: Canvas, x: float, y: float, size: float, side: int) -> None:
    """A loudspeaker horn on a pole at (x, y), opening to one side."""
    grey, light = rgb("#aeb7be"), rgb("#eef1f2")
    c.rect(
        (min(x, x + side * size * 0.5), y - size * 0.13, max(x, x + side * size * 0.5), y + size * 0.13),
        Shade(light, STEEL),
        size * 0.05,
    )
    mouth = x + side * size * 1.35
    c.poly(
        [
            (x + side * size * 0.4, y - size * 0.14),
            (x + side * size * 0.85, y - size * 0.26),
            (mouth, y - size * 0.56),
            (mouth, y + size * 0.56),
            (x + side * size * 0.85, y + size * 0.26),
            (x + side * size * 0.4, y + size * 0.14),
        ],
        Shade(light, grey),
    )
    c.oval(mouth, y, size * 0.16, size * 0.57, mix(STEEL, INK, 0.15))
    c.oval(mouth + side * size * 0.02, y, size * 0.115, size * 0.48, Shade(rgb("#4d5763"), rgb("#6d7883")))
    c.oval(mouth - side * size * 0.02, y, size * 0.05, size * 0.14, light)


def loudspeaker(c: Canvas) -> None:
    """Two horns on a pole above the village roofs."""
    sky(c, 640)
    hills(c, 520, 800, 5, 190)
    ground(c, 850)
    for dx in (180, 420, 1120, 1380):
        hut(c, dx + c.rng.uniform(-40, 40), 884 + c.rng.uniform(-8, 14), 190)
    palm(c, 300, 890, 230)
    palm(c, 1260, 890, 260)
    bushes(c, 915, 34, c.mood.leaf[1], 0.7)
    line = ridge(c, 985, 30)
    c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(c.mood.leaf[1], mix(c.mood.leaf[1], INK, 0.35)))
    x = c.rng.choice((560, 800, 1040))
    c.rect((x - 17, 190, x + 17, HIGH), Shade(rgb("#d7d3ca"), rgb("#a9a498")), 6)
    c.rect((x + 4, 190, x + 17, HIGH), rgb("#8d887d"), alpha=0.35)
    c.line([(-20, 250), (x * 0.5, 292), (x, 232), (x + (WIDE - x) * 0.5, 290), (WIDE + 20, 246)], 3, INK, 0.55)
    c.rect((x - 62, 224, x + 62, 238), STEEL, 4)
    for radius in (250, 320, 395):
        c.arc(x + 60, 330, radius, (-24, 24), 7, WHITE, 0.75 - radius * 0.0012)
        c.arc(x - 60, 420, radius, (156, 204), 7, WHITE, 0.75 - radius * 0.0012)
    horn(c, x + 8, 330, 130, 1)
    horn(c, x - 8, 420, 130, -1)
    c.rect((x - 40, 520, x + 40, 620), Shade(rgb("#eef0ee"), rgb("#c3c9c7")), 6)
    c.oval(x + 22, 540, 6, 6, rgb("#5fae5a"))


def school(c: Canvas) -> None:
    """A school yard with children in rows before the flag."""
    sky(c, 520)
    hills(c, 360, 560, 3, 170)
    light = mix(c.mood.wall[0], rgb("#f6d98e"), 0.45)
    bushes(c, 650, 40, c.mood.leaf[1])
    c.rect((180, 430, 1420, 730), Shade(light, mix(light, c.mood.wall[1], 0.5)))
    c.rect((180, 560, 1420, 584), mix(light, WHITE, 0.5))
    for k in range(10):
        x = 246 + k * 123
        window(c, (x - 38, 464, x + 38, 540), panes=3)
        if k % 3 == 1:
            c.rect((x - 34, 600, x + 34, 728), rgb("#5b8f8a"), 3)
        else:
            window(c, (x - 38, 606, x + 38, 686), panes=3)
    for k in range(11):
        c.rect((180 + k * 123, 584, 192 + k * 123, 730), mix(light, WHITE, 0.6))
    roof(c, (150, 366, 1450, 432), rgb("#a8483c"), 0.04)
    flame = (rgb("#ef6a48"), rgb("#c9402f"))
    c.rect((0, 726, WIDE, HIGH), Shade(*YARD))
    tree(c, 120, 790, 430, flame if c.rng.random() < 0.6 else None)
    tree(c, 1490, 790, 410, flame if c.rng.random() < 0.4 else None)
    flag(c, 800, 800, 460, 8)
    c.rect((750, 790, 850, 816), c.mood.wall[1], 4)
    for row in range(3):
        y, h = 835 + row * 62, 150 + row * 26
        gap = 96 + row * 18
        for k in range(-7, 8):
            if k == 0:
                continue
            who = look(c, shirt=WHITE, skirt=c.rng.random() < 0.5, scarf=RED)
            standing(c, 800 + k * gap + c.rng.uniform(-6, 6), y, h, who)
    standing(c, 640, 790, 150, look(c, shirt=rgb("#d9a7c0"), skirt=True))


def post_point(c: Canvas) -> None:
    """A small post and culture point with books, a letter box and a bicycle."""
    sky(c, 540)
    hills(c, 400, 600, 4, 170)
    bushes(c, 680, 46, c.mood.leaf[1])
    ground(c, 740, YARD[1], YARD[0], 6)
    blue, yellow = rgb("#2d6fa8"), rgb("#f3b53c")
    x = c.rng.choice((720, 860))
    tree(c, x - 470, 790, 430)
    c.shadow(x, 800, 430, 34, 0.4)
    light = c.mood.wall[0]
    c.rect((x - 340, 440, x + 340, 800), Shade(mix(light, WHITE, 0.3), mix(light, c.mood.wall[1], 0.6)))
    c.rect((x - 340, 740, x + 340, 800), mix(blue, WHITE, 0.25))
    roof(c, (x - 390, 330, x + 390, 444), blue, 0.16)
    c.rect((x - 250, 458, x + 250, 520), Shade(yellow, mix(yellow, WOOD, 0.25)), 8)
    envelope(c, x - 200, 489, 54)
    for k, wide in enumerate((120, 90, 140)):
        left = x - 150 + (0, 140, 250)[k]
        c.rect((left, 481, left + wide, 497), blue, 5)
    c.rect((x - 70, 560, x + 70, 800), Shade(rgb("#8fb9c9"), rgb("#5c8798")), 3)
    c.line([(x, 562), (x, 798)], 6, WHITE)
    window(c, (x + 120, 570, x + 300, 700), panes=3)
    shelf(c, (x - 300, 566, x - 120, 704))
    c.rect((x + 396, 640, x + 466, 760), Shade(yellow, mix(yellow, WOOD, 0.3)), 14)
    c.rect((x + 410, 668, x + 452, 678), INK, 3)
    c.rect((x + 424, 760, x + 438, 830), STEEL)
    bicycle(c, x + 250, 866, 120)
    standing(c, x - 200, 880, 270, look(c, skirt=True), Pose((0.06, 0.12), (-0.04, 0.14)))
    c.rect((x - 226, 704, x - 174, 738), RED, 3)
    standing(c, x - 60, 900, 275, look(c), Pose((-0.06, 0.28), (0.06, 0.27)))


def envelope(c: Canvas, x: float, y: float, wide: float) -> None:
    """A letter."""
    h = wide * 0.36
    c.rect((x - wide / 2, y - h, x + wide / 2, y + h), WHITE, 4)
    c.line([(x - wide / 2 + 3, y - h + 3), (x, y + h * 0.15), (x + wide / 2 - 3, y - h + 3)], 4, rgb("#2d6fa8"))


def shelf(c: Canvas, box: tuple[float, float, float, float]) -> None:
    """Book shelves behind glass."""
    left, top, right, bottom = box
    c.rect((left - 6, top - 6, right + 6, bottom + 6), WHITE, 4)
    c.rect(box, Shade(rgb("#7b5a3f"), WOOD_DARK))
    tones = (RED, rgb("#3f7cac"), rgb("#e0a13a"), rgb("#4f9d8b"), rgb("#efe6d5"), rgb("#8d6a9f"))
    for row in range(3):
        base = top + (bottom - top) * (row + 1) / 3 - 6
        x = left + 8
        while x < right - 16:
            w, h = c.rng.uniform(9, 17), c.rng.uniform(24, 37)
            c.rect((x, base - h, x + w - 2, base), c.rng.choice(tones), 2)
            x += w
        c.rect((left, base, right, base + 6), WOOD)


def bicycle(c: Canvas, x: float, y: float, wheel: float) -> None:
    """A bicycle leaning there."""
    r = wheel / 2
    c.shadow(x, y, wheel * 1.3, 12, 0.35)
    for dx in (-wheel * 0.72, wheel * 0.72):
        c.arc(x + dx, y - r, r, (0, 360), 6, INK)
        c.oval(x + dx, y - r, 6, 6, STEEL)
    a, b = (x - wheel * 0.72, y - r), (x + wheel * 0.72, y - r)
    seat, bar, crank = (
        (x - wheel * 0.3, y - wheel * 1.05),
        (x + wheel * 0.5, y - wheel * 1.1),
        (x - wheel * 0.08, y - r * 0.9),
    )
    tone = rgb("#c0453b")
    for line in ([a, seat], [seat, crank], [a, crank], [crank, bar], [seat, bar], [bar, b]):
        c.line(line, 7, tone)
    c.line([(seat[0] - 20, seat[1] - 8), (seat[0] + 18, seat[1] - 8)], 11, INK)
    c.line([bar, (bar[0] - 6, bar[1] - 22), (bar[0] - 34, bar[1] - 26)], 6, STEEL)
    c.rect((bar[0] - 4, bar[1] - 6, bar[0] + 48, bar[1] + 34), WOOD, 4)


def screen_board(c: Canvas, box: tuple[float, float, float, float]) -> None:
    """A public screen on a wall."""
    left, top, right, bottom = box
    c.rect((left - 10, top - 10, right + 10, bottom + 10), INK, 8)
    c.rect(box, rgb("#f4f7f9"), 3)
    page(c, box)
