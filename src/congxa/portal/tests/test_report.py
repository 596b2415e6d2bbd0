"""The report for leaders: what is counted, for whom, in which period, and the same figures in Excel."""

from datetime import date, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from tests.pages import Portal, make_article
from tests.people import People
from wagtail.models import PageViewRestriction

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.kernel.clock import Period
from congxa.portal.models import NewsPage, SectionPage
from congxa.portal.report.counting import NOBODY, Report, Scope, report
from congxa.portal.report.periods import PRESETS
from congxa.portal.service import open_portal
from congxa.records.service import bump, current
from congxa.statistics.service import PageDay
from congxa.units.service import Office, directory

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OCTOBER = "?tu=2020-10-01&den=2020-10-31"
ADDRESS = "/ban-lam-viec/bao-cao/"


@pytest.fixture
def portal(portal: Portal) -> Portal:
    """The usual portals, with everything dated 15/10/2020, and views of the articles."""
    for page in (portal.pinned, portal.plain, portal.injections, portal.village):
        dated(page, datetime(2020, 10, 15, 9, tzinfo=VIETNAM))
    opened(portal.offices.district, "/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/", 7)
    opened(portal.offices.tan_vinh, f"/tin-chung/{portal.pinned.pk}/muoi-ba-xa-dat-tieu-chi/", 3)
    opened(portal.offices.tan_vinh, "/tin-tuc/lich-tiem-phong/", 4)
    opened(portal.offices.tan_vinh, "/tin-tuc/lich-tiem-phong/", 100, date(2020, 11, 2))
    return portal


def dated(page: NewsPage, moment: datetime) -> None:
    NewsPage.objects.filter(pk=page.pk).update(date=moment)


def opened(office: Office, path: str, views: int, day: date = date(2020, 10, 15)) -> None:
    PageDay.objects.create(office=office, day=day, path=path, views=views)


def october(*offices: Office, **narrowed: Any) -> Report:
    entries = directory(current("units")).by_id
    scope = Scope(Period(date(2020, 10, 1), date(2020, 10, 31)), tuple(entries[one.pk] for one in offices), **narrowed)
    return report(scope, None)


def answer(client: Client, who: User, address: str) -> str:
    client.force_login(who)
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def test_offices_are_counted_with_their_views(portal: Portal) -> None:
    offices = portal.offices
    found = october(offices.district, offices.tan_vinh, offices.nhuan_trach)
    rows = {group.name: (group.articles, group.views) for group in found.by_office}
    assert rows == {"Huyện Lương Sơn": (2, 10), "Xã Tân Vinh": (2, 4), "Xã Nhuận Trạch": (0, 0)}
    assert (found.total.articles, found.total.views) == (4, 14)


def test_views_to_this_day_stand_beside_those_of_the_period(portal: Portal) -> None:
    line = next(line for line in october(portal.offices.tan_vinh).lines if line.title == "Lịch tiêm phòng")
    assert (line.views, line.views_ever) == (4, 104)


def test_a_shared_article_counts_once_for_its_source(portal: Portal) -> None:
    lines = october(portal.offices.district, portal.offices.tan_vinh).lines
    found = [line for line in lines if line.title == portal.pinned.title]
    assert [(line.office.short_name, line.views) for line in found] == [("Huyện Lương Sơn", 10)]


@pytest.mark.parametrize("what", ["withdrawn", "draft", "restricted"])
def test_what_nobody_can_read_is_not_counted(portal: Portal, what: str) -> None:
    if what == "withdrawn":
        portal.village.unpublish()
    elif what == "restricted":
        PageViewRestriction.objects.create(page=portal.village, restriction_type=PageViewRestriction.LOGIN)
    else:
        section = SectionPage.objects.child_of(portal.tan_vinh).get()
        moment = datetime(2020, 10, 15, 9, tzinfo=VIETNAM)
        page = NewsPage(title="Nháp", slug="nhap", office=section.office, date=moment, lead="x", live=False)
        section.add_child(instance=page)
    assert october(portal.offices.tan_vinh).total.articles == (2 if what == "draft" else 1)


@pytest.mark.parametrize(
    ("moment", "counted"),
    [
        (datetime(2020, 9, 30, 23, 59, 59, tzinfo=VIETNAM), 0),
        (datetime(2020, 10, 1, 0, 0, tzinfo=VIETNAM), 1),
        (datetime(2020, 10, 31, 23, 59, 59, tzinfo=VIETNAM), 1),
        (datetime(2020, 11, 1, 0, 0, tzinfo=VIETNAM), 0),
    ],
)
def test_the_period_begins_and_ends_at_midnight_in_vietnam(portal: Portal, moment: datetime, counted: int) -> None:
    dated(portal.injections, moment)
    titles = [line.title for line in october(portal.offices.tan_vinh).lines]
    assert titles.count("Lịch tiêm phòng") == counted


@pytest.mark.parametrize(
    ("key", "today", "first", "last"),
    [
        ("thang-nay", date(2026, 11, 24), date(2026, 11, 1), date(2026, 11, 24)),
        ("thang-truoc", date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        ("thang-truoc", date(2024, 3, 31), date(2024, 2, 1), date(2024, 2, 29)),
        ("quy-nay", date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        ("quy-truoc", date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
        ("nam-nay", date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_presets(key: str, today: date, first: date, last: date) -> None:
    assert PRESETS[key][1](today) == Period(first, last)


def test_sections_and_authors_add_up(portal: Portal) -> None:
    found = october(portal.offices.district)
    assert [(group.name, group.articles) for group in found.by_section] == [("Nông thôn mới", 2)]
    assert {group.name: group.articles for group in found.by_author} == {"Ban biên tập": 1, "Không ghi tác giả": 1}
    assert [line.title for line in october(portal.offices.district, author=NOBODY).lines] == ["Họp giao ban"]


def test_a_leader_of_a_commune_sees_the_own_office_only(client: Client, portal: Portal, people: People) -> None:
    RoleAssignment.objects.filter(user=people.lan).update(role=Role.LEADER)
    html = answer(client, people.lan, "/tan-vinh" + ADDRESS + OCTOBER)
    assert "Lịch tiêm phòng" in html
    assert "Nhuận Trạch" not in html
    assert "Họp giao ban" not in html


@pytest.mark.parametrize("extra", ["&co_quan=nhuan-trach", "&co_quan=luong-son", "&co_quan=nhuan-trach&xuat=xlsx"])
def test_editing_the_address_shows_no_other_office(client: Client, portal: Portal, people: People, extra: str) -> None:
    client.force_login(people.hung)
    assert client.get("/tan-vinh" + ADDRESS + OCTOBER + extra).status_code == 404


def test_another_offices_section_shows_nothing_of_it(client: Client, portal: Portal, people: People) -> None:
    html = answer(client, people.hung, f"/tan-vinh{ADDRESS}{OCTOBER}&chuyen_muc={portal.section.pk}")
    assert "Họp giao ban" not in html
    assert "Không có bài nào đăng trong kỳ này" in html


def test_an_editor_of_the_district_sees_the_district_only(client: Client, portal: Portal, people: People) -> None:
    RoleAssignment.objects.filter(user=people.thu).update(role=Role.EDITOR)
    html = answer(client, people.thu, ADDRESS + OCTOBER)
    assert "Họp giao ban" in html
    assert "Tân Vinh" not in html


def test_the_upper_level_drills_down(client: Client, portal: Portal, people: People) -> None:
    html = answer(client, people.thu, ADDRESS + OCTOBER)
    assert "?tu=2020-10-01&amp;den=2020-10-31&amp;co_quan=tan-vinh" in html
    html = answer(client, people.thu, ADDRESS + OCTOBER + "&co_quan=tan-vinh")
    assert 'href="/tan-vinh/tin-tuc/lich-tiem-phong/"' in html
    assert "Họp giao ban" not in html


def test_sorting_by_a_column(client: Client, portal: Portal, people: People) -> None:
    rising = answer(client, people.hung, "/tan-vinh" + ADDRESS + OCTOBER + "&thu_tu=xem")
    falling = answer(client, people.hung, "/tan-vinh" + ADDRESS + OCTOBER + "&thu_tu=-xem")
    assert rising.index("Họp thôn Rụt") < rising.index("Lịch tiêm phòng")
    assert falling.index("Lịch tiêm phòng") < falling.index("Họp thôn Rụt")
    assert 'aria-sort="descending"' in falling


def test_an_empty_period_says_so(client: Client, portal: Portal, people: People) -> None:
    html = answer(client, people.hung, "/tan-vinh" + ADDRESS + "?tu=2019-01-01&den=2019-01-31")
    assert "Không có bài nào đăng trong kỳ này" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?tu=2020-10-31&den=2020-10-01", "Ngày cuối phải từ ngày đầu trở đi"),
        ("?tu=hôm+qua&den=2020-10-01", "Hãy ghi như 24/11/2026."),
        ("?tu=2020-10-01", "Hãy ghi ngày, như 24/11/2026."),
        ("?tu=0001-01-01&den=9999-12-31", "Hãy ghi một ngày từ năm 2000 đến năm 2100."),
    ],
)
def test_nonsense_gets_a_sentence(client: Client, portal: Portal, people: People, query: str, said: str) -> None:
    assert said in answer(client, people.hung, "/tan-vinh" + ADDRESS + query)


def test_dates_as_people_write_them(client: Client, portal: Portal, people: People) -> None:
    html = answer(client, people.hung, "/tan-vinh" + ADDRESS + "?tu=01/10/2020&den=31/10/2020")
    assert "từ 01/10/2020 đến 31/10/2020" in html


def workbook(client: Client, who: User, address: str) -> Any:  # noqa: ANN401 -- openpyxl is untyped
    client.force_login(who)
    response = client.get(address + "&xuat=xlsx")
    assert response["Content-Disposition"].endswith('.xlsx"')
    return load_workbook(BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]  # of a file


def test_excel_has_the_figures_of_the_page(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.thu)
    page = client.get(ADDRESS + OCTOBER)
    book = workbook(client, people.thu, ADDRESS + OCTOBER)
    (table,) = page.context["tables"]
    shown = [(group.name, group.articles, group.views) for group, _address in table.rows]
    total = page.context["total"]
    rows = [row[:3] for row in book["Theo cơ quan"].iter_rows(min_row=2, values_only=True)]
    assert rows == [*shown, ("Tổng cộng", total.articles, total.views)]
    articles = list(book["Tin, bài"].iter_rows(min_row=2, values_only=True))
    assert (len(articles), sum(row[5] for row in articles)) == (total.articles, total.views)


def test_no_sheet_names_two_columns_alike(client: Client, portal: Portal, people: People) -> None:
    for sheet in workbook(client, people.thu, ADDRESS + OCTOBER).worksheets[1:]:
        (titles,) = sheet.iter_rows(max_row=1, values_only=True)
        assert len(titles) == len(set(titles)), sheet.title


def test_no_cell_becomes_a_formula(client: Client, portal: Portal, people: People) -> None:
    NewsPage.objects.filter(pk=portal.village.pk).update(author="=1+1", title="=HYPERLINK(0)")
    book = workbook(client, people.hung, "/tan-vinh" + ADDRESS + OCTOBER)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} == {"s"}


def test_many_offices_cost_few_queries(
    client: Client,
    portal: Portal,
    people: People,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    offices = portal.offices
    for number in range(18):
        office = Office.objects.create(
            unit=offices.tan_vinh.unit, upper=offices.district, slug=f"xa-{number}", name=f"Xã {number}",
            short_name=f"Xã {number}", valid_from=date(2016, 1, 1),
        )  # fmt: skip
        section = SectionPage.objects.child_of(open_portal(office=office)).get()
        dated(make_article(section, f"Tin {number}", f"tin-{number}"), datetime(2020, 10, 2, 8, tzinfo=VIETNAM))
    with django_capture_on_commit_callbacks(execute=True):
        bump("units")
    client.force_login(people.thu)
    client.get(ADDRESS)
    with django_assert_max_num_queries(9):
        html = client.get(ADDRESS + OCTOBER).content.decode()
    assert "Xã 17" in html


def test_this_month_is_shown_unless_asked(client: Client, portal: Portal, people: People) -> None:
    today = timezone.localdate()
    html = answer(client, people.hung, "/tan-vinh" + ADDRESS)
    assert f"từ 01/{today:%m/%Y} đến {today:%d/%m/%Y}" in html
