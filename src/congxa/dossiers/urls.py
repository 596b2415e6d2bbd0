"""Addresses of dossiers below an office's mount."""

from congxa.dossiers import urls_file

urlpatterns = [*urls_file.urlpatterns]
