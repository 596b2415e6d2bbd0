"""Addresses of dossiers below an office's mount, part by part."""

from congxa.dossiers.urls import account, figures, filing, money, queue
from congxa.dossiers.urls import desk as urls_desk

urlpatterns = [
    *account.urlpatterns,
    *urls_desk.urlpatterns,
    *figures.urlpatterns,
    *filing.urlpatterns,
    *money.urlpatterns,
    *queue.urlpatterns,
]
