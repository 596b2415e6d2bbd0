"""Addresses of dossiers below an office's mount, part by part."""

from congxa.dossiers import urls_account, urls_desk, urls_figs, urls_file, urls_money, urls_queue

urlpatterns = [
    *urls_account.urlpatterns,
    *urls_desk.urlpatterns,
    *urls_figs.urlpatterns,
    *urls_file.urlpatterns,
    *urls_money.urlpatterns,
    *urls_queue.urlpatterns,
]
