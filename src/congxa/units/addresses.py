"""What may stand in an address: host names and first path segments of offices."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_HOST = 253

RESERVED = frozenset(
    {
        "tin-tuc", "tim-kiem", "van-ban", "lich-cong-tac", "giay-moi", "dich-vu-cong", "tra-cuu", "kiem-tra",
        "phan-anh", "ban-do", "truyen-thanh", "nong-thon-moi", "thong-ke", "du-lieu", "hien-thi", "ban-lam-viec",
        "quan-tri", "tai-khoan", "api", "open311", "healthz", "readyz", "metrics", "static", "media", "rss", "atom",
        "tep", "the", "tin-chung", "so-do", "giao-dien", "lay-so", "man-hinh-cho", "dat-lich", "danh-gia", "thiet-bi",
        "cong-dan",
    }
)  # fmt: skip
"""First path segments that mean the same under every office and so cannot be an office's."""


def host_name(text: str) -> str:
    """Return a host name in small letters and ASCII (IDNA), without a port.

    Raises:
        ValidationError: when it is none.
    """
    try:
        name = text.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if len(name) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise ValidationError(
            _("“%(host)s” không phải là tên miền. Hãy ghi như “tanvinh.luongson.gov.vn”.") % {"host": text}
        )
    return name


def slug_fault(slug: str) -> str:
    """Return what is wrong with the first path segment of an office's addresses, or an empty text."""
    if not _SLUG.fullmatch(slug):
        return _("Đoạn địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, như “tan-vinh”.")
    if slug in RESERVED:
        return _("Đoạn địa chỉ “%(slug)s” đã dùng cho trang chung, hãy chọn đoạn khác.") % {"slug": slug}
    return ""
