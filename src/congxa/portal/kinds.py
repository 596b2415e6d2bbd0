"""What the journal can say about portals."""

from django.utils.translation import gettext_lazy as _

from congxa.records.service import Kind

KINDS = [
    Kind("portal.hand_over", _("Chuyển cổng cho cơ quan kế thừa")),
    Kind("portal.change_theme", _("Đổi giao diện")),
]
