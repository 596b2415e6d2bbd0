"""Everything the house holds of one dossier, for the person it is about: as JSON, and as a ZIP that can be read.

What others wrote only for one another (proposals, hand-over remarks) is not the applicant's and stays out; every state,
date, paper, payment and answer is in.
"""

import json
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from congxa.accounts.service import Citizen
from congxa.dossiers.models import Complaint, Dossier, Rating
from congxa.kernel.clock import local
from congxa.procedures.service import answer_rows
from congxa.records.service import Attachment, open_kept

_LARGEST = 200 * 1024 * 1024
_LOCAL = ("applicant_name", "identity_number", "phone", "email", "address", "proxy_name", "proxy_identity_number",
          "proxy_proof", "result_way", "channel", "code", "number", "state")  # fmt: skip
_TIMES = (
    "created_at",
    "submitted_at",
    "accepted_at",
    "due_at",
    "promised_at",
    "finished_at",
    "returned_at",
    "ended_at",
)


def gather(dossier: Dossier) -> dict[str, Any]:
    """The data as plain values; times are ISO 8601 with the offset of Vietnam."""
    rated = Rating.objects.filter(dossier=dossier).first()
    return {
        "dossier": {name: getattr(dossier, name) for name in _LOCAL}
        | {"birth_date": _plain(dossier.birth_date)}
        | {name: _plain(getattr(dossier, name)) for name in _TIMES},
        "office": dossier.office.name,
        "procedure": {"code": dossier.procedure.procedure.code, "name": dossier.procedure.name},
        "form": str(dossier.form) if dossier.form else "",
        "answers": dossier.answers,
        "papers": [{"name": one.name, "form": one.form, "count": one.count, "file": one.attachment,
                    "added_at": _plain(one.added_at)} for one in dossier.papers.all()],
        "history": [{"what": str(one), "at": _plain(one.at), "office": one.office.name}
                    for one in dossier.events.select_related("office")],
        "supplements": [{"items": one.items, "reason": one.reason, "asked_at": _plain(one.asked_at),
                         "answered_at": _plain(one.answered_at)} for one in dossier.supplements.all()],
        "pauses": [{"why": str(one), "since": _plain(one.since), "until": _plain(one.until)}
                   for one in dossier.pauses.all()],
        "charges": [{"name": one.name, "amount": one.amount} for one in dossier.charges.all()],
        "payments": [{"amount": one.amount} for one in dossier.payments.all()],
        "results": [{"name": one.name, "number": one.number, "granted": one.granted, "reason": one.reason,
                     "signed_at": _plain(one.signed_at), "handed_at": _plain(one.handed_at), "file": one.attachment}
                    for one in dossier.results.all()],
        "rating": {"stars": rated.stars, "words": rated.words} if rated else None,
        "complaints": [{"words": one.words, "made_at": _plain(one.made_at), "answer": one.answer}
                       for one in Complaint.objects.filter(dossier=dossier)],
    }  # fmt: skip


def _plain(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="seconds")
    return value.isoformat() if value else None


def as_json(dossier: Dossier) -> HttpResponse:
    """The data as a JSON file."""
    text = json.dumps(gather(dossier), ensure_ascii=False, indent=1)
    return _file(text.encode(), "application/json", f"ho-so-{dossier.shown_code}.json")


def as_zip(dossier: Dossier) -> HttpResponse:
    """A ZIP with a page that any browser shows, the JSON, and the files."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _pack(archive, dossier, "", _LARGEST)
    return _file(packed.getvalue(), "application/zip", f"ho-so-{dossier.shown_code}.zip")


def whole_account(citizen: Citizen, dossiers: Iterable[Dossier]) -> HttpResponse:
    """A ZIP of an account: what it keeps, and a folder for each of its dossiers."""
    packed, left = BytesIO(), _LARGEST
    account = {
        "email": citizen.email, "full_name": citizen.full_name, "created_at": _plain(citizen.created_at),
        "last_login": _plain(citizen.last_login),
    }  # fmt: skip
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tai-khoan.json", json.dumps(account, ensure_ascii=False, indent=1))
        for dossier in dossiers:
            left = _pack(archive, dossier, f"ho-so-{dossier.shown_code}/", left)
    return _file(packed.getvalue(), "application/zip", "ho-so-cua-toi.zip")


def _pack(archive: zipfile.ZipFile, dossier: Dossier, folder: str, left: int) -> int:
    """Put a dossier into the archive, of its files as many as `left` bytes hold; return what is left after them."""
    names: dict[str, str] = {}
    for number, attachment in enumerate(_attachments(dossier), 1):
        if attachment.size > left:
            continue
        left -= attachment.size
        names[str(attachment.pk)] = f"tep/{number:02}-{attachment.name}"
        with open_kept(attachment) as file, archive.open(f"{folder}{names[str(attachment.pk)]}", "w") as target:
            while piece := file.read(256 * 1024):
                target.write(piece)
    archive.writestr(f"{folder}ho-so.json", json.dumps(gather(dossier), ensure_ascii=False, indent=1))
    archive.writestr(f"{folder}ho-so.html", _page(dossier, names))
    return left


def _page(dossier: Dossier, names: dict[str, str]) -> str:
    rows = answer_rows(dossier.form, dossier.answers) if dossier.form else []
    papers = [(paper, names.get(paper.attachment, "")) for paper in dossier.papers.all()]
    events = list(dossier.events.select_related("office"))
    return render_to_string(
        "dossiers/file/own_data.html", {"dossier": dossier, "rows": rows, "papers": papers, "events": events}
    )


def _attachments(dossier: Dossier) -> list[Attachment]:
    keys = {paper.attachment for paper in dossier.papers.all()} | {one.attachment for one in dossier.results.all()}
    return list(Attachment.objects.filter(pk__in=[key for key in keys if key]).order_by("created_at"))


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
