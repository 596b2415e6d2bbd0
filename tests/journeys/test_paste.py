"""Text from Word and from old encodings, in an editor's browser: shown as it will stand before it is kept."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.test_editing import Person, look, person, save

__all__ = ["person"]
WORD = Path(__file__).parents[2] / "src/congxa/portal/tests/clipboard/word.html"
ADD = "/tan-vinh/ban-lam-viec/viet-tin/"
PASTE = """(box, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "chữ");
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def begin(page: Page, title: str) -> None:
    page.goto(ADD)
    page.get_by_role("link", name="Thông báo").click()
    page.fill("[name=title]", title)
    page.fill("[name=lead]", "Chép từ công văn của xã.")


def add_paste_block(page: Page) -> None:
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Dán từ Word").click()


def test_a_paste_from_word_keeps_its_list_and_its_table(person: Person) -> None:
    page = person("bientap.tan-vinh")
    begin(page, "Kế hoạch chép từ Word")
    add_paste_block(page)
    box = page.locator("congxa-paste textarea")
    box.evaluate(PASTE, WORD.read_text(encoding="utf-8"))
    expect(page.locator("congxa-paste [role=status]")).to_contain_text("Đã nhận văn bản có định dạng")
    look(page)
    save(page)
    expect(page.locator(".messages")).to_contain_text("đã được chuyển thành các khối thường")
    expect(page.locator("congxa-paste")).to_have_count(0)
    look(page)
    save(page)
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    expect(page.locator("article li, main li").first).to_be_visible()
    expect(page.locator("main table th").first).to_have_text("Thôn")


def test_old_letters_are_shown_in_unicode_before_they_are_kept(person: Person) -> None:
    page = person("bientap.tan-vinh")
    begin(page, "Th«ng b¸o vÒ viÖc tiªm phßng cho trÎ em trong x·")
    page.fill("[name=lead]", "Uû ban nh©n d©n x· mêi bµ con ®Õn nhµ v¨n ho¸ th«n ®Ó nghe phæ biÕn.")
    save(page)
    expect(page.locator(".messages")).to_contain_text("đã được chuyển sang Unicode")
    expect(page.locator("[name=title]")).to_have_value("Thông báo về việc tiêm phòng cho trẻ em trong xã")
    expect(page.get_by_text("Giữ nguyên như đã gõ", exact=True)).to_be_visible()
    look(page)
    page.fill("[name=lead]", "Uỷ ban nhân dân xã mời bà con đến nhà văn hoá thôn để nghe phổ biến kế hoạch.")
    page.wait_for_timeout(4_000)  # longer than the editor waits before it saves by itself
    assert "/add/" in page.url
    expect(page.locator(".messages")).to_contain_text("đã được chuyển sang Unicode")
    save(page)
    expect(page.locator("[name=lead]")).to_have_value(
        "Uỷ ban nhân dân xã mời bà con đến nhà văn hoá thôn để nghe phổ biến kế hoạch."
    )
    assert "/edit/" in page.url
