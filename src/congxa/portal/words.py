"""The words in which the journal speaks of this room: what the models themselves do not say."""

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "portal.title": _("tiêu đề"),
    "portal.go_live_at": _("hẹn đăng lúc"),
    "portal.office": _("cơ quan"),
    "portal.articles": _("số tin, bài đã chuyển"),
    "portal.pages": _("số trang đã chuyển"),
    "portal.description": _("mô tả ảnh"),
    "portal.reviewed_at": _("xem lại lúc"),
    "portal.term": _("loại trang"),
}

NAMES = {
    "portal.homepage": "title",
    "portal.sectionpage": "title",
    "portal.newspage": "title",
    "portal.infopage": "title",
    "portal.portalimage": "title",
    "portal.portalfile": "title",
    "portal.theme": "office__short_name",
    "portal.reviewterm": "kind",
}
