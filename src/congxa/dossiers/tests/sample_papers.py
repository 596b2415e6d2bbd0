"""One believable paper of each kind, from Tân Vinh in September 2018 (the stop notice from Liên Sơn in 2026)."""

from datetime import date, datetime, timedelta

from congxa.dossiers.domain.payment import Account, transfer_payload
from congxa.dossiers.papers import (
    Apology,
    ControlSlip,
    FeeLine,
    FeeSlip,
    HandOver,
    Issue,
    Letterhead,
    PaperItem,
    Person,
    Receipt,
    Refusal,
    Register,
    RegisterRow,
    Reply,
    Signer,
    SlipRow,
    Step,
    Stop,
    Supplement,
)
from congxa.dossiers.papers.parts import Paper
from congxa.kernel.clock import VIETNAM

NOW = datetime(2018, 9, 24, 9, 15, tzinfo=VIETNAM)
CODE = "H28.12.05-180924-0001"
CHECK = "7K3M9PXR2HTD"
HEAD = Letterhead(
    parent="UBND huyện Lương Sơn",
    agency="UBND xã Tân Vinh",
    place="Tân Vinh",
    centre="Bộ phận Tiếp nhận và Trả kết quả xã Tân Vinh",
    address="Xóm Đồng Tiến, xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình",
    phone="0218 3824 123",
)
HIEN = Person(
    name="Bùi Thị Hiền",
    address="Xóm Đồng Chúi, xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình",
    phone="+84912345678",
    email="hien@example.vn",
    identity_number="017185001234",
)
LEADER = Signer(name="Đinh Công Sứ", lines=("TM. Ủy ban nhân dân", "Chủ tịch"))


def issue(code: str = CODE, day: date = date(2018, 9, 24), mark: str = "") -> Issue:
    url = "https://tanvinh.example.vn/kiem-tra/7K3M-9PXR-2HTD/"
    return Issue(letterhead=HEAD, day=day, check_code=CHECK, check_url=url, code=code, number="118", mark=mark)


def receipt(person: Person = HIEN, papers: int = 3, code: str = CODE, pay: str = "") -> Receipt:
    return Receipt(
        issue=issue(code),
        person=person,
        procedure="Đăng ký khai sinh",
        procedure_code="1.001193",
        papers=tuple(PaperItem(name=f"Giấy tờ thứ {number}", original=1) for number in range(1, papers + 1)),
        sets=1,
        time_limit="1 ngày làm việc",
        received=NOW,
        due=NOW + timedelta(days=1),
        collect="Bộ phận Tiếp nhận và Trả kết quả",
        officer="Nguyễn Thị Mai",
        fee="8.000 đ (chưa nộp)",
        pay=pay,
    )


def supplement() -> Supplement:
    return Supplement(
        issue=issue(),
        person=HIEN,
        procedure="Đăng ký khai sinh",
        items=("Giấy chứng sinh: bản nộp bị mờ.", "Giấy chứng nhận kết hôn: thiếu trang 2."),
        contact="bà Nguyễn Thị Mai, số điện thoại 0218 3824 123",
        officer="Nguyễn Thị Mai",
        deadline=NOW + timedelta(days=7),
    )


def refusal() -> Refusal:
    return Refusal(
        issue=issue(), person=HIEN, procedure="Đăng ký khai sinh", reason="Trẻ đã được đăng ký khai sinh.",
        officer="Nguyễn Thị Mai", legal_basis="Điều 13 Luật Hộ tịch 60/2014/QH13",
    )  # fmt: skip


def apology() -> Apology:
    return Apology(
        issue=issue(), person=HIEN, procedure="Xác nhận tình trạng hôn nhân", received=NOW - timedelta(days=5), due=NOW,
        new_due=NOW + timedelta(days=2), reason="Chờ UBND xã Lâm Sơn trả lời xác minh.", leader=LEADER,
        domain="Hộ tịch",
    )  # fmt: skip


def reply() -> Reply:
    return Reply(
        issue=issue(), person=HIEN, procedure="Xác nhận tình trạng hôn nhân", leader=LEADER,
        words="Ủy ban nhân dân xã xác nhận bà Quách Thị Hiền tới hôm nay chưa đăng ký kết hôn với ai.",
    )  # fmt: skip


def stop() -> Stop:
    return Stop(
        issue=issue(day=date(2026, 2, 5)), person=HIEN, procedure="Tách thửa đất", received=NOW, stopped=NOW,
        asked_by="Người nộp hồ sơ", stage="Thẩm định", reason="Công dân rút hồ sơ.", leader=LEADER,
        money="Hoàn lại toàn bộ 100.000 đ.", papers_back="Trả lại 5 giấy tờ bản chính.",
    )  # fmt: skip


def control() -> ControlSlip:
    steps = (("Tiếp nhận", "Bùi Thị Hiền", "Nguyễn Thị Mai"), ("Thẩm tra", "Nguyễn Thị Mai", "Hoàng Văn Dũng"))
    return ControlSlip(
        issue=issue(),
        procedure="Cấp Giấy chứng nhận quyền sử dụng đất lần đầu",
        handler="UBND xã Tân Vinh",
        others=("Chi nhánh Văn phòng đăng ký đất đai",),
        steps=tuple(
            Step(step=step, at=NOW, giver=giver, receiver=receiver, result="đúng hạn")
            for step, giver, receiver in steps
        ),
    )


def register(rows: int = 40) -> Register:
    return Register(
        issue=issue(code=""),
        period="Quyển số 01/2018, từ 24/09/2018 đến 28/09/2018",
        rows=tuple(
            RegisterRow(
                serial=number, code=f"H28.12.05-180924-{number:04d}", procedure="Chứng thực bản sao từ bản chính",
                person="Bùi Văn Thắng", received=NOW, due=None, address="Xóm Đồng Chúi, 0912 345 678",
                handler="UBND xã", returned=NOW + timedelta(hours=2), way="trực tiếp",
            )
            for number in range(1, rows + 1)
        ),
    )  # fmt: skip


def handover() -> HandOver:
    row = SlipRow(code=CODE, procedure="Tách thửa đất", person="Bùi Văn Thắng", pages="7 giấy tờ", due=NOW)
    return HandOver(
        issue=issue(code=""), giver="Bộ phận Tiếp nhận và Trả kết quả", receiver="Công chức Địa chính – Xây dựng",
        at=NOW, rows=(row, row), giver_name="Nguyễn Thị Mai", receiver_name="Hoàng Văn Dũng",
    )  # fmt: skip


def fee() -> FeeSlip:
    return FeeSlip(
        issue=issue(), person=HIEN, procedure="Chứng thực bản sao từ bản chính",
        lines=(
            FeeLine(name="Chứng thực bản sao", unit=2000, quantity=4, due=8000),
            FeeLine(name="Đăng ký lại khai sinh", unit=8000, quantity=1, due=4000, exemption="Hộ nghèo, giảm 50 %"),
        ),
        way="Tiền mặt", cashier="Nguyễn Thị Mai",
    )  # fmt: skip


def payable_receipt() -> Receipt:
    return receipt(pay=transfer_payload(Account("970405", "3010211000123", "UBND xã Tân Vinh"), 8000, CODE))


def every_paper() -> list[Paper]:
    return [
        payable_receipt(),
        supplement(),
        refusal(),
        apology(),
        stop(),
        control(),
        register(),
        handover(),
        fee(),
        reply(),
    ]
