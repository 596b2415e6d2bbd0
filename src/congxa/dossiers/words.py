"""The words of the domain's tables in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from congxa.dossiers.domain.states import STATES, TABLE

STATE_LABELS: dict[str, str | Promise] = {key: gettext_lazy(state.label) for key, state in STATES.items()}
STATE_CHOICES = tuple((str(key), label) for key, label in STATE_LABELS.items())
MOVE_LABELS: dict[str, str | Promise] = {move.name: gettext_lazy(str(move.label)) for move in TABLE.moves}
OTHER_DEEDS: dict[str, str | Promise] = {
    "save_draft": gettext_lazy("Soạn hồ sơ"),
    "take_in": gettext_lazy("Nhận hồ sơ tại quầy"),
    "extend": gettext_lazy("Xin lỗi và hẹn lại ngày trả"),
    "charge": gettext_lazy("Tính phí, lệ phí"),
    "pay": gettext_lazy("Ghi khoản đã nộp"),
    "refund": gettext_lazy("Hoàn tiền"),
    "reassign": gettext_lazy("Giao hồ sơ cho người khác"),
    "recompute": gettext_lazy("Tính lại hạn khi lịch nghỉ đổi"),
    "draft_result": gettext_lazy("Soạn kết quả"),
    "seal_result": gettext_lazy("Đóng dấu điện tử lên kết quả"),
    "correct_result": gettext_lazy("Đính chính kết quả"),
    "archive": gettext_lazy("Đưa hồ sơ vào lưu trữ"),
    "print_paper": gettext_lazy("In giấy tờ"),
    "rate": gettext_lazy("Đánh giá mức độ hài lòng"),
    "complain": gettext_lazy("Khiếu nại về hồ sơ"),
    "answer_complaint": gettext_lazy("Trả lời khiếu nại"),
    "look_up": gettext_lazy("Xem thông tin che của người nộp"),
}
"""What is done with a dossier without moving it."""
DEED_LABELS: dict[str, str | Promise] = {**MOVE_LABELS, **OTHER_DEEDS}
STATE_SAYS: dict[str, str | Promise] = {key: gettext_lazy(state.says) for key, state in STATES.items()}
STATE_TODO: dict[str, str | Promise] = {
    key: gettext_lazy(state.todo) if state.todo else "" for key, state in STATES.items()
}
