"""How a dossier is handled: its steps, its ways between offices, and every move it made."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import OfficeScoped, Role
from congxa.dossiers.models.dossier import UNITS, Dossier
from congxa.dossiers.words import DEED_LABELS, STATE_CHOICES
from congxa.kernel.periods import TimeLimit, Unit
from congxa.units.service import Office

PERSON = settings.AUTH_USER_MODEL


class DossierStep(models.Model):
    """A step of this dossier, copied from the procedure's version at acceptance: who, where, until when.

    `planned_at` is the date on the day of acceptance, `due_at` the one that holds: counted from the first time the step
    began, with every pause since, never after the dossier's own date. `started_at` stays when the step is done again.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="steps", verbose_name=_("hồ sơ"))
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("bước"), max_length=200)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan làm"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    assignee = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người làm")
    )
    limit_value = models.PositiveSmallIntegerField(_("thời hạn"))
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=14, choices=UNITS)
    planned_at = models.DateTimeField(_("dự kiến xong lúc"), null=True, blank=True)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    taken_at = models.DateTimeField(_("nhận việc lúc"), null=True, blank=True)
    due_at = models.DateTimeField(_("hạn của bước"), null=True, blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    reworked = models.PositiveSmallIntegerField(_("số lần bị trả lại"), default=0)

    class Meta:
        verbose_name = _("bước của hồ sơ")
        verbose_name_plural = _("bước của hồ sơ")
        ordering = ("dossier", "order")
        constraints = [models.UniqueConstraint(fields=("dossier", "order"), name="dossier_step_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def limit(self) -> TimeLimit:
        """The step's own time limit as the clock takes it."""
        return TimeLimit(self.limit_value, Unit(self.limit_unit))


class Transfer(models.Model):
    """A hand-over slip: what one office gave to another, confirmed by both. The dossier stays one.

    `carries_result` says that the result comes back for return. An office that does not take it says why (`refused`).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="transfers", verbose_name=_("hồ sơ"))
    slip = models.CharField(_("phiếu bàn giao"), max_length=40, blank=True, db_index=True)
    sender = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("bên giao"))
    receiver = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("bên nhận"))
    items = models.JSONField(_("giấy tờ bàn giao"), default=list)
    reason = models.CharField(_("nội dung bàn giao"), max_length=500, blank=True)
    carries_result = models.BooleanField(_("mang kết quả"), default=False)
    handed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người giao"))
    handed_at = models.DateTimeField(_("giao lúc"))
    received_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận")
    )
    received_at = models.DateTimeField(_("nhận lúc"), null=True, blank=True)
    refused = models.CharField(_("lý do không nhận"), max_length=500, blank=True)

    objects = OfficeScoped["Transfer"].as_manager()

    class Meta:
        verbose_name = _("bàn giao hồ sơ")
        verbose_name_plural = _("bàn giao hồ sơ")
        ordering = ("-handed_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(received_at__isnull=True), name="transfer_one_on_the_way"
            ),
            models.CheckConstraint(
                condition=Q(received_by__isnull=True) | Q(received_at__isnull=False),
                name="transfer_confirmed_some_time",
            ),
        ]
        indexes = [models.Index(fields=("receiver", "received_at"), name="transfer_arriving")]

    def __str__(self) -> str:
        return f"{self.sender} → {self.receiver}"


class DossierEvent(models.Model):
    """One move of a dossier. Control slip, register and hand-over slips are views over these rows, never edited."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="events", verbose_name=_("hồ sơ"))
    move = models.CharField(_("việc"), max_length=30)
    source = models.CharField(_("từ trạng thái"), max_length=20, choices=STATE_CHOICES, blank=True)
    target = models.CharField(_("sang trạng thái"), max_length=20, choices=STATE_CHOICES)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người làm"))
    by_name = models.CharField(_("tên người làm"), max_length=200)
    at = models.DateTimeField(_("lúc"))
    reason = models.TextField(_("lý do, ghi chú"), blank=True)
    due_at = models.DateTimeField(_("hạn khi ấy"), null=True, blank=True)

    class Meta:
        verbose_name = _("bước chuyển của hồ sơ")
        verbose_name_plural = _("bước chuyển của hồ sơ")
        ordering = ("dossier", "id")
        indexes = [models.Index(fields=("office", "at"), name="dossier_event_of_office")]

    def __str__(self) -> str:
        return str(DEED_LABELS.get(self.move, self.move))
