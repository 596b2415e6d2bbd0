"""Photographs the pages for the documentation: ``python -m tests.journeys.shots docs/pictures`` (``make shots``).

Serves a demo of its own, opens each page of :data:`PAGES` at each of :data:`WIDTHS` in Chromium and writes
``<name>-<width>.jpg`` of at most :data:`HEAVIEST` bytes. A page that does not answer 200 is named and left out.
"""

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS, Server, demo_server, sign_in

BIRTH = "1.001193"  # registering a birth
ARTICLE = "13-xa-dat-tieu-chi-thong-tin-va-truyen-thong"
HEIGHTS = {360: 1100, 1280: 1000}
WIDTHS = tuple(HEIGHTS)
HEAVIEST = 250_000


@dataclass(frozen=True)
class Shot:
    """A page to photograph: the picture's name, where it is, and the official who opens it, if it takes one."""

    name: str
    path: str
    official: str = ""


PAGES = (
    Shot("home", "/"),
    Shot("article", f"/tin-tuc/nong-thon-moi/{ARTICLE}/"),
    Shot("commune", "/tan-vinh/"),
    Shot("search", "/tim-kiem/?q=nong+thon+moi"),
    Shot("display", "/hien-thi/"),
    Shot("procedures", "/tan-vinh/dich-vu-cong/"),
    Shot("procedure", f"/tan-vinh/dich-vu-cong/{BIRTH}/"),
    Shot("waiting", "/tan-vinh/man-hinh-cho/"),
    Shot("editor", "/quan-tri/pages/{article}/edit/", "quantri"),
    Shot("desk", "/ban-lam-viec/", "quantri"),
    Shot("counter", f"/tan-vinh/ban-lam-viec/ho-so/nhan/{BIRTH}/", "motcua.tan-vinh"),
    Shot("dossiers", "/tan-vinh/ban-lam-viec/ho-so/", "thuly.tan-vinh"),
    Shot("dossier", "/tan-vinh/ban-lam-viec/ho-so/{dossier}/", "thuly.tan-vinh"),
    Shot("leader", "/tan-vinh/ban-lam-viec/lanh-dao/", "lanhdao.tan-vinh"),
    Shot("figures", "/tan-vinh/ban-lam-viec/so-lieu/", "lanhdao.tan-vinh"),
)


def main(folder: Path) -> int:
    """Photograph every page into ``folder``; return how many could not be."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as var, demo_server(Path(var)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        missing = sum(_photograph_all(browser, server, width, folder) for width in WIDTHS)
        browser.close()
    return missing


def _photograph_all(browser: Browser, server: Server, width: int, folder: Path) -> int:
    """Take the pictures of one width, each person in a browser of their own; return how many failed."""
    failed = 0
    for official in dict.fromkeys(shot.official for shot in PAGES):
        size: ViewportSize = {"width": width, "height": HEIGHTS[width]}
        context = browser.new_context(base_url=server.url, viewport=size, locale="vi-VN", reduced_motion="reduce")
        page = context.new_page()
        if official:
            sign_in(page, official)
        for shot in PAGES:
            if shot.official == official:
                failed += not _photograph(page, shot, server, folder / f"{shot.name}-{width}.jpg")
        context.close()
    return failed


def _photograph(page: Page, shot: Shot, server: Server, target: Path) -> bool:
    answer = page.goto(
        shot.path.format(article=_article_id(server), dossier=_dossier_id(server)), wait_until="networkidle"
    )
    if answer is None or answer.status != 200:
        sys.stderr.write(f"{shot.path}: {answer.status if answer else 'no answer'}, no picture\n")
        return False
    for quality in (88, 80, 70, 60, 45, 30):
        data = page.screenshot(type="jpeg", quality=quality, animations="disabled")
        if len(data) <= HEAVIEST:
            target.write_bytes(data)
            sys.stdout.write(f"{target.name}: {len(data) // 1000} kB\n")
            return True
    sys.stderr.write(f"{target.name} would be heavier than {HEAVIEST} bytes\n")
    return False


def _article_id(server: Server) -> int:
    """Return the key of the article in the demo's database."""
    return _key(server, "SELECT id FROM wagtailcore_page WHERE slug = ?", ARTICLE)


def _dossier_id(server: Server) -> int:
    """Return the key of a dossier that a case officer of Tân Vinh has in work."""
    return _key(
        server,
        "SELECT d.id FROM dossiers_dossier d JOIN units_office o ON o.id = d.holder_id "
        "WHERE o.slug = ? AND d.state = 'processing' ORDER BY d.id LIMIT 1",
        "tan-vinh",
    )


def _key(server: Server, asked: str, *given: str) -> int:
    with sqlite3.connect(server.var / "congxa.sqlite3") as database:
        return int(database.execute(asked, given).fetchone()[0])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
