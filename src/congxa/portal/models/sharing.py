"""What passes between an upper office and the offices below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.portal.models.pages import NewsPage
from congxa.units.service import Office


class Share(models.Model):
    """An upper office's article shown on a lower office's portal: edited once, marked with its source."""

    page = models.ForeignKey(NewsPage, models.CASCADE, related_name="shares", verbose_name=_("tin, bài"))
    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("hiện trên cổng của"))
    created_at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tin dùng chung")
        verbose_name_plural = _("tin dùng chung")
        constraints = [models.UniqueConstraint(fields=("page", "office"), name="share_once_per_office")]

    def __str__(self) -> str:
        return f"{self.page} → {self.office}"


class GatherChoice(models.Model):
    """An upper office's decision to show or to hide a lower office's article on its own home page."""

    page = models.ForeignKey(NewsPage, models.CASCADE, related_name="gather_choices", verbose_name=_("tin, bài"))
    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cổng cấp trên"))
    shown = models.BooleanField(_("hiện"), default=True)

    class Meta:
        verbose_name = _("lựa chọn tin cấp dưới")
        verbose_name_plural = _("lựa chọn tin cấp dưới")
        constraints = [models.UniqueConstraint(fields=("page", "office"), name="gather_choice_once_per_office")]

    def __str__(self) -> str:
        return f"{self.page}: {self.shown}"
