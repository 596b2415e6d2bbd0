"""What the journal keeps of pages: every step of an article's life, and what passes between offices."""

from django.utils.translation import gettext_lazy as _

from congxa.records.service import Kind

KINDS = [
    Kind("portal.hand_over", _("Chuyển cổng cho cơ quan kế thừa")),
    Kind("portal.created", _("Viết bài mới")),
    Kind("portal.submitted", _("Gửi duyệt bài")),
    Kind("portal.returned", _("Trả lại bài")),
    Kind("portal.approved", _("Duyệt bài")),
    Kind("portal.review_cancelled", _("Hủy duyệt bài")),
    Kind("portal.published", _("Đăng bài")),
    Kind("portal.scheduled", _("Hẹn giờ đăng bài")),
    Kind("portal.schedule_cancelled", _("Bỏ hẹn giờ đăng bài")),
    Kind("portal.withdrawn", _("Gỡ bài")),
    Kind("portal.moved", _("Chuyển bài sang chỗ khác")),
    Kind("portal.renamed", _("Đổi tiêu đề bài")),
    Kind("portal.reverted", _("Lấy lại bản cũ của bài")),
    Kind("portal.deleted", _("Xóa bài")),
    Kind("portal.shared", _("Đăng bài lên cổng cấp dưới")),
    Kind("portal.unshared", _("Gỡ bài khỏi cổng cấp dưới")),
    Kind("portal.gathered", _("Hiện tin của cấp dưới")),
    Kind("portal.hidden", _("Ẩn tin của cấp dưới")),
    Kind("portal.gathering_changed", _("Đổi cách lấy tin của cấp dưới")),
    Kind("portal.change_theme", _("Đổi giao diện")),
    Kind("portal.confirmed", _("Xác nhận trang vẫn đúng")),
    Kind("portal.review_term_changed", _("Đổi thời hạn xem lại trang")),
    Kind("portal.add_picture", _("Tải ảnh lên cho giao diện")),
    Kind("portal.describe_picture", _("Mô tả ảnh của giao diện")),
]
