"""Public addresses of the portal."""

from django.urls import path, re_path

from congxa.portal.views import public

urlpatterns = [
    path("ban-lam-viec/", public.desk, name="desk"),
    re_path(r"^((?:[\w\-]+/)*)$", public.page, name="wagtail_serve"),
]
