"""Addresses of the peer: its search, then whatever pages there are."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from bench.stock import views

urlpatterns = [path("tim-kiem/", views.search, name="search"), path("", include(wagtail_urls))]
