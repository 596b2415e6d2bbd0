"""Addresses of dossiers below an office's mount."""

from congxa.dossiers import urls_money

urlpatterns = [*urls_money.urlpatterns]
