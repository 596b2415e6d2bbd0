"""What every paper says above and below its own words: who issues it, its number and code, of whom it speaks."""

from datetime import datetime

from django.conf import settings

from congxa.dossiers import papers
from congxa.dossiers.addresses import public_address
from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.models import Dossier, IssuedPaper
from congxa.kernel.clock import day_of
from congxa.units.service import Office, Unit, address_line

CENTRE = "Bộ phận Tiếp nhận và Trả kết quả"
_SPECIMEN = "BẢN MINH HỌA"


def letterhead_of(office: Office, day: datetime) -> papers.Letterhead:
    """The head of everything an office issues on a day."""
    upper = office.upper.name if office.upper else office.upper_name
    return papers.Letterhead(
        agency=office.name,
        parent=upper,
        place=office.unit.name,
        centre=f"{CENTRE} {office.unit}",
        address=office.address or address_line(office.unit, day_of(day)),
        phone=office.phone,
    )


def issue_of(issued: IssuedPaper, number: str = "") -> papers.Issue:
    """Number, day and code of an issued paper; a demonstration says across every sheet that it is one."""
    office = issued.office
    return papers.Issue(
        letterhead=letterhead_of(office, issued.issued_at),
        day=day_of(issued.issued_at),
        check_code=issued.code,
        check_url=public_address(office.pk, f"kiem-tra/{show_code(issued.code)}/"),
        code=str(issued.dossier) if issued.dossier else "",
        number=number or issued.number,
        mark=_SPECIMEN if settings.MODE == "demo" else "",
    )


def person_of(dossier: Dossier) -> papers.Person:
    """The applicant as written."""
    return papers.Person(
        name=dossier.applicant_name,
        address=dossier.address or (_unit_words(dossier.unit, dossier) if dossier.unit else ""),
        phone=dossier.phone,
        email=dossier.email,
        identity_number=dossier.identity_number,
    )


def _unit_words(unit: Unit, dossier: Dossier) -> str:
    return address_line(unit, day_of(dossier.submitted_at or dossier.created_at))


def forms_of(issued: IssuedPaper) -> papers.FormSet:
    """The forms of the day the dossier was received; of a book, those of the day it is printed."""
    dossier = issued.dossier
    moment = (dossier.accepted_at or dossier.submitted_at or dossier.created_at) if dossier else issued.issued_at
    return papers.form_set(day_of(moment))


def about(issued: IssuedPaper) -> Dossier:
    """The dossier of which a paper speaks. Raises KeyError when it speaks of none."""
    if issued.dossier is None:
        raise KeyError(issued.kind)
    return issued.dossier
