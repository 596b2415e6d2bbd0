"""Loads the demo through the doors of the rooms: units, offices, people, portals, pictures and articles."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.demo.dossiers import give_codes, load_dossiers
from congxa.demo.pictures import CREDIT, MOTIFS
from congxa.demo.pictures.ahead import Wanted, jpeg
from congxa.demo.procedures import load_offered
from congxa.demo.queue import load_queue
from congxa.portal.service import (
    HomePage,
    InfoPage,
    MenuItem,
    NewsPage,
    PortalImage,
    SectionPage,
    body_blocks,
    open_portal,
    rebuild_search,
)
from congxa.statistics.service import PageDay, VisitDay
from congxa.units.service import Office, load_calendar

HERE = Path(__file__).parent
LAW = HERE.parent / "law"
PASSWORD = "cong-xa-demo"  # noqa: S105 -- the demo's password is printed on the console
OPENED = date(2018, 1, 1)
OLDEST_PAGE = 430  # days
ILLUSTRATIVE = "<p><i>Tin minh họa: viết cho bản dùng thử của Cổng Xã, không kể việc có thật.</i></p>\n"
"""Stands above every article that was invented for the demo."""

SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Say = Callable[[str], None]


def read(path: Path) -> Any:  # noqa: ANN401 -- the shape is the file's
    """Return a data file as it is written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)  # noqa: S506 -- it is the safe one


def is_loaded() -> bool:
    """Return whether the demo is there already."""
    return bool(HomePage.objects.exists())


def people() -> list[dict[str, Any]]:
    """Return the demo's people as the file lists them."""
    rows: list[dict[str, Any]] = read(HERE / "people.yaml")["people"]
    return rows


def articles(slug: str) -> list[dict[str, Any]]:
    """Return the articles of an office as its file lists them."""
    path = HERE / "articles" / f"{slug}.yaml"
    rows: list[dict[str, Any]] = read(path)["articles"] if path.exists() else []
    return rows


def pictures_wanted() -> list[Wanted]:
    """Return the pictures of all articles, in the order in which they are loaded."""
    offices = [row["slug"] for row in read(HERE / "offices.yaml")["offices"]]
    return [(row["picture"], row.get("seed", 0)) for slug in offices for row in articles(slug)]


class Loader:
    """One loading of the demo; ``say`` is told of each step, ``picture`` gives the JPEG of a motif and a seed."""

    def __init__(self, say: Say, picture: Callable[[str, int], bytes] = jpeg) -> None:
        self._say, self._jpeg = say, picture
        self._now = timezone.now()
        self._images: dict[tuple[int, str, int], PortalImage] = {}

    def load(self) -> None:
        """Load everything, or nothing when something fails."""
        with transaction.atomic():
            self._say("Đơn vị hành chính")
            self._load_units()
            self._say("Cơ quan và tên miền")
            self._load_offices()
            self._say("Người dùng và vai trò")
            self._load_people()
            for number, office in enumerate(self._offices.values(), start=1):
                self._say(f"Cổng của {office.short_name} ({number}/{len(self._offices)})")
                self._load_portal(office)
            self._say("Thủ tục hành chính")
            load_offered(list(self._offices.values()))
            give_codes(self._offices.values(), OPENED)
            self._say("Hồ sơ một cửa")
            self._say(f"{load_dossiers(self._offices.values(), self._now)} hồ sơ minh họa")
            self._say("Hàng chờ tại quầy")
            load_queue(self._offices.values(), self._now)
            self._say("Chỉ mục tìm kiếm")
            rebuild_search(None, told=lambda kind, number: None)
            self._say("Số lượt truy cập của cổng cũ")
            self._load_visits()

    @cached_property
    def _offices(self) -> dict[str, Office]:
        return {office.slug: office for office in Office.objects.order_by("id")}

    @cached_property
    def _structure(self) -> dict[str, Any]:
        structure: dict[str, Any] = read(HERE / "structure.yaml")
        return structure

    def _load_units(self) -> None:
        call_command("import", "units", str(LAW / "units" / "luong-son.yaml"), stdout=StringIO())

    def _load_offices(self) -> None:
        call_command("import", "offices", str(HERE / "offices.yaml"), "--on", OPENED.isoformat(), stdout=StringIO())
        load_calendar(actor=None, office=Office.objects.get(is_root=True))

    def _load_people(self) -> None:
        today = timezone.localdate(self._now)
        hashed = User(username="demo")
        hashed.set_password(PASSWORD)
        for row in people():
            user = User.objects.create(
                username=row["username"],
                email=f"{row['username']}@luongson.example",
                full_name=row["full_name"],
                is_superuser=row.get("superuser", False),
                password=hashed.password,
            )
            ended = row.get("ended_days_ago")
            RoleAssignment.objects.create(
                user=user,
                office=self._offices[row["office"]],
                role=Role(row["role"]),
                valid_from=OPENED,
                valid_to=None if ended is None else today - timedelta(days=ended),
            )

    def _load_portal(self, office: Office) -> None:
        home = open_portal(office=office)
        plan = self._structure["district" if office.is_root else "commune"]
        news = SectionPage.objects.child_of(home).get()
        sections = {row["slug"]: _add(news, SectionPage(office=office, **row)) for row in plan["sections"]}
        pages = {row["slug"]: _add(home, self._dated(_info_page(office, row))) for row in plan["pages"]}
        for order, row in enumerate(plan["menu"]):
            where = {"address": row["address"]} if "address" in row else {"page": _target(row, news, sections, pages)}
            MenuItem.objects.create(home=home, label=row["label"], sort_order=order, **where)
        for row in articles(office.slug):
            self._load_article(home, sections[row["section"]], row)

    def _dated(self, page: InfoPage) -> InfoPage:
        """Say when a standing page was last touched: some lately, some so long ago that it should be read again."""
        key = f"{page.office.slug}/{page.slug}"
        days_ago = OLDEST_PAGE - int(hashlib.sha256(key.encode()).hexdigest(), 16) % OLDEST_PAGE
        page.first_published_at = page.last_published_at = self._moment(days_ago, key)
        return page

    def _load_article(self, home: HomePage, section: SectionPage, row: dict[str, Any]) -> None:
        article = NewsPage(
            office=home.office,
            title=row["headline"],
            slug=row["slug"],
            lead=row["lead"],
            photo=self._picture(home, row["picture"], row.get("seed", 0)),
            photo_caption=row["caption"],
            body=body_of(row),
            author=row["author"],
            source_name=row.get("source_name", "").removeprefix("Theo: "),
            source_url=row.get("source_url", ""),
            date=self._moment(row["days_ago"], row["slug"]),
            pinned=row.get("pinned", False),
            gatherable=row.get("gatherable", True),
        )
        article.first_published_at = article.date
        section.add_child(instance=article)
        article.tags.add(*row.get("tags", []))
        article.save()
        article.save_revision(changed=False).publish()
        # Nobody has changed it since its day; publishing wrote down the moment of loading.
        NewsPage.objects.filter(pk=article.pk).update(last_published_at=article.date)
        self._load_views(article)

    def _load_views(self, article: NewsPage) -> None:
        """Say how often an article was opened on its first day, so that the demo's reports have something to show."""
        number = int(hashlib.sha256(article.url_path.encode()).hexdigest(), 16)
        PageDay.objects.create(
            office=article.office,
            day=timezone.localdate(article.date),
            path="/" + article.url_path.lstrip("/").partition("/")[2],
            views=8 + number % (140 if article.office.is_root else 60),
        )

    def _moment(self, days_ago: int, slug: str) -> datetime:
        """Return a believable time of a working day, the same at every loading; never in the future."""
        minutes = int(hashlib.sha256(slug.encode()).hexdigest(), 16) % 480
        day = timezone.localtime(self._now) - timedelta(days=days_ago)
        return min(day.replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(minutes=minutes), self._now)

    def _picture(self, home: HomePage, motif: str, seed: int) -> PortalImage:
        key = (home.pk, motif, seed)
        if key not in self._images:
            self._images[key] = PortalImage.objects.create(
                title=MOTIFS[motif],
                file=ContentFile(self._jpeg(motif, seed), name=f"{motif}-{seed}.jpg"),
                collection=home.collection,
                credit=f"Cổng Xã ({CREDIT.lower()})",
            )
        return self._images[key]

    def _load_visits(self) -> None:
        row = {"day": date(2020, 9, 29), "visits": 1_734_720, "note": "Tổng của cổng cũ, đọc ngày 29/9/2020"}
        VisitDay.objects.create(office=next(office for office in self._offices.values() if office.is_root), **row)


def body_of(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the body of an article: what was invented says so first, a remark on the source comes last."""
    mark = ILLUSTRATIVE if row.get("illustrative") else ""
    remark = f"<p><i>{row['remark']}</i></p>" if row.get("remark") else ""
    return body_blocks(f"{mark}{row['body']}") + body_blocks(remark)


def _add(parent: Any, page: Any) -> Any:  # noqa: ANN401 -- Wagtail's tree is untyped
    return parent.add_child(instance=page)


def _target(row: dict[str, Any], news: SectionPage, sections: dict[str, Any], pages: dict[str, Any]) -> Any:  # noqa: ANN401 -- a page or an address
    return news if row.get("news") else sections.get(row.get("section", "")) or pages[row["page"]]


def _info_page(office: Office, row: dict[str, Any]) -> InfoPage:
    words = {
        "name": office.name,
        "short": office.short_name,
        "upper": office.upper_name,
        "address": office.address,
        "phone": office.phone,
        "email": office.email,
    }
    return InfoPage(
        office=office,
        title=row["title"],
        slug=row["slug"],
        lead=row["lead"].format(**words),
        body=body_blocks(row["body"].format(**words)),
    )
