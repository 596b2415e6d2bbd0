"""Which dossiers this browser has opened with their second secret, or only looked at; forgotten after two hours.

The session keeps codes and times, never a secret.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from congxa.dossiers.models import Dossier

WHOLE, GLANCE = "whole", "glance"
"""Opened with the second secret, or only with the last digits of the telephone: state and dates, nothing else."""
_KEY, _FRESH = "dossiers", "dossiers_fresh"
_IDLE, _SHOWN, _MOST = 2 * 3600, 1800, 10


def remember(request: HttpRequest, dossier: Dossier, how: str, now: datetime) -> None:
    """Keep the dossier open in this browser."""
    kept = {code: row for code, row in _rows(request).items() if now.timestamp() - row[0] < _IDLE}
    kept.pop(dossier.code, None)
    kept[dossier.code] = [now.timestamp(), how]
    request.session[_KEY] = dict(list(kept.items())[-_MOST:])


def opened_as(request: HttpRequest, code: str, now: datetime) -> str:
    """How this browser has opened the dossier: ``whole``, ``glance``, or not at all: an empty text."""
    row = _rows(request).get(code)
    if row is None or now.timestamp() - row[0] >= _IDLE:
        return ""
    if now.timestamp() - row[0] > _IDLE / 24:
        request.session[_KEY] = {**_rows(request), code: [now.timestamp(), row[1]]}
    return str(row[1])


def forget(request: HttpRequest, code: str) -> None:
    """Close the dossier in this browser."""
    request.session[_KEY] = {key: row for key, row in _rows(request).items() if key != code}
    noted(request, code)


def forget_all(request: HttpRequest) -> None:
    """Close every dossier in this browser."""
    for key in (_KEY, _FRESH):
        request.session.pop(key, None)


def just_filed(request: HttpRequest, dossier: Dossier, now: datetime) -> None:
    """Let the page after filing show the second secret, until it is noted down or half an hour has passed."""
    request.session[_FRESH] = {**request.session.get(_FRESH, {}), dossier.code: now.timestamp()}


def shows_secret(request: HttpRequest, code: str, now: datetime) -> bool:
    """Whether the second secret may still be shown here."""
    moment = request.session.get(_FRESH, {}).get(code)
    return moment is not None and now.timestamp() - moment < _SHOWN


def noted(request: HttpRequest, code: str) -> None:
    """The second secret has been noted down: it is not shown again."""
    request.session[_FRESH] = {key: at for key, at in request.session.get(_FRESH, {}).items() if key != code}


def _rows(request: HttpRequest) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = request.session.get(_KEY, {})
    return rows
