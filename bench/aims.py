"""What the figures are held against."""

from typing import Any

CACHED_TO_CONSTANT = 0.6
UNCACHED_TO_STOCK = 3.0
FIRST_VIEW_BYTES = 100_000
FIRST_VIEW_REQUESTS = 12
QUERIES = 12
PAPER_MS = 100


def judge(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each aim with what was measured and whether it is met."""
    return [
        *_speeds(found["pages"]),
        *_first_views(found["first_view"]),
        *_queries(found["queries"]),
        *_papers(found["papers"]),
    ]


def _aim(what: str, aim: str, measured: float, *, met: bool) -> dict[str, Any]:
    return {"what": what, "aim": aim, "measured": measured, "met": met}


def _speeds(pages: dict[str, Any]) -> list[dict[str, Any]]:
    wanted = (("cached_to_constant", CACHED_TO_CONSTANT), ("uncached_to_stock_uncached", UNCACHED_TO_STOCK))
    return [
        _aim(f"{name}, {name_of(figures)}: {ratio}", f"≥ {least:g}", value, met=value >= least)
        for ratio, least in wanted
        for name, page in pages.items()
        for figures in ("connections_1", "connections_32")
        for value in [page[figures]["ratios"][ratio]]
    ]


def name_of(figures: str) -> str:
    """Return ``32 connections`` for ``connections_32``."""
    number = figures.rpartition("_")[2]
    return f"{number} connection{'' if number == '1' else 's'}"


def _first_views(views: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for width, view in views.items():
        size, requests, foreign = view["bytes"], view["requests"], len(view["third_party"])
        found += [
            _aim(f"first view at {width}: bytes", f"< {FIRST_VIEW_BYTES}", size, met=size < FIRST_VIEW_BYTES),
            _aim(f"first view at {width}: requests", f"< {FIRST_VIEW_REQUESTS}", requests,
                 met=requests < FIRST_VIEW_REQUESTS),
            _aim(f"first view at {width}: third-party requests", "0", foreign, met=not foreign),
        ]  # fmt: skip
    return found


def _queries(pages: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for case, most in (("uncached", QUERIES), ("after_publishing", QUERIES)):
        worst = max(page[case] for page in pages.values())
        found.append(_aim(f"queries of the most demanding page, {case}", f"≤ {most}", worst, met=worst <= most))
    kept = [page["cached"] for page in pages.values() if page["kept"]]
    return [*found, _aim("queries of a cached page", "0", max(kept), met=max(kept) == 0)]


def _papers(printed: dict[str, Any]) -> list[dict[str, Any]]:
    slowest = max(paper["median"] for paper in printed["papers"].values())
    each = printed["each_of_a_batch_of_30"]
    return [
        _aim("slowest paper, median, ms", f"< {PAPER_MS}", slowest, met=slowest < PAPER_MS),
        _aim("each paper of a batch of 30, ms", f"< {PAPER_MS}", each, met=each < PAPER_MS),
    ]
