"""What ``congxa doctor`` asks: each room lists its own questions in ``checks.py`` as ``CHECKS``."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from congxa.kernel.rooms import room_modules

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: a sentence that says what is so and, unless all is well, what to do."""

    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One question, named ``room.subject``; ``ask`` gives at least one finding and changes nothing."""

    key: str
    label: str | Promise
    ask: Callable[[], Iterable[Finding]]


def all_checks() -> list[Check]:
    """Return the questions of all rooms, from the ground up."""
    modules = list(room_modules((config.name for config in apps.get_app_configs()), "checks"))
    return [check for module in reversed(modules) for check in getattr(module, "CHECKS", ())]


def examine(check: Check) -> Iterator[Finding]:
    """Ask one question; a question that breaks is itself an error and does not keep others from being asked."""
    try:
        yield from check.ask()
    except Exception as error:
        sentence = _("Không kiểm tra được: %(error)s") % {"error": f"{type(error).__name__}: {error}"}
        yield Finding("error", sentence)
