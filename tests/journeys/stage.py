"""Several people on one stage: each signed in on a screen of their own, every page seen wide and narrow, and time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Server, sign_in, violations

WIDTHS = (1280, 360)
_PASS = """
from datetime import timedelta
from django.db.models import DateTimeField, F
from django.utils import timezone
from congxa.dossiers.dating import facts_of
from congxa.dossiers.domain.clock import dates
from congxa.dossiers.models import Dossier, Extension
from congxa.kernel.clock import day_of
from congxa.units.service import work_calendar
one, now, day = Dossier.objects.get(code="{code}"), timezone.now(), timedelta(days=1)
calendar = work_calendar(one.office)
wanted = day_of(now) + day * {ahead}
while not calendar.works(wanted):
    wanted += day if {ahead} > 0 else -day
parts = [(related.related_model, related.field.name) for related in Dossier._meta.related_objects]
while day_of(dates(facts_of(one, kept=None), calendar, now=now).due) > wanted:
    for model, name in [(Dossier, "pk"), *parts]:
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, DateTimeField)]
        if fields and model._meta.app_label == "dossiers":
            model._base_manager.filter(**{{name: one.pk}}).update(**{{f: F(f) - day for f in fields}})
    one = Dossier.objects.get(pk=one.pk)
due, letter = dates(facts_of(one, kept=None), calendar, now=now).due, Extension.objects.filter(dossier=one)
letter.update(old_date=due)
promised = letter.get().new_date if letter else due
Dossier.objects.filter(pk=one.pk).update(due_at=due, promised_at=max(due, promised))
"""


@contextmanager
def screen(browser: Browser, server: Server, username: str = "", *, script: bool = True) -> Iterator[Page]:
    """A browser of one person, signed in when a name is given; without one, of a citizen."""
    context = browser.new_context(
        base_url=server.url, viewport={"width": 1280, "height": 900}, java_script_enabled=script, locale="vi-VN"
    )
    page = context.new_page()
    if username:
        sign_in(page, username)
    yield page
    context.close()


def good_to_read(page: Page) -> None:
    """Axe finds nothing on the page, and it is not wider than the window, on a desktop and on a phone."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        assert violations(page) == [], (page.url, width)
    if before is not None:
        page.set_viewport_size(before)


def good_to_read_without_script(page: Page, server: Server) -> None:
    """The same for a page of somebody without JavaScript, which axe needs: it looks with the same cookies."""
    browser = page.context.browser
    assert browser is not None
    twin = browser.new_context(base_url=server.url, storage_state=page.context.storage_state(), locale="vi-VN")
    shown = twin.new_page()
    shown.goto(page.url)
    good_to_read(shown)
    twin.close()


def ask(server: Server, script: str) -> str:
    """Run a few lines in the demo's installation and return what they print."""
    environment = os.environ | {"CONGXA_MODE": "demo", "CONGXA_VAR": str(server.var), "BASE_URL": server.url}
    environment["DJANGO_SETTINGS_MODULE"] = "congxa.site.settings"
    command = [sys.executable, "-m", "django", "shell", "-v", "0", "-c", script]
    return subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120, text=True).stdout


def let_time_pass(server: Server, code: str, *, ahead: int) -> None:
    """Move everything about one dossier into the past, day by day, until its date of the law is the first working day
    from `ahead` days after today on, or when negative the last up to then. Its dates stay what the clock says."""
    ask(server, _PASS.format(code=code.replace("-", ""), ahead=ahead))
