"""The pages on which the office at the top keeps the catalogue: versions, their ends, and Excel files."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import actor_of, needs
from congxa.procedures.actions.writing import listed_of
from congxa.procedures.forms.desk import CodeForm, EndForm, ImportForm
from congxa.procedures.forms.versions import VersionForms
from congxa.procedures.lists.sheet import read_sheet
from congxa.procedures.lists.template import template
from congxa.procedures.lists.values import BadCatalogue, ListedVersion
from congxa.procedures.models import Procedure, ProcedureVersion
from congxa.procedures.queries.versions import history
from congxa.procedures.service import end_version, import_catalogue, put_version
from congxa.procedures.views.pages import form_page, procedure_or_404, root_only
from congxa.records.service import Rule, UploadRefused, check_upload

SHEET = Rule(types={"xlsx"}, max_bytes=10 * 1024 * 1024, max_count=1)


@needs("procedures.keep")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new_procedure(request: HttpRequest) -> HttpResponse:
    """Write a procedure that the catalogue does not have."""
    root_only(request)
    posted = request.POST if request.method == "POST" else None
    code, forms = CodeForm(posted), VersionForms(posted, valid_from=timezone.localdate())
    if posted is not None and all([code.is_valid(), forms.is_valid()]):
        if Procedure.objects.filter(code=code.cleaned_data["code"]).exists():
            code.add_error("code", _("Danh mục đã có thủ tục mang mã này; hãy thêm phiên bản cho thủ tục đó."))
        elif _put(request, code.cleaned_data["code"], forms, None):
            return redirect("desk_procedure", code.cleaned_data["code"])
    return _version_page(request, forms, _("Thêm thủ tục"), reverse("desk_procedures"), code)


@needs("procedures.keep")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new_version(request: HttpRequest, code: str) -> HttpResponse:
    """Write what a procedure becomes from a day on, beginning with what it is."""
    root_only(request)
    found = procedure_or_404(code)
    last = history(found).first()
    listed = listed_of(last) if last else None
    forms = _forms(request, found, listed, valid_from=None)
    if request.method == "POST" and forms.is_valid():
        if found.versions.filter(valid_from=forms.main.cleaned_data["valid_from"]).exists():
            forms.main.add_error("valid_from", _("Đã có phiên bản áp dụng từ ngày này; hãy sửa phiên bản đó."))
        elif _put(request, code, forms, None):
            return redirect("desk_procedure", code)
    return _version_page(request, forms, _("Phiên bản mới của thủ tục %(code)s") % {"code": code},
                         reverse("desk_procedure", args=[code]))  # fmt: skip


@needs("procedures.keep")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit_version(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Correct a version; its first day stays."""
    root_only(request)
    version = get_object_or_404(
        ProcedureVersion.objects.select_related("procedure", "field"), pk=pk, procedure__code=code
    )
    old = listed_of(version)
    forms = _forms(request, version.procedure, old)
    forms.main.fields["valid_from"].disabled = True
    if request.method == "POST" and forms.is_valid() and _put(request, code, forms, old):
        return redirect("desk_procedure", code)
    return _version_page(request, forms, _("Sửa phiên bản của thủ tục %(code)s") % {"code": code},
                         reverse("desk_procedure", args=[code]))  # fmt: skip


def _forms(request: HttpRequest, procedure: Procedure, listed: ListedVersion | None, **initial: object) -> VersionForms:
    values = {"spoken": procedure.spoken, "life_events": list(procedure.life_events.all()), **initial}
    return VersionForms(request.POST if request.method == "POST" else None, listed, **values)


def _put(request: HttpRequest, code: str, forms: VersionForms, old: ListedVersion | None) -> bool:
    given = forms.main.cleaned_data
    try:
        put_version(
            actor=actor_of(request), code=code, listed=forms.listed(old), reason=given["reason"],
            spoken=given["spoken"], life_events=list(given["life_events"]),
        )  # fmt: skip
    except ValidationError as error:
        forms.add_errors(error)
        return False
    messages.success(request, _("Đã ghi thủ tục %(code)s.") % {"code": code})
    return True


def _version_page(
    request: HttpRequest, forms: VersionForms, title: str, back: str, code: CodeForm | None = None
) -> HttpResponse:
    context = {"forms": forms, "form": forms.main, "title": title, "back": back, "code": code}
    return render(request, "procedures/desk/version.html", context)


@needs("procedures.keep")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Say that a procedure holds until a day, and what takes its place."""
    root_only(request)
    found = procedure_or_404(code)
    version = history(found).first()
    if version is None:
        return redirect("desk_procedure", code)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last_day": version.valid_to})

    def do(form: EndForm) -> None:
        given = dict(form.cleaned_data)
        wanted = given.pop("replaced_by")
        heir = Procedure.objects.filter(code=wanted).first() if wanted else None
        if wanted and heir is None:
            raise ValidationError({"replaced_by": _("Danh mục không có thủ tục mang mã này.")})
        end_version(actor=actor_of(request), version=version, replaced_by=heir, **given)
        messages.success(request, _("Đã ghi ngày hết áp dụng của thủ tục %(code)s.") % {"code": code})

    return form_page(request, form, do, back=reverse("desk_procedure", args=[code]), danger=True,
                     title=_("Kết thúc áp dụng: %(name)s") % {"name": version.name},
                     submit=_("Ghi ngày hết áp dụng"))  # fmt: skip


@needs("procedures.keep")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def take_file(request: HttpRequest) -> HttpResponse:
    """Take a catalogue in from an Excel file: all of it, or a list of what is wrong with which row."""
    root_only(request)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    problems: tuple[str, ...] = ()
    if form.is_valid():
        file, only_check = form.cleaned_data["file"], form.cleaned_data["only_check"]
        try:
            check_upload(file, SHEET)
            with transaction.atomic():
                tally = import_catalogue(
                    actor=actor_of(request), procedures=read_sheet(file, file.name), source=file.name
                )
                transaction.set_rollback(only_check)
            said = _("Sẽ ghi %(created)d phiên bản mới, sửa %(updated)d.") if only_check else _(
                "Đã ghi %(created)d phiên bản mới, sửa %(updated)d.")  # fmt: skip
            messages.success(request, said % {"created": tally.created, "updated": tally.updated})
            return redirect("desk_procedures_import" if only_check else "desk_procedures")
        except UploadRefused as error:
            form.add_error("file", str(error))
        except BadCatalogue as error:
            problems = error.problems
    return render(request, "procedures/desk/import.html", {"form": form, "problems": problems})


@needs("procedures.keep")
@require_safe
@never_cache
def template_file(request: HttpRequest) -> HttpResponseBase:
    """Give the Excel file to fill in."""
    root_only(request)
    content = BytesIO()
    template().save(content)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename="mau-thu-tuc.xlsx")
