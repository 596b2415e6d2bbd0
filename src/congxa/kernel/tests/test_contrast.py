import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.contrast import (
    AA,
    AAA,
    BadColour,
    Colour,
    NoPassingColour,
    contrast,
    lightness,
    nearest_passing,
    parse_colour,
    relative_luminance,
    repair,
    with_lightness,
)

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
channels = st.integers(0, 255)
colours = st.builds(Colour, channels, channels, channels)
LEVELS = [step / 1020 for step in range(1021)]


@pytest.mark.parametrize(
    "text", ["#1a2b3c", " #1A2B3C ", "rgb(26, 43, 60)", "RGB( 26,43,60 )", "rgb(26 43 60)", "rgb(26 , 43 , 60)"]
)
def test_ways_to_write_a_colour(text: str) -> None:
    assert parse_colour(text) == Colour(26, 43, 60)


def test_three_digits_are_doubled() -> None:
    assert parse_colour("#a0f") == Colour(170, 0, 255)


@given(colours)
def test_a_written_colour_is_read_back(colour: Colour) -> None:
    assert parse_colour(str(colour)) == colour


@pytest.mark.parametrize(
    "text", ["", "red", "#12345", "#12345678", "1a2b3c", "rgb(1,2)", "rgba(1,2,3,.5)", "#ggg", "rgb(" + " " * 99999]
)
def test_nonsense_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadColour, match=r"không phải là mã màu\. Hãy ghi dạng #1a2b3c"):
        parse_colour(text)


def test_a_channel_over_255_is_refused() -> None:
    with pytest.raises(BadColour, match="từ 0 đến 255"):
        parse_colour("rgb(256, 0, 0)")


# Known values: W3C's examples and the grey that just passes, #767676.
@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("#000", "#fff", 21.0), ("#fff", "#fff", 1.0), ("#767676", "#fff", 4.54), ("#777", "#fff", 4.48),
     ("#f00", "#fff", 4.00), ("#00f", "#fff", 8.59)],
)  # fmt: skip
def test_contrast_of_known_pairs(a: str, b: str, expected: float) -> None:
    assert contrast(parse_colour(a), parse_colour(b)) == pytest.approx(expected, abs=0.005)


@given(colours, colours)
def test_the_order_of_a_pair_does_not_matter(a: Colour, b: Colour) -> None:
    assert contrast(a, b) == contrast(b, a)


@given(colours, colours)
def test_what_is_found_passes(colour: Colour, ground: Colour) -> None:
    assert contrast(nearest_passing(colour, ground), ground) >= AA


@given(colours, colours)
def test_what_was_found_stays(colour: Colour, ground: Colour) -> None:
    found = nearest_passing(colour, ground)
    assert nearest_passing(found, ground) == found


@given(colours, colours, st.sampled_from([3.0, AA]))
def test_no_nearer_lightness_passes(colour: Colour, ground: Colour, ratio: float) -> None:
    start, found = lightness(colour), nearest_passing(colour, ground, ratio)
    distance = abs(lightness(found) - start) - 1 / 255  # what rounding to 8 bits may shift
    nearer = (with_lightness(colour, level) for level in LEVELS if abs(level - start) < distance)
    assert all(contrast(candidate, ground) < ratio for candidate in nearer)


@given(colours, st.floats(0, 1), st.floats(0, 1))
def test_luminance_grows_with_lightness(colour: Colour, a: float, b: float) -> None:
    darker, lighter = (relative_luminance(with_lightness(colour, level)) for level in sorted((a, b)))
    assert darker <= lighter


@given(colours, colours)
def test_the_hue_is_kept(colour: Colour, ground: Colour) -> None:
    found = nearest_passing(colour, ground)
    spread = max(found.red, found.green, found.blue) - min(found.red, found.green, found.blue)
    hue, kept = (colorsys.rgb_to_hls(c.red / 255, c.green / 255, c.blue / 255)[0] for c in (colour, found))
    turned = min(abs(hue - kept), 1 - abs(hue - kept))
    assert turned * 6 * spread <= 1.01  # rounding moves each channel by half a step at most


def test_a_pair_can_be_repaired_from_both_sides() -> None:
    grey = parse_colour("#888")
    found = repair(grey, WHITE)
    assert (str(found.text), found.ground) == ("#767676", nearest_passing(WHITE, grey))


def test_on_middle_grey_nothing_reaches_aaa() -> None:
    with pytest.raises(NoPassingColour, match=r"no colour reaches 7.0 against #777777"):
        nearest_passing(WHITE, parse_colour("#777"), AAA)


def test_a_side_that_cannot_be_repaired_is_left_out() -> None:
    found = repair(parse_colour("#ccc"), parse_colour("#777"), AAA)
    assert found.text is None
    assert found.ground is not None
