"""Answering a request for what is missing: files stay when one of them is refused, and go together in the end."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import Refused
from congxa.dossiers.actions import answer_supplement
from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.citizens.uploading import MOST, take
from congxa.dossiers.filings import HandedIn
from congxa.dossiers.models import Dossier, DossierPaper, SupplementItem, SupplementRequest
from congxa.dossiers.views.public_parts import filer_of, for_applicant
from congxa.records.service import Attachment, ref_of


def waiting_files(request: SupplementRequest) -> list[tuple[SupplementItem, list[Attachment]]]:
    """Each item of a request with the files already sent for it, while the whole has not been answered yet."""
    lines = list(request.lines.all())
    owners = {str(ref_of(line)): line for line in lines}
    files = Attachment.objects.filter(owner__in=owners).order_by("created_at")
    return [(line, [file for file in files if owners[file.owner] == line]) for line in lines]


@require_http_methods(["GET", "POST"])
@for_applicant
def supplement(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Take the files in, one request after another, and send the answer."""
    now = timezone.now()
    asked = dossier.supplements.filter(answered_at__isnull=True).first()
    if asked is None or dossier.has_ended:
        return _nothing_asked(request, dossier, now)
    errors: list[str] = []
    if request.method == "POST":
        for number, line in enumerate(asked.lines.all()):
            files = request.FILES.getlist(f"f-{number}")
            errors += take(dossier, files, name=line.paper, now=now, owner=line, there=0).refused
        if not errors and request.POST.get("do") != "add":
            lacking = [line.paper for line, files in waiting_files(asked) if not files]
            if not lacking or request.POST.get("paper"):
                return _answer(request, dossier, asked, now)
            errors.append(
                _("Chưa có tệp nào cho: %(papers)s. Hãy chọn tệp, hoặc đánh dấu rằng bạn đã nộp bản giấy tại quầy.")
                % {"papers": "; ".join(lacking)}
            )
        elif not errors:
            return redirect("dossier_supplement", ref=dossier.code)
    context = {"dossier": dossier, "asked": asked, "lines": waiting_files(asked), "errors": errors, "most": MOST}
    return render(request, "dossiers/file/supplement.html", context)


def _answer(request: HttpRequest, dossier: Dossier, asked: SupplementRequest, now: datetime) -> HttpResponse:
    papers = [
        HandedIn(name=line.paper, form=DossierPaper.Form.ELECTRONIC, attachment=str(file.pk), answers=line.pk)
        for line, files in waiting_files(asked)
        for file in files
    ]
    try:
        answer_supplement(actor=filer_of(request), dossier=dossier, papers=papers, now=now, secret=secret_of(dossier))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã gửi giấy tờ bổ sung. Cơ quan sẽ xem và giải quyết tiếp."))
    return redirect("dossier_track", ref=dossier.code)


def _nothing_asked(request: HttpRequest, dossier: Dossier, now: datetime) -> HttpResponse:
    """Say why nothing is taken in: the dossier has ended, or nothing is asked for."""
    if request.method == "POST":
        try:
            answer_supplement(actor=filer_of(request), dossier=dossier, now=now, secret=secret_of(dossier))
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        messages.info(request, _("Hiện không có yêu cầu bổ sung nào."))
    return redirect("dossier_track", ref=dossier.code)
