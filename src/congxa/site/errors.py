"""What a reader sees when something is not there, not allowed or broken."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from congxa.portal.shown.nearest import lower_offices, moved_to, nearest
from congxa.site import display
from congxa.site.typed import typed


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Lead on to where a moved page is now; else say that nothing is here, with titles that come near."""
    target = moved_to(request)
    if target is not None:
        return target
    context = {
        "heading": _("Không tìm thấy trang này"),
        "sentence": _("Địa chỉ có thể đã gõ nhầm, hoặc trang đã được gỡ xuống."),
        "nearest": nearest(request),
        "offices": lower_offices(request),
    }
    return _page(request, 404, context)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for this person; a refusal with a sentence of its own is shown with it.

    What was typed into a form that is refused is shown to be copied.
    """
    sentence = str(exception) or _("Tài khoản của bạn không được phép mở trang này. Hãy nhờ quản trị của cơ quan.")
    context = {"heading": _("Bạn chưa được phép xem trang này"), "sentence": sentence, "typed": typed(request)}
    return _page(request, 403, context)


@requires_csrf_token
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old to be believed."""
    sentence = _("Biểu mẫu đã mở quá lâu hoặc trình duyệt chặn cookie. Hãy quay lại, tải lại trang rồi gửi lần nữa.")
    return _page(request, 403, {"heading": _("Chưa gửi được biểu mẫu"), "sentence": sentence})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request was not understood, without the office's frame: the host itself may be the fault."""
    return HttpResponse(render_to_string("site/400.html"), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; touches neither database nor office, because they may be what is broken."""
    return HttpResponse(render_to_string("site/500.html"), status=500)


def _page(request: HttpRequest, status: int, context: dict[str, Any]) -> HttpResponse:
    response = render(request, "site/error.html", {**context, "status": status, "canonical": ""}, status=status)
    response.content = display.apply(response.content, request.COOKIES.get(display.COOKIE))
    return response
