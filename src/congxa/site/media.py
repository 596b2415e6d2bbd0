"""Serves pictures of pages: renditions that Pillow has re-encoded, never what somebody uploaded."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif"}
_YEAR = 31_536_000


@require_safe
def picture(request: HttpRequest, path: str) -> FileResponse:
    """Return a rendition. Its name changes with its content, so a browser may keep it for ever.

    Originals lie elsewhere (``original_images/``) and have no address.
    """
    kind = _TYPES.get(Path(path).suffix.lower())
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, "images", path))
        there = file.is_file()
    except (SuspiciousFileOperation, OSError) as error:  # out of the folder, or a name no file can have
        raise Http404 from error
    if kind is None or not there:
        raise Http404
    response = FileResponse(file.open("rb"), content_type=kind)
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
