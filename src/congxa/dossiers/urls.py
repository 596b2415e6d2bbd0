"""Addresses of the room below an office's mount: each part keeps its own."""

from congxa.dossiers import urls_queue

urlpatterns = [*urls_queue.urlpatterns]
