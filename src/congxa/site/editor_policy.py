"""What a browser may load and run on the screens of the content editor."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

EDITOR = "/quan-tri/"
POLICY = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}
"""What the editor needs beyond the policy of the other pages: its rich text fields write style elements with keys of
their own making, its scripts set style attributes, pictures are shown before they are sent, and the preview stands in
a frame. Scripts are as strict as elsewhere: files of this host only, nothing evaluated from text."""


class EditorPolicyMiddleware:
    """Gives every answer below ``/quan-tri/`` the editor's policy; stands inside django-csp's own middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(EDITOR):
            response._csp_replace = POLICY  # type: ignore[attr-defined]  # where django-csp looks
        return response
