"""The demo's pictures: every motif draws, in the asked size, the same each time, another for another seed."""

import hashlib
from pathlib import Path

import pytest

from congxa.demo.pictures import MOTIFS, draw
from congxa.demo.pictures.__main__ import main
from congxa.demo.pictures.ahead import Ahead, jpeg

SMALL = (320, 200)


def fingerprint(motif: str, seed: int) -> str:
    """A hash of the pixels."""
    return hashlib.sha256(draw(motif, seed, SMALL).tobytes()).hexdigest()


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_motif_draws_the_same_pixels_for_the_same_seed(motif: str) -> None:
    assert fingerprint(motif, 7) == fingerprint(motif, 7)


@pytest.mark.parametrize("motif", MOTIFS)
def test_another_seed_gives_another_picture(motif: str) -> None:
    assert len({fingerprint(motif, seed) for seed in range(6)}) == 6


@pytest.mark.parametrize("size", [(1600, 1000), (640, 640), (401, 93)])
def test_a_picture_has_the_asked_size(size: tuple[int, int]) -> None:
    assert draw("hills", 1, size).size == size


def test_a_picture_is_not_flat() -> None:
    colours = draw("loudspeaker", 2, SMALL).getcolors(maxcolors=SMALL[0] * SMALL[1])
    assert colours is not None
    assert len(colours) > 500


def test_pictures_drawn_ahead_are_those_drawn_now() -> None:
    with Ahead([("hills", 0), ("market", 1)]) as ahead:
        ahead._process.wait(timeout=60)
        assert sorted(one.name for one in Path(ahead._folder.name).iterdir()) == ["hills-0", "market-1"]
        assert ahead.picture("market", 1) == jpeg("market", 1)
        assert ahead.picture("market", 2) == jpeg("market", 2)
    assert not Path(ahead._folder.name).exists()


def test_what_is_drawn_ahead_ends_when_nobody_waits_any_more() -> None:
    with Ahead([("hills", seed) for seed in range(500)]) as ahead:
        process = ahead._process
    assert process.returncode is not None and not Path(ahead._folder.name).exists()


def test_an_unknown_motif_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("volcano", 1)


def test_a_size_without_area_is_refused() -> None:
    with pytest.raises(ValueError, match="width and a height"):
        draw("hills", 1, (0, 10))


def test_the_command_without_a_folder_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "OUTDIR" in capsys.readouterr().err
