"""People as flat figures: standing, sitting at a table, seen from behind. No faces, only posture and dress."""

import math
from dataclasses import dataclass, field

from congxa.demo.pictures.canvas import Canvas, Point, Shade
from congxa.demo.pictures.palette import HAIR, SHIRTS, SKINS, TROUSERS, WHITE, Colour, mix, rgb

STRAW = rgb("#e9cf97")
STRAW_DARK = rgb("#c9a76a")


@dataclass(frozen=True)
class Look:
    """Dress of one person; `hat` is "", "cone" or "helmet"; `back` turns the person away from us."""

    shirt: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    hat: str = ""
    long_hair: bool = False
    skirt: bool = False
    scarf: Colour | None = None
    back: bool = False


@dataclass(frozen=True)
class Pose:
    """Where hands and feet are, in heights of the person from shoulder and hip; x grows to the right."""

    left: Point = (-0.07, 0.3)
    right: Point = (0.07, 0.3)
    feet: tuple[float, float] = (-0.07, 0.07)
    lean: float = 0.0
    props: tuple[str, ...] = field(default=())


def look(
    c: Canvas,
    hat: str = "",
    shirt: Colour | None = None,
    skirt: bool | None = None,
    scarf: Colour | None = None,
    back: bool = False,
) -> Look:
    """A person's dress by the dice; what is given stays."""
    woman = c.rng.random() < 0.5 if skirt is None else skirt
    return Look(
        shirt or c.rng.choice(SHIRTS),
        c.rng.choice(TROUSERS),
        c.rng.choice(SKINS),
        c.rng.choice(HAIR),
        hat,
        woman,
        bool(skirt),
        scarf,
        back,
    )


def standing(c: Canvas, x: float, y: float, h: float, who: Look, pose: Pose | None = None) -> tuple[Point, Point]:
    """A person with the feet at (x, y), `h` high. Answers where the hands are."""
    pose = pose or Pose()
    c.shadow(x, y, h * 0.22, h * 0.045, 0.4)
    hip, lean = (x, y - h * 0.47), pose.lean * h
    for foot in pose.feet:
        c.line([(hip[0] + foot * h * 0.5, hip[1]), (x + foot * h, y - h * 0.06)], h * 0.08, who.legs)
        c.oval(x + foot * h * 1.12, y - h * 0.014, h * 0.052, h * 0.024, mix(who.legs, rgb("#1c1c22"), 0.75))
    if who.skirt:
        c.poly(
            [
                (x - h * 0.09, hip[1] - h * 0.03),
                (x + h * 0.09, hip[1] - h * 0.03),
                (x + h * 0.115, y - h * 0.1),
                (x - h * 0.115, y - h * 0.1),
            ],
            who.legs,
        )
    return bust(c, (x + lean, y - h * 0.81), h, who, pose, hip)


def bust(
    c: Canvas, neck: Point, h: float, who: Look, pose: Pose | None = None, hip: Point | None = None
) -> tuple[Point, Point]:
    """The upper body with its shoulders at `neck`; `h` is the height the whole person would have."""
    pose = pose or Pose()
    x, y = neck
    hip = hip or (x, y + h * 0.34)
    dark = mix(who.shirt, rgb("#1f2a3c"), 0.16)
    back = (x - h * 0.095, y + h * 0.035)
    left = (x - h * 0.1 + pose.left[0] * h, y + h * 0.03 + pose.left[1] * h)
    right = (x + h * 0.1 + pose.right[0] * h, y + h * 0.03 + pose.right[1] * h)
    if who.long_hair and not who.back:
        c.rect((x - h * 0.07, y - h * 0.11, x + h * 0.07, y + h * 0.07), who.hair, h * 0.05)
    _arm(c, back, left, h, dark, who.skin, -1)
    c.line([(x, y - h * 0.05), (x, y + h * 0.01)], h * 0.05, mix(who.skin, rgb("#a8653f"), 0.25))
    body = [
        (x - h * 0.085, y),
        (x + h * 0.085, y),
        (x + h * 0.118, y + h * 0.035),
        (x + h * 0.1, y + h * 0.17),
        (hip[0] + h * 0.092, hip[1] + h * 0.02),
        (hip[0] - h * 0.092, hip[1] + h * 0.02),
        (x - h * 0.1, y + h * 0.17),
        (x - h * 0.118, y + h * 0.035),
    ]
    c.poly(body, Shade(mix(who.shirt, WHITE, 0.1), dark))
    if not who.back:
        c.poly([(x - h * 0.03, y - h * 0.004), (x + h * 0.03, y - h * 0.004), (x, y + h * 0.035)], who.skin)
    if who.scarf:
        c.poly(
            [
                (x - h * 0.06, y - h * 0.01),
                (x + h * 0.06, y - h * 0.01),
                (x + h * 0.012, y + h * 0.05),
                (x + h * 0.03, y + h * 0.12),
                (x - h * 0.03, y + h * 0.12),
                (x - h * 0.012, y + h * 0.05),
            ],
            who.scarf,
        )
    _arm(c, (x + h * 0.095, y + h * 0.035), right, h, who.shirt, who.skin, 1)
    head(c, x + pose.lean * h * 0.4, y - h * 0.1, h, who)
    return left, right


def _arm(c: Canvas, shoulder: Point, hand: Point, h: float, sleeve: Colour, skin: Colour, side: int) -> None:
    elbow = ((shoulder[0] + hand[0]) / 2 + side * h * 0.035, (shoulder[1] + hand[1]) / 2 + h * 0.035)
    c.line([elbow, hand], h * 0.046, skin)
    c.oval(*hand, h * 0.027, h * 0.027, skin)
    c.line([shoulder, elbow], h * 0.06, sleeve)


def head(c: Canvas, x: float, y: float, h: float, who: Look) -> None:
    """A head seen from the front with hair or hat."""
    c.oval(x, y, h * 0.062, h * 0.072, who.skin)
    if who.back:
        c.oval(x, y - h * 0.012, h * 0.066, h * 0.072, who.hair)
        if who.long_hair:
            c.rect((x - h * 0.056, y - h * 0.02, x + h * 0.056, y + h * 0.2), who.hair, h * 0.05)
    if who.hat == "cone":
        c.poly([(x - h * 0.16, y - h * 0.012), (x, y - h * 0.135), (x + h * 0.16, y - h * 0.012)], STRAW)
        c.poly([(x, y - h * 0.135), (x + h * 0.16, y - h * 0.012), (x + h * 0.03, y - h * 0.012)], STRAW_DARK, 0.55)
        c.oval(x, y - h * 0.012, h * 0.16, h * 0.016, STRAW_DARK)
        return
    if who.hat == "helmet":
        c.poly(
            [
                (x + h * 0.072 * a, y - h * 0.02 - h * 0.075 * b)
                for a, b in ((-1, 0), (-0.9, 0.55), (-0.5, 0.92), (0, 1.05), (0.5, 0.92), (0.9, 0.55), (1, 0))
            ],
            rgb("#f2b632"),
        )
        c.line([(x - h * 0.082, y - h * 0.02), (x + h * 0.082, y - h * 0.02)], h * 0.014, rgb("#d9981c"))
        return
    if who.back:
        return
    turns = [math.pi + math.pi * i / 18 for i in range(19)]
    crown = [(x + h * 0.067 * math.cos(t), y - h * 0.008 + h * 0.079 * math.sin(t)) for t in turns]
    parting = [0.012 + 0.03 * math.sin(math.pi * min(1, 0.12 + i / 8)) for i in range(13)]
    fringe = [(x + h * 0.055 * (1 - i / 6), y - h * drop) for i, drop in enumerate(parting)]
    c.poly([*crown, *fringe], who.hair)


def behind(c: Canvas, x: float, y: float, h: float, who: Look) -> None:
    """A seated listener seen from behind: shoulders and hair; (x, y) is the lower edge of the back."""
    dark = mix(who.shirt, rgb("#1f2a3c"), 0.3)
    c.poly(
        [
            (x - h * 0.5, y),
            (x - h * 0.46, y - h * 0.5),
            (x - h * 0.2, y - h * 0.66),
            (x + h * 0.2, y - h * 0.66),
            (x + h * 0.46, y - h * 0.5),
            (x + h * 0.5, y),
        ],
        Shade(who.shirt, dark),
    )
    c.rect((x - h * 0.09, y - h * 0.78, x + h * 0.09, y - h * 0.6), who.skin, h * 0.05)
    c.oval(x, y - h * 0.92, h * 0.2, h * 0.24, who.hair)
    if who.long_hair:
        c.rect((x - h * 0.17, y - h * 0.95, x + h * 0.17, y - h * 0.5), who.hair, h * 0.12)


def seated(c: Canvas, x: float, y: float, h: float, who: Look, pose: Pose | None = None) -> None:
    """A person sitting towards us on a seat at height `y`; `h` is the height the person would have standing."""
    for side in (-1, 1):
        knee, foot = x + side * h * 0.075, x + side * h * 0.07
        c.line([(knee, y + h * 0.03), (foot, y + h * 0.27)], h * 0.078, mix(who.legs, rgb("#1c1c22"), 0.12))
        c.oval(foot + side * h * 0.012, y + h * 0.3, h * 0.05, h * 0.024, rgb("#2a2a31"))
        c.line([(x + side * h * 0.055, y - h * 0.02), (knee, y + h * 0.035)], h * 0.1, who.legs)
    bust(c, (x, y - h * 0.36), h, who, pose, (x, y - h * 0.02))
