"""Settings of the test suite: the product's own settings file in test mode."""

import os

os.environ["CONGXA_MODE"] = "test"

from congxa.site.settings import *  # noqa: F403
from congxa.site.settings import CACHES

CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "main")  # parallel workers share one Redis
