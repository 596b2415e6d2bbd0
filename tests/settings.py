"""Settings of the test suite: the product's own settings in test mode."""

import os
import re

os.environ["CONGXA_MODE"] = "test"

# Each process of the suite has its own Redis database, because emptying a cache empties its whole database.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
if os.environ.get("CACHE_URL"):
    os.environ["CACHE_URL"] = re.sub(r"/\d*$", "", os.environ["CACHE_URL"]) + f"/{_worker}"

from congxa.site.settings import *
