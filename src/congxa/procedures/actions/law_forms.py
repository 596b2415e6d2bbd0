"""The forms of the law pack: their questions after the official headings, recalled and marked as such."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

import congxa
from congxa.procedures.actions.forms import require_keeper
from congxa.procedures.domain.form_checks import require_sound
from congxa.procedures.domain.forms import schema_from_json, schema_to_json
from congxa.procedures.models import Form, FormVersion
from congxa.records.service import write
from congxa.units.service import Office

PACK = Path(congxa.__file__).parent / "law" / "forms"


def pack_forms() -> list[dict[str, Any]]:
    """Return the forms of the law pack as data, by key."""
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.yaml"))]


@transaction.atomic
def load_law_forms(*, actor: object, office: Office) -> int:
    """Put the versions of the law pack's forms that are not there yet into the house; return how many were new.

    A form or a version that is there stays as it is. Raises SchemaError when a form contradicts itself.
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
    return len(new)
