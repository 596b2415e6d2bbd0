"""The editor loads the script that translates what its own scripts do not."""

from pathlib import Path

from babel.messages.pofile import read_po
from django.contrib.staticfiles import finders
from wagtail import hooks
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry

from congxa.site.wagtail_hooks import EDITOR_WORDS, editor_words

CATALOGUE = Path(__file__).parents[1] / "overlay/wagtail-admin/locale/vi/LC_MESSAGES/djangojs.po"


def test_every_editor_screen_loads_the_script() -> None:
    assert editor_words in hooks.get_hooks("insert_global_admin_js")
    assert finders.find(EDITOR_WORDS)


def test_the_catalogue_knows_both_buttons() -> None:
    with CATALOGUE.open("rb") as file:
        words = read_po(file, locale="vi")
    assert [words[button].string for button in ("Edit", "Remove")] == ["Sửa", "Gỡ bỏ"]


def test_the_history_tells_of_unlocking_as_an_event() -> None:
    message = log_registry.get_formatter(ModelLogEntry(action="wagtail.unlock")).format_message(ModelLogEntry())
    assert message == "Đã mở khóa"
