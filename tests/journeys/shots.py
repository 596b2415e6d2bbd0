"""Photographs the pages for the documentation: ``python -m tests.journeys.shots docs/pictures`` (``make shots``).

Serves a demo of its own, opens each page of :data:`PAGES` at each of :data:`WIDTHS` in Chromium and writes
``<name>-<width>.jpg`` of at most :data:`HEAVIEST` bytes. A page that does not answer 200 is named and left out.
"""

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS, Server, demo_server, sign_in

ARTICLE = "13-xa-dat-tieu-chi-thong-tin-va-truyen-thong"
EDITOR = "quantri"
HEIGHTS = {360: 1100, 1280: 1000}
WIDTHS = tuple(HEIGHTS)
HEAVIEST = 250_000


@dataclass(frozen=True)
class Shot:
    """A page to photograph: the picture's name, where it is and whether an official opens it."""

    name: str
    path: str
    signed_in: bool = False


PAGES = (
    Shot("home", "/"),
    Shot("article", f"/tin-tuc/nong-thon-moi/{ARTICLE}/"),
    Shot("commune", "/tan-vinh/"),
    Shot("search", "/tim-kiem/?q=nong+thon+moi"),
    Shot("display", "/hien-thi/"),
    Shot("editor", "/quan-tri/pages/{article}/edit/", signed_in=True),
    Shot("desk", "/ban-lam-viec/", signed_in=True),
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
    """Take the pictures of one width, first as a citizen and then signed in; return how many failed."""
    size = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(base_url=server.url, viewport=size, locale="vi-VN", reduced_motion="reduce")  # type: ignore[arg-type]  # a plain dict is what it wants
    page, failed, known = context.new_page(), 0, False
    for shot in sorted(PAGES, key=lambda one: one.signed_in):
        if shot.signed_in and not known:
            sign_in(page, EDITOR)
            known = True
        failed += not _photograph(page, shot, server, folder / f"{shot.name}-{width}.jpg")
    context.close()
    return failed


def _photograph(page: Page, shot: Shot, server: Server, target: Path) -> bool:
    answer = page.goto(shot.path.format(article=_article_id(server)), wait_until="networkidle")
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
    with sqlite3.connect(server.var / "congxa.sqlite3") as database:
        row = database.execute("SELECT id FROM wagtailcore_page WHERE slug = ?", (ARTICLE,)).fetchone()
    return int(row[0])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
