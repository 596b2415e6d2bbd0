"""The demo's data is complete and joins up: offices, people, articles, structure and the facts it quotes."""

import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from congxa.demo.loader import body_of
from congxa.demo.pictures import MOTIFS
from congxa.units.service import RESERVED

DEMO = Path(__file__).resolve().parents[1]
UNITS = DEMO.parent / "law" / "units"
ROLES = {
    "administrator",
    "editor",
    "editor_in_chief",
    "reception",
    "case_officer",
    "leader",
    "broadcaster",
    "criteria_reporter",
    "evaluator",
    "auditor",
}
REQUIRED = {
    "slug": str,
    "section": str,
    "headline": str,
    "lead": str,
    "body": str,
    "picture": str,
    "seed": int,
    "caption": str,
    "author": str,
    "tags": list,
    "days_ago": int,
    "gatherable": bool,
    "illustrative": bool,
}
OPTIONAL = {"source_name": str, "source_url": str, "remark": str}
TAGS = {"p", "h2", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "strong"}
KEY = "13-xa-dat-tieu-chi-thong-tin-va-truyen-thong"


def read(path: Path) -> Any:  # noqa: ANN401 -- the shape is the file's
    """A YAML file of the demo."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


OFFICES: list[dict[str, Any]] = read(DEMO / "offices.yaml")["offices"]
PEOPLE: list[dict[str, Any]] = read(DEMO / "people.yaml")["people"]
STRUCTURE: dict[str, Any] = read(DEMO / "structure.yaml")
FIGURES: dict[str, Any] = read(DEMO / "figures.yaml")
NEWS: dict[str, list[dict[str, Any]]] = {
    path.stem: read(path)["articles"] for path in sorted((DEMO / "articles").glob("*.yaml"))
}
ARTICLES = [
    pytest.param(office, article, id=f"{office}/{article['slug']}")
    for office, articles in NEWS.items()
    for article in articles
]


def sections(office: str) -> set[str]:
    """The section slugs an office's articles may name."""
    kind = "district" if office == "luong-son" else "commune"
    return {section["slug"] for section in STRUCTURE[kind]["sections"]}


@pytest.mark.parametrize("path", sorted([*DEMO.rglob("*.yaml"), *UNITS.glob("*.yaml")]), ids=lambda p: p.stem)
def test_text_is_composed_unicode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("office", "article"), ARTICLES)
def test_an_article_has_its_fields_and_no_others(office: str, article: dict[str, Any]) -> None:
    assert REQUIRED.keys() <= article.keys() <= REQUIRED.keys() | OPTIONAL.keys()
    for name, value in article.items():
        assert isinstance(value, (REQUIRED | OPTIONAL)[name]), name
        assert value or name in {"days_ago", "seed", "gatherable", "illustrative"}, name
    assert all(isinstance(tag, str) for tag in article["tags"])


@pytest.mark.parametrize(("office", "article"), ARTICLES)
def test_an_article_fits_its_place(office: str, article: dict[str, Any]) -> None:
    assert article["section"] in sections(office)
    assert article["picture"] in MOTIFS
    assert "minh họa" in article["caption"]
    assert len(article["lead"]) <= 300
    assert len(article["headline"]) <= 120
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article["slug"])
    assert article["days_ago"] >= 0


@pytest.mark.parametrize(("office", "article"), ARTICLES)
def test_a_body_is_plain_html_of_a_readable_length(office: str, article: dict[str, Any]) -> None:
    opened = re.findall(r"<([a-z0-9]+)[^>]*>", article["body"])
    assert set(opened) <= TAGS
    assert Counter(opened) == Counter(re.findall(r"</([a-z0-9]+)>", article["body"]))
    words = len(re.sub(r"<[^>]+>", " ", article["lead"] + " " + article["body"]).split())
    assert 80 <= words <= 700


@pytest.mark.parametrize("office", NEWS)
def test_slugs_and_headlines_are_used_once_in_an_office(office: str) -> None:
    assert max(Counter(a["slug"] for a in NEWS[office]).values()) == 1
    assert max(Counter(a["headline"] for a in NEWS[office]).values()) == 1


def test_no_two_articles_have_the_same_picture() -> None:
    used = Counter((a["picture"], a["seed"]) for articles in NEWS.values() for a in articles)
    assert [key for key, count in used.items() if count > 1] == []


def test_no_sentence_is_repeated_between_offices() -> None:
    leads = Counter(a["lead"] for articles in NEWS.values() for a in articles)
    paragraphs = Counter(
        p for articles in NEWS.values() for a in articles for p in re.findall(r"<p>(.*?)</p>", a["body"])
    )
    assert max(leads.values()) == max(paragraphs.values()) == 1


def test_every_office_has_enough_news() -> None:
    least = {"luong-son": 24, "tan-vinh": 10}
    assert NEWS.keys() == {office["slug"] for office in OFFICES}
    short = {slug: len(a) for slug, a in NEWS.items() if len(a) < least.get(slug, 4)}
    assert short == {}


def test_every_section_of_the_district_has_news() -> None:
    assert {a["section"] for a in NEWS["luong-son"]} == sections("luong-son")


def test_about_half_of_the_communes_news_may_be_gathered() -> None:
    marks = [a["gatherable"] for slug, articles in NEWS.items() if slug != "luong-son" for a in articles]
    assert 0.4 <= sum(marks) / len(marks) <= 0.8


def test_the_key_article_shows_every_figure_of_the_source() -> None:
    article = next(a for a in NEWS["luong-son"] if a["slug"] == KEY)
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", article["body"])
    assert [value for _label, value in rows] == [f["shown"] for f in FIGURES["figures"]]
    assert "baohoabinh.com.vn" in article["source_name"]
    assert "lựa chọn minh họa" in article["remark"]
    assert "Tân Vinh" in article["caption"]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("criterion_met", "13/19 xã (68,4 %)"),
        ("stations", "13/19 xã (68,4 %)"),
        ("base_stations", "78 trạm"),
        ("households", "78 %"),
        ("computers", "72 %"),
        ("mailboxes", "45 %"),
        ("web_pages", "19/19 xã"),
    ],
)
def test_a_figure_is_the_newspapers(key: str, shown: str) -> None:
    assert {f["key"]: f["shown"] for f in FIGURES["figures"]}[key] == shown


def test_thirteen_of_nineteen_communes_pass_and_the_choice_is_marked() -> None:
    passing = FIGURES["communes_passing"]
    communes = {o["slug"] for o in OFFICES} - {"luong-son", "thi-tran-luong-son"}
    assert passing["illustrative"] is True
    assert set(passing["offices"]) < communes
    assert (len(set(passing["offices"])), len(communes)) == (13, 19)
    assert round(13 / 19 * 100, 1) == 68.4


@pytest.mark.parametrize(("office", "article"), ARTICLES)
def test_an_invented_article_says_so_to_its_readers(office: str, article: dict[str, Any]) -> None:
    kind, text = body_of(article)[0]
    assert ("Tin minh họa: viết cho bản dùng thử" in str(text)) == article.get("illustrative", False)
    assert kind == "text"


@pytest.mark.parametrize(("office", "article"), ARTICLES)
def test_an_article_is_invented_or_says_where_it_has_its_facts_from(office: str, article: dict[str, Any]) -> None:
    explained = "chưa đối chiếu với văn bản gốc" in article.get("remark", "")
    assert article["illustrative"] or explained or article.get("source_name")
    figures = re.search(r"\d+ ?%|\d+/\d+|\d+ xã|\d+ trạm|trăm triệu", article["lead"] + article["body"])
    assert article["illustrative"] or not figures or article.get("source_name")


def test_what_names_a_source_is_not_invented() -> None:
    articles = [article for rows in NEWS.values() for article in rows]
    assert not [row["slug"] for row in articles if row.get("illustrative") and row.get("source_name")]


def test_offices_stand_on_units_of_the_list() -> None:
    codes = {unit["code"] for unit in read(UNITS / "luong-son.yaml")["units"]}
    assert {office["unit_code"] for office in OFFICES} == codes - {"17"}
    assert len({office["host"] for office in OFFICES}) == len(OFFICES) == 21


def test_nothing_in_an_office_could_reach_a_real_desk() -> None:
    for office in OFFICES:
        assert office["email"].endswith(".example")
        assert "minh họa" in office["phone"]
        assert "minh họa" in office["licence"]
        assert "minh họa" in office["responsible"]["name"]


def test_people_cover_every_role_and_sit_in_known_offices() -> None:
    assert {person["role"] for person in PEOPLE} == ROLES
    assert {person["office"] for person in PEOPLE} == {office["slug"] for office in OFFICES}
    assert len({person["username"] for person in PEOPLE}) == len(PEOPLE)
    assert [p["username"] for p in PEOPLE if "ended_days_ago" in p] == ["hetquyen.tan-vinh"]


@pytest.mark.parametrize("kind", ["district", "commune"])
def test_a_menu_is_short_and_leads_somewhere(kind: str) -> None:
    part = STRUCTURE[kind]
    slugs = {"section": {s["slug"] for s in part["sections"]}, "page": {p["slug"] for p in part["pages"]}}
    assert len(part["menu"]) <= 7
    for entry in part["menu"]:
        target = next(name for name in ("section", "page", "news", "address") if name in entry)
        # An address of another room is one that no page may have.
        known = {entry["address"].strip("/")} <= RESERVED if target == "address" else target == "news"
        assert known or entry[target] in slugs[target]


@pytest.mark.parametrize("name", ["luong-son", "reform-2020", "reform-2025"])
def test_units_have_known_kinds_and_a_confidence(name: str) -> None:
    kinds = {kind["code"] for kind in read(UNITS / "kinds.yaml")["kinds"]}
    data = read(UNITS / f"{name}.yaml")
    made = [target for event in data.get("events", []) for target in event["to"]]
    assert {unit["kind"] for unit in [*data.get("units", []), *made]} <= kinds
    marks = [*data.get("units", []), *(event["decision"] for event in data.get("events", []))]
    assert {mark["confidence"] for mark in marks} <= {"verified", "recalled"}


def test_the_reforms_lead_from_twenty_units_to_eleven_to_three() -> None:
    living = {u["code"] for u in read(UNITS / "luong-son.yaml")["units"] if u["parent"] == "152"}
    assert len(living) == 20
    for name, count in (("reform-2020", 11), ("reform-2025", 3)):
        events = [e for e in read(UNITS / f"{name}.yaml")["events"] if set(e["from"]) & living]
        gone = {code for event in events for code in event["from"]}
        living = (living - gone) | {target["code"] for event in events for target in event["to"]}
        assert len(living) == count
        assert all(isinstance(event["date"], date) for event in events)
    assert living == {"04924", "04960", "05047"}
