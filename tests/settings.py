"""Settings of the test suite: the product's own settings file in test mode."""

import os

os.environ["CONGXA_MODE"] = "test"

from congxa.site.settings import *  # noqa: F403
