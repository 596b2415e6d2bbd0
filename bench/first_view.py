"""What the first view of a page costs: bytes over the wire and requests, at the width of a phone and of a desktop."""

import gzip
import shutil
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import Any
from urllib.parse import urljoin

from bench.servers import get

WIDTHS = {360: 740, 1280: 900}
Cost = dict[str, Any]


def first_views(url: str) -> dict[str, Cost]:
    """Return bytes and requests of a first view of ``url`` per width, as Chromium has it where there is one."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium and find_spec("playwright"):
        return {str(width): _in_chromium(chromium, url, width, height) for width, height in WIDTHS.items()}
    return {str(width): _by_reading(url, width) for width in WIDTHS}


def _in_chromium(chromium: str, url: str, width: int, height: int) -> Cost:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only where it is installed

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": height})
        wire = page.context.new_cdp_session(page)
        asked: dict[str, str] = {}
        sizes: dict[str, int] = {}
        wire.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
        wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
        wire.send("Network.enable")
        page.goto(url)
        page.wait_for_load_state("networkidle")
        browser.close()
    own = [key for key, address in asked.items() if not address.startswith("data:")]
    foreign = sorted({address for key in own if not (address := asked[key]).startswith(url.rstrip("/"))})
    total = round(sum(sizes.get(key, 0) for key in own))
    return {"how": "Chromium", "bytes": total, "requests": len(own), "third_party": foreign}


class Parts(HTMLParser):
    """Collects what a browser fetches at once: style sheets, scripts, icons, preloads, and pictures not put off."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag makes a browser fetch."""
        held = {name: value or "" for name, value in attrs}
        if tag == "link" and held.get("rel") in ("stylesheet", "icon", "preload"):
            self.found[held["href"]] = None
        elif tag == "script" and held.get("src"):
            self.found[held["src"]] = None
        elif tag == "img" and held.get("loading") != "lazy":
            self.found[self._picture(held)] = None

    def _picture(self, held: dict[str, str]) -> str:
        choices = [part.split() for part in held.get("srcset", "").split(",") if part.strip()]
        fitting = [
            (int(size.rstrip("w")), address) for address, size in choices if int(size.rstrip("w")) >= self._width
        ]
        return min(fitting)[1] if fitting else held.get("src", "")


def _by_reading(url: str, width: int) -> Cost:
    whole = get(url)
    parts = Parts(width)
    parts.feed((gzip.decompress(whole) if whole[:2] == b"\x1f\x8b" else whole).decode())
    sizes = {url: len(whole)}
    for address in [urljoin(url, part) for part in parts.found]:
        sizes[address] = len(get(address))
    foreign = sorted(address for address in sizes if not address.startswith(url.rstrip("/")))
    return {"how": "read from the HTML; no headers, no pictures below the first screen, preloaded fonts only",
            "bytes": sum(sizes.values()), "requests": len(sizes), "third_party": foreign}  # fmt: skip
