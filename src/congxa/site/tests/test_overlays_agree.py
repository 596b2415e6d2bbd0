"""Django merges all overlays into one catalogue, so a sentence must read the same in each of them."""

from collections import defaultdict
from pathlib import Path

from babel.messages.pofile import read_po

OVERLAY = Path(__file__).parents[1] / "overlay"


def test_a_sentence_has_one_translation() -> None:
    said: defaultdict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for path in OVERLAY.glob("*/locale/vi/LC_MESSAGES/*.po"):
        with path.open("rb") as file:
            for entry in read_po(file, locale="vi"):
                original, text = (t if isinstance(t, str) else (t or [""])[0] for t in (entry.id, entry.string))
                if original:
                    said[path.stem, entry.context, original].add(text)
    assert {original: texts for original, texts in said.items() if len(texts) > 1} == {}
