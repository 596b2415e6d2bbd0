"""Addresses of the citizens' pages: filing online and following a dossier."""

from django.urls import path, re_path

from congxa.dossiers.views import filed, filing, supplementing, tracking, voices

_NOP = r"^dich-vu-cong/(?P<code>\d\.\d{6})/nop/"
_REF = r"(?P<ref>[0-9A-Z]{12})"

urlpatterns = [
    re_path(rf"{_NOP}$", filing.start, name="dossier_file"),
    re_path(rf"{_NOP}{_REF}/xong/$", filed.filed, name="dossier_filed"),
    re_path(rf"{_NOP}{_REF}/da-ghi/$", filed.secret_noted, name="dossier_secret_noted"),
    re_path(rf"{_NOP}{_REF}/(?P<step>nguoi-nop|to-khai|giay-to|doc-lai)/$", filing.draft, name="dossier_draft"),
    path("tra-cuu/", tracking.look_up, name="dossier_look_up"),
    path("tra-cuu/quen-ma/", tracking.forgotten, name="dossier_forgotten"),
    re_path(rf"^tra-cuu/{_REF}/$", tracking.track, name="dossier_track"),
    re_path(rf"^tra-cuu/{_REF}/bo-sung/$", supplementing.supplement, name="dossier_supplement"),
    re_path(rf"^tra-cuu/{_REF}/rut/$", voices.take_back, name="dossier_withdraw"),
    re_path(rf"^tra-cuu/{_REF}/danh-gia/$", voices.give_rating, name="dossier_rate"),
    re_path(rf"^tra-cuu/{_REF}/khieu-nai/$", voices.give_complaint, name="dossier_complain"),
    re_path(rf"^tra-cuu/{_REF}/bao-tin/$", voices.choose_notice, name="dossier_notice"),
    re_path(rf"^tra-cuu/{_REF}/du-lieu\.(?P<form>json|zip)$", tracking.data, name="dossier_own_data"),
    re_path(rf"^tra-cuu/{_REF}/tep/(?P<key>[0-9a-f-]{{36}})/$", tracking.file, name="dossier_own_file"),
    re_path(rf"^tra-cuu/{_REF}/vao-tai-khoan/$", voices.keep, name="dossier_keep"),
    re_path(rf"^tra-cuu/{_REF}/khoi-tai-khoan/$", voices.let_go, name="dossier_let_go"),
    re_path(rf"^tra-cuu/{_REF}/dong/$", filed.leave, name="dossier_leave"),
]
