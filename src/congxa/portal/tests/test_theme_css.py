"""The stylesheet of an office's theme."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.pages import Portal

from congxa.kernel.contrast import AA, AA_LARGE, Colour, contrast, parse_colour
from congxa.portal.models import Theme
from congxa.portal.shown.frame import forget_frames
from congxa.portal.themes.contrast import failing_pairs
from congxa.portal.themes.css import SELECTORS, render
from congxa.portal.themes.presets import PRESETS


def zones(theme: Theme) -> dict[str, dict[str, Colour]]:
    """Return the tokens as a browser sees them: the preset's, and those of the stylesheet over them."""
    css = render(theme)
    page = dict(PRESETS[theme.preset])
    found = {"page": page | declared(css, " body{"), **dict.fromkeys(SELECTORS, page)}
    for area, selector in SELECTORS.items():
        found[area] = found["page"] | declared(css, f" body {selector}{{")
    return found


def declared(css: str, opening: str) -> dict[str, Colour]:
    inner = css.partition(opening)[2].partition("}")[0]
    return {name: parse_colour(value) for name, value in re.findall(r"--([\w-]+):(#[0-9a-f]{6})", inner)}


def test_preset_alone_needs_no_rule() -> None:
    assert render(Theme(preset="blue")) == "@layer theme{}\n"


def test_presets_are_those_of_the_stylesheet() -> None:
    css = Path(str(finders.find("site/site.css"))).read_text("utf-8")
    openings = {
        "default": "\nbody{",
        **{name: f"html[data-preset={name}] body{{" for name in ("blue", "orange", "red")},
    }
    for name, opening in openings.items():
        written = css.partition(opening)[2].partition("}")[0]
        found = {token: parse_colour(value) for token, value in re.findall(r"--([\w-]+):(#\w+)", written)}
        assert PRESETS["default"] | found == PRESETS[name], name


COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3).map(str)
NO_COLOUR = st.just("")
OWN = ("header_ground", "band3_ground", "band4_ground", "band5_ground", "footer_ground")
READ = ("text", "muted", "link", "link-hover", "brand", "ok", "soon", "late", "paused")
PAIRS = (
    *((name, ground, AA) for ground in ("ground", "surface", "raised") for name in READ),
    ("brand-text", "brand", AA),
    *((name, "mark", AA) for name in ("text", "link", "muted")),
    *((name, ground, AA_LARGE) for ground in ("ground", "surface") for name in ("focus", "edge", "gold")),
)
NAMED = {
    "header": ("header-text", "header-muted", "header-name"),
    "footer": ("footer-text", "footer-muted"),
    **{band: (f"{band}-text",) for band in ("band3", "band4", "band5")},
}


@settings(max_examples=80, deadline=None)
@example(dict.fromkeys(("body_ground", *OWN), "#007c82"), "#000000", "default")  # a link passes on the boxes alone
@example({"body_ground": "#101010", **dict.fromkeys(OWN, "")}, "", "default")  # a dark page between light bands
@example({"body_ground": "#777777", **dict.fromkeys(OWN, "")}, "", "red")
@given(
    st.fixed_dictionaries(dict.fromkeys(("body_ground", *OWN), st.one_of(COLOURS, NO_COLOUR))),
    st.one_of(COLOURS, NO_COLOUR),
    st.sampled_from(sorted(PRESETS)),
)
def test_every_pair_of_an_accepted_theme_passes(grounds: dict[str, str], text: str, preset: str) -> None:
    theme = Theme(preset=preset, **grounds, body_text=text)
    if failing_pairs(theme):
        theme.body_text = ""
    found = zones(theme)
    own_page = bool(theme.body_ground or theme.body_text)
    pairs = [("page", *pair) for pair in PAIRS if own_page]
    pairs += [(zone, *pair) for zone in NAMED if own_page or grounds[f"{zone}_ground"] for pair in PAIRS]
    pairs += [(zone, name, zone, AA) for zone, names in NAMED.items() for name in names]
    pairs += [("page", name, zone, AA) for zone, names in NAMED.items() for name in names]  # on the desk's own bar
    low = [pair for pair in pairs if contrast(found[pair[0]][pair[1]], found[pair[0]][pair[2]]) < pair[3]]
    assert low == []


def test_text_is_measured_on_the_ground_of_the_preset() -> None:
    assert failing_pairs(Theme(preset="orange", body_text="#767676"))
    assert not failing_pairs(Theme(preset="default", body_text="#767676"))


def test_own_links_hold_inside_the_area_only_and_step_back_for_the_reader() -> None:
    css = render(Theme(footer_ground="#0d4f8b"))
    assert "html:not([data-preset]) body .foot{--ground:#0d4f8b;" in css
    assert ".mast{" not in css


def test_paper_keeps_its_own_colours() -> None:
    assert render(Theme(body_ground="#000000")).startswith("@layer theme{@media screen{html:not([data-preset]) body{")


def test_reader_settings_win_over_the_theme() -> None:
    css = render(Theme(header_ground="#0d4f8b", font="serif", direction="rtl", base_size=20))
    assert "html:not([data-preset]) body{" in css
    assert "html:not([data-font]){--font:var(--serif)}" in css
    assert "html:not([dir]){direction:rtl;" in css
    assert "--base:125.00%" in css


@pytest.mark.django_db
def test_stylesheet_of_this_version_may_be_kept_for_ever(client: Client, portal: Portal) -> None:
    Theme.objects.filter(office=portal.offices.tan_vinh).update(header_ground="#0d4f8b")
    forget_frames()
    found = re.search(r'href="(/tan-vinh/giao-dien/[\w]+\.css)"', client.get("/tan-vinh/").content.decode())
    assert found is not None
    response = client.get(found[1])
    assert "#0d4f8b" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    assert client.get("/tan-vinh/giao-dien/cu.css")["Cache-Control"] == "no-cache"
