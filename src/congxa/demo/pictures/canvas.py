"""A canvas in units of 1600 × 1000 whose edges are smooth: every shape is drawn larger, then reduced."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from congxa.demo.pictures.palette import Colour, Mood

BASE = (1600, 1000)
LARGE = 250_000
OPAQUE = 0.999

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shade:
    """A vertical run of colours from the top of a shape to its bottom."""

    top: Colour
    bottom: Colour


Fill = Colour | Shade


class Canvas:
    """The picture being drawn, its light (`mood`) and its dice (`rng`). All lengths are in base units."""

    def __init__(self, scale: float, mood: Mood, rng: random.Random) -> None:
        self.scale = scale
        self.mood = mood
        self.rng = rng
        self.image = Image.new("RGB", (math.ceil(BASE[0] * scale), math.ceil(BASE[1] * scale)), mood.haze)

    def poly(self, points: Sequence[Point], fill: Fill, alpha: float = 1.0) -> None:
        """A filled polygon."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]

        def pen(draw: ImageDraw.ImageDraw, at: Callable[[Point], Point], _k: float) -> None:
            draw.polygon([at(p) for p in points], fill=255)

        self._shape((min(xs), min(ys), max(xs), max(ys)), pen, fill, alpha)

    def polys(self, many: Sequence[Sequence[Point]], fill: Fill, alpha: float = 1.0) -> None:
        """Several polygons of one colour at once, such as the blades of a tuft."""
        xs, ys = [x for points in many for x, _y in points], [y for points in many for _x, y in points]

        def pen(draw: ImageDraw.ImageDraw, at: Callable[[Point], Point], _k: float) -> None:
            for points in many:
                draw.polygon([at(p) for p in points], fill=255)

        self._shape((min(xs), min(ys), max(xs), max(ys)), pen, fill, alpha)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, alpha: float = 1.0) -> None:
        """An ellipse around its middle."""
        box = (x - rx, y - ry, x + rx, y + ry)

        def pen(draw: ImageDraw.ImageDraw, at: Callable[[Point], Point], _k: float) -> None:
            draw.ellipse([at(box[:2]), at(box[2:])], fill=255)

        self._shape(box, pen, fill, alpha)

    def rect(self, box: Box, fill: Fill, radius: float = 0, alpha: float = 1.0) -> None:
        """A rectangle (left, top, right, bottom) with round corners."""

        def pen(draw: ImageDraw.ImageDraw, at: Callable[[Point], Point], k: float) -> None:
            draw.rounded_rectangle([at(box[:2]), at(box[2:])], radius=radius * k, fill=255)

        self._shape(box, pen, fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Fill, alpha: float = 1.0) -> None:
        """A line through the points with round ends and joints."""
        r = width / 2
        xs, ys = [p[0] for p in points], [p[1] for p in points]

        def pen(draw: ImageDraw.ImageDraw, at: Callable[[Point], Point], k: float) -> None:
            spots = [at(p) for p in points]
            draw.line(spots, fill=255, width=max(1, round(width * k)), joint="curve")
            for x, y in (spots[0], spots[-1]):
                draw.ellipse((x - r * k, y - r * k, x + r * k, y + r * k), fill=255)

        self._shape((min(xs) - r, min(ys) - r, max(xs) + r, max(ys) + r), pen, fill, alpha)

    def arc(
        self, x: float, y: float, radius: float, span: Point, width: float, fill: Colour, alpha: float = 1.0
    ) -> None:
        """A part of a circle; `span` in degrees, clockwise from the right."""
        steps = max(8, round(abs(span[1] - span[0]) / 4))
        turn = [math.radians(span[0] + (span[1] - span[0]) * i / steps) for i in range(steps + 1)]
        self.line([(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turn], width, fill, alpha)

    def star(self, x: float, y: float, radius: float, fill: Colour, squeeze: float = 1.0) -> None:
        """A five-pointed star, one point up; `squeeze` narrows it as on a waving flag."""
        points = []
        for i in range(10):
            length = radius if i % 2 == 0 else radius * 0.382
            turn = math.radians(-90 + 36 * i)
            points.append((x + length * squeeze * math.cos(turn), y + length * math.sin(turn)))
        self.poly(points, fill)

    def glow(self, x: float, y: float, radius: float, fill: Colour, alpha: float) -> None:
        """Light that fades towards its edge."""
        side = max(2, round(2 * radius * self.scale))
        mask = Image.radial_gradient("L").point(lambda v: round(max(0, 255 - v * 1.42) * alpha))
        mask = mask.resize((side, side), Image.Resampling.BILINEAR)
        spot = (round((x - radius) * self.scale), round((y - radius) * self.scale))
        self.image.paste(Image.new("RGB", mask.size, fill), spot, mask)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.25) -> None:
        """A soft shadow on the ground."""
        side = (max(2, round(2 * rx * self.scale)), max(2, round(2 * ry * self.scale)))
        mask = Image.radial_gradient("L").point(lambda v: round(max(0, 255 - v * 1.42) * alpha))
        mask = mask.resize(side, Image.Resampling.BILINEAR)
        spot = (round((x - rx) * self.scale), round((y - ry) * self.scale))
        self.image.paste(Image.new("RGB", side, (38, 46, 58)), spot, mask)

    def veil(self, top: float, bottom: float, fill: Colour, alpha: float) -> None:
        """Mist across the whole picture, strongest in the middle of its height."""
        height = max(2, round((bottom - top) * self.scale))
        rise = [round(255 * alpha * math.sin(math.pi * i / (height - 1)) ** 2) for i in range(height)]
        mask = Image.frombytes("L", (1, height), bytes(rise)).resize((self.image.width, height))
        self.image.paste(Image.new("RGB", mask.size, fill), (0, round(top * self.scale)), mask)

    def _shape(self, box: Box, pen: Callable[..., None], fill: Fill, alpha: float) -> None:
        s, (wide, high) = self.scale, self.image.size
        left, top = max(0, math.floor(box[0] * s) - 1), max(0, math.floor(box[1] * s) - 1)
        right, bottom = min(wide, math.ceil(box[2] * s) + 1), min(high, math.ceil(box[3] * s) + 1)
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        times = 2 if size[0] * size[1] > LARGE else 4
        mask, k = Image.new("L", (size[0] * times, size[1] * times), 0), s * times
        pen(ImageDraw.Draw(mask), lambda p: (p[0] * k - left * times, p[1] * k - top * times), k)
        mask = mask.reduce(times)
        if alpha < OPAQUE:
            mask = mask.point(lambda v: round(v * alpha))
        if isinstance(fill, Shade):
            span = (box[1] * s - top, box[3] * s - top)
            self.image.paste(gradient(fill, size, span), (left, top), mask)
        else:
            self.image.paste(fill, (left, top, right, bottom), mask)


def gradient(shade: Shade, size: tuple[int, int], span: Point) -> Image.Image:
    """An image of `size` that runs from one colour at row span[0] to the other at row span[1]."""
    rows = bytearray()
    for row in range(size[1]):
        share = min(1.0, max(0.0, (row - span[0]) / max(1.0, span[1] - span[0])))
        rows += bytes(round(a + (b - a) * share) for a, b in zip(shade.top, shade.bottom, strict=True))
    return Image.frombytes("RGB", (1, size[1]), bytes(rows)).resize(size, Image.Resampling.NEAREST)
