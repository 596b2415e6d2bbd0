"""Answers ``/healthz``, ``/readyz`` and ``/metrics`` for those who run the house, before anything else.

They belong to no office, set no cookie, and answer on any host name, because a probe often knows only a number.
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from congxa.records.service import amounts
from congxa.statistics.service import visit_figures

_HELP = {
    "journal_pending": "Journal lines that wait for their place in the chain.",
    "outbox_waiting": "Deliveries of events that wait.",
    "outbox_dead": "Deliveries of events that were given up after too many attempts.",
    "visits_today": "Visits of all portals today, Vietnamese time.",
    "readers_now": "Readers who opened a page within the last five minutes.",
}


class OperatorsMiddleware:
    """Stands before all other middleware and answers the three addresses itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        response = answer(request)
        response["Cache-Control"] = "no-store"
        return response


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nothing of anybody else."""
    return _text("ok\n")


def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served: 200, or 503 with what is missing."""
    missing = not_ready()
    return _text(f"{missing}\n", 503) if missing else _text("ok\n")


def not_ready() -> str:
    """Return what keeps the house from serving, empty when nothing does."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        return f"database: {type(error).__name__}"
    return f"migrations: {waiting} not applied, run congxa migrate" if waiting else ""


def metrics(request: HttpRequest) -> HttpResponse:
    """Give numbers in Prometheus' text format to whoever carries ``METRICS_TOKEN``; 404 where no token is set."""
    token = settings.METRICS_TOKEN
    if not token:
        return _text("not found\n", 404)
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        return _text("unauthorized\n", 401)
    figures = visit_figures(timezone.now()).values()
    values = amounts() | {
        "visits_today": sum(figure.today for figure in figures),
        "readers_now": sum(figure.reading_now for figure in figures),
    }
    lines = [f"# HELP congxa_{n} {_HELP[n]}\n# TYPE congxa_{n} gauge\ncongxa_{n} {v}\n" for n, v in values.items()]
    return _text("".join(lines), content_type="text/plain; version=0.0.4; charset=utf-8")


def _text(words: str, status: int = 200, content_type: str = "text/plain; charset=utf-8") -> HttpResponse:
    return HttpResponse(words, status=status, content_type=content_type)
