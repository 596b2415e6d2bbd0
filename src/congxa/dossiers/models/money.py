"""What a dossier costs and what was paid."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier
from congxa.kernel.money import format_money
from congxa.procedures.service import Fee
from congxa.units.service import Office

PERSON = settings.AUTH_USER_MODEL


class Charge(models.Model):
    """One computed line of what a dossier costs, in whole đồng: `amount` after `discount` per cent off."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="charges", verbose_name=_("hồ sơ"))
    kind = models.CharField(_("loại"), max_length=6, choices=Fee.Kind.choices)
    name = models.CharField(_("khoản thu"), max_length=200)
    unit_price = models.PositiveIntegerField(_("mức thu (đồng)"))
    quantity = models.PositiveIntegerField(_("số lượng"), default=1, validators=[MinValueValidator(1)])
    discount = models.PositiveSmallIntegerField(_("miễn, giảm (%)"), default=0)
    exemption = models.CharField(_("diện miễn, giảm"), max_length=300, blank=True)
    amount = models.PositiveBigIntegerField(_("phải nộp (đồng)"))
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    charged_at = models.DateTimeField(_("tính lúc"))

    class Meta:
        verbose_name = _("khoản phải nộp")
        verbose_name_plural = _("khoản phải nộp")
        ordering = ("dossier", "id")
        constraints = [
            models.CheckConstraint(condition=Q(discount__lte=100), name="charge_discount_at_most_all"),
            models.CheckConstraint(
                condition=Q(amount__lte=F("unit_price") * F("quantity")), name="charge_not_above_price"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Payment(models.Model):
    """Money that came in, or went back (`refund_of`). Nothing is changed: a refund is a row of its own.

    `bank_reference` is unique: one transfer is counted once, however often the bank's file is read. A second transfer
    for the same dossier is kept and shows as overpaid.
    """

    class Method(models.TextChoices):
        """How it was paid."""

        CASH = "cash", _("tiền mặt")
        BANK = "bank", _("chuyển khoản, mã QR")
        NATIONAL = "national", _("thanh toán trên Cổng Dịch vụ công quốc gia")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="payments", verbose_name=_("hồ sơ"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan thu"))
    method = models.CharField(_("hình thức"), max_length=8, choices=Method.choices)
    amount = models.PositiveBigIntegerField(_("số tiền (đồng)"), validators=[MinValueValidator(1)])
    refund_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="refunds", verbose_name=_("hoàn khoản")
    )
    receipt_number = models.CharField(_("số biên lai"), max_length=60, blank=True)
    bank_reference = models.CharField(_("mã giao dịch ngân hàng"), max_length=60, null=True, blank=True, unique=True)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    taken_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người thu")
    )
    paid_at = models.DateTimeField(_("nộp lúc"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("khoản đã nộp")
        verbose_name_plural = _("khoản đã nộp")
        ordering = ("dossier", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("office", "receipt_number"), condition=~Q(receipt_number=""), name="payment_receipt_number_once"
            ),
        ]
        indexes = [models.Index(fields=("office", "paid_at"), name="payment_cash_book")]

    def __str__(self) -> str:
        return format_money(self.amount)


class CashDeposit(models.Model):
    """Cash that left the till for the bank or the treasury. A wrong entry is answered by closing with a difference."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    amount = models.PositiveBigIntegerField(_("số tiền (đồng)"), validators=[MinValueValidator(1)])
    number = models.CharField(_("số giấy nộp tiền"), max_length=60)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    handed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người nộp"))
    handed_at = models.DateTimeField(_("nộp lúc"))

    class Meta:
        verbose_name = _("nộp tiền vào ngân hàng, kho bạc")
        verbose_name_plural = _("nộp tiền vào ngân hàng, kho bạc")
        ordering = ("handed_at", "id")
        constraints = [models.UniqueConstraint(fields=("office", "number"), name="cash_deposit_number_once")]

    def __str__(self) -> str:
        return f"{self.number}: {format_money(self.amount)}"


class CashClosing(models.Model):
    """A closed day of the cash book: opening + receipts - refunds - deposits = closing; `counted` is what was there."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    opening = models.PositiveBigIntegerField(_("tồn đầu ngày"))
    receipts = models.PositiveBigIntegerField(_("thu"))
    refunds = models.PositiveBigIntegerField(_("hoàn"))
    deposits = models.PositiveBigIntegerField(_("nộp ngân hàng, kho bạc"))
    closing = models.PositiveBigIntegerField(_("tồn cuối ngày"))
    counted = models.PositiveBigIntegerField(_("tiền mặt đếm được"))
    note = models.CharField(_("giải thích chênh lệch"), max_length=300, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người khóa sổ"))
    closed_at = models.DateTimeField(_("khóa sổ lúc"))

    class Meta:
        verbose_name = _("sổ quỹ đã khóa")
        verbose_name_plural = _("sổ quỹ đã khóa")
        ordering = ("office", "-day")
        constraints = [
            models.UniqueConstraint(fields=("office", "day"), name="cash_day_closed_once"),
            models.CheckConstraint(
                condition=Q(opening=F("closing") + F("refunds") + F("deposits") - F("receipts")),
                name="cash_day_balances",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {format_money(self.closing)}"

    @property
    def difference(self) -> int:
        """What was counted less what must be there."""
        return self.counted - self.closing
