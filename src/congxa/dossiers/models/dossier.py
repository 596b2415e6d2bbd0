"""The dossier: one row from filing to the archive, whichever offices it passes through."""

from datetime import date, time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Citizen, OfficeScoped, office_ids_with
from congxa.dossiers.domain.circulars import Circular, circular_on
from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.domain.in_time import Punctuality
from congxa.dossiers.domain.states import ENDED, PAUSED, STATES, State
from congxa.dossiers.models.people import Applicant
from congxa.dossiers.words import STATE_CHOICES
from congxa.kernel.clock import day_of
from congxa.kernel.periods import UNIT_WORDS, TimeLimit, Unit
from congxa.procedures.service import FormVersion, ProcedureVersion
from congxa.units.service import Office

UNITS = tuple((unit.value, words) for unit, words in UNIT_WORDS.items())


PUNCTUALITY = (
    (Punctuality.EARLY.value, _("trước hạn")),
    (Punctuality.ON_TIME.value, _("đúng hạn")),
    (Punctuality.LATE.value, _("quá hạn")),
)


class Channel(models.TextChoices):
    """How the dossier came (national code list KenhThucHien: 1 at the counter, 2 online, 3 by public post)."""

    COUNTER = "counter", _("trực tiếp")
    ONLINE = "online", _("trực tuyến")
    POST = "post", _("bưu chính công ích")


class ResultWay(models.TextChoices):
    """How the applicant wants the result."""

    COUNTER = "counter", _("nhận tại nơi trả kết quả")
    POST = "post", _("nhận qua bưu chính")
    ONLINE = "online", _("nhận bản điện tử")


class Dossiers(OfficeScoped["Dossier"]):
    """Dossiers, of which an office sees those it received, has, or decides."""

    def visible_to(self, actor: object, verb: str = "dossiers.see", *, on: date | None = None) -> Self:
        """Return only those to which ``actor`` may do ``verb`` in one of the three offices."""
        ids = office_ids_with(actor, verb, on=on)
        if ids is None:
            return self.all()
        return self.filter(Q(office__in=ids) | Q(holder__in=ids) | Q(competent__in=ids))


class Dossier(Applicant):
    """One dossier. Nothing here is changed but by an action; `version` grows with every one.

    `office` received it and returns the result, `holder` has it now, `competent` decides. `number` is issued at
    acceptance; before, and for looking up, there is `code`, which nobody can guess, with a second secret of which
    only a keyed hash is kept. `submitted_at` is the filing, `accepted_at` the acceptance, `counted_from` where the
    clock began; `due_at` the date of the law, `promised_at` the one last told to the applicant, `finished_at` the
    result (with it `punctuality`), `ended_at` the end of any kind. The time limit is that of the day of acceptance.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("nơi tiếp nhận"))
    holder = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("nơi đang giữ"))
    competent = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan có thẩm quyền"))
    procedure = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="+", verbose_name=_("phiên bản thủ tục")
    )
    form = models.ForeignKey(
        FormVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiên bản tờ khai")
    )
    answers = models.JSONField(_("nội dung tờ khai"), default=dict, blank=True)
    state = models.CharField(_("trạng thái"), max_length=20, choices=STATE_CHOICES)
    version = models.PositiveIntegerField(_("lần sửa"), default=0)
    channel = models.CharField(_("hình thức nộp"), max_length=7, choices=Channel.choices)
    from_national = models.BooleanField(_("đến từ Cổng Dịch vụ công quốc gia"), default=False)
    number = models.CharField(_("mã hồ sơ"), max_length=40, null=True, blank=True, unique=True)
    code = models.CharField(_("mã tra cứu"), max_length=16, unique=True)
    secret_hash = models.CharField(_("băm của mã bí mật"), max_length=64, blank=True)
    submission_key = models.CharField(_("khóa chống nộp trùng"), max_length=64, null=True, blank=True, unique=True)
    account = models.ForeignKey(
        Citizen,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tài khoản của người nộp"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người thụ lý"),
    )
    sets = models.PositiveSmallIntegerField(_("số bộ hồ sơ"), default=1)
    result_way = models.CharField(
        _("cách nhận kết quả"), max_length=7, choices=ResultWay.choices, default=ResultWay.COUNTER
    )
    created_at = models.DateTimeField(_("lập lúc"))
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("tiếp nhận lúc"), null=True, blank=True)
    counted_from = models.DateTimeField(_("tính từ lúc"), null=True, blank=True)
    limit_value = models.PositiveSmallIntegerField(_("thời hạn"), null=True, blank=True)
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=14, choices=UNITS, blank=True)
    cutoff = models.TimeField(_("nhận đến giờ này thì trả trong ngày"), default=time(15))
    due_at = models.DateTimeField(_("hạn giải quyết"), null=True, blank=True)
    promised_at = models.DateTimeField(_("hẹn trả lúc"), null=True, blank=True)
    due_certain = models.BooleanField(_("lịch đến hạn đã được xác nhận"), default=True)
    finished_at = models.DateTimeField(_("có kết quả lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    returned_at = models.DateTimeField(_("trả kết quả lúc"), null=True, blank=True)
    archived_at = models.DateTimeField(_("đưa vào lưu trữ lúc"), null=True, blank=True)
    punctuality = models.CharField(_("đúng hẹn"), max_length=7, choices=PUNCTUALITY, blank=True)
    asked_count = models.PositiveSmallIntegerField(_("số lần yêu cầu bổ sung"), default=0)
    search_text = models.TextField(_("chữ để tìm"), blank=True, editable=False)

    objects = Dossiers.as_manager()

    class Meta:
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, number__isnull=True)
                | Q(accepted_at__isnull=False, number__isnull=False),
                name="dossier_number_with_acceptance",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(accepted_at__isnull=True) | Q(ended_at__gte=F("accepted_at")),
                name="dossier_ends_after_acceptance",
            ),
        ]
        indexes = [
            models.Index(fields=("holder", "state", "due_at"), name="dossier_work"),
            models.Index(fields=("office", "state", "due_at"), name="dossier_counter"),
            models.Index(fields=("assignee", "state", "due_at"), name="dossier_assigned"),
            models.Index(fields=("office", "accepted_at"), name="dossier_received"),
            models.Index(fields=("office", "ended_at"), name="dossier_ended"),
            models.Index(fields=("ended_at",), name="dossier_over"),
            models.Index(fields=("returned_at",), name="dossier_returned"),
            models.Index(fields=("applicant_folded",), name="dossier_name"),
            models.Index(fields=("phone",), name="dossier_phone"),
            models.Index(fields=("identity_number",), name="dossier_identity"),
        ]

    def __str__(self) -> str:
        return self.number or show_code(self.code)

    @property
    def shown_code(self) -> str:
        """The applicant's code as people read it: `7K3M-9PXR-2HTD`."""
        return show_code(self.code)

    @property
    def limit(self) -> TimeLimit | None:
        """The time limit as the clock takes it; None before acceptance and where none is announced."""
        if self.limit_value is None:
            return None
        return TimeLimit(self.limit_value, Unit(self.limit_unit), self.cutoff)

    @property
    def standing(self) -> State:
        """What the state means: for the clock, the figures, the citizen."""
        return STATES[self.state]

    @property
    def circular(self) -> Circular:
        """The circular whose statuses and forms this dossier keeps: that of the day it was received."""
        return circular_on(day_of(self.accepted_at or self.submitted_at or self.created_at))

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still."""
        return self.state in PAUSED

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is to be decided."""
        return self.state in ENDED
