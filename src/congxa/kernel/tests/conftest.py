"""Few examples in a daily run, so that the kernel's suite stays under ten seconds; `--hypothesis-profile=long` digs."""

from hypothesis import settings

settings.register_profile("daily", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("daily")
