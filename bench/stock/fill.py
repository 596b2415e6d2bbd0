"""Fills the peer with as many pages, of the same length, as the demo has: ``python -m bench.stock.fill``.

Prints the addresses to measure as JSON.
"""

import io
import json
import os
import random
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.stock.settings"

import django

django.setup()

from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import Page, Site

from bench.stock.models import ArticlePage, HomePage, SectionPage

ARTICLES, STANDING, SECTIONS, PICTURES, LINKS = 111, 42, 6, 24, 24
ROWS = 15  # of the table in an article
NAME = "Huyện Lương Sơn"
ADDRESSES = {
    "home": "/",
    "article": f"/muc-0/bai-{ARTICLES - ARTICLES % SECTIONS - SECTIONS}/",
    "search": "/tim-kiem/?q=loa+truy%E1%BB%81n+thanh",
}
SEARCHED, ONE_IN = "loa truyền thanh", 8
WORDS = (
    "xã huyện nông thôn mới tiêu chí người dân chính quyền dịch vụ công trực tuyến hội nghị triển khai kế hoạch phòng "
    "chống dịch bệnh gia súc đường giao thông trường học trạm y tế cải cách hành chính văn hóa thông tin tuyên truyền "
    "đoàn kiểm tra công tác quý hộ nghèo cận nghèo sản phẩm tổ hợp tác thủy lợi lũ bão bầu cử hội đồng nhân dân"
).split()
chance = random.Random(2018)


def words(count: int) -> str:
    """Return ``count`` words."""
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def pictures() -> list[Image]:
    """Make pictures with something on them."""
    made = []
    for number in range(PICTURES):
        noise = Picture.frombytes("RGB", (48, 32), chance.randbytes(48 * 32 * 3)).resize((1200, 800))
        held = io.BytesIO()
        noise.save(held, "JPEG", quality=80)
        held.seek(0)
        made.append(Image.objects.create(title=words(5), file=ImageFile(held, f"{number}.jpg")))
    return made


def article(number: int, photo: Image) -> ArticlePage:
    """Make an article with the parts and the length of the one that is measured of ours."""
    text, more = ("".join(f"<p>{words(45)}.</p>" for _paragraph in range(count)) for count in (2, 3))
    rows = [["Nội dung", "Kết quả"], *([words(8), words(3)] for _row in range(ROWS))]
    table = {"data": rows, "first_row_is_table_header": True, "first_col_is_header": False, "table_caption": words(9)}
    wanted = SEARCHED if number % ONE_IN == 0 else words(3).lower()
    page = ArticlePage(
        title=f"{words(6)} {wanted}",
        slug=f"bai-{number}",
        lead=f"{words(22)} {wanted}.",
        search_description=words(22),
        date=datetime(2020, 1, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")) + timedelta(hours=7 * number),
        photo=photo,
        caption=words(12),
        author="Ban biên tập",
        source_name="Báo Hòa Bình",
        source_url="https://baohoabinh.com.vn",
        body=json.dumps(
            [
                {"type": kind, "value": value}
                for kind, value in (
                    ("heading", words(3)),
                    ("text", text),
                    ("table", table),
                    ("heading", words(5)),
                    ("text", more),
                    ("quote", words(25)),
                )
            ]
        ),
    )
    page.tags.add(f"the-{number % 5}", f"nhom-{number % 3}")
    return page


def fill() -> None:
    """Make the site."""
    photos = pictures()
    Site.objects.all().delete()
    Page.objects.get(depth=1).get_children().delete()
    root = Page.objects.get(depth=1)
    links = json.dumps([{"type": "link", "value": words(3)} for _link in range(LINKS)])
    home = root.add_child(instance=HomePage(title=NAME, slug="stock", links=links))
    Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True, site_name=NAME)
    sections = [
        home.add_child(instance=SectionPage(title=words(3), slug=f"muc-{n}", show_in_menus=True))
        for n in range(SECTIONS)
    ]
    for number in range(STANDING):
        sections[-1].add_child(instance=SectionPage(title=words(4), slug=f"trang-{number}"))
    for number in range(ARTICLES):
        sections[number % SECTIONS].add_child(instance=article(number, photos[number % PICTURES]))


if __name__ == "__main__":
    call_command("migrate", verbosity=0, interactive=False)
    if not HomePage.objects.exists():
        with transaction.atomic():
            fill()
    sys.stdout.write(json.dumps(ADDRESSES) + "\n")
