"""Making forms: one draft of a form at a time; what is published never changes, a new version takes its place."""

import hashlib
import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import require
from congxa.procedures.domain.form_checks import check_schema
from congxa.procedures.domain.forms import Schema, schema_from_json, schema_to_json
from congxa.procedures.filling.words import say
from congxa.procedures.models import Form, FormVersion
from congxa.records.service import DOCUMENTS, IMAGES, write
from congxa.units.service import Office

VERB = "procedures.keep_forms"


class FormChanged(ValidationError):
    """Somebody else saved or published the draft after it was read."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Người khác vừa sửa mẫu này sau khi bạn mở trang. Thay đổi của bạn chưa được lưu. "
                "Hãy xem bản mới ở dưới rồi làm lại."
            ),
            code="changed",
        )


@transaction.atomic
def create_form(
    *, actor: object, office: Office, key: str, name: str, schema: Schema | None = None, basis: str = ""
) -> FormVersion:
    """Make a form with a draft of its first version.

    Raises:
        PermissionDenied, ValidationError: the key is taken or malformed, or the schema contradicts itself.
    """
    require_keeper(actor, office)
    schema = schema or Schema(title=name)
    _require_sound(schema, complete=False)
    form = Form(key=key, name=name.strip())
    form.full_clean()
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:  # somebody took the key in this very moment
        raise ValidationError({"key": form.unique_error_message(Form, ("key",))}) from None
    version = FormVersion.objects.create(form=form, number=1, schema=schema_to_json(schema), basis=basis.strip())
    write(actor=actor, kind="procedures.create_form", thing=form, after={"key": key, "name": form.name}, office=office)
    return version


@transaction.atomic
def save_form_draft(
    *, actor: object, office: Office, version: FormVersion, schema: Schema, basis: str | None = None, seen: str
) -> FormVersion:
    """Write a draft; ``seen`` is the :func:`fingerprint` of what the actor saw before.

    Raises:
        FormChanged: somebody else was faster.
        PermissionDenied, ValidationError: it is published already, or the schema contradicts itself.
    """
    require_keeper(actor, office)
    locked = _draft(version, seen)
    _require_sound(schema, complete=False)
    before = fingerprint(locked)
    locked.schema = schema_to_json(schema)
    locked.basis = locked.basis if basis is None else basis.strip()
    locked.full_clean()
    locked.save()
    if fingerprint(locked) != before:
        _write(actor, "procedures.edit_form", locked, office, {"draft": before}, {"draft": fingerprint(locked)})
    return locked


@transaction.atomic
def publish_form_version(
    *, actor: object, office: Office, version: FormVersion, seen: str, now: datetime
) -> FormVersion:
    """Bring a draft into use from ``now`` on; nobody can change it any more.

    Raises:
        FormChanged, PermissionDenied, ValidationError: it is published already, or there is nothing in a section.
    """
    require_keeper(actor, office)
    locked = _draft(version, seen)
    _require_sound(schema_from_json(locked.schema), complete=True)
    locked.published_at = now
    locked.save(update_fields=["published_at"])
    _write(actor, "procedures.publish_form", locked, office, {}, {"number": locked.number, "at": now})
    return locked


@transaction.atomic
def new_version_from(*, actor: object, office: Office, version: FormVersion) -> FormVersion:
    """Begin the next version of a form as a copy of ``version``.

    Raises:
        PermissionDenied, ValidationError: the form has a draft already.
    """
    require_keeper(actor, office)
    form = Form.objects.select_for_update().get(pk=version.form_id)
    if form.versions.filter(published_at=None).exists():
        raise ValidationError(_("Mẫu này đã có một bản nháp. Hãy sửa tiếp bản nháp đó."))
    last = form.versions.order_by("-number").values_list("number", flat=True).first() or 0
    draft = FormVersion.objects.create(form=form, number=last + 1, schema=version.schema, basis=version.basis)
    _write(actor, "procedures.new_form_version", draft, office, {}, {"number": draft.number, "from": version.number})
    return draft


@transaction.atomic
def delete_form_draft(*, actor: object, office: Office, version: FormVersion, seen: str) -> None:
    """Throw a draft away, and the form with it when it never had another version. Raises FormChanged and the like."""
    require_keeper(actor, office)
    locked = _draft(version, seen)
    form = locked.form
    _write(
        actor, "procedures.delete_form_draft", locked, office, {"number": locked.number, "schema": locked.schema}, {}
    )
    locked.delete()
    if not form.versions.exists():
        form.delete()


def require_keeper(actor: object, office: Office) -> None:
    """Go on only for who may make forms at the office at the top. Raises PermissionDenied or Http404."""
    require(actor, VERB, office)
    if not office.is_root:
        raise ValidationError(_("Mẫu tờ khai dùng chung cho mọi cơ quan, chỉ soạn ở cơ quan cấp trên cùng."))


def fingerprint(version: FormVersion) -> str:
    """Return a short word for what a version holds; another word as soon as anything differs."""
    held = [version.schema, version.basis, str(version.published_at)]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def _draft(version: FormVersion, seen: str) -> FormVersion:
    Form.objects.select_for_update().get(pk=version.form_id)
    locked = FormVersion.objects.select_for_update(of=("self",)).select_related("form").filter(pk=version.pk).first()
    if locked is None:
        raise FormChanged
    if locked.published_at is not None:
        raise ValidationError(_("Lần này đã ban hành nên không sửa được nữa. Hãy soạn lần mới từ lần này."))
    if fingerprint(locked) != seen:
        raise FormChanged
    return locked


def _require_sound(schema: Schema, *, complete: bool) -> None:
    if faults := check_schema(schema, complete=complete):
        raise ValidationError([say(fault) for fault in faults])
    for field in schema.all_fields():
        if unknown := sorted(set(field.accept) - (DOCUMENTS | IMAGES)):
            sentence = _("“%(label)s” nhận loại tệp không có: %(names)s.")
            raise ValidationError(sentence % {"label": field.label, "names": ", ".join(unknown)})


def _write(
    actor: object, kind: str, version: FormVersion, office: Office, before: dict[str, object], after: dict[str, object]
) -> None:
    after = after | {"form": version.form.key} if after else after
    write(actor=actor, kind=kind, thing=version, before=before, after=after, office=office)
