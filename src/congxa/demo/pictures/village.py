"""Scenes of village life: stilt house, market, and the small house seen in many scenes."""

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.palette import GOLD, INK, RED, TILE, WHITE, WOOD, WOOD_DARK, mix, rgb
from congxa.demo.pictures.people import Pose, look, standing
from congxa.demo.pictures.scenery import HIGH, WIDE, bamboo, bushes, ground, hills, palm, sky, tuft

THATCH = (rgb("#b79a6b"), rgb("#866a45"))
EARTH = (rgb("#dcbf94"), rgb("#c19a6b"))


def hut(c: Canvas, x: float, y: float, wide: float) -> None:
    """A small house in the distance, its floor line at (x, y)."""
    c.rect((x - wide * 0.4, y - wide * 0.34, x + wide * 0.4, y), Shade(*c.mood.wall))
    c.rect((x - wide * 0.06, y - wide * 0.26, x + wide * 0.1, y), WOOD_DARK)
    c.rect((x - wide * 0.3, y - wide * 0.25, x - wide * 0.16, y - wide * 0.1), rgb("#6f93a0"))
    c.poly(
        [
            (x - wide * 0.52, y - wide * 0.32),
            (x - wide * 0.36, y - wide * 0.62),
            (x + wide * 0.36, y - wide * 0.62),
            (x + wide * 0.52, y - wide * 0.32),
        ],
        Shade(mix(TILE, WHITE, 0.1), TILE),
    )


def stilt_house(c: Canvas) -> None:
    """A Mường house on stilts with its stair, yard and hens."""
    sky(c, 560)
    hills(c, 420, 640, 4, 170)
    bushes(c, 660, 36, mix(c.mood.leaf[1], c.mood.haze, 0.15))
    ground(c, 680)
    x = c.rng.choice((700, 900))
    flip = 1 if x < WIDE / 2 else -1
    bamboo(c, x - flip * 560, 750, 440)
    for dx, s in ((500, 360), (590, 420)):
        palm(c, x + flip * dx, 740, s)
    c.shadow(x, 800, 440, 46, 0.45)
    for i in range(6):
        px = x - 330 + i * 132
        c.rect((px - 10, 590, px + 10, 800), Shade(WOOD_DARK, mix(WOOD_DARK, INK, 0.3)))
    c.rect((x - 350, 600, x + 350, 630), WOOD, 4)
    c.rect((x - 340, 430, x + 340, 604), Shade(mix(WOOD, WHITE, 0.12), WOOD))
    for i in range(24):
        c.line([(x - 326 + i * 28.4, 436), (x - 326 + i * 28.4, 600)], 2.4, WOOD_DARK, 0.5)
    for dx in (-220, -20, 180):
        c.rect((x + dx - 48, 470, x + dx + 48, 574), mix(WOOD_DARK, INK, 0.35), 3)
        for k in range(5):
            c.line([(x + dx - 36 + k * 18, 522), (x + dx - 36 + k * 18, 572)], 5, WOOD)
        c.line([(x + dx - 48, 522), (x + dx + 48, 522)], 6, WOOD)
    c.poly([(x - 430, 452), (x - 250, 230), (x + 250, 230), (x + 430, 452)], Shade(*THATCH))
    for i in range(1, 6):
        y = 230 + i * 38
        w = 250 + 180 * (y - 230) / 222
        c.line([(x - w + 16, y), (x + w - 16, y)], 3, THATCH[1], 0.55)
    c.rect((x - 258, 220, x + 258, 240), THATCH[1], 8)
    for k in range(8):
        t = k / 8
        c.rect((x + flip * (352 + 96 * t) - 46, 610 + 190 * t, x + flip * (352 + 96 * t) + 46, 622 + 190 * t), WOOD, 3)
    c.line([(x + flip * 310, 604), (x + flip * 410, 806)], 9, WOOD_DARK)
    c.line([(x + flip * 398, 604), (x + flip * 498, 806)], 9, WOOD_DARK)
    standing(c, x - flip * 130, 860, 210, look(c, shirt=rgb("#f1e6ee"), skirt=True), Pose((-0.05, 0.26), (0.12, 0.16)))
    for _ in range(5):
        hen(c, c.rng.uniform(300, 1300), c.rng.uniform(870, 940))
    for _ in range(30):
        tuft(c, c.rng.uniform(0, WIDE), c.rng.uniform(950, 1010), c.rng.uniform(24, 50), c.mood.leaf[1])


def hen(c: Canvas, x: float, y: float) -> None:
    """A hen pecking."""
    tone = c.rng.choice((rgb("#c9713d"), rgb("#f0e6d6"), rgb("#8a5237")))
    c.shadow(x, y, 26, 6, 0.35)
    c.line([(x, y - 14), (x, y)], 3, GOLD)
    c.oval(x, y - 22, 20, 14, tone)
    c.poly([(x - 14, y - 26), (x - 32, y - 42), (x - 18, y - 14)], mix(tone, INK, 0.25))
    c.oval(x + 19, y - 32, 8, 8, tone)
    c.poly([(x + 26, y - 33), (x + 35, y - 30), (x + 26, y - 28)], GOLD)
    c.oval(x + 18, y - 41, 4, 4, RED)


def market(c: Canvas) -> None:
    """A row of stalls under awnings, goods in baskets, buyers."""
    sky(c, 480)
    hills(c, 330, 520, 4, 150)
    bushes(c, 560, 42, c.mood.leaf[1])
    c.rect((0, 570, WIDE, HIGH), Shade(*EARTH))
    tones = c.rng.sample((rgb("#d9534a"), rgb("#3f8f8a"), rgb("#e2a53a"), rgb("#4c7fb3")), 4)
    for i in range(4):
        stall(c, 40 + i * 390, 420, 350, tones[i])
    for x, y, h in ((180, 880, 350), (520, 900, 370), (640, 880, 345), (1020, 905, 372), (1390, 885, 352)):
        who = look(c, c.rng.choice(("cone", "", "cone")))
        _left, right = standing(c, x + c.rng.uniform(-30, 30), y, h, who, Pose((-0.05, 0.28), (0.08, 0.24)))
        c.poly(
            [
                (right[0] - 34, right[1] + 12),
                (right[0] + 34, right[1] + 12),
                (right[0] + 24, right[1] + 62),
                (right[0] - 24, right[1] + 62),
            ],
            WOOD,
        )
        c.arc(right[0], right[1] + 14, 26, (180, 360), 5, WOOD_DARK)
    for x in (330, 830, 1220):
        basket(c, x + c.rng.uniform(-30, 30), 965, 96)


def stall(c: Canvas, x: float, y: float, wide: float, tone: tuple[int, int, int]) -> None:
    """One stall with a striped awning."""
    for dx in (10, wide - 10):
        c.rect((x + dx - 6, y, x + dx + 6, 760), WOOD_DARK)
    c.rect((x + 14, y + 60, x + wide - 14, 700), mix(c.mood.wall[1], INK, 0.3), alpha=0.55)
    seller = look(c, "cone" if c.rng.random() < 0.4 else "")
    standing(c, x + wide / 2 + c.rng.uniform(-60, 60), 800, 320, seller, Pose((-0.06, 0.2), (0.1, 0.16)))
    c.rect((x, 690, x + wide, 712), WOOD, 4)
    c.rect((x + 8, 708, x + wide - 8, 790), Shade(mix(WOOD, WHITE, 0.1), WOOD_DARK))
    fruits = (rgb("#e2572f"), rgb("#7ba83c"), rgb("#f1b52e"), rgb("#8b3f5d"), rgb("#d9e07a"))
    for k in range(4):
        cx, fruit = x + 46 + k * (wide - 92) / 3, c.rng.choice(fruits)
        for row, count in enumerate((4, 3, 2)):
            for n in range(count):
                c.oval(cx + (n - (count - 1) / 2) * 19, 682 - row * 15, 11, 11, Shade(mix(fruit, WHITE, 0.3), fruit))
    strips = 8
    for k in range(strips):
        a, b = x - 20 + (wide + 40) * k / strips, x - 20 + (wide + 40) * (k + 1) / strips
        ta, tb = x + 20 + (wide - 40) * k / strips, x + 20 + (wide - 40) * (k + 1) / strips
        cloth = tone if k % 2 else rgb("#f8f1e4")
        c.poly([(ta, y - 60), (tb, y - 60), (b, y + 36), (a, y + 36)], Shade(mix(cloth, WHITE, 0.18), cloth))
        c.oval((a + b) / 2, y + 36, (b - a) / 2, 17, mix(cloth, INK, 0.08))


def basket(c: Canvas, x: float, y: float, size: float) -> None:
    """A wide woven basket full of greens or fruit."""
    c.shadow(x, y, size * 0.9, size * 0.14, 0.4)
    for k in range(9):
        c.oval(
            x - size * 0.55 + k * size * 0.14,
            y - size * 0.55 - (k % 3) * 9,
            size * 0.15,
            size * 0.15,
            c.mood.leaf[k % 2] if k % 3 else rgb("#e5703a"),
        )
    c.poly(
        [
            (x - size * 0.75, y - size * 0.5),
            (x + size * 0.75, y - size * 0.5),
            (x + size * 0.5, y),
            (x - size * 0.5, y),
        ],
        Shade(mix(WOOD, WHITE, 0.3), WOOD),
    )
    c.line([(x - size * 0.75, y - size * 0.5), (x + size * 0.75, y - size * 0.5)], 9, WOOD_DARK)
