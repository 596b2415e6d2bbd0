"""What the columns of the figures are called, and in words what each counts."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

FIGURE_LABELS: dict[str, Words] = {
    "total": _("Tổng số phải giải quyết"),
    "carried_over": _("Kỳ trước chuyển sang"),
    "received": _("Mới tiếp nhận"),
    "online": _("Tiếp nhận trực tuyến"),
    "counter": _("Tiếp nhận trực tiếp"),
    "post": _("Tiếp nhận qua bưu chính công ích"),
    "solved": _("Đã giải quyết"),
    "solved_in_time": _("Đã giải quyết không quá hạn"),
    "early": _("Trước hạn"),
    "on_time": _("Đúng hạn"),
    "late": _("Quá hạn"),
    "in_work": _("Đang giải quyết"),
    "in_time": _("Đang giải quyết, trong hạn"),
    "overdue": _("Đang giải quyết, quá hạn"),
    "paused": _("Tạm dừng"),
    "ended_without": _("Rút, dừng giải quyết"),
    "withdrawn": _("Người nộp rút"),
    "stopped": _("Dừng giải quyết"),
    "returned": _("Đã trả kết quả"),
    "refused": _("Từ chối tiếp nhận"),
}
FIGURE_MEANINGS: dict[str, Words] = {
    "carried_over": _("Đã tiếp nhận trước kỳ và chưa kết thúc khi kỳ bắt đầu."),
    "received": _("Được tiếp nhận (đã cấp mã hồ sơ) trong kỳ, theo cách nộp. Hồ sơ nộp mà chưa tiếp nhận chưa tính."),
    "solved": _(
        "Có kết quả trong kỳ. Trước hạn: có kết quả vào ngày sớm hơn ngày đến hạn. "
        "Đúng hạn: không sau thời điểm đến hạn. Quá hạn: sau thời điểm ấy, dù đã xin lỗi và hẹn lại."
    ),
    "in_work": _(
        "Chưa kết thúc khi kỳ kết thúc (kỳ đang chạy: lúc xem). Quá hạn: đã qua thời điểm đến hạn và không tạm dừng. "
        "Tạm dừng: đang chờ người nộp bổ sung, nộp tiền, hoặc chờ ý kiến cơ quan khác."
    ),
    "ended_without": _("Kết thúc trong kỳ mà không có kết quả: người nộp rút, hoặc cơ quan dừng giải quyết."),
    "refused": _("Không được tiếp nhận, trong kỳ; không tính vào tổng số phải giải quyết."),
    "returned": _("Kết quả được giao cho người nộp trong kỳ; hồ sơ có thể đã giải quyết từ kỳ trước."),
    "office": _(
        "Mỗi hồ sơ tính một lần, cho nơi tiếp nhận, dù đi qua mấy cơ quan. "
        "Hạn là hạn theo pháp luật, cộng thời gian tạm dừng."
    ),
}
