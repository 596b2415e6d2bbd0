"""What applicants were told, by which way, and whether it went; and which way they want."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier
from congxa.dossiers.models.handling import DossierEvent


class NoticeWay(models.TextChoices):
    """By which way an applicant is told."""

    EMAIL = "email", _("thư điện tử")
    ZALO = "zalo", _("Zalo")
    SMS = "sms", _("tin nhắn")


class Topic(models.TextChoices):
    """What a message is about."""

    RECEIVED = "received", _("đã nhận được hồ sơ")
    ACCEPTED = "accepted", _("đã tiếp nhận, ngày hẹn")
    SUPPLEMENT = "supplement", _("cần bổ sung")
    GOES_ON = "goes_on", _("giải quyết tiếp, ngày hẹn mới")
    FEE = "fee", _("cần nộp tiền")
    NEW_DATE = "new_date", _("lịch nghỉ đổi, ngày hẹn mới")
    APOLOGY = "apology", _("xin lỗi, ngày hẹn mới")
    READY = "ready", _("đã có kết quả")
    RETURNED = "returned", _("đã trả kết quả, mời đánh giá")
    REFUSED = "refused", _("từ chối tiếp nhận")
    STOPPED = "stopped", _("dừng giải quyết")
    WITHDRAWN = "withdrawn", _("đã rút hồ sơ")
    ANSWERED = "answered", _("đã trả lời khiếu nại")


class NoticeChoice(models.Model):
    """The way an applicant wants to be told of a dossier; empty is not at all. Without a row the house chooses."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="notice_choice", verbose_name=_("hồ sơ"))
    way = models.CharField(_("báo bằng"), max_length=5, choices=NoticeWay.choices, blank=True)

    class Meta:
        verbose_name = _("cách nhận thông báo")
        verbose_name_plural = _("cách nhận thông báo")

    def __str__(self) -> str:
        return self.get_way_display() or str(_("không báo"))


class Notice(models.Model):
    """One message to the applicant about one event: never a second row for the same event.

    `to` is masked; `error` says why it has not gone. A row with neither `sent_at` nor `error` is being sent.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notices", verbose_name=_("hồ sơ"))
    event = models.OneToOneField(DossierEvent, models.CASCADE, related_name="notice", verbose_name=_("việc"))
    topic = models.CharField(_("nội dung"), max_length=20, choices=Topic.choices)
    way = models.CharField(_("báo bằng"), max_length=5, choices=NoticeWay.choices, blank=True)
    to = models.CharField(_("gửi tới"), max_length=120, blank=True)
    at = models.DateTimeField(_("lập lúc"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    error = models.CharField(_("vì sao chưa gửi được"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lần báo cho người dân")
        verbose_name_plural = _("lần báo cho người dân")
        ordering = ("dossier", "event")

    def __str__(self) -> str:
        return str(self.get_topic_display())


class Digest(models.Model):
    """The one letter of a day that tells an officer what is due. `late` and `soon` count what it lists."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("người nhận"))
    day = models.DateField(_("ngày"))
    late = models.PositiveIntegerField(_("quá hạn"))
    soon = models.PositiveIntegerField(_("sắp đến hạn"))
    lines = models.JSONField(_("các hồ sơ"), default=list)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("thư nhắc hạn")
        verbose_name_plural = _("thư nhắc hạn")
        ordering = ("-day", "person")
        constraints = [
            models.UniqueConstraint(fields=("person", "day"), name="digest_once_a_day"),
            models.CheckConstraint(condition=Q(late__gt=0) | Q(soon__gt=0), name="digest_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
