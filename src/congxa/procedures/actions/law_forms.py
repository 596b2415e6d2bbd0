"""The forms of the law pack: their questions after the official headings, recalled and marked as such."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

import congxa
from congxa.procedures.actions.forms import require_keeper
from congxa.procedures.actions.telling import tell_catalogue
from congxa.procedures.domain.form_checks import require_sound
from congxa.procedures.domain.forms import schema_from_json, schema_to_json
from congxa.procedures.models import Form, FormVersion, ProcedureVersion
from congxa.records.service import write
from congxa.units.service import Office

PACK = Path(congxa.__file__).parent / "law" / "forms"


def pack_forms() -> list[dict[str, Any]]:
    """Return the forms of the law pack as data, by key."""
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.yaml"))]


@transaction.atomic
def load_law_forms(*, actor: object, office: Office, as_on: date | None = None) -> int:
    """Put the versions of the law pack's forms that are not there yet into the house; return how many were new.

    A form or a version that is there stays as it is. Versions of procedures that have no form yet get theirs (see
    :func:`join_law_forms` for `as_on`). Raises SchemaError when a form contradicts itself.
    """
    require_keeper(actor, office)
    Office.objects.select_for_update().get(pk=office.pk)
    new: list[str] = []
    for data in pack_forms():
        form, _made = Form.objects.get_or_create(key=data["key"], defaults={"name": data["name"]})
        known = set(form.versions.values_list("number", flat=True))
        for number, one in enumerate(data["versions"], 1):
            if number in known:
                continue
            schema = require_sound(schema_from_json(one["schema"]))
            since = timezone.make_aware(datetime.combine(one["since"], time()))
            FormVersion.objects.create(
                form=form, number=number, schema=schema_to_json(schema), basis=one["basis"], published_at=since
            )
            new.append(f"{form.key} {number}")
    if new:
        write(actor=actor, kind="procedures.load_forms", thing=office, after={"versions": new}, office=office)
    join_law_forms(actor=actor, office=office, as_on=as_on)
    return len(new)


def join_law_forms(*, actor: object, office: Office, as_on: date | None = None) -> int:
    """Give each version of a procedure that has no form the one the law pack names for it; return how many got one.

    It is the latest version of the form from before the procedure's version ended or, when that runs on, from before
    `as_on` (today); the first one where none is so old. What officers have joined stays; joining again changes nothing.
    """
    today, joined = as_on or timezone.localdate(), []
    for data in pack_forms():
        forms = FormVersion.objects.filter(form__key=data["key"], published_at__isnull=False).order_by("published_at")
        known = list(forms)
        bare = ProcedureVersion.objects.filter(form__isnull=True, procedure__code__in=data.get("procedures", ()))
        for version in bare.select_related("procedure") if known else ():
            last = min(version.valid_to or today, today)
            form = [one for one in known if timezone.localdate(one.published_at) <= last][-1:] or known[:1]
            ProcedureVersion.objects.filter(pk=version.pk).update(form=form[0])
            joined.append((version.procedure.code, f"{version.valid_from} {data['key']} {form[0].number}"))
    if joined:
        after = {"joined": [f"{code} {words}" for code, words in joined]}
        write(actor=actor, kind="procedures.load_forms", thing=office, after=after, office=office)
        tell_catalogue([code for code, _words in joined])
    return len(joined)
