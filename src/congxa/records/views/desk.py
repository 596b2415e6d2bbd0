"""Pages of the desk: the journal for auditors, the outbox for administrators."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from congxa.accounts.service import needs_somewhere
from congxa.records import queries
from congxa.records.actions import give_up, send_again
from congxa.records.forms import JournalFilterForm
from congxa.records.models import JournalEntry
from congxa.records.saying import thing_names
from congxa.records.sheet import journal_sheet
from congxa.units.service import Office


@require_safe
@needs_somewhere("records.audit")
def journal(request: HttpRequest) -> HttpResponseBase:
    """Who did what, newest first, a page at a time; ``?xuat=xlsx`` gives the same as an Excel sheet."""
    form = JournalFilterForm(request.GET, actor=request.user)
    found = queries.journal_list(request.user, form.chosen())
    if request.GET.get("xuat") == "xlsx":
        name = f"nhat-ky-{timezone.localdate():%Y-%m-%d}.xlsx"
        return FileResponse(journal_sheet(found), as_attachment=True, filename=name)
    entries, following = queries.journal_page(found, _whole(request.GET.get("truoc")))
    query = request.GET.copy()
    query.pop("truoc", None)
    context = {
        "form": form,
        "lines": lines_of(entries),
        "following": following,
        "query": query.urlencode(),
        "first": "truoc" not in request.GET,
    }
    return render(request, "records/desk/journal.html", context)


def _whole(word: str | None) -> int | None:
    return int(word) if word and word.isdecimal() and len(word) < 19 else None


def lines_of(entries: list[JournalEntry]) -> list[dict[str, object]]:
    """Return the entries with all that is shown of them, for one query and one for each kind of thing."""
    ids = {entry.office_id for entry in entries if entry.office_id is not None}
    offices = dict(Office.objects.filter(pk__in=ids).values_list("pk", "short_name"))
    things = thing_names({entry.ref for entry in entries})
    return [
        {
            "entry": entry,
            "thing": things.get(entry.ref, entry.ref),
            "label": queries.label_of(entry.kind),
            "office": offices.get(entry.office_id or 0, ""),
            "changes": list(_telling(entry, things.get(entry.ref, ""))),
            "link": getattr(entry, "link", None),
        }
        for entry in entries
    ]


def _telling(entry: JournalEntry, thing: str) -> Iterator[tuple[str, str, str]]:
    """Yield the changes without a first name that the thing still has: it stands above them."""
    for field, before, after in queries.changes_of(entry):
        if before or not thing.endswith(f": {after}"):
            yield field, before, after


@require_safe
@needs_somewhere("records.outbox")
def outbox(request: HttpRequest) -> HttpResponse:
    """What waits to be passed on, what failed, and what was given up."""
    context = {"troubled": queries.troubled(request.user), "backlog": queries.backlog(request.user)}
    return render(request, "records/desk/outbox.html", context)


@require_POST
@needs_somewhere("records.outbox")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a dead letter again or give it up."""
    delivery = get_object_or_404(queries.deliveries_visible_to(request.user), pk=pk)
    act, said = (
        (give_up, _("Đã bỏ qua. Các sự kiện sau của đối tượng này sẽ được gửi tiếp."))
        if request.POST.get("viec") == "bo-qua"
        else (send_again, _("Đã xếp lại vào hàng đợi, sẽ gửi trong giây lát."))
    )
    if act(actor=request.user, delivery=delivery, now=timezone.now()):
        messages.success(request, said)
    else:
        messages.info(request, _("Sự kiện này đã được xử lý trước đó, không có gì thay đổi."))
    return redirect("desk_outbox")
