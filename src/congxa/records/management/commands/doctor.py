"""``congxa doctor``: looks the whole house over and says what is not well."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from congxa.records.examination import all_checks, examine

_MARKS = {"ok": "✓", "warning": "!", "error": "✗"}


class Command(BaseCommand):
    help = "Looks the whole house over; one line for each finding, exit status 1 when something is broken."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask every question and print each finding as soon as it is known."""
        found: list[dict[str, str]] = []
        for check in all_checks():
            for finding in examine(check):
                found.append({"check": check.key, "level": finding.level, "sentence": finding.sentence})
                if not options["json"]:
                    self._print(str(check.label), finding.level, finding.sentence)
        errors = sum(finding["level"] == "error" for finding in found)
        if options["json"]:
            self.stdout.write(json.dumps({"ok": not errors, "findings": found}, ensure_ascii=False, indent=1))
        if errors:
            raise CommandError(_("%(count)d lỗi cần xử lý.") % {"count": errors})

    def _print(self, label: str, level: str, sentence: str) -> None:
        style = {"ok": self.style.SUCCESS, "warning": self.style.WARNING, "error": self.style.ERROR}[level]
        self.stdout.write(f"{style(_MARKS[level])} {label}: {sentence}")
