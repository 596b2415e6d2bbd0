"""The stylesheet of an office's theme."""

import re

import pytest
from django.test import Client
from tests.pages import make_portal

from congxa.kernel.contrast import AA, contrast, parse_colour
from congxa.portal.frame import forget_frames
from congxa.portal.models import Theme
from congxa.portal.theme_css import render


def tokens(theme: Theme) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", render(theme)))


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
