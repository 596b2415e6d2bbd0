"""Addresses of people and roles, below the desk."""

from django.urls import path

from congxa.accounts.views import access, desk, profile, roles

urlpatterns = [
    path("nguoi-dung/", desk.people, name="desk_people"),
    path("nguoi-dung/them/", desk.add_person, name="desk_person_add"),
    path("nguoi-dung/<int:pk>/", desk.person, name="desk_person"),
    path("nguoi-dung/<int:pk>/sua/", desk.change_person, name="desk_person_change"),
    path("nguoi-dung/<int:pk>/giay-moi/", access.invitation, name="desk_person_invite"),
    path("nguoi-dung/<int:pk>/dang-xuat/", access.sign_out, name="desk_person_sign_out"),
    path("nguoi-dung/<int:pk>/bo-hai-lop/", access.forget_factor, name="desk_person_forget_factor"),
    path("nguoi-dung/<int:pk>/khoa/", access.lock, name="desk_person_lock"),
    path("nguoi-dung/<int:pk>/mo-lai/", access.unlock, name="desk_person_unlock"),
    path("nguoi-dung/<int:pk>/cap-vai-tro/", roles.grant, name="desk_role_grant"),
    path("vai-tro/<int:pk>/ket-thuc/", roles.end, name="desk_role_end"),
    path("vai-tro/<int:pk>/uy-quyen/", roles.lend, name="desk_role_lend"),
    path("uy-quyen/<int:pk>/ket-thuc/", roles.take_back, name="desk_delegation_end"),
    path("tai-khoan-cua-toi/", profile.profile, name="desk_profile"),
    path("tai-khoan-cua-toi/dang-xuat-moi-thiet-bi/", profile.leave_everywhere, name="desk_profile_sign_out"),
]
