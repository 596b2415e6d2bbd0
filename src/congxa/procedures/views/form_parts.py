"""The pages of one section, one question and one condition."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import needs
from congxa.procedures.domain.form_editing import free_key, new_field, put_field, put_section
from congxa.procedures.domain.forms import Field, Kind, Schema, Section
from congxa.procedures.filling.words import KIND_WORDS, condition_words
from congxa.procedures.forms.builder import SectionForm, TitleForm
from congxa.procedures.forms.conditions import ConditionForm, earlier_choices, ticked
from congxa.procedures.forms.fields import FieldForm, column_set, columns_of
from congxa.procedures.models import FormVersion
from congxa.procedures.views.form_pages import draft_or_404, root_office, save, show, step

RECALLED = "recalled"


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def title(request: HttpRequest, pk: int) -> HttpResponse:
    """Set what stands above the questions, and by what the form is issued."""
    root_office(request)
    version, schema = draft_or_404(pk)
    checked = schema.confidence != RECALLED
    initial = {"title": schema.title, "intro": schema.intro, "basis": version.basis, "checked": checked}
    form = TitleForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        confidence = "" if data["checked"] else RECALLED
        new = replace(schema, title=data["title"], intro=data["intro"], confidence=confidence)
        answer = step(request, pk, form, lambda: save(request, version, new, data["basis"]), _("Đã lưu."))
        if answer:
            return answer
    return show(request, form, version, title=_("Tên và căn cứ của mẫu"), submit=_("Lưu"))


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def section(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """Add a section, or change the heading of one."""
    root_office(request)
    version, schema = draft_or_404(pk)
    old = next((one for one in schema.sections if one.key == key), None)
    if key and old is None:
        raise Http404
    initial = {"title": old.title, "help": old.help} if old else None
    form = SectionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        new = form.section(key or free_key(schema, form.cleaned_data["title"], "phan"), old)
        answer = step(
            request, pk, form, lambda: save(request, version, put_section(schema, new)), _("Đã lưu phần."), new.key
        )
        if answer:
            return answer
    words = _("Sửa phần “%(title)s”") % {"title": old.title} if old else _("Phần mới")
    return show(request, form, version, title=words, submit=_("Lưu phần"))


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add_field(request: HttpRequest, pk: int, section_key: str, kind: str) -> HttpResponse:
    """Add a question at the end of a section."""
    root_office(request)
    version, schema = draft_or_404(pk)
    if kind not in list(Kind) or section_key not in {one.key for one in schema.sections}:
        raise Http404
    words = _("Câu hỏi mới: %(kind)s") % {"kind": KIND_WORDS[Kind(kind)][0]}
    return _field_page(request, version, schema, new_field(Kind(kind)), section_key, words)


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def field(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Change a question."""
    root_office(request)
    version, schema = draft_or_404(pk)
    old = schema.field(key)
    if old is None:
        raise Http404
    return _field_page(request, version, schema, old, "", _("Sửa “%(label)s”") % {"label": old.label})


def _field_page(
    request: HttpRequest, version: FormVersion, schema: Schema, old: Field, section_key: str, words: str
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = FieldForm(sent, old=old)
    columns = column_set(sent, old) if old.kind is Kind.TABLE else None
    if form.is_valid() and (columns is None or columns.is_valid()):
        new = form.field(old.key or free_key(schema, form.cleaned_data["label"], "cau"))
        if columns is not None:
            new = replace(new, columns=columns_of(columns, old))
        changed = put_field(schema, section_key, new, old.key)
        answer = step(request, version.pk, form, lambda: save(request, version, changed), _("Đã lưu câu hỏi."), new.key)
        if answer:
            return answer
    return show(request, form, version, title=words, submit=_("Lưu câu hỏi"), columns=columns)


@needs("procedures.keep_forms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def condition(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Choose when a question or section is shown."""
    root_office(request)
    version, schema = draft_or_404(pk)
    old = schema.field(key) or next((one for one in schema.sections if one.key == key), None)
    if old is None:
        raise Http404
    asked = earlier_choices(schema, key)
    form = ConditionForm(request.POST if request.method == "POST" else None, asked=asked, condition=old.condition)
    if form.is_valid():
        changed = _with_condition(schema, replace(old, condition=form.condition()))
        answer = step(request, pk, form, lambda: save(request, version, changed), _("Đã lưu điều kiện."), key)
        if answer:
            return answer
    kept = old.condition if ticked(old.condition) is None else None
    name = old.title if isinstance(old, Section) else old.label
    return show(
        request,
        form,
        version,
        title=_("Khi nào hiện “%(name)s”") % {"name": name},
        lead=_("Đánh dấu những câu trả lời làm cho mục này hiện ra. Không đánh dấu gì thì luôn hiện."),
        nothing="" if asked else _("Chưa có câu hỏi chọn nào đứng trước, nên mục này luôn hiện."),
        kept=condition_words(schema, kept) if kept else "",
        submit=_("Lưu điều kiện"),
    )


def _with_condition(schema: Schema, new: Section | Field) -> Schema:
    return put_section(schema, new) if isinstance(new, Section) else put_field(schema, "", new, new.key)
