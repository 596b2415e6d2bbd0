"""Addresses of the officers' desk of dossiers."""

from django.urls import path

from congxa.dossiers.views import desk_dossier, desk_hand_overs, desk_intake, desk_list

_DESK = "ban-lam-viec/ho-so/"

urlpatterns = [
    path(_DESK, desk_list.dossiers, name="desk_dossiers"),
    path(f"{_DESK}excel/", desk_list.sheet, name="desk_dossiers_sheet"),
    path(f"{_DESK}moi/", desk_list.fresh, name="desk_dossiers_fresh"),
    path(f"{_DESK}nhan/", desk_intake.choose, name="desk_intake_counter"),
    path(f"{_DESK}nhan/<str:code>/", desk_intake.take, name="desk_intake_take"),
    path(f"{_DESK}ban-giao/", desk_hand_overs.hand_overs, name="desk_hand_overs"),
    path(f"{_DESK}ban-giao/lap/", desk_hand_overs.hand_over_many, name="desk_hand_over_many"),
    path(f"{_DESK}ban-giao/<str:slip>/", desk_hand_overs.slip, name="desk_slip"),
    path(f"{_DESK}giao-lai/", desk_hand_overs.reassign, name="desk_reassign"),
    path(f"{_DESK}<int:pk>/", desk_dossier.dossier, name="desk_dossier"),
    path(f"{_DESK}<int:pk>/xem/", desk_dossier.unmask, name="desk_dossier_unmask"),
    path(f"{_DESK}<int:pk>/dang-mo/", desk_dossier.presence, name="desk_dossier_presence"),
    path(f"{_DESK}<int:pk>/da-nhan/", desk_intake.taken, name="desk_intake_taken"),
    path(f"{_DESK}<int:pk>/viec/<slug:key>/", desk_dossier.task, name="desk_dossier_task"),
]
