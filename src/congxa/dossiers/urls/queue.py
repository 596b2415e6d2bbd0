"""Addresses of the queue below an office's mount."""

from django.urls import path, re_path

from congxa.dossiers.views.queue import desk, kiosk, phone, room, setting

_CODE = r"(?P<code>[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}-?[0-9A-Za-z]{4})"
_DESK = "ban-lam-viec/hang-cho/"

urlpatterns = [
    path("lay-so/", kiosk.kiosk, name="queue_kiosk"),
    path("lay-so/hen/", kiosk.arrive, name="queue_arrive"),
    re_path(rf"^lay-so/phieu/{_CODE}/$", phone.ticket, name="queue_ticket"),
    re_path(rf"^lay-so/phieu/{_CODE}/in/$", kiosk.kiosk_ticket, name="queue_ticket_kiosk"),
    path("man-hinh-cho/", room.display, name="queue_display"),
    path("man-hinh-cho/phan/", room.display_part, name="queue_display_part"),
    path("dat-lich/", phone.booking, name="queue_booking"),
    re_path(rf"^dat-lich/{_CODE}/$", phone.appointment, name="queue_appointment"),
    path("danh-gia/", room.rating, name="queue_rating"),
    re_path(r"^thiet-bi/(?P<secret>[A-Za-z0-9_-]{20,64})/$", room.register, name="queue_register"),
    path(_DESK, desk.queue, name="desk_queue"),
    path(f"{_DESK}phan/", desk.queue_part, name="desk_queue_part"),
    path(f"{_DESK}lam/", desk.do, name="desk_queue_do"),
    path(f"{_DESK}so-lieu/", desk.figures, name="desk_queue_figures"),
    path(f"{_DESK}thiet-lap/", setting.settings_page, name="desk_queue_settings"),
    path(f"{_DESK}thiet-lap/viec/them/", setting.matter, name="desk_queue_matter_add"),
    path(f"{_DESK}thiet-lap/viec/<int:pk>/", setting.matter, name="desk_queue_matter"),
    path(f"{_DESK}thiet-lap/quay/them/", setting.counter, name="desk_queue_counter_add"),
    path(f"{_DESK}thiet-lap/quay/<int:pk>/", setting.counter, name="desk_queue_counter"),
    path(f"{_DESK}thiet-lap/may/them/", setting.new_device, name="desk_queue_device_add"),
    path(f"{_DESK}thiet-lap/may/<int:pk>/", setting.device, name="desk_queue_device"),
]
