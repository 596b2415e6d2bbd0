"""Who sits at which counter, which counters and matters there are."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.queue.calling import at_counter, locked_counter
from congxa.dossiers.models import QueueMatter, ServiceCounter
from congxa.dossiers.waiting_room import is_seated
from congxa.kernel.clock import format_time
from congxa.procedures.service import Field
from congxa.records.service import write
from congxa.units.service import Office


@transaction.atomic
def sit(*, actor: User, counter: ServiceCounter, now: datetime, take_over: bool = False) -> ServiceCounter:
    """Sit down at a counter, getting up from any other. Raises Http404, PermissionDenied; Refused when it is taken."""
    counter = locked_counter(counter, actor)
    if not counter.open:
        raise Refused(_("%(counter)s đang đóng.") % {"counter": counter})
    if is_seated(counter, now) and counter.officer_id != actor.pk and not take_over:
        said = {"name": counter.officer, "counter": counter, "time": format_time(counter.seated_at or now)}
        raise Refused(_("%(name)s đang ngồi %(counter)s từ %(time)s. Hãy chọn quầy khác hoặc nhận thay.") % said)
    ServiceCounter.objects.filter(office=counter.office, officer=actor).exclude(pk=counter.pk).update(
        officer=None, seated_at=None
    )
    counter.officer, counter.seated_at = actor, now
    counter.save(update_fields=["officer", "seated_at"])
    after = {"counter": counter.name}
    write(actor=actor, kind="dossiers.queue_sit", thing=counter, after=after, office=counter.office, now=now)
    return counter


@transaction.atomic
def leave(*, actor: User, counter: ServiceCounter, now: datetime) -> ServiceCounter:
    """Get up from a counter. Raises Http404, PermissionDenied; Refused while somebody is served there."""
    counter = locked_counter(counter, actor)
    if (here := at_counter(counter, now)) is not None:
        raise Refused(_("Số %(ticket)s còn ở quầy. Hãy kết thúc số này trước.") % {"ticket": here})
    if counter.officer_id == actor.pk:
        counter.officer, counter.seated_at = None, None
        counter.save(update_fields=["officer", "seated_at"])
        before = {"counter": counter.name}
        write(actor=actor, kind="dossiers.queue_leave", thing=counter, before=before, office=counter.office, now=now)
    return counter


@dataclass(frozen=True, slots=True)
class MatterData:
    """What an administrator says of a matter."""

    letter: str
    name: str
    slot_minutes: int = 30
    per_slot: int = 2
    open: bool = True


@transaction.atomic
def set_matter(
    *, actor: object, office: Office, data: MatterData, fields: Iterable[Field] = (), matter: QueueMatter | None = None
) -> QueueMatter:
    """Add a matter, or change one. Raises Http404, PermissionDenied, ValidationError."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.keep_queue", office)
    row = QueueMatter.objects.select_for_update().get(pk=matter.pk, office=office) if matter else None
    before = _of_matter(row) if row else {}
    row = row or QueueMatter(office=office)
    for name, value in asdict(data).items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    row.fields.set(fields)
    write(actor=actor, kind="dossiers.queue_set_matter", thing=row, before=before, after=_of_matter(row), office=office)
    return row


@transaction.atomic
def set_counter(
    *,
    actor: object,
    office: Office,
    name: str,
    matters: Iterable[QueueMatter],
    open: bool = True,
    counter: ServiceCounter | None = None,
) -> ServiceCounter:
    """Add a counter, or change one. Raises Http404, PermissionDenied, ValidationError; Refused without a matter."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.keep_queue", office)
    served = [matter for matter in matters if matter.office_id == office.pk]
    if not served:
        raise Refused(_("Hãy chọn ít nhất một việc mà quầy phục vụ."))
    row = ServiceCounter.objects.select_for_update().get(pk=counter.pk, office=office) if counter else None
    before = _of_counter(row) if row else {}
    row = row or ServiceCounter(office=office)
    row.name, row.open = name, open
    row.full_clean()
    row.save()
    row.matters.set(served)
    after = _of_counter(row)
    write(actor=actor, kind="dossiers.queue_set_counter", thing=row, before=before, after=after, office=office)
    return row


def _of_matter(row: QueueMatter) -> dict[str, object]:
    data = MatterData(row.letter, row.name, row.slot_minutes, row.per_slot, row.open)
    return {**asdict(data), "fields": sorted(field.key for field in row.fields.all())}


def _of_counter(row: ServiceCounter) -> dict[str, object]:
    return {"name": row.name, "open": row.open, "matters": "".join(sorted(one.letter for one in row.matters.all()))}
