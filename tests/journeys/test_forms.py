"""The administrator of the district makes a form without code, and it is filled in with and without JavaScript."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in, violations

FORMS = "/ban-lam-viec/mau-to-khai/"
BIRTH = "Tờ khai đăng ký khai sinh"
QUESTIONS = (
    ("Một người", "Ai đề nghị", ""),
    ("Chọn trong danh sách", "Để làm gì", "Vay vốn\nHọc nghề"),
    ("Chữ, một dòng", "Ngân hàng nào", ""),
)


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_load_state()


def open_preview(page: Page) -> None:
    """Load the forms of the software when nobody has, and look at the newest birth registration."""
    sign_in(page, "quantri.huyen")
    page.goto(FORMS)
    button(page, "Nạp mẫu kèm phần mềm")
    page.get_by_role("link", name=f"Lần 2 {BIRTH}").click()
    page.get_by_role("link", name="Xem thử").click()


def fill_applicant(page: Page) -> None:
    page.fill("[name=q-nguoi_khai-name]", "Bùi Văn An")
    page.fill("[name=q-nguoi_khai-birth_date]", "1/2/1985")
    page.check("[name=q-nguoi_khai-sex][value=male]")
    page.fill("[name=q-nguoi_khai-identity]", "017085001234")
    page.fill("[name=q-dien_thoai]", "0912 345 678")
    page.fill("[name=q-noi_cu_tru_nguoi_khai-place]", "tan vinh, luong son")
    page.check("[name=q-quan_he][value=cha]")
    page.fill("[name=q-tre-name]", "Bùi Minh Khôi")
    page.fill("[name=q-tre-birth_date]", "20/11/2026")
    page.check("[name=q-tre-sex][value=male]")
    page.fill("[name=q-tre-ethnicity]", "Mường")
    page.check("[name=q-sinh_o][value=nuoc_ngoai]")
    page.fill("[name=q-que_quan-place]", "Mai Châu, Hòa Bình")
    page.fill("[name=q-me-name]", "Đinh Thị Hoa")
    page.fill("[name=q-me-birth_date]", "3/4/1990")
    page.fill("[name=q-noi_cu_tru_me-place]", "Mai Châu, Hòa Bình")
    page.check("[name=q-co_cha][value=khong]")


def test_a_form_is_made_without_code(desktop: Page) -> None:
    sign_in(desktop, "quantri.huyen")
    desktop.goto(FORMS)
    assert violations(desktop) == []
    desktop.get_by_role("link", name="Mẫu mới").click()
    desktop.get_by_label("Tên mẫu").fill("Đơn xin xác nhận cư trú")
    desktop.get_by_label("Mã mẫu").fill("xac-nhan-cu-tru")
    button(desktop, "Lập mẫu")
    desktop.get_by_role("link", name="Thêm phần").click()
    desktop.get_by_label("Tên phần").fill("Người đề nghị")
    button(desktop, "Lưu phần")
    for kind, label, options in QUESTIONS:
        desktop.get_by_text("Thêm câu hỏi").first.click()
        desktop.get_by_role("link", name=kind).click()
        desktop.get_by_label("Lời hỏi").fill(label)
        if options:
            desktop.get_by_label("Các lựa chọn").fill(options)
        assert violations(desktop) == []
        button(desktop, "Lưu câu hỏi")
    desktop.get_by_role("link", name="Khi nào hiện Ngân hàng nào").click()
    desktop.get_by_label("Vay vốn").check()
    assert violations(desktop) == []
    button(desktop, "Lưu điều kiện")
    expect(desktop.locator("main")).to_contain_text("chỉ hiện khi “Để làm gì” là “Vay vốn”")
    assert violations(desktop) == []
    button(desktop, "Ban hành")
    expect(desktop.locator("main")).to_contain_text("Lần này không sửa được nữa")


def test_questions_come_and_go_at_once(desktop: Page) -> None:
    open_preview(desktop)
    foreign = desktop.locator("[name=q-noi_sinh_nuoc_ngoai]")
    expect(foreign).to_be_hidden()
    fill_applicant(desktop)
    expect(foreign).to_be_visible()
    desktop.check("[name=q-sinh_o][value=co_so_y_te]")
    expect(foreign).to_be_hidden()
    desktop.check("[name=q-sinh_o][value=nuoc_ngoai]")
    assert violations(desktop) == []
    button(desktop, "Tiếp tục")
    expect(desktop.locator(".errors")).to_contain_text("Nơi sinh: thành phố, nước: Hãy điền mục này.")
    assert violations(desktop) == []
    foreign.fill("Viêng Chăn, Lào")
    button(desktop, "Tiếp tục")
    expect(desktop.locator("main")).to_contain_text("xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình")


def test_the_same_on_a_phone_without_javascript(phone: Page) -> None:
    open_preview(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    fill_applicant(phone)
    button(phone, "Tiếp tục")
    expect(phone.locator(".errors")).to_contain_text("còn 1 câu hỏi mới")
    phone.fill("[name=q-noi_sinh_nuoc_ngoai]", "Viêng Chăn, Lào")
    button(phone, "Tiếp tục")
    expect(phone.locator("main")).to_contain_text("Điền đúng cả")
