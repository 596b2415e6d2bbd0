"""Addresses of this room below an office's mount, part by part."""

from congxa.dossiers import urls_figs

urlpatterns = [*urls_figs.urlpatterns]
