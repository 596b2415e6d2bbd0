"""What the site search knows: one row for each public thing, whichever room it comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.units.service import Office


class SearchEntry(models.Model):
    """One public thing as the search sees it. Its words lie in the database's own full-text index under the same id."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    kind = models.CharField(_("loại"), max_length=60)
    ref = models.CharField(_("của"), max_length=120, unique=True)
    title = models.CharField(_("tên"), max_length=255)
    path = models.CharField(_("đường dẫn trong cổng"), max_length=500)
    text = models.TextField(_("chữ"), blank=True)
    folded_title = models.CharField(_("tên không dấu"), max_length=600)
    toned_title = models.CharField(_("tên chữ thường, dấu kiểu mới"), max_length=600)
    date = models.DateTimeField(_("ngày"), db_index=True)

    class Meta:
        verbose_name = _("mục tìm kiếm")
        verbose_name_plural = _("mục tìm kiếm")
        indexes = [models.Index(fields=("office", "kind", "-date"), name="search_entry_of_office")]

    def __str__(self) -> str:
        return self.title
