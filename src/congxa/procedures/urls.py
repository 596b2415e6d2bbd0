"""Addresses of this room."""

from django.urls import path

from congxa.procedures.views import form_builder, form_list, form_parts

FORMS = "ban-lam-viec/mau-to-khai/"

urlpatterns = [
    path(FORMS, form_list.forms, name="desk_forms"),
    path(f"{FORMS}them/", form_list.add, name="desk_form_add"),
    path(f"{FORMS}<int:pk>/", form_builder.version, name="desk_form"),
    path(f"{FORMS}<int:pk>/xem-thu/", form_builder.preview, name="desk_form_preview"),
    path(f"{FORMS}<int:pk>/xuat/", form_list.export, name="desk_form_export"),
    path(f"{FORMS}<int:pk>/nhap/", form_list.replace_questions, name="desk_form_import"),
    path(f"{FORMS}<int:pk>/sao-chep/", form_list.duplicate, name="desk_form_duplicate"),
    path(f"{FORMS}<int:pk>/ten/", form_parts.title, name="desk_form_title"),
    path(f"{FORMS}<int:pk>/phan-moi/", form_parts.section, name="desk_form_section_add"),
    path(f"{FORMS}<int:pk>/phan/<slug:key>/", form_parts.section, name="desk_form_section"),
    path(
        f"{FORMS}<int:pk>/phan/<slug:section_key>/them/<slug:kind>/", form_parts.add_field, name="desk_form_field_add"
    ),
    path(f"{FORMS}<int:pk>/cau-hoi/<slug:key>/", form_parts.field, name="desk_form_field"),
    path(f"{FORMS}<int:pk>/khi-nao/<slug:key>/", form_parts.condition, name="desk_form_condition"),
]
