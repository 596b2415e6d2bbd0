"""Serves pictures of pages: renditions that Pillow has re-encoded, never what somebody uploaded."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif"}
_ELSEWHERE = {"", ".", ".."}  # parts of a path that lead out of the folder
_YEAR = 31_536_000


@require_safe
def picture(request: HttpRequest, path: str) -> FileResponse:
    """Return a rendition. Its name changes with its content, so a browser may keep it for ever.

    Originals lie elsewhere (``original_images/``) and have no address.
    """
    kind = _TYPES.get(PurePosixPath(path).suffix.lower())
    if kind is None or "\\" in path or not _ELSEWHERE.isdisjoint(path.split("/")):
        raise Http404
    try:
        file = default_storage.open(f"images/{path}")
    except (SuspiciousFileOperation, OSError) as error:  # not there, or a name no file can have
        raise Http404 from error
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
