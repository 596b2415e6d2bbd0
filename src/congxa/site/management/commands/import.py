"""``congxa import WHAT …``: hands the work to the room that declares WHAT in its ``importers.py``."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser

from congxa.kernel.rooms import room_modules


def importers() -> dict[str, type[BaseCommand]]:
    """Return every importer of every room by name.

    Raises:
        ValueError: two rooms declare the same name.
    """
    found: dict[str, type[BaseCommand]] = {}
    for module in room_modules((config.name for config in apps.get_app_configs()), "importers"):
        declared = getattr(module, "IMPORTERS", {})
        twice = found.keys() & declared.keys()
        if twice:
            raise ValueError(f"{module.__name__} declares again: {', '.join(sorted(twice))}")
        found.update(declared)
    return found


class Command(BaseCommand):
    """Knows no list itself."""

    help = "Nạp dữ liệu từ tệp hoặc từ gói: congxa import units FILE, congxa import unit-events FILE …"

    def add_arguments(self, parser: CommandParser) -> None:
        """Give each importer a subcommand with the arguments it declares."""
        choices = parser.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=ArgumentParser)
        for name, importer in sorted(importers().items()):
            sub = choices.add_parser(name, help=str(importer.help), description=str(importer.help))
            importer().add_arguments(sub)  # type: ignore[arg-type]  # a subparser lacks nothing importers use

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the importer that was named, with this command's output."""
        importer = importers()[options["what"]](no_color=options["no_color"])
        importer.stdout, importer.stderr, importer.style = self.stdout, self.stderr, self.style
        importer.handle(*args, **options)
