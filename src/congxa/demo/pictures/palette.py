"""Colours: the moods of light a scene can be drawn in, and the colours of people and things."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """`"#c8102e"` as three numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`first` with `share` (0 to 1) of `second` in it."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return a, b, c


@dataclass(frozen=True)
class Mood:
    """The light of one hour: sky from top to horizon, haze, hills far and near, fields, sun."""

    sky: tuple[Colour, Colour, Colour]
    haze: Colour
    far: Colour
    near: Colour
    field: tuple[Colour, Colour]
    leaf: tuple[Colour, Colour]
    sun: Colour
    wall: tuple[Colour, Colour]


def _mood(sky: str, haze: str, hills: str, field: str, leaf: str, sun: str, wall: str) -> Mood:
    def pair(text: str) -> tuple[Colour, Colour]:
        first, second = text.split()
        return rgb(first), rgb(second)

    top, middle, low = (rgb(part) for part in sky.split())
    far, near = pair(hills)
    return Mood((top, middle, low), rgb(haze), far, near, pair(field), pair(leaf), rgb(sun), pair(wall))


MOODS: tuple[Mood, ...] = (
    _mood(
        "#7fb2d6 #bcd9e4 #fbe6cb",
        "#f6e6d3",
        "#a9c3cb #3f7468",
        "#b9cf78 #6da258",
        "#4f8f5b #2f6b4d",
        "#fff2cf",
        "#f7efe2 #ead9c0",
    ),
    _mood(
        "#5d9fd3 #9dcbe6 #e6f2f2",
        "#e8f1ee",
        "#9fbfd0 #3c7a5f",
        "#a8cf74 #5a9c55",
        "#56994f #2f7048",
        "#fffbe6",
        "#eef3f1 #d5e2df",
    ),
    _mood(
        "#8a93b8 #e3b6a3 #fcd9a0",
        "#fbdcb4",
        "#c2a9ab #5a6b5f",
        "#dcc26a #a9a04c",
        "#7a8f4c #4a6a45",
        "#fff0c2",
        "#faecd8 #efd2ac",
    ),
    _mood(
        "#8fb0b6 #bfd2d0 #e9ece0",
        "#e9eee4",
        "#adc2bd #456f62",
        "#a5c184 #6c9a66",
        "#5f9062 #3a6a52",
        "#fffdf0",
        "#eff0e6 #d8ddcb",
    ),
    _mood(
        "#6f8fc4 #b7b9da #f7cfc4",
        "#f6d8cd",
        "#b3aec6 #4b6a77",
        "#b4c683 #6c9668",
        "#58896a #35645a",
        "#ffeade",
        "#f5ece9 #e4d2ca",
    ),
)

RED = rgb("#c8202f")
GOLD = rgb("#f6c544")
WHITE = rgb("#fdfbf6")
INK = rgb("#2b3140")
WOOD = rgb("#b27a4b")
WOOD_DARK = rgb("#7f5434")
TILE = rgb("#b9543c")
STEEL = rgb("#8b98a3")
SKINS = (rgb("#e9b995"), rgb("#dba57e"), rgb("#f0c6a4"), rgb("#cf9870"))
HAIR = (rgb("#2a2530"), rgb("#39302f"), rgb("#23252f"))
SHIRTS = (
    rgb("#3f7cac"),
    rgb("#e07a5f"),
    rgb("#4f9d8b"),
    rgb("#d9a441"),
    rgb("#8d6a9f"),
    rgb("#e9e4da"),
    rgb("#6b8f5a"),
)
TROUSERS = (rgb("#3a4256"), rgb("#4a4a4f"), rgb("#2f4858"), rgb("#5b4a42"))
