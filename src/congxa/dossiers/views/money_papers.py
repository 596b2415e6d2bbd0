"""Papers as PDF: of one dossier, of several, the register and hand-over slips."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from congxa.accounts.service import Refused, actor_of, needs, office_of
from congxa.dossiers import printing
from congxa.dossiers.models import Dossier, IssuedPaper, Payment
from congxa.dossiers.views.money_common import dossier_of, pdf_page, refused_page
from congxa.kernel.text import fold

Kind = IssuedPaper.Kind
FILE_NAMES = {
    Kind.RECEIPT: "giay-tiep-nhan",
    Kind.SUPPLEMENT: "phieu-bo-sung",
    Kind.REFUSAL: "phieu-tu-choi",
    Kind.APOLOGY: "phieu-xin-loi",
    Kind.STOP: "thong-bao-dung",
    Kind.CONTROL: "phieu-kiem-soat",
    Kind.HAND_OVER: "phieu-ban-giao",
    Kind.FEE_RECEIPT: "phieu-thu",
    Kind.REGISTER: "so-theo-doi",
}


def file_name(paper: IssuedPaper) -> str:
    """`giay-tiep-nhan-H28.12.05-180924-0001.pdf`."""
    about = fold(str(paper.dossier)).upper() if paper.dossier else f"{timezone.localdate(paper.issued_at):%Y-%m-%d}"
    return f"{FILE_NAMES.get(Kind(paper.kind), 'giay')}-{about}.pdf"


def _page(request: HttpRequest, find: Callable[[], IssuedPaper | None]) -> HttpResponse:
    try:
        paper = find()
        if paper is None:
            raise Http404
        pdf = printing.print_paper(actor=actor_of(request), paper=paper, now=timezone.now())
    except Refused as refusal:
        return refused_page(request, refusal)
    return pdf_page(pdf, file_name(paper))


@needs("dossiers.see")
@require_GET
@never_cache
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt and appointment of a dossier."""
    return paper(request, pk, Kind.RECEIPT)


@needs("dossiers.see")
@require_GET
@never_cache
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The last paper of a kind, or the one whose number is asked for with `?so=`; the control slip as it stands."""
    dossier = dossier_of(request, pk)
    if kind == Kind.CONTROL and dossier.accepted_at is not None:
        actor, now = actor_of(request), timezone.now()
        return _page(request, lambda: printing.control_paper(actor=actor, dossier=dossier, now=now))
    rows = IssuedPaper.objects.filter(dossier=dossier, kind=kind).exclude(kind=Kind.RESULT).order_by("-pk")
    wanted = request.GET.get("so", "")
    return _page(request, (rows.filter(number=wanted) if wanted else rows).first)


@needs("dossiers.see")
@require_GET
@never_cache
def fee_receipt(request: HttpRequest, pk: int, payment: int) -> HttpResponse:
    """The receipt of one payment."""
    dossier = dossier_of(request, pk)
    row = Payment.objects.filter(dossier=dossier, pk=payment).select_related("taken_by", "dossier", "office").first()
    if row is None:
        raise Http404
    return _page(request, lambda: printing.fee_paper(actor=actor_of(request), payment=row, now=timezone.now()))


@needs("dossiers.see")
@require_GET
@never_cache
def batch(request: HttpRequest) -> HttpResponse:
    """The last paper of a kind (`giay`, else the receipt) of several dossiers (`ho-so`), as one file."""
    keys = [int(key) for key in request.GET.getlist("ho-so") if key.isdecimal() and len(key) < 19]
    kind = request.GET.get("giay", Kind.RECEIPT)
    seen = Dossier.objects.visible_to(actor_of(request)).filter(pk__in=keys[: printing.MOST_AT_ONCE + 1])
    papers = [found for one in seen.order_by("number", "pk") if (found := printing.latest(one, kind)) is not None]
    try:
        pdf = printing.print_batch(actor=actor_of(request), papers=papers, now=timezone.now())
    except Refused as refusal:
        return refused_page(request, refusal)
    return pdf_page(pdf, f"{FILE_NAMES.get(Kind(papers[0].kind), 'giay')}-{len(papers)}-ho-so.pdf")


@needs("dossiers.see")
@require_GET
@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """The register of this office from `tu` to `den`, both days included; this month by default."""
    today = timezone.localdate()
    first, last = _day(request.GET.get("tu"), today.replace(day=1)), _day(request.GET.get("den"), today)
    actor, office, now = actor_of(request), office_of(request), timezone.now()
    return _page(request, lambda: printing.register_paper(actor=actor, office=office, first=first, last=last, now=now))


@needs("dossiers.see")
@require_GET
@never_cache
def hand_over(request: HttpRequest, slip: str) -> HttpResponse:
    """The hand-over slip with everything on it, for an officer of either side."""
    return _page(request, lambda: printing.hand_over_paper(actor=actor_of(request), slip=slip, now=timezone.now()))


def _day(written: str | None, default: date) -> date:
    try:
        return parse_date(written or "") or default
    except ValueError:
        return default
