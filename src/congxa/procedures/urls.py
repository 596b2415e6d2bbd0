"""Addresses of the catalogue and of the forms below an office's mount."""

from django.urls import path, re_path

from congxa.procedures.views import desk, form_builder, form_list, form_parts, keeping, public

_CODE = r"(?P<code>\d\.\d{6})"
_DESK = "ban-lam-viec/thu-tuc"
_FORMS = "ban-lam-viec/mau-to-khai/"

urlpatterns = [
    path("dich-vu-cong/", public.catalogue, name="procedures"),
    re_path(rf"^dich-vu-cong/{_CODE}/$", public.procedure, name="procedure"),
    re_path(rf"^dich-vu-cong/{_CODE}/in/$", public.procedure_paper, name="procedure_paper"),
    path(f"{_DESK}/", desk.procedures, name="desk_procedures"),
    path(f"{_DESK}/nhan-them/", desk.take_many, name="desk_offer_many"),
    path(f"{_DESK}/noi-nop-truc-tuyen/", desk.intake, name="desk_intake"),
    path(f"{_DESK}/cap-duoi/", desk.below, name="desk_offered_below"),
    path(f"{_DESK}/them/", keeping.new_procedure, name="desk_procedure_new"),
    path(f"{_DESK}/nap/", keeping.take_file, name="desk_procedures_import"),
    path(f"{_DESK}/nap/mau-thu-tuc.xlsx", keeping.template_file, name="desk_procedures_template"),
    re_path(rf"^{_DESK}/{_CODE}/$", desk.procedure, name="desk_procedure"),
    re_path(rf"^{_DESK}/{_CODE}/tiep-nhan/$", desk.offering, name="desk_offering"),
    re_path(rf"^{_DESK}/{_CODE}/thoi-nhan/$", desk.stop, name="desk_offering_stop"),
    re_path(rf"^{_DESK}/{_CODE}/phien-ban-moi/$", keeping.new_version, name="desk_version_new"),
    re_path(rf"^{_DESK}/{_CODE}/phien-ban/(?P<pk>\d{{1,9}})/$", keeping.edit_version, name="desk_version_edit"),
    re_path(rf"^{_DESK}/{_CODE}/ket-thuc/$", keeping.end, name="desk_version_end"),
    path(_FORMS, form_list.forms, name="desk_forms"),
    path(f"{_FORMS}them/", form_list.add, name="desk_form_add"),
    path(f"{_FORMS}<int:pk>/", form_builder.version, name="desk_form"),
    path(f"{_FORMS}<int:pk>/xem-thu/", form_builder.preview, name="desk_form_preview"),
    path(f"{_FORMS}<int:pk>/xuat/", form_list.export, name="desk_form_export"),
    path(f"{_FORMS}<int:pk>/nhap/", form_list.replace_questions, name="desk_form_import"),
    path(f"{_FORMS}<int:pk>/sao-chep/", form_list.duplicate, name="desk_form_duplicate"),
    path(f"{_FORMS}<int:pk>/ten/", form_parts.title, name="desk_form_title"),
    path(f"{_FORMS}<int:pk>/phan-moi/", form_parts.section, name="desk_form_section_add"),
    path(f"{_FORMS}<int:pk>/phan/<slug:key>/", form_parts.section, name="desk_form_section"),
    path(
        f"{_FORMS}<int:pk>/phan/<slug:section_key>/them/<slug:kind>/", form_parts.add_field, name="desk_form_field_add"
    ),
    path(f"{_FORMS}<int:pk>/cau-hoi/<slug:key>/", form_parts.field, name="desk_form_field"),
    path(f"{_FORMS}<int:pk>/khi-nao/<slug:key>/", form_parts.condition, name="desk_form_condition"),
]
