"""The queue at the counters: what people come for, where they are served, their tickets, appointments and devices."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.domain.queue import TICKETS, Reason, TicketState
from congxa.dossiers.models.dossier import Dossier
from congxa.procedures.service import Field
from congxa.units.service import Office

_LETTER = RegexValidator(r"^[A-Z]\Z", _("Một chữ cái in hoa từ A đến Z."))


class QueueMatter(models.Model):
    """What people come for, as the kiosk names it; its letter stands before the numbers."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="queue_matters", verbose_name=_("cơ quan"))
    letter = models.CharField(_("chữ cái"), max_length=1, validators=[_LETTER])
    name = models.CharField(_("việc"), max_length=80)
    fields = models.ManyToManyField(Field, blank=True, related_name="+", verbose_name=_("lĩnh vực thủ tục"))
    slot_minutes = models.PositiveSmallIntegerField(
        _("mỗi giờ hẹn dài mấy phút"), default=30, validators=[MinValueValidator(5), MaxValueValidator(240)]
    )
    per_slot = models.PositiveSmallIntegerField(
        _("số người mỗi giờ hẹn"), default=2, validators=[MaxValueValidator(50)], help_text=_("0: không nhận đặt lịch.")
    )
    open = models.BooleanField(_("đang nhận"), default=True)

    class Meta:
        verbose_name = _("việc lấy số")
        verbose_name_plural = _("việc lấy số")
        ordering = ("letter",)
        constraints = [models.UniqueConstraint(fields=("office", "letter"), name="queue_letter_once")]

    def __str__(self) -> str:
        return self.name


class ServiceCounter(models.Model):
    """A counter with its kinds of matter, and who sits at it (today, if ``seated_at`` is of today)."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="counters", verbose_name=_("cơ quan"))
    name = models.CharField(_("tên quầy"), max_length=40)
    matters = models.ManyToManyField(QueueMatter, related_name="counters", verbose_name=_("phục vụ việc"))
    open = models.BooleanField(_("đang dùng"), default=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("cán bộ")
    )
    seated_at = models.DateTimeField(_("ngồi từ"), null=True, blank=True)

    class Meta:
        verbose_name = _("quầy")
        verbose_name_plural = _("quầy")
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("office", "name"), name="counter_name_once")]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A time somebody has booked on the web. Name and phone are forgotten when they are no longer needed."""

    class State(models.TextChoices):
        BOOKED = "booked", _("đã đặt")
        CANCELLED = "cancelled", _("đã hủy")
        CAME = "came", _("đã đến")
        MISSED = "missed", _("không đến")

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    matter = models.ForeignKey(QueueMatter, models.PROTECT, related_name="appointments", verbose_name=_("việc"))
    starts_at = models.DateTimeField(_("từ"))
    ends_at = models.DateTimeField(_("đến"))
    name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    code = models.CharField(_("mã hẹn"), max_length=14, unique=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.BOOKED)
    made_at = models.DateTimeField(_("đặt lúc"))

    class Meta:
        verbose_name = _("lịch hẹn")
        verbose_name_plural = _("lịch hẹn")
        ordering = ("starts_at", "id")
        indexes = [
            models.Index(fields=("office", "starts_at"), name="appointment_of_office"),
            models.Index(fields=("phone", "state"), name="appointment_of_phone"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_times_in_order"),
            models.UniqueConstraint(
                fields=("matter", "starts_at", "phone"), condition=Q(state="booked"), name="appointment_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Ticket(models.Model):
    """A number drawn for a matter on a day; numbers of a letter begin with 1 each day and have no gap.

    ``since`` is when its turn counts from, ``first_from`` when it begins to go before others, ``sent`` that another
    counter sent it to ``counter``.
    """

    class Source(models.TextChoices):
        KIOSK = "kiosk", _("máy lấy số")
        WEB = "web", _("hẹn qua mạng")
        COUNTER = "counter", _("tại quầy")

    REASONS = (
        (Reason.NONE.value, _("không")),
        (Reason.OLD.value, _("từ 60 tuổi")),
        (Reason.DISABLED.value, _("người khuyết tật")),
        (Reason.PREGNANT.value, _("phụ nữ mang thai")),
        (Reason.INFANT.value, _("đi cùng con dưới 36 tháng")),
        (Reason.MERIT.value, _("người có công")),
    )
    STATES = tuple((key, gettext_lazy(str(label))) for key, label in TICKETS.states.items())

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    matter = models.ForeignKey(QueueMatter, models.PROTECT, related_name="tickets", verbose_name=_("việc"))
    day = models.DateField(_("ngày"))
    letter = models.CharField(_("chữ cái"), max_length=1)
    number = models.PositiveIntegerField(_("số"))
    code = models.CharField(_("mã phiếu"), max_length=14, unique=True)
    once = models.CharField(max_length=40, null=True, editable=False, unique=True)  # noqa: DJ001 -- unique where given
    priority = models.CharField(_("ưu tiên"), max_length=10, choices=REASONS, blank=True, default="")
    source = models.CharField(_("lấy từ"), max_length=8, choices=Source.choices)
    state = models.CharField(_("trạng thái"), max_length=8, choices=STATES, default=TicketState.WAITING.value)
    counter = models.ForeignKey(
        ServiceCounter, models.PROTECT, null=True, blank=True, related_name="tickets", verbose_name=_("quầy")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("cán bộ")
    )
    appointment = models.OneToOneField(
        Appointment, models.PROTECT, null=True, blank=True, related_name="ticket", verbose_name=_("lịch hẹn")
    )
    dossier = models.ForeignKey(
        Dossier, models.SET_NULL, null=True, blank=True, related_name="tickets", verbose_name=_("hồ sơ")
    )
    drawn_at = models.DateTimeField(_("lấy lúc"))
    since = models.DateTimeField(_("tính lượt từ"))
    first_from = models.DateTimeField(_("ưu tiên từ"), null=True, blank=True)
    sent = models.BooleanField(_("quầy khác chuyển đến"), default=False)
    called_at = models.DateTimeField(_("gọi lúc"), null=True, blank=True)
    first_called_at = models.DateTimeField(_("gọi lần đầu lúc"), null=True, blank=True)
    calls = models.PositiveSmallIntegerField(_("số lần gọi"), default=0)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("phiếu số thứ tự")
        verbose_name_plural = _("phiếu số thứ tự")
        ordering = ("day", "letter", "number")
        indexes = [
            models.Index(fields=("office", "day", "state"), name="ticket_of_day"),
            models.Index(fields=("counter", "day", "state"), name="ticket_at_counter"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("office", "day", "letter", "number"), name="ticket_number_once"),
            models.UniqueConstraint(
                fields=("counter", "day"), condition=Q(state__in=("called", "serving")), name="ticket_one_at_a_counter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}{self.number:03d}"

    def goes_first(self, at: datetime) -> bool:
        """Whether it goes before others at a moment."""
        return self.first_from is not None and self.first_from <= at


class QueueDevice(models.Model):
    """A kiosk or tablet of the office. Of its link and of its own key only hashes are kept."""

    class Kind(models.TextChoices):
        KIOSK = "kiosk", _("máy lấy số")
        TABLET = "tablet", _("máy đánh giá")

    office = models.ForeignKey(Office, models.CASCADE, related_name="queue_devices", verbose_name=_("cơ quan"))
    kind = models.CharField(_("loại máy"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("tên máy"), max_length=60)
    counter = models.ForeignKey(
        ServiceCounter, models.CASCADE, null=True, blank=True, related_name="devices", verbose_name=_("quầy")
    )
    link_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    link_until = models.DateTimeField(_("đường dẫn dùng đến"), null=True, blank=True)
    key_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    made_at = models.DateTimeField(_("tạo lúc"))
    opened_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("máy của hàng chờ")
        verbose_name_plural = _("máy của hàng chờ")
        ordering = ("kind", "name")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="kiosk", counter__isnull=True) | Q(kind="tablet", counter__isnull=False),
                name="tablet_stands_at_a_counter",
            )
        ]

    def __str__(self) -> str:
        return self.name


class TicketRating(models.Model):
    """How satisfied the holder of a ticket is with the service at the counter, 1 to 5, once."""

    ticket = models.OneToOneField(Ticket, models.CASCADE, related_name="rating", verbose_name=_("phiếu"))
    stars = models.PositiveSmallIntegerField(_("mức hài lòng"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("đánh giá tại quầy")
        verbose_name_plural = _("đánh giá tại quầy")
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="ticket_rating_one_to_five")
        ]

    def __str__(self) -> str:
        return str(self.stars)
