"""Addresses of this room."""

from django.urls import path

from congxa.records.views import desk, files

urlpatterns = [
    path("tep/<uuid:attachment_id>/<str:name>", files.download, name="attachment"),
    path("ban-lam-viec/nhat-ky/", desk.journal, name="desk_journal"),
    path("ban-lam-viec/hang-doi/", desk.outbox, name="desk_outbox"),
    path("ban-lam-viec/hang-doi/<int:pk>/", desk.decide, name="desk_outbox_decide"),
]
