"""What programs read: feeds, site maps, structured data, robots.txt, security.txt."""

import json
import re
from datetime import datetime

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from tests.pages import Portal, make_article

from congxa.portal.shown.machines import as_json


@pytest.mark.parametrize(
    "path", ["/rss/", "/atom/", "/tin-tuc/rss/", "/tin-tuc/nong-thon-moi/atom/", "/the/truyen-thanh/rss/"]
)
def test_feed_is_well_formed_and_complete(client: Client, portal: Portal, path: str) -> None:
    response = client.get(path)
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.entries[-1].title == "Mười ba xã đạt tiêu chí"
    assert feed.entries[-1].link == "http://127.0.0.1:8000/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/"


def test_feed_of_a_commune_carries_its_canonical_addresses(client: Client, portal: Portal) -> None:
    feed = feedparser.parse(client.get("/tan-vinh/rss/").content)
    assert feed.entries[0].link == "http://tan-vinh.localhost:8000/tin-tuc/lich-tiem-phong/"


def test_feed_of_unknown_section_is_not_found(client: Client, portal: Portal) -> None:
    assert client.get("/khong-co/rss/").status_code == 404


def test_root_sitemap_names_the_maps_of_all_offices(client: Client, portal: Portal) -> None:
    xml = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/sitemap-trang.xml</loc>" in xml
    assert "<loc>http://tan-vinh.localhost:8000/sitemap.xml</loc>" in xml


def test_sitemap_lists_only_published_pages(client: Client, portal: Portal) -> None:
    portal.plain.unpublish()
    xml = client.get("/sitemap-trang.xml").content.decode()
    assert "muoi-ba-xa-dat-tieu-chi" in xml
    assert "hop-giao-ban" not in xml
    assert "<lastmod>" in xml


def test_article_carries_structured_data(client: Client, portal: Portal) -> None:
    html = client.get("/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    news, way = json.loads(found[1])["@graph"]
    assert news["@type"] == "NewsArticle"
    assert news["headline"] == "Mười ba xã đạt tiêu chí"
    assert [step["name"] for step in way["itemListElement"]][1:3] == ["Tin tức", "Nông thôn mới"]


def test_structured_data_cannot_end_its_element() -> None:
    assert "</script>" not in as_json({"headline": "</script><script>alert(1)</script>"})


def test_headline_with_markup_is_shown_as_text(client: Client, portal: Portal) -> None:
    make_article(portal.section, "<b>Đậm</b> & nhạt", "dam")
    assert "&lt;b&gt;Đậm&lt;/b&gt; &amp; nhạt" in client.get("/tin-tuc/nong-thon-moi/dam/").content.decode()


def test_security_txt_expires_within_a_year(client: Client, portal: Portal, settings: object) -> None:
    settings.SECURITY_CONTACT = "mailto:antoan@luongson.example"  # type: ignore[attr-defined]  # our own
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:antoan@luongson.example" in text
    found = re.search(r"Expires: (\S+)", text)
    assert found is not None
    assert 0 < (datetime.fromisoformat(found[1]) - timezone.now()).days < 365


def test_robots_are_kept_out_of_the_desk_under_every_mount(client: Client, portal: Portal) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /ban-lam-viec/" in lines
    assert "Disallow: /*/ban-lam-viec/" in lines


def test_manifest_starts_at_the_office(client: Client, portal: Portal) -> None:
    assert client.get("/tan-vinh/manifest.webmanifest").json()["start_url"] == "/tan-vinh/"


def test_icon_at_its_old_place_leads_to_the_houses(client: Client, portal: Portal) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/site/favicon.png")
    assert response["Cache-Control"] == "public, max-age=86400"
