"""The journal page for auditors and the outbox page for administrators: who sees what, and what they can do."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices, People

from congxa.accounts.service import User
from congxa.kernel.refs import Ref
from congxa.records.models import Delivery, JournalEntry
from congxa.records.service import chain_pending, publish, write
from congxa.units.service import Office

pytestmark = pytest.mark.django_db
JOURNAL, OUTBOX = "/ban-lam-viec/nhat-ky/", "/ban-lam-viec/hang-doi/"


def note(offices: Offices, people: People, count: int = 1) -> None:
    for n in range(count):
        moment = datetime(2026, 11, 1 + n % 20, 18, 0, tzinfo=UTC)
        for person, office in ((people.mai, offices.tan_vinh), (people.son, offices.nhuan_trach)):
            write(
                actor=person,
                kind="units.describe_office",
                thing=office,
                after={"phone": f"=1+{n}"},
                reason="<b>gõ nhầm</b>",
                office=office,
                now=moment,
            )


def seen(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    response = client.get(f"{JOURNAL}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_administrator_sees_the_own_office_only(offices: Offices, people: People, client: Client) -> None:
    note(offices, people)
    page = seen(client, people.mai)
    assert "Đinh Thị Mai" in page and "Hoàng Văn Sơn" not in page
    assert "&lt;b&gt;gõ nhầm&lt;/b&gt;" in page


def test_upper_administrator_sees_the_communes(offices: Offices, people: People, client: Client) -> None:
    note(offices, people)
    page = seen(client, people.quang)
    assert "Đinh Thị Mai" in page and "Hoàng Văn Sơn" in page


@pytest.mark.parametrize("address", [JOURNAL, OUTBOX])
def test_editor_finds_no_such_page(people: People, client: Client, address: str) -> None:
    client.force_login(people.lan)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [JOURNAL, OUTBOX])
def test_visitor_is_sent_to_sign_in(offices: Offices, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?nguoi=Mai", {"Mai"}),
        ("?viec=units.set_root", set()),
        ("?viec=units.describe_office&nguoi=Sơn", {"Sơn"}),
        ("?doi_tuong=units.office", {"Mai", "Sơn"}),
        ("?doi_tuong=units.office:0", set()),
        ("?tu_ngay=02/11/2026&den_ngay=02/11/2026", {"Mai", "Sơn"}),
        ("?tu_ngay=2026-11-02&den_ngay=2026-11-02", {"Mai", "Sơn"}),
        ("?tu_ngay=2026-11-03", set()),
        ("?tu_ngay=hôm qua", {"Mai", "Sơn"}),
        ("?truoc=-1", {"Mai", "Sơn"}),
    ],
)
def test_filters_narrow(offices: Offices, people: People, client: Client, query: str, names: set[str]) -> None:
    note(offices, people)
    page = seen(client, people.quang, query)
    log = page[page.find('class="log"') :] if 'class="log"' in page else ""
    assert {name for name in ("Mai", "Sơn") if name in log} == names


def test_pages_follow_each_other_without_counting(
    offices: Offices, people: People, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    note(offices, people, 60)
    chain_pending()
    client.force_login(people.mai)
    client.get(JOURNAL)
    with django_assert_max_num_queries(12) as done:
        first = client.get(JOURNAL)
    assert not [query for query in done.captured_queries if "COUNT(" in query["sql"]]
    following = first.context["following"]
    second = client.get(f"{JOURNAL}?truoc={following}")
    shown = [row["entry"].pk for page in (first, second) for row in page.context["lines"]]
    assert shown == list(
        JournalEntry.objects.filter(office_id=offices.tan_vinh.pk).order_by("-id").values_list("pk", flat=True)
    )
    assert second.context["following"] is None


def test_sheet_says_the_same_and_runs_no_formula(offices: Offices, people: People, client: Client) -> None:
    note(offices, people)
    client.force_login(people.mai)
    response = client.get(f"{JOURNAL}?xuat=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2 and rows[1][1] == "02/11/2026 01:00:00"
    assert rows[1][6] == "Điện thoại: =1+0"


def dead_letter(office: Office) -> Delivery:
    event = publish("tester.done", Ref("t.thing", "1"), office=office)
    return Delivery.objects.create(
        event=event,
        consumer="t.mail",
        ref=event.ref,
        state="dead",
        attempts=12,
        next_attempt_at=event.created_at,
        last_error="ConnectionError: máy chủ không trả lời",
    )


@pytest.mark.parametrize(("word", "state"), [("gui-lai", "waiting"), ("bo-qua", "skipped")])
def test_administrator_decides_about_a_dead_letter(
    offices: Offices, people: People, client: Client, word: str, state: str
) -> None:
    letter = dead_letter(offices.tan_vinh)
    client.force_login(people.mai)
    assert "máy chủ không trả lời" in client.get(OUTBOX).content.decode()
    client.post(reverse("desk_outbox_decide", args=[letter.pk]), {"viec": word})
    letter.refresh_from_db()
    assert letter.state == state
    assert JournalEntry.objects.get().actor_id == people.mai.pk
    client.post(reverse("desk_outbox_decide", args=[letter.pk]), {"viec": word})
    assert JournalEntry.objects.count() == 1


def test_dead_letter_of_another_office_does_not_exist(offices: Offices, people: People, client: Client) -> None:
    letter = dead_letter(offices.nhuan_trach)
    client.force_login(people.mai)
    assert "t.mail" not in client.get(OUTBOX).content.decode()
    assert client.post(reverse("desk_outbox_decide", args=[letter.pk])).status_code == 404
