"""Tables of people and of the roles they hold."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from congxa.kernel.text import fold
from congxa.units.service import Office


class User(AbstractUser):
    """A person who can sign in; what they may do comes from roles, of the flags only ``is_superuser`` counts."""

    full_name = models.CharField(_("họ và tên"), max_length=150, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=30, blank=True)
    job_title = models.CharField(_("chức vụ"), max_length=120, blank=True)
    search_text = models.TextField(_("chữ để tìm"), blank=True, editable=False)
    session_generation = models.PositiveIntegerField(_("đời phiên đăng nhập"), default=0, editable=False)

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="user_email_unique",
                violation_error_message=_("Đã có người dùng địa chỉ thư này."),
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique_in_any_case",
                violation_error_message=_("Đã có người dùng tên đăng nhập này."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """Return the full name in Vietnamese order, family name first."""
        return self.full_name or super().get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, keeping the folded text that search looks through up to date."""
        self.search_text = fold(f"{self.full_name} {self.username} {self.email} {self.job_title}")
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)

    def get_session_auth_hash(self) -> str:
        """Return what a session must match; a new generation ends every session of the person at once."""
        return self._generation_hash(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the same under the former secret keys."""
        for inner in super().get_session_auth_fallback_hash():
            yield self._generation_hash(inner)

    def _generation_hash(self, inner: str) -> str:
        return salted_hmac(
            "congxa.accounts.session", f"{inner}:{self.session_generation}", algorithm="sha256"
        ).hexdigest()


class Citizens(BaseUserManager["Citizen"]):
    """The accounts of the public; an address is known in any case."""

    def known(self, email: str) -> "Citizen | None":
        """Return the account of an e-mail address, None when there is none."""
        return self.filter(email=email.strip().lower()).first() if email else None


class Citizen(AbstractBaseUser):
    """An account of the public, by which a person finds their own dossiers again.

    It is no :class:`User`: it holds no role, and neither a guard nor the desk nor the editor knows this table. The
    address is confirmed before the row comes into being (:func:`congxa.accounts.actions.citizens.open_citizen`).
    """

    email = models.EmailField(_("thư điện tử"), unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=150)
    created_at = models.DateTimeField(_("mở lúc"))

    objects = Citizens()

    EMAIL_FIELD = USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("tài khoản công dân")
        verbose_name_plural = _("tài khoản công dân")

    def __str__(self) -> str:
        """Name the account without the person: this is what stands in the journal, which cannot forget."""
        return str(_("Công dân (tài khoản %(number)s)") % {"number": self.pk})


class Role(models.TextChoices):
    """What a person can be in an office."""

    ADMINISTRATOR = "administrator", _("Quản trị")
    EDITOR = "editor", _("Biên tập viên")
    EDITOR_IN_CHIEF = "editor_in_chief", _("Trưởng ban biên tập")
    RECEPTION = "reception", _("Cán bộ tiếp nhận")
    CASE_OFFICER = "case_officer", _("Cán bộ thụ lý")
    LEADER = "leader", _("Lãnh đạo")
    BROADCASTER = "broadcaster", _("Cán bộ truyền thanh")
    CRITERIA_REPORTER = "criteria_reporter", _("Cán bộ báo cáo tiêu chí")
    EVALUATOR = "evaluator", _("Người thẩm định")
    AUDITOR = "auditor", _("Kiểm tra, giám sát")


class RoleAssignment(models.Model):
    """A role that a person holds in an office from one day to another (both days included)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles", verbose_name=_("người"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("vai trò")
        verbose_name_plural = _("vai trò")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="role_dates_in_order",
            ),
        ]
        indexes = [models.Index(fields=("user", "valid_from"), name="role_of_user")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} – {self.office}"

    def state_on(self, day: date) -> str:
        """Return ``over``, ``coming`` or ``running``."""
        if self.valid_to is not None and self.valid_to < day:
            return "over"
        return "coming" if self.valid_from > day else "running"


class Delegation(models.Model):
    """While a person is absent, another holds the role in their place."""

    assignment = models.ForeignKey(
        RoleAssignment, models.CASCADE, related_name="delegations", verbose_name=_("vai trò được ủy quyền")
    )
    deputy = models.ForeignKey(User, models.CASCADE, related_name="deputises", verbose_name=_("người được ủy quyền"))
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"))
    reason = models.CharField(_("lý do"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ủy quyền")
        verbose_name_plural = _("ủy quyền")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="delegation_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} → {self.deputy}"
