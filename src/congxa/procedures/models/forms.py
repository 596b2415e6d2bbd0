"""The forms people fill in, as versioned data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.Model):
    """A form (`mẫu tờ khai`) by its key; what it asks lies in its versions."""

    key = models.SlugField(_("mã mẫu"), unique=True, max_length=60)
    name = models.CharField(_("tên mẫu"), max_length=200)

    class Meta:
        verbose_name = _("mẫu tờ khai")
        verbose_name_plural = _("mẫu tờ khai")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.name


class FormVersion(models.Model):
    """What a form asks, as the schema of ``domain/forms.py``; never changed once it is in use."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions", verbose_name=_("mẫu"))
    number = models.PositiveSmallIntegerField(_("lần"))
    schema = models.JSONField(_("nội dung"))
    published_at = models.DateTimeField(_("dùng từ lúc"), null=True, blank=True)
    basis = models.CharField(_("ban hành theo"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("phiên bản mẫu tờ khai")
        verbose_name_plural = _("phiên bản mẫu tờ khai")
        ordering = ("form", "number")
        constraints = [models.UniqueConstraint(fields=("form", "number"), name="form_version_once")]

    def __str__(self) -> str:
        return f"{self.form} ({self.number})"
