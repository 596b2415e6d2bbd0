"""Tables of the journal, the outbox, the attachments and the changes of content versions.

People and offices appear in the journal and in the outbox as numbers and names, not as foreign keys: what has been
written there must outlive what it tells of.
"""

import uuid
from typing import Any, NoReturn, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congxa.units.service import Office


class AppendOnlyError(TypeError):
    """Somebody tried to change or to delete what may only be added to."""


_M = TypeVar("_M", bound=models.Model)


class AppendOnlyRows(models.QuerySet[_M]):
    """A queryset that refuses to change or delete; the database's own triggers refuse it as well."""

    def update(self, **kwargs: object) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed")

    def bulk_update(self, *args: object, **kwargs: object) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are never deleted")


class AppendOnly(models.Model):
    """A table that is only ever added to."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} rows are never deleted")


class JournalEntry(AppendOnly):
    """One thing that somebody did. Rows are only ever added; the database refuses to change or delete them.

    ``before`` and ``after`` are canonical JSON as text (see :mod:`congxa.records.canonical`), because the hash is
    computed over exactly these characters and a JSON column may spell numbers differently.
    """

    at = models.DateTimeField(_("lúc"))
    actor_id = models.BigIntegerField(_("mã người làm"), null=True)
    actor_name = models.CharField(_("người làm"), max_length=200)
    office_id = models.BigIntegerField(_("mã cơ quan"), null=True)
    kind = models.CharField(_("việc"), max_length=80)
    ref = models.CharField(_("đối tượng"), max_length=200)
    before = models.TextField(_("trước"))
    after = models.TextField(_("sau"))
    reason = models.TextField(_("lý do"), blank=True)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        verbose_name = _("dòng nhật ký")
        verbose_name_plural = _("nhật ký")
        indexes = [
            models.Index(fields=("ref", "id"), name="journal_of_thing"),
            models.Index(fields=("office_id", "id"), name="journal_of_office"),
            models.Index(fields=("actor_id", "id"), name="journal_of_person"),
            models.Index(fields=("kind", "id"), name="journal_of_kind"),
            models.Index(fields=("at",), name="journal_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class JournalLink(AppendOnly):
    """The place of one entry in the chain. Rows are only ever added, like the entries themselves.

    ``hash`` is SHA-256 (hexadecimal) over the canonical JSON of the entry, its sequence and ``previous_hash``.
    """

    sequence = models.BigIntegerField(_("số thứ tự"), primary_key=True)
    entry = models.OneToOneField(JournalEntry, models.PROTECT, related_name="link", verbose_name=_("dòng nhật ký"))
    previous_hash = models.CharField(_("mã băm trước"), max_length=64)
    hash = models.CharField(_("mã băm"), max_length=64)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        verbose_name = _("mắt xích nhật ký")
        verbose_name_plural = _("mắt xích nhật ký")

    def __str__(self) -> str:
        return f"{self.sequence}: {self.hash[:12]}"


class JournalPending(models.Model):
    """An entry that has been written and has no place in the chain yet; normally for less than a second."""

    entry = models.OneToOneField(
        JournalEntry, models.PROTECT, primary_key=True, related_name="pending", verbose_name=_("dòng nhật ký")
    )

    class Meta:
        verbose_name = _("dòng nhật ký chờ nối chuỗi")
        verbose_name_plural = _("dòng nhật ký chờ nối chuỗi")

    def __str__(self) -> str:
        return str(self.entry_id)


class OutboxEvent(models.Model):
    """Something that happened and that other rooms or systems are to be told of."""

    kind = models.CharField(_("loại sự kiện"), max_length=80)
    ref = models.CharField(_("đối tượng"), max_length=200)
    office_id = models.BigIntegerField(_("mã cơ quan"), null=True)
    payload = models.JSONField(_("nội dung"), default=dict)
    key = models.CharField(_("khóa chống trùng"), max_length=200, null=True, unique=True)  # noqa: DJ001 -- NULL is "none"
    created_at = models.DateTimeField(_("lúc"), db_index=True)

    class Meta:
        verbose_name = _("sự kiện chờ gửi")
        verbose_name_plural = _("sự kiện chờ gửi")

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Delivery(models.Model):
    """One event on its way to one consumer. ``ref`` repeats the event's, because order is kept per consumer and ref.

    ``urgent`` ones go before all others that are due: somebody waits in front of a screen for what comes of them.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("đang chờ")
        DONE = "done", _("đã gửi")
        DEAD = "dead", _("không gửi được")
        SKIPPED = "skipped", _("đã bỏ qua")

    event = models.ForeignKey(OutboxEvent, models.CASCADE, related_name="deliveries", verbose_name=_("sự kiện"))
    consumer = models.CharField(_("nơi nhận"), max_length=80)
    ref = models.CharField(_("đối tượng"), max_length=200)
    urgent = models.BooleanField(_("gửi trước"), default=False, db_default=False)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(_("số lần gửi"), default=0)
    next_attempt_at = models.DateTimeField(_("gửi lần tới lúc"))
    lease_until = models.DateTimeField(_("đang gửi đến lúc"), null=True)
    lease_token = models.UUIDField(_("mã lượt gửi"), null=True)
    last_error = models.TextField(_("lỗi gần nhất"), blank=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lượt gửi sự kiện")
        verbose_name_plural = _("lượt gửi sự kiện")
        constraints = [models.UniqueConstraint(fields=("event", "consumer"), name="delivery_once_per_consumer")]
        indexes = [
            # Whole, not only of the open ones: SQLite cannot use a partial index for a state given as a parameter.
            models.Index(fields=("consumer", "ref", "event"), name="delivery_of_thing"),
            models.Index(fields=("next_attempt_at",), condition=Q(state="waiting"), name="delivery_due"),
            models.Index(fields=("done_at",), condition=Q(done_at__isnull=False), name="delivery_done"),
        ]

    def __str__(self) -> str:
        return f"{self.event} → {self.consumer}: {self.get_state_display()}"


class VersionChange(models.Model):
    """A content version that a transaction has changed, kept until the board is known to show it."""

    name = models.CharField(_("tên"), max_length=100)
    word = models.CharField(_("phiên bản"), max_length=60)

    class Meta:
        verbose_name = _("thay đổi phiên bản nội dung")
        verbose_name_plural = _("thay đổi phiên bản nội dung")

    def __str__(self) -> str:
        return f"{self.name}: {self.word}"


class Attachment(models.Model):
    """A file that somebody handed in, checked and kept under a key of our own.

    ``size`` (bytes) and ``sha256`` describe what is kept: an image has been written anew, without its metadata.
    ``owner`` is the Ref of the thing it belongs to, as text.
    """

    class Scan(models.TextChoices):
        CLEAN = "clean", _("đã quét, không có vi-rút")
        NOT_SCANNED = "not_scanned", _("chưa quét vi-rút")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    owner = models.CharField(_("thuộc về"), max_length=200, db_index=True)
    name = models.CharField(_("tên tệp"), max_length=200)
    file_type = models.CharField(_("loại tệp"), max_length=20)
    content_type = models.CharField(_("kiểu nội dung"), max_length=100)
    size = models.BigIntegerField(_("kích thước"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    storage_key = models.CharField(_("khóa lưu trữ"), max_length=100, unique=True)
    flags = models.JSONField(_("lưu ý"), default=list)
    scan = models.CharField(_("quét vi-rút"), max_length=12, choices=Scan.choices)
    is_public = models.BooleanField(_("công khai"), default=False)
    created_at = models.DateTimeField(_("nhận lúc"))
    created_by_id = models.BigIntegerField(_("mã người nộp"), null=True)
    created_by_name = models.CharField(_("người nộp"), max_length=200)

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")

    def __str__(self) -> str:
        return self.name
