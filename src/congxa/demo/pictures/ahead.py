"""Draws pictures in a process of its own while the tables are made: a machine with two cores has a hand free then.

Nothing depends on it. A picture that is not drawn yet when it is needed is drawn by whoever needs it.
"""

import subprocess
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from congxa.demo.pictures import draw

SIZE = (1280, 800)
Wanted = tuple[str, int]
"""A motif and a seed."""


def jpeg(motif: str, seed: int) -> bytes:
    """One picture as the demo's articles have it."""
    data = BytesIO()
    draw(motif, seed, SIZE).save(data, "JPEG", quality=84)
    return data.getvalue()


class Ahead:
    """Within it `wanted` are drawn, in this order; `picture` gives each of them, or any other."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self._words = [_name(*one) for one in wanted]

    def __enter__(self) -> "Ahead":
        self._folder = TemporaryDirectory(prefix="congxa-pictures-")
        command = [sys.executable, "-m", "congxa.demo.pictures.ahead", self._folder.name, *self._words]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own program
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def picture(self, motif: str, seed: int) -> bytes:
        """The picture, drawn already or drawn now."""
        try:
            return (Path(self._folder.name) / _name(motif, seed)).read_bytes()
        except FileNotFoundError:
            return jpeg(motif, seed)


def _name(motif: str, seed: int) -> str:
    return f"{motif}-{seed}"


def main(folder: str, *words: str) -> None:
    """Draw each picture into the folder; it has its name only when it is whole."""
    for word in words:
        motif, _dash, seed = word.rpartition("-")
        draft = Path(folder) / f".{word}"
        draft.write_bytes(jpeg(motif, int(seed)))
        draft.replace(Path(folder) / word)


if __name__ == "__main__":
    main(*sys.argv[1:])
