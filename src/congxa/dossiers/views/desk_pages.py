"""What the officers' pages of dossiers share."""

from django.http import HttpRequest


def text(request: HttpRequest, name: str, longest: int = 200) -> str:
    """Return one word of the address, without what no database keeps."""
    return request.GET.get(name, "").replace("\0", "").strip()[:longest]
