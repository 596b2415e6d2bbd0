"""Addresses of the house; all of them are mounted under every office (see ``middleware``)."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from congxa.site import media

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("media/images/<path:path>", media.picture, name="picture"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", include("congxa.portal.urls")),
]
