"""A land dossier goes from a commune to the district and back, with a supplement and a letter of apology."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server
from tests.journeys.stage import ask, good_to_read, good_to_read_without_script, let_time_pass, screen
from tests.journeys.test_filing import PDF

LAND = "1.013978"
COMMUNE, DISTRICT = "/tan-vinh/ban-lam-viec", "/ban-lam-viec"
WHO = "Đinh Thị Mến"
WORKDAY = """
from datetime import timedelta
from django.utils import timezone
from congxa.kernel.clock import day_of, format_date
from congxa.units.service import Office, work_calendar
calendar = work_calendar(Office.objects.get(slug="tan-vinh"))
print(format_date(calendar.next_workday(day_of(timezone.now()) + timedelta({days}))))
"""


class People:
    """Everybody who has to do with the dossier, each before a screen of their own, which opens when first looked at."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server, self.stack = browser, server, ExitStack()
        self.screens: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self.screens:
            who = "" if name == "citizen" else name
            self.screens[name] = self.stack.enter_context(
                screen(self.browser, self.server, who, script=name != "citizen")
            )
        return self.screens[name]


class Land:
    """One dossier on its way, and what those who have it do."""

    number = code = secret = ""
    key = ""

    def __init__(self, people: People, server: Server) -> None:
        self.people, self.server = people, server

    def at(self, who: str, where: str) -> Page:
        """The dossier's page at the desk of somebody, found by its number."""
        page = self.people[who]
        if not self.key:
            page.goto(f"{where}/ho-so/?q={self.number}")  # a whole number leads straight to its dossier
            self.key = page.url.rstrip("/").rsplit("/", 1)[1]
        page.goto(f"{where}/ho-so/{self.key}/")
        expect(page.locator(".page-head")).to_contain_text(self.number)
        return page

    def do(self, who: str, where: str, task: str, done: str, **typed: str) -> Page:
        """Do one of the things offered on the dossier's page, with its form where it has one."""
        page = self.at(who, where)
        if not typed:
            page.locator(".todo").get_by_role("button", name=task, exact=True).click()
        else:
            page.locator(".todo").get_by_role("link", name=task, exact=True).click()
            good_to_read(page)
            for name, text in typed.items():
                field = page.locator(f"[name={name}]").first
                if field.evaluate("one => one.tagName") == "SELECT":
                    field.select_option(label=text)
                else:
                    field.fill(text)
            page.get_by_role("button", name=task, exact=True).click()
        expect(page.locator("main, .messages").first).to_be_visible()
        expect(page.locator("body")).to_contain_text(done)
        good_to_read(page)
        return page

    def followed(self) -> Page:
        """The citizen's page, opened with code and secret."""
        page = self.people["citizen"]
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto("/tan-vinh/tra-cuu/")
        page.fill("[name=code]", self.code)
        page.fill("[name=secret]", self.secret)
        page.get_by_role("button", name="Tra cứu", exact=True).last.click()
        expect(page.get_by_role("heading", name="Hồ sơ đang ở đâu")).to_be_visible()
        return page


@pytest.fixture
def people(browser: Browser, server: Server) -> Iterator[People]:
    found = People(browser, server)
    with found.stack:
        yield found


@pytest.fixture
def land(people: People, server: Server) -> Land:
    return Land(people, server)


def taken_in(land: Land) -> None:
    """The counter of the commune takes the dossier in."""
    page = land.people["motcua.tan-vinh"]
    page.goto(f"{COMMUNE}/ho-so/nhan/{LAND}/")
    page.fill("[name=identity_number]", "017185004488")
    page.fill("[name=applicant_name]", WHO)
    page.fill("[name=phone]", "0912345799")
    page.check("[name=giay-1]")
    page.get_by_role("button", name="Tiếp nhận", exact=False).first.click()
    expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    land.number = page.locator(".number-given").inner_text().strip()
    land.code, land.secret = (page.locator(f".fact dd.num >> nth={place}").inner_text() for place in (0, 1))
    good_to_read(page)


def confirmed_by_the_commune(land: Land) -> None:
    """The commune's land officer confirms where the land comes from, its leader signs that, and it goes up."""
    land.do("diachinh.tan-vinh", COMMUNE, "Nhận việc", "Hồ sơ này bây giờ là của bạn.")
    land.do("diachinh.tan-vinh", COMMUNE, "Trình kết quả", "Đã trình kết quả.", note="Đất ở ổn định từ năm 1992.")
    land.do("lanhdao.tan-vinh", COMMUNE, "Thẩm định đạt", "Đã thẩm định.", note="Đồng ý")
    land.do("motcua.tan-vinh", COMMUNE, "Bàn giao cho cơ quan khác", "chờ bên nhận xác nhận",
            to="Huyện Lương Sơn", reason="Chuyển hồ sơ lên huyện")  # fmt: skip
    expect(land.followed().locator("main")).to_contain_text("Đang bàn giao")


def received_above(land: Land) -> None:
    """The district's counter confirms the hand-over slip, and its land officer takes the dossier."""
    page = land.people["motcua.huyen"]
    page.goto(f"{DISTRICT}/ho-so/ban-giao/")
    good_to_read(page)
    for box in page.locator("[name=hs]").all():
        box.uncheck()
    page.locator("tbody tr", has_text=land.number).locator("[name=hs]").check()
    page.get_by_role("button", name="Xác nhận đã nhận đủ").click()
    expect(page.locator("body")).to_contain_text("Đã nhận bàn giao 1 hồ sơ.")
    land.do("thuly.huyen", DISTRICT, "Nhận việc", "Hồ sơ này bây giờ là của bạn.")


def supplemented(land: Land, folder: Path) -> None:
    """Something is missing: the clock stops, the citizen sends it from the phone, and the clock goes on."""
    page = land.do("thuly.huyen", DISTRICT, "Yêu cầu bổ sung", "thời hạn tạm dừng",
                   items="Sơ đồ thửa đất có chữ ký hộ liền kề", reason="Ranh giới phía đông chưa khớp")  # fmt: skip
    expect(page.locator("main")).to_contain_text("Chờ bổ sung giấy tờ")
    phone = land.followed()
    expect(phone.locator("main")).to_contain_text("Thời hạn đang tạm dừng")
    good_to_read_without_script(phone, land.server)
    phone.get_by_role("link", name="Bổ sung ngay").click()
    paper = folder / "so-do-thua-dat.pdf"
    paper.write_bytes(PDF)
    phone.set_input_files("[name=f-0]", paper)
    good_to_read_without_script(phone, land.server)
    phone.get_by_role("button", name="Gửi bổ sung", exact=True).click()
    expect(phone.locator("main")).to_contain_text("Đã gửi giấy tờ bổ sung.")
    expect(phone.locator("main")).to_contain_text("so-do-thua-dat.pdf")
    page = land.at("thuly.huyen", DISTRICT)
    expect(page.locator("main")).to_contain_text("đã bổ sung")
    expect(page.locator("tbody th", has_text="Sơ đồ thửa đất có chữ ký hộ liền kề")).to_be_visible()


def apologised(land: Land) -> None:
    """The promised day is near: the leader signs the letter of apology before it passes, and a second is refused."""
    let_time_pass(land.server, land.code, ahead=1)
    page = land.people["lanhdao.huyen"]
    page.goto(f"{DISTRICT}/lanh-dao/")
    good_to_read(page)
    page.get_by_role("link", name=f"Ký phiếu xin lỗi của {land.number}").click()
    page.fill("[name=reason]", "Phải xác minh lại ranh giới tại thực địa.")
    page.fill("[name=new]", "2/3/2020")
    page.get_by_role("button", name="Ký phiếu xin lỗi", exact=True).click()
    expect(page.locator(".error").first).to_be_visible()
    expect(page.locator("[name=reason]")).to_have_value("Phải xác minh lại ranh giới tại thực địa.")
    good_to_read(page)
    new = workday_after(land, 6)
    page.fill("[name=new]", new)
    page.get_by_role("button", name="Ký phiếu xin lỗi", exact=True).click()
    expect(page.locator("body")).to_contain_text(f"Đã ký phiếu xin lỗi của {land.number}, hẹn lại ngày {new}")
    assert page.get_by_role("link", name=f"Ký phiếu xin lỗi của {land.number}").count() == 0
    page = land.at("lanhdao.huyen", DISTRICT)
    assert page.get_by_role("link", name="Xin lỗi và hẹn lại", exact=True).count() == 0
    letter = page.request.get(f"{DISTRICT}/ho-so/{land.key}/giay/apology/")
    assert letter.body().startswith(b"%PDF")
    phone = land.followed()
    expect(phone.locator(".due")).to_contain_text(re.compile(new.lstrip("0").replace("/", ".{1,9}")))
    good_to_read_without_script(phone, land.server)


def workday_after(land: Land, days: int) -> str:
    """A working day of the commune at least so many days from now, as it is typed."""
    return ask(land.server, WORKDAY.format(days=days)).split()[-1]


def late_and_decided(land: Land) -> None:
    """The date of the law passes: both leaders see it late; then it is signed, sealed and goes back down."""
    let_time_pass(land.server, land.code, ahead=-1)
    for who, where in (("lanhdao.huyen", DISTRICT), ("lanhdao.tan-vinh", COMMUNE)):
        page = land.people[who]
        page.goto(f"{where}/lanh-dao/")
        expect(page.locator("#qua-han")).to_contain_text(land.number)
    page = land.people["thuly.huyen"]
    page.goto(f"{DISTRICT}/ho-so/{land.key}/ket-qua/")
    page.fill("[name=number]", "CH 00127")
    page.fill("[name=words]", "Cấp Giấy chứng nhận quyền sử dụng đất cho bà Đinh Thị Mến.")
    page.get_by_role("button", name="Lưu dự thảo").click()
    expect(page.locator("body")).to_contain_text("Đã lưu dự thảo kết quả.")
    good_to_read(page)
    land.do("thuly.huyen", DISTRICT, "Trình kết quả", "Đã trình kết quả.", note="Đủ điều kiện cấp")
    page = land.people["lanhdao.huyen"]
    page.goto(f"{DISTRICT}/ho-so/{land.key}/ket-qua/")
    page.get_by_role("button", name="Ký số kết quả").click()
    expect(page.locator("main")).to_contain_text("hợp lệ, tệp nguyên vẹn")
    good_to_read(page)
    land.do("thuly.huyen", DISTRICT, "Vào sổ, đóng dấu, phát hành", "Đã phát hành kết quả.")
    land.do("motcua.huyen", DISTRICT, "Bàn giao cho cơ quan khác", "chờ bên nhận xác nhận",
            to="Xã Tân Vinh", items="Giấy chứng nhận quyền sử dụng đất")  # fmt: skip
    expect(land.followed().locator("main")).to_contain_text("Kết quả đang được chuyển về")


def fetched(land: Land) -> None:
    """The commune receives the result, and the citizen takes it with the code of the phone page."""
    land.do("motcua.tan-vinh", COMMUNE, "Nhận bàn giao", "Đã nhận bàn giao.")
    phone = land.followed()
    expect(phone.locator("main")).to_contain_text("Đã có kết quả")
    code = phone.locator("dl.codes dd").inner_text().replace(" ", "")
    page = land.people["motcua.tan-vinh"]
    page.goto(f"{COMMUNE}/ho-so/{land.key}/ket-qua/")
    for typed, said in (("000000" if code != "000000" else "111111", "không đúng"), (code, "Đã trả kết quả.")):
        page.select_option("[name=way]", "code")
        page.fill("[name=proof]", typed)
        page.get_by_role("button", name="Ghi đã trả").click()
        expect(page.locator("body")).to_contain_text(said)
        good_to_read(page)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("Đã trả kết quả")
    good_to_read_without_script(phone, land.server)


def told_by_everybody_alike(land: Land) -> None:
    """One dossier, one number, late by the law: so it stands at both desks and on the slips of both hand-overs."""
    for who, where in (("motcua.tan-vinh", COMMUNE), ("lanhdao.huyen", DISTRICT)):
        page = land.at(who, where)
        expect(page.locator("main section[aria-labelledby=ngay]")).to_contain_text("quá hạn")
        expect(page.locator("main section[aria-labelledby=ban-giao] li")).to_have_count(2)


def test_a_land_dossier_goes_up_and_comes_back(land: Land, tmp_path: Path) -> None:
    taken_in(land)
    confirmed_by_the_commune(land)
    received_above(land)
    supplemented(land, tmp_path)
    apologised(land)
    late_and_decided(land)
    fetched(land)
    told_by_everybody_alike(land)
