"""Writes the figures of a dated run into docs/operations/speed.md: ``python -m bench.table [FILE]``.

Without a file the newest of docs/bench is taken. What lies between the two marks is replaced, the rest is kept.
"""

import json
import sys
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "operations" / "speed.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
KINDS = {
    "constant": "constant body of the same size",
    "cached": "Cổng Xã, from the page cache",
    "uncached": "Cổng Xã, made anew",
    "stock_cached": "stock Wagtail, from Django's site cache",
    "stock_uncached": "stock Wagtail, made anew",
}
RATIOS = {
    "cached_to_constant": "cached to constant",
    "uncached_to_stock_uncached": "made anew to stock Wagtail made anew",
    "cached_to_stock_cached": "cached to stock Wagtail's site cache",
}


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table; all columns but the first are numbers."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|--:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def of_page(name: str, page: dict[str, Any]) -> str:
    """Return the two tables of one page: requests per second with the 95th percentile, and the ratios."""
    one, many = page["connections_1"], page["connections_32"]
    rows = [[words, *(cell for part in (one, many) for cell in _cells(part[kind]))] for kind, words in KINDS.items()]
    speeds = table(["", "1 connection, /s", "p95, ms", "32 connections, /s", "p95, ms"], rows)
    compared = [[words, f"{one['ratios'][key]:.2f}", f"{many['ratios'][key]:.2f}"] for key, words in RATIOS.items()]
    return f"### {name.capitalize()}\n\n{speeds}\n\n{table(['Ratio', '1 connection', '32 connections'], compared)}"


def _cells(figure: dict[str, float]) -> list[str]:
    spread = f"{figure['per_second']:.0f} ({figure['lowest']:.0f}–{figure['highest']:.0f})"
    return [spread, f"{figure['p95_ms']:.1f}"]


def _count(name: str, page: dict[str, Any]) -> list[str]:
    cached = str(page["cached"]) if page["kept"] else "not kept"
    return [name.replace("_", " "), str(page["uncached"]), str(page["after_publishing"]), cached]


def figures(run: dict[str, Any]) -> str:
    """Return everything of a run that the page shows."""
    machine, how = run["machine"], run["how"]
    parts = [
        f"Measured on {run['date']}: {machine['cores']} cores, {machine['system']}, Python {machine['python']}, "
        f"Django {machine['django']}, Wagtail {machine['wagtail']}, granian {machine['granian']}, SQLite "
        f"{machine['sqlite']}; {how['tool']}, {how['rounds']} rounds of {how['seconds_each']} s, load average "
        f"{how['load_average']['before']} before and {how['load_average']['after']} after. Medians, in brackets the "
        "slowest and the fastest round."
    ]
    parts += [of_page(name, page) for name, page in run["pages"].items()]
    counted = [_count(name, page) for name, page in run["queries"].items()]
    parts.append("### Queries\n\n" + table(["Page", "made anew", "first after publishing", "cached"], counted))
    views = [
        [f"{width} pixels", f"{view['bytes'] / 1000:.1f} KB", str(view["requests"])]
        for width, view in run["first_view"].items()
    ]
    parts.append("### First view of the home page\n\n" + table(["Width", "over the wire", "requests"], views))
    parts.append(f"First views: {next(iter(run['first_view'].values()))['how']}.")
    start, memory = run["start_up"], run["memory"]
    parts.append(
        "### Start and memory\n\n"
        f"`congxa serve` answers {start['serve_s']} s after its start, a second `congxa demo` after "
        f"{start['second_demo_s']} s. All processes of `congxa serve` together hold {memory['idle_mib']} MiB (PSS) "
        f"idle and {memory['after_load_mib']} MiB after load."
    )
    aims = [[aim["what"], aim["aim"], f"{aim['measured']:g}", "yes" if aim["met"] else "**no**"] for aim in run["aims"]]
    parts.append("### Aims\n\n" + table(["What", "aim", "measured", "met"], aims))
    return "\n\n".join(parts)


def main() -> None:
    """Replace the figures in the page."""
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else max((DOCS / "bench").glob("*.json"))
    run = json.loads(chosen.read_text(encoding="utf-8"))
    before, _mark, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{figures(run)}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
