"""A PDF that an editor uploads is shown by the browser's own viewer, and not yet to anybody else."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Server, sign_in

RED = (204, 0, 0)


def red_page() -> bytes:
    """Return a PDF whose one page is red from edge to edge."""
    data = BytesIO()
    Image.new("RGB", (600, 800), RED).save(data, "PDF")
    return data.getvalue()


def redness(page: Page) -> float:
    """Return how much of what the browser shows is red, from 0 to 1."""
    with Image.open(BytesIO(page.screenshot())) as shot:
        data = shot.convert("RGB").tobytes()
    pixels = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    return sum(abs(r - RED[0]) < 12 and g < 12 and b < 12 for r, g, b in pixels) / len(pixels)


def upload(page: Page) -> str:
    """Upload the PDF through the editor's form and return its address."""
    page.goto("/tan-vinh/quan-tri/documents/add/")
    page.fill("[name=title]", "Trang đỏ")
    page.set_input_files("[name=file]", {"name": "trang-do.pdf", "mimeType": "application/pdf", "buffer": red_page()})
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile(r"/quan-tri/documents/$"))
    return str(page.locator("a[href*='/tep/'][href$='trang-do.pdf']").first.get_attribute("href"))


def test_pdf_is_seen_in_the_browser_and_by_nobody_else(browser: Browser, server: Server, desktop: Page) -> None:
    sign_in(desktop, "bientap.tan-vinh")
    address = upload(desktop)
    answer = desktop.goto(address)
    assert answer is not None
    assert answer.header_value("content-type") == "application/pdf"
    for _ in range(50):
        if redness(desktop) > 0.2:
            break
        desktop.wait_for_timeout(200)
    assert redness(desktop) > 0.2, "the viewer shows no page"
    stranger = browser.new_context(base_url=server.url).new_page()
    refused = stranger.goto(address)
    assert refused is not None
    assert refused.status == 404
    stranger.context.close()
