"""What the site search knows: one row for each public thing, whichever room it comes from."""

from datetime import UTC, datetime
from zlib import crc32

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.units.service import Office

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPREAD = 28  # bits below the second, which keep apart what bears the same second
_FARTHEST = 2**34  # seconds either way, some 544 years; with the spread it stays within 64 bits


def first_id_at(moment: datetime) -> int:
    """Return the smallest id of entries dated ``moment`` or later."""
    return max(-_FARTHEST, min(_FARTHEST, int((moment.astimezone(UTC) - _EPOCH).total_seconds()))) << _SPREAD


def id_of(moment: datetime, ref: str) -> int:
    """Return the id for an entry: the later the date, the greater."""
    return first_id_at(moment) + (crc32(ref.encode()) >> (32 - _SPREAD))


class SearchEntry(models.Model):
    """One public thing as the search sees it. Its words lie in the database's own full-text index under the same id.

    The id is made of the date (:func:`id_of`), so that a walk by id is a walk by date in either database.
    """

    id = models.BigIntegerField(primary_key=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    kind = models.CharField(_("loại"), max_length=60)
    ref = models.CharField(_("của"), max_length=120, unique=True)
    title = models.CharField(_("tên"), max_length=255)
    path = models.CharField(_("đường dẫn trong cổng"), max_length=500)
    text = models.TextField(_("chữ"), blank=True)
    folded_title = models.CharField(_("tên không dấu"), max_length=600)
    toned_title = models.CharField(_("tên chữ thường, dấu kiểu mới"), max_length=600)
    date = models.DateTimeField(_("ngày"))

    class Meta:
        verbose_name = _("mục tìm kiếm")
        verbose_name_plural = _("mục tìm kiếm")

    def __str__(self) -> str:
        return self.title
