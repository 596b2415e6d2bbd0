"""The numbers below a list that goes over several pages."""

from collections.abc import Callable

NEAR = 2


def page_links(here: int, last: int, address: Callable[[int], str]) -> list[tuple[int, str]]:
    """Return (number, address) of the first, the last and the pages near ``here``; 0 stands for a gap.

    Empty when one page holds all.
    """
    shown = sorted({1, last, *range(max(1, here - NEAR), min(last, here + NEAR) + 1)})
    rows: list[tuple[int, str]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number > before + 1:
            rows.append((0, ""))
        rows.append((number, address(number)))
    return rows if last > 1 else []
