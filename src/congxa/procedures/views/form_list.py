"""The list of forms, new ones, copies, and their questions as files."""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import needs
from congxa.kernel.ordering import sort_key
from congxa.procedures.actions import create_form, load_law_forms
from congxa.procedures.domain.forms import Schema
from congxa.procedures.forms.builder import DuplicateForm, ImportForm, NewForm
from congxa.procedures.models import Form
from congxa.procedures.views.form_pages import draft_or_404, root_office, save, show, step, version_or_404


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def forms(request: HttpRequest) -> HttpResponse:
    """List the forms with their versions; a button puts those of the law pack in."""
    office = root_office(request)
    if request.method == "POST":
        count = load_law_forms(actor=request.user, office=office)
        said = ngettext("Đã nạp %(count)d mẫu mới.", "Đã nạp %(count)d mẫu mới.", count) % {"count": count}
        messages.success(request, said if count else _("Mọi mẫu kèm phần mềm đã có sẵn."))
        return redirect("desk_forms")
    listed = sorted(Form.objects.prefetch_related("versions"), key=lambda form: sort_key(form.name))
    return render(request, "procedures/forms/list.html", {"forms": listed})


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Make a new form, empty or with the questions of a file."""
    root_office(request)
    form = NewForm(request.POST, request.FILES) if request.method == "POST" else NewForm()
    if form.is_valid() and (made := _create(request, form, form.cleaned_data["file"])):
        return made
    return show(request, form, None, title=_("Mẫu tờ khai mới"), submit=_("Lập mẫu"))


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new form with the questions of this version."""
    root_office(request)
    version, schema = version_or_404(pk)
    form = DuplicateForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := _create(request, form, schema)):
        return made
    title = _("Sao chép “%(name)s” thành mẫu mới") % {"name": version.form.name}
    return show(request, form, version, title=title, submit=_("Sao chép"))


def _create(request: HttpRequest, form: NewForm, schema: Schema | None) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        version = create_form(
            actor=request.user, office=root_office(request), key=data["key"], name=data["name"], schema=schema
        )
    except ValidationError as error:
        by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, errors in by_field.items():
            form.add_error(name if name in form.fields else None, errors)
        return None
    messages.success(request, _("Đã lập mẫu. Hãy thêm phần và câu hỏi, xem thử rồi ban hành."))
    return redirect("desk_form", pk=version.pk)


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def replace_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the questions of a file in the place of those of a draft."""
    root_office(request)
    version, _schema = draft_or_404(pk)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_valid():
        new = form.cleaned_data["file"]
        if answer := step(request, pk, form, lambda: save(request, version, new), _("Đã lấy câu hỏi từ tệp.")):
            return answer
    return show(request, form, version, title=_("Lấy câu hỏi từ tệp"), submit=_("Thay bằng tệp này"))


@needs("procedures.keep_forms")
@require_safe
@never_cache
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the questions of a version as a file."""
    root_office(request)
    version, _schema = version_or_404(pk)
    text = json.dumps(version.schema, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{version.form.key}-{version.number}.json"'
    return response
