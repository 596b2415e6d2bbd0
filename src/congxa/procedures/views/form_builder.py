"""A version of a form: its outline with what can be done, and what it looks like to those who fill it in."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import needs
from congxa.procedures.actions import delete_form_draft, new_version_from, publish_form_version
from congxa.procedures.actions.forms import fingerprint
from congxa.procedures.domain.form_checks import check_schema
from congxa.procedures.domain.form_editing import move, remove
from congxa.procedures.domain.form_reading import rows
from congxa.procedures.domain.forms import Schema
from congxa.procedures.filling.forms import form_class
from congxa.procedures.filling.words import KIND_WORDS, say
from congxa.procedures.forms.outline import outline
from congxa.procedures.models import FormVersion
from congxa.procedures.views.form_pages import root_office, save, step, version_or_404


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the outline; buttons move and remove questions, publish, throw away, begin the next version."""
    root_office(request)
    shown, schema = version_or_404(pk)
    if request.method == "POST":
        return _change(request, shown, schema)
    draft = shown.published_at is None
    context = {
        "version": shown,
        "versions": shown.form.versions.all(),
        "schema": schema,
        "outline": outline(schema),
        "seen": fingerprint(shown),
        "draft": draft,
        "missing": [say(fault) for fault in check_schema(schema)] if draft else [],
        "kinds": [(kind.value, *words) for kind, words in KIND_WORDS.items()],
    }
    return render(request, "procedures/forms/version.html", context)


def _change(request: HttpRequest, shown: FormVersion, schema: Schema) -> HttpResponse:
    do, _colon, key = str(request.POST.get("do", "")).partition(":")
    office, seen = root_office(request), str(request.POST.get("seen", ""))
    steps: dict[str, tuple[Callable[[], object], str]] = {
        "up": (lambda: save(request, shown, move(schema, key, -1)), _("Đã chuyển lên.")),
        "down": (lambda: save(request, shown, move(schema, key, 1)), _("Đã chuyển xuống.")),
        "remove": (lambda: save(request, shown, _without(schema, key)), _("Đã xóa.")),
        "publish": (
            lambda: publish_form_version(
                actor=request.user, office=office, version=shown, seen=seen, now=timezone.now()
            ),
            _("Đã ban hành. Lần này không sửa được nữa."),
        ),
    }
    if do in steps:
        action, said = steps[do]
        answer = step(request, shown.pk, None, action, said, key if do in ("up", "down") else "")
        return answer or redirect("desk_form", pk=shown.pk)
    try:
        if do == "new":
            draft = new_version_from(actor=request.user, office=office, version=shown)
            return redirect("desk_form", pk=draft.pk)
        if do == "delete":
            delete_form_draft(actor=request.user, office=office, version=shown, seen=seen)
            messages.success(request, _("Đã xóa bản nháp."))
            return redirect("desk_forms")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("desk_form", pk=shown.pk)


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form as people see it and let it be filled in; nothing is kept."""
    root_office(request)
    shown, schema = version_or_404(pk)
    sent = request.method == "POST"
    form = form_class(schema)(request.POST if sent else None, request.FILES if sent else None)
    done = form.is_valid()
    context = {
        "version": shown,
        "schema": schema,
        "form": form,
        "rows": list(rows(schema, form.answers())) if done else [],
        "done": done,
    }
    return render(request, "procedures/forms/preview.html", context)


def _without(schema: Schema, key: str) -> Schema:
    """Return the schema without a question or an empty section. Raises ValidationError for one with questions."""
    section = next((one for one in schema.sections if one.key == key), None)
    if section is not None and section.fields:
        raise ValidationError(
            _("Phần “%(title)s” còn câu hỏi. Hãy chuyển hoặc xóa các câu hỏi đó trước.") % {"title": section.title}
        )
    return remove(schema, key)
