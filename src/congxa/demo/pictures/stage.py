"""An evening on a stage in the open."""

import math

from congxa.demo.pictures.canvas import Canvas, Shade
from congxa.demo.pictures.palette import (
    INK,
    RED,
    WHITE,
    WOOD_DARK,
    mix,
    rgb,
)
from congxa.demo.pictures.people import Pose, behind, look, standing
from congxa.demo.pictures.scenery import HIGH, WIDE, ridge


def culture(c: Canvas) -> None:
    """An evening stage: women with gongs, lights, the audience in the dark."""
    night = (rgb("#1f2747"), rgb("#4a3a63"))
    c.rect((0, 0, WIDE, HIGH), Shade(*night))
    c.glow(800, 420, 900, rgb("#f3a65a"), 0.75)
    line = ridge(c, 470, 170)
    c.poly([*line, (WIDE + 40, HIGH), (-40, HIGH)], Shade(rgb("#37406a"), rgb("#6a4c6c")))
    for k in range(15):
        bulb = 40 + k * 110
        y = 110 + 50 * math.sin(k * math.pi / 3.5) ** 2
        c.glow(bulb, y, 70, rgb("#ffd98a"), 0.6)
        c.oval(bulb, y, 13, 16, rgb("#ffe9b8"))
    c.line([(40 + k * 110, 94 + 50 * math.sin(k * math.pi / 3.5) ** 2) for k in range(15)], 3, INK)
    for k, (beam, alpha) in enumerate(((330, 0.16), (800, 0.2), (1270, 0.16))):
        c.poly(
            [(beam - 20, 120), (beam + 20, 120), (beam + 220 - k * 20, 760), (beam - 200, 760)], rgb("#ffe6b0"), alpha
        )
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
