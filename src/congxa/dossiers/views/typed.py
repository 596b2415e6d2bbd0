"""Words that were typed outside a form object, as the room may keep them."""

from collections.abc import Mapping

from congxa.kernel.text import storable


def typed(data: Mapping[str, object], name: str, longest: int = 200) -> str:
    """Return what `data` (``request.GET``, ``request.POST``) has under `name`: storable, trimmed, cut to `longest`."""
    return storable(str(data.get(name, ""))).strip()[:longest]
