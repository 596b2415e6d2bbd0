"""Entry of the ``congxa`` command: Django's management commands under the product's name."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

from congxa.site import env

_ONLY_TELL = {"help", "version", "--help", "--version", "-h"}


def main() -> None:
    """Run the command named on the command line, unless its data folder cannot be used: that is said in a sentence.

    Outside production a missing folder is made; there, a slip of the pen would begin a second, empty installation.
    """
    if not _ONLY_TELL.intersection(sys.argv[1:2] or ["help"]):
        make = env.text("CONGXA_MODE", "production") != "production"
        problem = env.folder_problem(Path(env.text("CONGXA_VAR", "var")).resolve(), make=make)
        if problem:
            sys.exit(problem)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")
    execute_from_command_line([os.environ.get("CONGXA_PROG", "congxa"), *sys.argv[1:]])
