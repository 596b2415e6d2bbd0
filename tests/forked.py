"""What the process imports from which the players of `tests.processes` are forked: Django, set up, and the players."""

import os

import django

os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "CONGXA_MODE": "test", "CACHE_URL": ""}
django.setup()

import congxa.dossiers.tests.players  # noqa: E402 -- after Django was set up
import congxa.dossiers.tests.queue_players  # noqa: E402 -- after Django was set up
import congxa.records.tests.players  # noqa: E402, F401 -- after Django was set up
