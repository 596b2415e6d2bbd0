"""Papers as PDF: of one dossier, of several, the register and hand-over slips."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from congxa.accounts.service import Refused, actor_of, may, needs, office_of
from congxa.dossiers import printing
from congxa.dossiers.domain import spans
from congxa.dossiers.models import Dossier, IssuedPaper, Payment
from congxa.dossiers.views.money_common import day_typed, dossier_of, pdf_page, refused_page
from congxa.kernel.clock import day_of
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
    """Papers of a kind (`giay`, else the receipt) of several dossiers (`hs`, as the list ticks them), as one file."""
    keys = [int(key) for key in request.GET.getlist("hs") if key.isdecimal() and len(key) < 19]
    kind, actor, now = request.GET.get("giay", Kind.RECEIPT), actor_of(request), timezone.now()
    seen = Dossier.objects.visible_to(actor).filter(pk__in=keys[: printing.MOST_AT_ONCE + 1])
    try:
        papers = printing.papers_of_several(
            actor=actor, dossiers=list(seen.order_by("number", "pk")), kind=kind, now=now
        )
        pdf = printing.print_batch(actor=actor, papers=papers, now=now)
    except Refused as refusal:
        return refused_page(request, refusal)
    return pdf_page(pdf, f"{FILE_NAMES.get(Kind(papers[0].kind), 'giay')}-{len(papers)}-ho-so.pdf")


@needs("dossiers.see")
@require_GET
@never_cache
def registers(request: HttpRequest) -> HttpResponse:
    """The books of the office: the register of dossiers of a period to print, and where the others are."""
    now = timezone.now()
    this = spans.month_with(now)
    year = spans.year(day_of(now).year)
    offered = [
        (_("Tháng này"), this), (_("Tháng trước"), spans.before(this)), (_("Năm nay"), year),
        (_("Năm trước"), spans.before(year)),
    ]  # fmt: skip
    context = {
        "periods": [(label, span.period) for label, span in offered],
        "takes_money": may(request.user, "dossiers.take_money", office_of(request)),
        "hands_over": may(request.user, "dossiers.hand_over", office_of(request)),
    }
    return render(request, "dossiers/money/registers.html", context)


@needs("dossiers.see")
@require_GET
@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """The register of this office from `tu` to `den`, both days included; this month by default."""
    today = timezone.localdate()
    first, last = day_typed(request, "tu", today.replace(day=1)), day_typed(request, "den", today)
    actor, office, now = actor_of(request), office_of(request), timezone.now()
    return _page(request, lambda: printing.register_paper(actor=actor, office=office, first=first, last=last, now=now))


@needs("dossiers.see")
@require_GET
@never_cache
def hand_over(request: HttpRequest, slip: str) -> HttpResponse:
    """The hand-over slip with everything on it, for an officer of either side."""
    return _page(request, lambda: printing.hand_over_paper(actor=actor_of(request), slip=slip, now=timezone.now()))
