"""A real server with the demo, and a real browser, for the journeys."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="journeys need `make e2e` (playwright is not installed)")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.ports import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "cong-xa-demo"
PATIENCE = 900  # seconds until the demo must be open: half a minute alone, minutes on a machine that is busy


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey as driving a browser, and skip it with a clear line where there is none."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine (Debian: chromium)"))


@dataclass(frozen=True)
class Server:
    """The demo being served."""

    url: str
    port: int
    var: Path
    process: "subprocess.Popen[bytes]"

    def host(self, name: str) -> str:
        """Return the address of an office's own host."""
        return f"http://{name}:{self.port}"


@contextmanager
def demo_server(var: Path) -> Iterator[Server]:
    """Prepare the demo in the empty folder ``var`` and serve it as ``make demo`` does, until the block ends."""
    port = free_port()
    environment = os.environ | {"CONGXA_MODE": "demo", "CONGXA_VAR": str(var), "BASE_URL": f"http://127.0.0.1:{port}"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    log = (var / "server.log").open("wb")
    command = [sys.executable, "-m", "congxa.site", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: answers(url), PATIENCE, f"the demo did not open; see {var}/server.log")
        yield Server(url, port, var, process)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, for all journeys together."""
    with demo_server(tmp_path_factory.mktemp("demo")) as served:
        yield served


def answers(url: str) -> bool:
    """Return whether the server gives a page."""
    try:
        with urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def wait_until(true: Callable[[], bool], seconds: float, otherwise: str) -> None:
    """Wait for something that happens in another process, and say what did not happen."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone of 360 pixels with JavaScript switched off."""
    yield from _page(
        browser.new_context(
            base_url=server.url, viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="vi-VN"
        )
    )


@pytest.fixture
def desktop(browser: Browser, server: Server) -> Iterator[Page]:
    """A desktop of 1280 pixels."""
    yield from _page(browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, locale="vi-VN"))


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    context.close()


def sign_in(page: Page, username: str) -> None:
    """Sign in as one of the demo's people."""
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit], main input[type=submit]")
    page.wait_for_load_state()


def settle(page: Page) -> None:
    """Wait until the page asks for nothing more."""
    page.wait_for_load_state("networkidle")


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong on a page, one line per rule and place."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
