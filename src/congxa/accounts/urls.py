"""Addresses of people and roles, below the desk."""

from django.urls import path

from congxa.accounts.views import access, calendar, desk, profile, roles

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
    path("lich-lam-viec/", calendar.year, name="desk_calendar"),
    path("lich-lam-viec/gio/", calendar.hours, name="desk_hours"),
    path("lich-lam-viec/them/", calendar.day, name="desk_calendar_day_add"),
    path("lich-lam-viec/<int:number>/", calendar.year, name="desk_calendar_year"),
    path("lich-lam-viec/<int:number>/de-xuat/", calendar.propose, name="desk_calendar_propose"),
    path("lich-lam-viec/<int:number>/xac-nhan/", calendar.confirm, name="desk_calendar_confirm"),
    path("lich-lam-viec/ngay/<str:when>/", calendar.day, name="desk_calendar_day"),
    path("lich-lam-viec/ngay/<str:when>/bo/", calendar.forget_day, name="desk_calendar_day_forget"),
    path("tai-khoan-cua-toi/", profile.profile, name="desk_profile"),
    path("tai-khoan-cua-toi/dang-xuat-moi-thiet-bi/", profile.leave_everywhere, name="desk_profile_sign_out"),
]
