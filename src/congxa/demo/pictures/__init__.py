"""Draws the demo's pictures with Pillow alone: flat scenes of a hill district, no photographs, no fonts.

`draw` makes one picture from a motif and a seed; the same two always give the same pixels. The pictures are
illustrations and are captioned so ("Hình minh họa").
"""

import random
from collections.abc import Callable

from PIL import Image

from congxa.demo.pictures import indoors, land, public, stage, tables, village, works
from congxa.demo.pictures.canvas import BASE, Canvas
from congxa.demo.pictures.palette import MOODS

CREDIT = "Hình minh họa"

Scene = Callable[[Canvas], None]

SCENES: dict[str, tuple[str, Scene]] = {
    "hills": ("Đồi núi trong sương sớm", land.hills),
    "terraces": ("Ruộng bậc thang", land.terraces),
    "harvest": ("Cánh đồng lúa chín", land.harvest),
    "forest": ("Rừng", land.forest),
    "canal": ("Kênh mương nội đồng", land.canal),
    "mast": ("Trạm thu phát sóng trên đồi", land.mast),
    "commune_house": ("Trụ sở ủy ban nhân dân", public.commune_house),
    "loudspeaker": ("Loa truyền thanh", public.loudspeaker),
    "school": ("Sân trường", public.school),
    "post_point": ("Điểm bưu điện văn hóa", public.post_point),
    "one_stop": ("Bộ phận một cửa", indoors.one_stop),
    "meeting": ("Hội trường", indoors.meeting),
    "vaccination": ("Buổi tiêm chủng", indoors.vaccination),
    "computer": ("Bàn làm việc với máy tính", tables.computer),
    "papers": ("Văn bản và con dấu", tables.papers),
    "culture": ("Đêm văn nghệ cồng chiêng", stage.culture),
    "stilt_house": ("Nhà sàn", village.stilt_house),
    "market": ("Phiên chợ", village.market),
    "road_works": ("Sửa đường", works.road_works),
    "sports": ("Hội thao", works.sports),
    "cleanup": ("Vệ sinh đường làng", works.cleanup),
}

MOTIFS: dict[str, str] = {key: label for key, (label, _scene) in SCENES.items()}


def draw(motif: str, seed: int, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """One picture. `size` is width and height in pixels; another shape than 8:5 is cut from the middle.

    Raises KeyError for an unknown motif and ValueError for a size without area.
    """
    _label, scene = SCENES[motif]
    width, height = size
    if width <= 0 or height <= 0:
        raise ValueError(f"A picture needs a width and a height, got {size}.")
    rng = random.Random(f"{motif}/{seed}")  # noqa: S311 -- a drawing, not a secret
    scale = max(width / BASE[0], height / BASE[1])
    canvas = Canvas(scale, MOODS[seed % len(MOODS)], rng)
    scene(canvas)
    full = canvas.image
    left, top = (full.width - width) // 2, (full.height - height) // 2
    return full.crop((left, top, left + width, top + height))
