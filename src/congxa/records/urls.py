"""Addresses of this room."""

from django.urls import path

from congxa.records.views import files

urlpatterns = [
    path("tep/<uuid:attachment_id>/<str:name>", files.download, name="attachment"),
]
