"""Sending a kept file in a way that no browser will run it."""

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import quote_etag

from congxa.records.file_types import TYPES
from congxa.records.keeping import open_kept
from congxa.records.models import Attachment

# Whatever a browser makes of the bytes, it may neither run nor load anything (CSP Level 3, directive sandbox).
_HARMLESS = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


def hand_out(request: HttpRequest, attachment: Attachment) -> HttpResponseBase:
    """Send a file to a reader of whom it has been asked whether they may see it. Raises Http404 when it is nowhere."""
    etag = quote_etag(attachment.sha256)
    if request.headers.get("If-None-Match") == etag:
        return _labelled(HttpResponseNotModified(), attachment, etag)
    try:
        file = open_kept(attachment)
    except FileNotFoundError:
        raise Http404 from None
    return _labelled(_send(attachment, file), attachment, etag)


def _send(attachment: Attachment, file: "File[bytes]") -> FileResponse:
    kind = TYPES.get(attachment.file_type)
    return FileResponse(
        file,
        as_attachment=not (kind and kind.inline and not attachment.flags),
        filename=attachment.name,
        content_type=attachment.content_type,
    )


def _labelled(response: HttpResponseBase, attachment: Attachment, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _HARMLESS
    response["Cache-Control"] = "public, max-age=3600" if attachment.is_public else "private, no-cache"
    return response
