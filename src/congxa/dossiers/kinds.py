"""What the journal keeps of dossiers: every move of the table, and what is done without moving."""

from django.utils.translation import gettext_lazy as _

from congxa.dossiers.words import DEED_LABELS
from congxa.records.service import Kind

KINDS = [
    *(Kind(f"dossiers.{name}", label) for name, label in DEED_LABELS.items()),
    Kind("dossiers.deposit_cash", _("Nộp tiền mặt vào ngân hàng, kho bạc")),
    Kind("dossiers.close_cash_day", _("Khóa sổ quỹ một ngày")),
    Kind("dossiers.freeze", _("Chốt báo cáo tháng")),
    Kind("dossiers.choose_notice", _("Chọn cách nhận thông báo")),
    Kind("dossiers.tie_account", _("Đưa hồ sơ vào tài khoản công dân")),
    Kind("dossiers.untie_account", _("Bỏ hồ sơ khỏi tài khoản công dân")),
    Kind("dossiers.look_up_results", _("Xem kết quả đã cấp cho người nộp")),
    Kind("dossiers.reuse_result", _("Dùng lại kết quả đã cấp")),
    Kind("dossiers.set_agency_code", _("Đặt mã định danh cơ quan")),
    Kind("dossiers.queue_draw", _("Lấy số")),
    Kind("dossiers.queue_call", _("Gọi số")),
    Kind("dossiers.queue_call_again", _("Gọi lại số")),
    Kind("dossiers.queue_start", _("Bắt đầu phục vụ")),
    Kind("dossiers.queue_done", _("Phục vụ xong")),
    Kind("dossiers.queue_no_show", _("Ghi số vắng mặt")),
    Kind("dossiers.queue_come_back", _("Cho số vắng chờ lại")),
    Kind("dossiers.queue_move", _("Chuyển số sang quầy khác")),
    Kind("dossiers.queue_sit", _("Ngồi quầy")),
    Kind("dossiers.queue_leave", _("Rời quầy")),
    Kind("dossiers.queue_rate", _("Đánh giá tại quầy")),
    Kind("dossiers.queue_set_matter", _("Đặt việc lấy số")),
    Kind("dossiers.queue_set_counter", _("Đặt quầy")),
    Kind("dossiers.queue_register_device", _("Đăng ký máy của hàng chờ")),
    Kind("dossiers.queue_open_device", _("Mở máy của hàng chờ")),
    Kind("dossiers.queue_revoke_device", _("Thu hồi máy của hàng chờ")),
    Kind("dossiers.book", _("Đặt lịch hẹn")),
    Kind("dossiers.cancel_booking", _("Hủy lịch hẹn")),
]
