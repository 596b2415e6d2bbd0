"""Pages of figures ask the database as often for thousands of dossiers as for a few."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import set_script_prefix
from django.utils import timezone
from tests.portals import open_portal

from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.models import Dossier
from congxa.dossiers.tests.shops import Shop

STATES = ("accepted", "processing", "proposed", "reviewed", "done", "returned", "withdrawn")
PAGES = (
    "/ban-lam-viec/so-lieu/?theo=thu-tuc",
    "/ban-lam-viec/so-lieu/ho-so/?cot=total",
    "/ban-lam-viec/so-lieu/chi-so/",
    "/ban-lam-viec/toan-huyen/",
    "/ban-lam-viec/lanh-dao/",
    "/thong-ke/ho-so/",
)


def many(shop: Shop, count: int, first: int) -> None:
    """Bulk-made dossiers of the last four weeks, as rows: their numbers are what matters here."""
    now, rows = timezone.now(), []
    for serial in range(first, first + count):
        state = STATES[serial % len(STATES)]
        start = now - timedelta(minutes=serial * 11 % 40_000)
        ended = start + timedelta(minutes=5) if serial % len(STATES) > 3 else None
        rows.append(
            Dossier(
                office=shop.district if serial % 3 else shop.commune, holder=shop.district, competent=shop.district,
                procedure=(shop.poor, shop.land, shop.birth)[serial % 3], state=state, channel="online",
                applicant_name="Người nộp", code=new_code(), number=f"H28-260101-{serial:06d}", created_at=start,
                accepted_at=start, promised_at=start + timedelta(days=7), due_at=start + timedelta(days=7),
                ended_at=ended, finished_at=ended, punctuality="early" if state in {"done", "returned"} else "",
                assignee=(shop.nga, None)[serial % 2],
            )
        )  # fmt: skip
    Dossier.objects.bulk_create(rows, 500)


def asked(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_page_asks_as_often_for_thousands_as_for_a_few(shop: Shop) -> None:
    open_portal(office=shop.district)
    set_script_prefix("/")
    client = Client()
    client.force_login(shop.khanh)
    many(shop, 60, 1)
    few = {path: asked(client, path) for path in PAGES}
    many(shop, 3000, 100)
    more = {path: asked(client, path) - few[path] for path in PAGES}
    assert {path: count for path, count in more.items() if count > 2} == {}  # 2: the names of who is late, when any is
