"""The administrator of Tân Vinh sets the look of the portal, and every look that is accepted can be read."""

import json
import random
import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from congxa.kernel.contrast import contrast, nearest_passing, parse_colour
from congxa.portal.models import Theme
from congxa.portal.themes.contrast import failing_pairs
from congxa.portal.themes.css import render
from congxa.portal.themes.palette import palette
from congxa.portal.themes.presets import FIELD_TOKENS, PRESETS
from tests.journeys.conftest import Server, sign_in, violations

THEME = "/tan-vinh/ban-lam-viec/giao-dien/"
HOME = "/tan-vinh/"
MIDDLE = dict.fromkeys(FIELD_TOKENS, "#777777") | {"body_text": ""}
HARD: dict[str, dict[str, str]] = {
    "mid-grey grounds": MIDDLE,
    "gold header": {"header_ground": "#ffd700"},
    "dark page between light bands": {"body_ground": "#121212"},
    "light page between dark bands": {"band3_ground": "#101820", "band4_ground": "#3b0a0a", "band5_ground": "#0a2a12"},
    "all bands different": {
        "body_ground": "#fff8e7",
        "body_text": "#3a2a00",
        "header_ground": "#004d40",
        "band3_ground": "#ffc107",
        "band4_ground": "#6a1b9a",
        "band5_ground": "#808080",
        "footer_ground": "#e0f7fa",
    },
    "text that only just passes": {"body_ground": "#ffffff", "body_text": "#767676"},
}

# Every text that is seen, its computed colour and the nearest opaque ground below it, as a reader's browser has them.
TEXTS = """() => {
  const opaque = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const ground = getComputedStyle(one).backgroundColor;
      if (!/^rgba\\(.*, 0\\)$/.test(ground)) return ground;
    }
    return "rgb(255, 255, 255)";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Map();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility() || element.closest(".hidden-text, script, style, .skip")) continue;
    const pair = [getComputedStyle(element).color, opaque(element)];
    found.set(pair.join("/") + element.closest("[class]")?.className, [...pair, text.slice(0, 40)]);
  }
  return [...found.values()];
}"""


def theme_of(colours: dict[str, str], preset: str = "default") -> Theme:
    theme = Theme(preset=preset)
    for name, value in colours.items():
        setattr(theme, name, value)
    return theme


def wear(page: Page, theme: Theme) -> None:
    """Give the page that is open the stylesheet of a theme, as the server would."""
    page.evaluate(
        """([css, preset]) => {
          const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet]; document.body.dataset.theme = preset;
        }""",
        [render(theme), theme.preset],
    )


def unreadable(page: Page) -> list[Any]:
    """Return every text of the page below AA against the ground it stands on."""
    texts = page.evaluate(TEXTS)
    assert len(texts) > 15
    return [text for text in texts if contrast(parse_colour(text[0]), parse_colour(text[1])) < 4.5]


def open_theme(page: Page) -> None:
    sign_in(page, "quantri.tan-vinh")
    page.goto(THEME)


def save(page: Page) -> None:
    page.locator(".theme-actions [name=save]").click()
    page.wait_for_load_state()


def picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (1600, 400), "#1c6b38").save(data, "PNG")
    return data.getvalue()


def test_sample_and_contrast_follow_while_choosing_and_a_proposal_fills_in(desktop: Page) -> None:
    open_theme(desktop)
    assert violations(desktop) == []
    desktop.get_by_label("Xanh").check()
    expect(desktop.locator("[name=footer_ground]")).to_have_value("#0f2f4d")
    desktop.locator("[name=header_ground]").fill("#ffd700")
    expect(desktop.locator(".theme-sample .mast")).to_have_css("background-color", "rgb(255, 215, 0)")
    desktop.locator("[name=body_text]").fill("#999999")
    expect(desktop.locator(".ratios tr").nth(1)).to_contain_text("2,8:1")
    expect(desktop.locator("[data-fails]:visible")).to_have_count(1)
    save(desktop)
    expect(desktop.locator(".errors")).to_contain_text("2,8:1")
    expect(desktop.locator("[name=header_ground]")).to_have_value("#ffd700")
    desktop.get_by_role("button", name=re.compile("Dùng #[0-9a-f]{6} cho chữ")).first.click()
    expect(desktop.locator("[data-fails]:visible")).to_have_count(0)
    save(desktop)
    expect(desktop.locator("main")).to_contain_text("Đã lưu giao diện")
    desktop.goto(HOME)
    expect(desktop.locator(".mast")).to_have_css("background-color", "rgb(255, 215, 0)")
    assert violations(desktop) == []
    desktop.goto(THEME)
    desktop.get_by_role("button", name="Trở về mặc định").click()
    save(desktop)
    desktop.goto(HOME)
    expect(desktop.locator(".mast")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_logo_and_banner_are_handed_in_shown_and_removed(desktop: Page) -> None:
    open_theme(desktop)
    for name in ("logo", "banner"):
        file = {"name": f"{name}.png", "mimeType": "image/png", "buffer": picture()}
        desktop.locator(f"[name=new_{name}-file]").set_input_files(file)  # type: ignore[arg-type]  # a plain dict will do
        desktop.locator(f"[name=new_{name}-alt]").fill(f"Ảnh thử {name}")
    expect(desktop.locator(".theme-sample .banner")).to_be_visible()
    save(desktop)
    assert violations(desktop) == []
    desktop.goto(HOME)
    expect(desktop.get_by_role("img", name="Ảnh thử logo")).to_be_visible()
    expect(desktop.get_by_role("img", name="Ảnh thử banner")).to_be_visible()
    assert violations(desktop) == []
    desktop.goto(THEME)
    desktop.get_by_role("button", name="Gỡ biểu trưng").click()
    desktop.get_by_role("button", name="Gỡ ảnh băng-rôn").click()
    save(desktop)
    desktop.goto(HOME)
    expect(desktop.locator("img.banner")).to_have_count(0)


def test_drawing_with_a_script_is_refused_and_what_was_chosen_stays(desktop: Page) -> None:
    open_theme(desktop)
    script = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    file = {"name": "a.svg", "mimeType": "image/svg+xml", "buffer": script}
    desktop.locator("[name=new_logo-file]").set_input_files(file)  # type: ignore[arg-type]  # a plain dict will do
    desktop.locator("[name=header_ground]").fill("#0d4f8b")
    save(desktop)
    expect(desktop.locator(".errors")).to_contain_text("SVG")
    expect(desktop.locator("[name=header_ground]")).to_have_value("#0d4f8b")
    assert violations(desktop) == []


def test_phone_without_script_fills_in_a_preset_and_sees_the_sample(phone: Page) -> None:
    open_theme(phone)
    phone.get_by_label("Đỏ").check()
    phone.get_by_role("button", name="Lấy màu của bộ này").click()
    expect(phone.locator("[name=header_ground]")).to_have_value("#a8181c")
    expect(phone.locator(".theme-sample .mast")).to_have_css("background-color", "rgb(168, 24, 28)")
    assert phone.evaluate("document.documentElement.scrollWidth <= 360")


def test_browser_computes_what_the_server_computes(desktop: Page) -> None:
    open_theme(desktop)
    chance = random.Random(20261124)
    colours = [f"#{chance.randrange(1 << 24):06x}" for _ in range(120)]
    pairs = list(zip(colours[::2], colours[1::2], strict=True))
    parsed = [(parse_colour(a), parse_colour(b)) for a, b in pairs]
    ours = [(round(contrast(a, b), 9), str(nearest_passing(a, b))) for a, b in parsed]
    theirs = desktop.evaluate(
        "(pairs) => pairs.map(([a, b]) => [congxaPalette.contrast(a, b), congxaPalette.nearestPassing(a, b)])", pairs
    )
    assert [(round(ratio, 9), near) for ratio, near in theirs] == ours
    presets = {name: {token: str(value) for token, value in tokens.items()} for name, tokens in PRESETS.items()}
    for preset in PRESETS:
        chosen = {name: chance.choice(["", chance.choice(colours)]) for name in FIELD_TOKENS}
        zones = palette(theme_of(chosen, preset))
        written = {zone: {token: str(value) for token, value in tokens.items()} for zone, tokens in zones.items()}
        found = desktop.evaluate(
            "([chosen, tokens]) => congxaPalette.palette(chosen, tokens)", [chosen, presets[preset]]
        )
        assert found == json.loads(json.dumps(written))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", HARD)
def test_home_can_be_read_in_a_hard_theme(desktop: Page, name: str, width: int) -> None:
    theme = theme_of(HARD[name])
    assert failing_pairs(theme) == []
    desktop.set_viewport_size({"width": width, "height": 900})
    desktop.goto("/")
    wear(desktop, theme)
    assert violations(desktop) == []
    assert unreadable(desktop) == []


def test_every_text_of_the_home_page_passes_in_random_themes(desktop: Page) -> None:
    chance = random.Random(7)
    desktop.goto("/")
    tried = 0
    while tried < 25:
        colours = {name: chance.choice(["", f"#{chance.randrange(1 << 24):06x}"]) for name in FIELD_TOKENS}
        theme = theme_of(colours, chance.choice(sorted(PRESETS)))
        if failing_pairs(theme):
            continue
        tried += 1
        wear(desktop, theme)
        assert unreadable(desktop) == [], (theme.preset, colours)


@pytest.mark.parametrize(("preset", "ground"), [("dark", "rgb(22, 20, 19)"), ("contrast", "rgb(255, 255, 255)")])
def test_reader_settings_win_over_a_theme(desktop: Page, server: Server, preset: str, ground: str) -> None:
    desktop.context.add_cookies([{"name": "hien-thi", "value": preset, "url": server.url}])
    desktop.goto("/")
    for theme in (theme_of(MIDDLE), theme_of(HARD["all bands different"], "red")):
        wear(desktop, theme)
        expect(desktop.locator("body")).to_have_css("background-color", ground)
        assert violations(desktop) == []
        assert unreadable(desktop) == []
