"""Addresses of the house; all of them are mounted under every office (see ``middleware``)."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", include("congxa.portal.urls")),
]
