"""`/kiem-tra/`: anybody checks whether a paper is genuine and whether a file is as it was issued."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.dossiers.citizens.throttling import CHECK_BY_ADDRESS, CHECK_FILE_BY_ADDRESS, address_of
from congxa.dossiers.domain.codes import read_code, show_code
from congxa.dossiers.queries.checking import checked

LARGEST = 30 * 1024 * 1024


@require_safe
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code; a complete one leads to its page."""
    typed = request.GET.get("ma", "").strip()
    code = read_code(typed) if typed else None
    if code is not None:
        return redirect("paper_check", show_code(code))
    return render(request, "dossiers/money/check.html", {"typed": typed[:40], "bad": bool(typed)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether the paper with this code is genuine, and compare a file with the one that was issued."""
    if not CHECK_BY_ADDRESS.takes(address_of(request), timezone.now()):
        return render(request, "dossiers/money/check.html", {"too_often": True}, status=429)
    found = checked(code)
    context: dict[str, Any] = {"typed": code[:40], "found": found, "asked": True}
    if found is None:
        return render(request, "dossiers/money/check.html", context, status=404)
    if request.method == "POST":
        context |= _compared(request, found.paper.sha256)
    return render(request, "dossiers/money/check.html", context, status=context.pop("status", 200))


def _compared(request: HttpRequest, sha256: str) -> dict[str, Any]:
    if not CHECK_FILE_BY_ADDRESS.takes(address_of(request), timezone.now()):
        return {"too_often": True, "status": 429}
    file = request.FILES.get("tep")
    if not isinstance(file, UploadedFile) or not file.size or file.size > LARGEST:
        return {"no_file": True}
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return {"compared": True, "same": bool(sha256) and digest.hexdigest() == sha256, "digest": digest.hexdigest()}
