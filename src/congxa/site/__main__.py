"""``python -m congxa.site`` is the same as ``congxa``."""

from congxa.site.commands import main

main()
