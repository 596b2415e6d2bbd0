"""The stylesheet of an office's theme."""

import re

import pytest
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.pages import make_portal

from congxa.kernel.contrast import AA, AA_LARGE, Colour, contrast, parse_colour
from congxa.portal.frame import forget_frames
from congxa.portal.models import Theme
from congxa.portal.theme_contrast import failing_pairs
from congxa.portal.theme_css import areas, render


def tokens(theme: Theme) -> dict[str, str]:
    page = render(theme).partition("}html")[0]
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", page))


def test_preset_alone_needs_no_rule() -> None:
    assert render(Theme(preset="blue")) == "@layer theme{}\n"


@pytest.mark.parametrize("ground", ["#000000", "#ffffff", "#777777", "#ffd700", "#0d4f8b", "#808000"])
def test_every_text_passes_on_its_ground(ground: str) -> None:
    found = tokens(
        Theme(body_ground=ground, header_ground=ground, band3_ground=ground, band5_ground=ground, footer_ground=ground)
    )
    names = "text/ground muted/surface link/surface header-name/header band3-text/band3 footer-muted/footer"
    pairs = [tuple(pair.split("/")) for pair in [*names.split(), "band5-text/band5", "brand-text/brand"]]
    assert [pair for pair in pairs if contrast(*(parse_colour(found[name]) for name in pair)) < AA] == []


COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3).map(str)
OWN = ("header_ground", "band3_ground", "band4_ground", "band5_ground", "footer_ground")
READ = ("text", "muted", "link", "link-hover", "brand")
PAIRS = (
    *((name, ground, AA) for ground in ("ground", "surface") for name in READ),
    ("brand-text", "brand", AA),
)


@settings(max_examples=60, deadline=None)
@example(dict.fromkeys(("body_ground", *OWN), "#007c82"), "#000000")  # a dark link passes on the boxes, not on the page
@given(st.fixed_dictionaries(dict.fromkeys(("body_ground", *OWN), COLOURS)), COLOURS)
def test_every_pair_of_an_accepted_theme_passes(grounds: dict[str, str], text: str) -> None:
    theme = Theme(**grounds, body_text=text)
    if failing_pairs(theme):
        theme.body_text = ""
    page = re.search(r" body\{([^}]*)\}", render(theme))
    assert page is not None
    found = [{name: parse_colour(value) for name, value in re.findall(r"--([\w-]+):(#\w{6})", page[1])}]
    found += [dict(tokens) for _selector, tokens in areas(theme)]
    assert len(found) == 1 + len(OWN)
    for area in found:
        low = [
            pair for pair in (*PAIRS, ("focus", "ground", AA_LARGE)) if contrast(area[pair[0]], area[pair[1]]) < pair[2]
        ]
        assert low == []


def test_own_links_hold_inside_the_area_only_and_step_back_for_the_reader() -> None:
    assert "html:not([data-preset]) body .foot{--ground:#0d4f8b;" in render(Theme(footer_ground="#0d4f8b"))


def test_reader_settings_win_over_the_theme() -> None:
    css = render(Theme(header_ground="#0d4f8b", font="serif", direction="rtl", base_size=20))
    assert "html:not([data-preset]) body{" in css
    assert "html:not([data-font]){--font:var(--serif)}" in css
    assert "html:not([dir]){direction:rtl;" in css
    assert "--base:125.00%" in css


@pytest.mark.django_db
def test_stylesheet_of_this_version_may_be_kept_for_ever(client: Client) -> None:
    portal = make_portal()
    Theme.objects.filter(office=portal.offices.tan_vinh).update(header_ground="#0d4f8b")
    forget_frames()
    found = re.search(r'href="(/tan-vinh/giao-dien/[\w]+\.css)"', client.get("/tan-vinh/").content.decode())
    assert found is not None
    response = client.get(found[1])
    assert "#0d4f8b" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    assert client.get("/tan-vinh/giao-dien/cu.css")["Cache-Control"] == "no-cache"
