"""Photographs the demo's pages for the docs: ``python -m tests.journeys.shots docs/pictures``.

Each picture is a JPEG of at most 250 KB, named page and width: ``home-360.jpg``, ``home-1280.jpg``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS, answers, free_port, sign_in, wait_until

LIMIT = 250_000
SIZES = {360: 740, 1280: 900}
PUBLIC = {"home": "/", "commune": "/tan-vinh/", "search": "/tim-kiem/?q=nong+thon+moi", "display": "/hien-thi/"}
EDITOR = "bientap.tan-vinh"


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo from an empty folder and give its address."""
    with TemporaryDirectory() as var:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        environment = os.environ | {"CONGXA_MODE": "demo", "CONGXA_VAR": var, "BASE_URL": url}
        command = [sys.executable, "-m", "congxa.site", "demo", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        try:
            wait_until(lambda: answers(url), 180, "the demo did not open")
            yield url
        finally:
            process.terminate()
            process.wait(30)


def as_jpeg(shot: bytes) -> bytes:
    """Return a picture as JPEG, in the best quality that stays below the limit."""
    picture = Image.open(BytesIO(shot)).convert("RGB")
    for quality in (88, 80, 70, 60, 45, 30):
        data = BytesIO()
        picture.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= LIMIT:
            break
    return data.getvalue()


def photograph(browser: Browser, url: str, width: int, folder: Path) -> None:
    """Photograph all pages at one width, first as a reader, then as an editor."""
    size = {"width": width, "height": SIZES[width]}
    context = browser.new_context(base_url=url, viewport=size, locale="vi-VN")  # type: ignore[arg-type]
    page = context.new_page()
    for name, path in PUBLIC.items():
        page.goto(path)
        _keep(page, folder / f"{name}-{width}.jpg")
    page.goto("/")
    page.goto(page.locator("main h2 a, main h3 a").first.get_attribute("href") or "/")
    _keep(page, folder / f"article-{width}.jpg")
    sign_in(page, EDITOR)
    page.goto("/tan-vinh/ban-lam-viec/")
    _keep(page, folder / f"desk-{width}.jpg")
    page.goto("/tan-vinh/quan-tri/")
    _keep(page, folder / f"editor-{width}.jpg")
    context.close()


def _keep(page: Page, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    path.write_bytes(as_jpeg(page.screenshot()))
    sys.stdout.write(f"{path} {path.stat().st_size // 1000} KB\n")


def main(folder: Path) -> None:
    """Photograph everything into ``folder``."""
    if CHROMIUM is None:
        sys.exit("no Chromium on this machine (Debian: chromium)")
    folder.mkdir(parents=True, exist_ok=True)
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width in SIZES:
            photograph(browser, url, width, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
