"""Brings one listed version into the tables; what ends what is decided here, once, for every way in."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congxa.kernel.text import fold, slugify
from congxa.procedures.lists.values import ListedExemption, ListedFee, ListedPaper, ListedStep, ListedVersion
from congxa.procedures.models import Fee, FeeExemption, Field, Paper, Procedure, ProcedureVersion, Step

_DAY = timedelta(days=1)
_CHILDREN = {
    "papers": (Paper, ListedPaper, True),
    "fees": (Fee, ListedFee, False),
    "exemptions": (FeeExemption, ListedExemption, False),
    "steps": (Step, ListedStep, True),
}
_APART = {*_CHILDREN, "where", "field"}
_OWN = tuple(field.name for field in fields(ListedVersion) if field.name not in _APART)


def listed_of(version: ProcedureVersion) -> ListedVersion:
    """Return a version as a list would say it (four queries, none when its parts are prefetched)."""
    values: dict[str, Any] = {name: getattr(version, name) for name in _OWN}
    for name in ("audiences", "legal_basis", "recalled"):
        values[name] = tuple(values[name])
    for name, (_model, kind, _ordered) in _CHILDREN.items():
        parts = getattr(version, name).all()
        values[name] = tuple(kind(**{one.name: getattr(part, one.name) for one in fields(kind)}) for part in parts)
    return ListedVersion(field=version.field.name, **values)


class Writer:
    """Writes versions of procedures; the fields of the catalogue are read once."""

    def __init__(self, named: Iterable[tuple[str, str]] = ()) -> None:
        self._keys = {name: key for key, name in named}
        self._fields = {field.name: field for field in Field.objects.all()}

    def write(self, procedure: Procedure, listed: ListedVersion) -> tuple[ProcedureVersion, bool]:
        """Write a version, new or in place of the one from the same day; return it and whether it is new.

        A new version from a day on ends the one before it on the eve; where a later one is known, it ends on its eve.

        Raises:
            ValidationError: it would overlap a later version, or a value is wrong.
        """
        others = list(procedure.versions.all())
        version = next((one for one in others if one.valid_from == listed.valid_from), None)
        is_new = version is None
        version = version or ProcedureVersion(procedure=procedure)
        for name in _OWN:
            value = getattr(listed, name)
            setattr(version, name, list(value) if isinstance(value, tuple) else value)
        version.field = self.field(listed.field)
        self._place(version, [one for one in others if one.pk != version.pk])
        version.search_text = search_text(procedure, listed)
        version.full_clean(exclude=["procedure"])
        version.save()
        self._write_parts(version, listed)
        return version, is_new

    def field(self, name: str) -> Field:
        """Return the field of this name, a new one if nobody used it yet."""
        if name not in self._fields:
            key = self._keys.get(name) or slugify(name, 60)
            self._fields[name] = Field.objects.create(key=key, name=name)
        return self._fields[name]

    def _place(self, version: ProcedureVersion, others: list[ProcedureVersion]) -> None:
        """End the version before this one and let this one end before the next."""
        later = min((one for one in others if one.valid_from > version.valid_from), key=_start, default=None)
        if later is not None:
            if version.valid_to is None:
                version.valid_to = later.valid_from - _DAY
            elif version.valid_to >= later.valid_from:
                raise ValidationError(
                    {"valid_to": _("Từ ngày %(day)s đã có phiên bản khác của thủ tục này; hãy ghi ngày hết áp dụng "
                                   "trước ngày đó.") % {"day": f"{later.valid_from:%d/%m/%Y}"}}
                )  # fmt: skip
        before = max((one for one in others if one.valid_from < version.valid_from), key=_start, default=None)
        if before is not None and (before.valid_to is None or before.valid_to >= version.valid_from):
            before.valid_to = version.valid_from - _DAY
            before.save(update_fields=["valid_to"])

    def _write_parts(self, version: ProcedureVersion, listed: ListedVersion) -> None:
        for name, (model, _kind, ordered) in _CHILDREN.items():
            getattr(version, name).all().delete()
            rows = []
            for number, part in enumerate(getattr(listed, name), 1):
                values = {one.name: getattr(part, one.name) for one in fields(part)}
                rows.append(model(version=version, **values, **({"order": number} if ordered else {})))
            model.objects.bulk_create(rows)  # type: ignore[attr-defined]  # any model of the catalogue


def search_text(procedure: Procedure, listed: ListedVersion) -> str:
    """Return the folded words by which a version is found."""
    return fold(
        " ".join((procedure.code, listed.name, listed.field, procedure.spoken.replace("\n", " "), listed.result))
    )


def values_of(version: ListedVersion) -> dict[str, object]:
    """Return a version as the journal keeps it: its fields, and its parts as lists of their values."""
    values: dict[str, object] = {name: getattr(version, name) for name in (*_OWN, "field")}
    for name in _CHILDREN:
        values[name] = [{one.name: getattr(part, one.name) for one in fields(part)} for part in getattr(version, name)]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _start(version: ProcedureVersion) -> Any:  # noqa: ANN401 -- a date, as Django's stubs see it
    return version.valid_from
