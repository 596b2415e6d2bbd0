"""Addresses of dossiers below an office's mount, part by part."""

from congxa.dossiers import urls_desk, urls_figs, urls_file, urls_money

urlpatterns = [
    *urls_desk.urlpatterns,
    *urls_figs.urlpatterns,
    *urls_file.urlpatterns,
    *urls_money.urlpatterns,
]
