"""Where online filing goes, as dated data."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import require
from congxa.procedures.models import IntakeRule
from congxa.records.service import bump, write
from congxa.units.service import Office


def set_intake_rule(
    *, actor: object, office: Office, valid_from: date, way: str, address: str = "", basis: str = ""
) -> IntakeRule:
    """Say where people of an office, and of those below that have no rule of their own, file online from a day on.

    Raises:
        PermissionDenied, Http404: the actor may not for this office.
        ValidationError: the national portal without an address that begins with https.
    """
    with transaction.atomic():
        office = Office.objects.select_for_update().get(pk=office.pk)
        require(actor, "procedures.set_intake", office)
        if way == IntakeRule.Way.NATIONAL and not address.startswith("https://"):
            raise ValidationError({"address": _("Hãy ghi địa chỉ nộp hồ sơ, bắt đầu bằng https://.")})
        rule = IntakeRule.objects.filter(office=office, valid_from=valid_from).first()
        before = _values(rule) if rule else {}
        rule = rule or IntakeRule(office=office, valid_from=valid_from)
        rule.way, rule.address, rule.basis = way, address.strip(), basis.strip()
        rule.full_clean()
        rule.save()
        if before != _values(rule):
            write(actor=actor, kind="procedures.set_intake", thing=rule, before=before, after=_values(rule),
                  office=office)  # fmt: skip
            bump("all")
        return rule


def _values(rule: IntakeRule) -> dict[str, object]:
    return {"valid_from": rule.valid_from, "way": rule.way, "address": rule.address, "basis": rule.basis}
