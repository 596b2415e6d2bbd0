"""Addresses of the catalogue below an office's mount."""

from django.urls import path, re_path

from congxa.procedures.views import public

_CODE = r"(?P<code>\d\.\d{6})"

urlpatterns = [
    path("dich-vu-cong/", public.catalogue, name="procedures"),
    re_path(rf"^dich-vu-cong/{_CODE}/$", public.procedure, name="procedure"),
    re_path(rf"^dich-vu-cong/{_CODE}/in/$", public.procedure_paper, name="procedure_paper"),
]
