"""Few examples in a daily run, so that the kernel's suite stays under ten seconds; `--hypothesis-profile=long` digs.

With `HYPOTHESIS_PROFILE=mutants` a failure is enough: nobody reads the example, so none is made small.
"""

import os

from hypothesis import Phase, settings

settings.register_profile("daily", max_examples=40, deadline=None, derandomize=True)
settings.register_profile(
    "mutants", settings.get_profile("daily"), max_examples=15, phases=(Phase.explicit, Phase.generate)
)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "daily"))
