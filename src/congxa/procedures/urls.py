"""Addresses of the catalogue below an office's mount."""

from django.urls import path, re_path

from congxa.procedures.views import desk, keeping, public

_CODE = r"(?P<code>\d\.\d{6})"
_DESK = "ban-lam-viec/thu-tuc"

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
]
