"""Giving the next number of a book, and saying with which identifier a book begins its numbers."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, require
from congxa.dossiers.domain.numbers import BadNumber, ClockBehind, DossierNumber, Place, next_place, scheme_of
from congxa.dossiers.models import AgencyCode, DossierCounter
from congxa.dossiers.models.numbering import MAIN_BOOK
from congxa.kernel.clock import day_of
from congxa.records.service import write
from congxa.units.service import Confidence, Office


def next_number(office: Office, *, book: str = MAIN_BOOK, now: datetime) -> DossierNumber:
    """Return the next number of the office's book; call it inside the transaction that uses it.

    The counter's row stays locked until that transaction ends, so numbers are without a gap and none comes twice. The
    rule of days: `docs/decisions/0013-dossier-numbers.md`.

    Raises:
        Refused: the office has no identifier that day, the clock runs behind, or the day is full.
    """
    place = next_place_of(office, book, now)
    try:
        return DossierNumber(_agency(office, book, place.day), place.day, place.serial)
    except BadNumber as refusal:
        raise Refused(str(refusal)) from refusal


def next_place_of(office: Office, book: str, now: datetime) -> Place:
    """Return the next place of any book that is numbered by the day, as :func:`next_number` does."""
    today = day_of(now)
    counter = _locked_counter(office, book, today)
    try:
        place = next_place(Place(counter.day, counter.serial), today)
    except (BadNumber, ClockBehind) as refusal:
        raise Refused(str(refusal)) from refusal
    counter.day, counter.serial = place.day, place.serial
    counter.save(update_fields=["day", "serial"])
    return place


def _locked_counter(office: Office, book: str, today: date) -> DossierCounter:
    rows = DossierCounter.objects.select_for_update()
    found = rows.filter(office=office, book=book).first()
    if found is None:
        DossierCounter.objects.get_or_create(office=office, book=book, defaults={"day": today})
        found = rows.get(office=office, book=book)
    return found


def _agency(office: Office, book: str, day: date) -> str:
    codes = AgencyCode.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), office=office, book=book)
    code = codes.filter(valid_from__lte=day).order_by("-valid_from").first()
    if code is None:
        raise Refused(
            _("%(office)s chưa có mã định danh nên chưa cấp được mã hồ sơ. Hãy báo người quản trị khai mã định danh.")
            % {"office": office}
        )
    return code.code


@transaction.atomic
def set_agency_code(
    *,
    actor: object,
    office: Office,
    code: str,
    valid_from: date,
    book: str = MAIN_BOOK,
    confidence: str = Confidence.RECALLED,
) -> AgencyCode:
    """Let the numbers of a book begin with `code` from a day on; the identifier before it ends the day before.

    Raises:
        Http404, PermissionDenied: `actor` may not.
        Refused: no identifier, one that another book has, or a day not after the beginning of the one before.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.set_agency_code", office)
    code = code.strip().upper()
    try:
        scheme = scheme_of(code)
    except BadNumber as refusal:
        raise Refused(str(refusal)) from refusal
    if AgencyCode.objects.filter(code=code).exclude(office=office, book=book).exists():
        raise Refused(_("Mã định danh %(code)s đã thuộc cơ quan hoặc sổ khác.") % {"code": code})
    earlier = AgencyCode.objects.filter(office=office, book=book, valid_to__isnull=True).first()
    if earlier is not None:
        if earlier.valid_from >= valid_from:
            raise Refused(_("Mã mới phải áp dụng từ một ngày sau ngày bắt đầu của mã đang dùng."))
        earlier.valid_to = date.fromordinal(valid_from.toordinal() - 1)
        earlier.save(update_fields=["valid_to"])
    try:
        with transaction.atomic():
            row = AgencyCode.objects.create(
                office=office, book=book, code=code, scheme=scheme, valid_from=valid_from, confidence=confidence
            )
    except IntegrityError as refusal:
        raise Refused(_("Mã định danh %(code)s đã thuộc cơ quan hoặc sổ khác.") % {"code": code}) from refusal
    write(
        actor=actor,
        kind="dossiers.set_agency_code",
        thing=row,
        before={"code": earlier.code} if earlier else {},
        after={"code": code, "book": book, "valid_from": valid_from},
        office=office,
    )
    return row
