"""Addresses of dossiers below an office's mount."""

from congxa.dossiers import urls_desk

urlpatterns = [*urls_desk.urlpatterns]
