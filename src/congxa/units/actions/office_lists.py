"""Taking in lists of offices: all of a list or nothing, and the same list twice changes nothing."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.units.actions.offices import close_office, create_office, describe_office, set_host, set_root
from congxa.units.actions.unit_lists import Progress, Tally, silent
from congxa.units.lists.offices import ListedOffice
from congxa.units.lists.parsing import BadList
from congxa.units.models import Office
from congxa.units.queries import find


def load_offices(*, actor: object, offices: Sequence[ListedOffice], progress: Progress = silent) -> Tally:
    """Open the offices that are new, describe those that are known, set their hosts, then close those that the list
    closes. The first office opened in a house without a root becomes the root.

    Raises:
        PermissionDenied: the actor may not.
        BadList: with every problem and its place; nothing has been written.
    """
    problems: list[str] = []
    known = set(Office.objects.values_list("slug", flat=True))
    changed: set[str] = set()
    with transaction.atomic():
        for step in (_open, _close):
            for number, listed in enumerate(offices, 1):
                try:
                    with transaction.atomic():
                        changed |= {listed.slug} if step(actor, listed) else set()
                except ValidationError as error:
                    problems += [f"{listed.where}: {sentence}" for sentence in error.messages]
                if step is _open:
                    progress(number, len(offices))
            if problems:
                raise BadList(problems)
        created = len(changed - known)
        return Tally(created, len(changed) - created, len(offices) - len(changed))


def _open(actor: object, listed: ListedOffice) -> bool:
    """Bring the office to what the list says, without closing it; return whether anything changed."""
    office = Office.objects.select_related("unit").filter(slug=listed.slug).first()
    new = office is None
    office = office or _opened(actor, listed)
    before = _state(office)
    if listed.described and not new:
        describe_office(actor=actor, office=office, unit=None, **listed.described)
    for number, host in enumerate(listed.hosts):
        if not office.hosts.filter(host=host.lower(), is_canonical=number == 0).exists():
            set_host(actor=actor, office=office, host=host, canonical=number == 0)
    if (listed.root and not office.is_root) or not Office.objects.filter(is_root=True).exists():
        set_root(actor=actor, office=office)
    return new or _state(Office.objects.get(pk=office.pk)) != before


def _opened(actor: object, listed: ListedOffice) -> Office:
    if listed.valid_from is None:
        raise ValidationError(_("Thiếu ngày bắt đầu hoạt động; hãy thêm cột “từ ngày” hoặc dùng --on."))
    unit = find(listed.unit, listed.valid_from)
    if unit is None:
        raise ValidationError(
            _("Không có đơn vị nào mang mã “%(code)s” vào ngày %(day)s.")
            % {"code": listed.unit, "day": f"{listed.valid_from:%d/%m/%Y}"}
        )
    upper = _named(listed.upper) if listed.upper else None
    title = str(unit)
    described = {"name": f"Ủy ban nhân dân {title}", "short_name": title[:1].upper() + title[1:], **listed.described}
    return create_office(
        actor=actor, unit=unit, slug=listed.slug, valid_from=listed.valid_from, upper=upper, **described
    )


def _close(actor: object, listed: ListedOffice) -> bool:
    office = _named(listed.slug)
    if listed.valid_to is None or office.valid_to is not None:
        return False
    successor = _named(listed.successor) if listed.successor else None
    close_office(actor=actor, office=office, successor=successor, day=listed.valid_to)
    return True


def _named(slug: str) -> Office:
    office = Office.objects.filter(slug=slug).first()
    if office is None:
        raise ValidationError(
            _("Không có cơ quan nào có đoạn địa chỉ “%(slug)s”; hãy ghi cơ quan đó ở dòng trước.") % {"slug": slug}
        )
    return office


def _state(office: Office) -> list[object]:
    fields = [getattr(office, field.attname) for field in Office._meta.concrete_fields]
    return [*fields, list(office.hosts.order_by("host").values_list("host", "is_canonical"))]
