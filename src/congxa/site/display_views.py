"""The page on which a reader sets colours, sizes and type, and the address that keeps them in a cookie."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.site.display import COOKIE, COOKIE_AGE, Display

FIELDS = (
    ("preset", _("Màu"), (
        ("", _("Mặc định của cổng")), ("blue", _("Xanh")), ("orange", _("Cam")), ("red", _("Đỏ")),
        ("contrast", _("Tương phản cao")), ("dark", _("Nền tối")),
    )),
    ("size", _("Cỡ chữ"), (("90", "90 %"), ("", "100 %"), ("115", "115 %"), ("130", "130 %"), ("150", "150 %"))),
    ("font", _("Phông chữ"), (
        ("", _("Mặc định của cổng")), ("sans", _("Không chân")), ("serif", _("Có chân")),
        ("system", _("Phông chữ của máy")),
    )),
    ("spacing", _("Giãn dòng"), (("", _("Bình thường")), ("wide", _("Giãn rộng")))),
    ("direction", _("Chiều chữ"), (
        ("", _("Mặc định của cổng")), ("ltr", _("Trái sang phải")), ("rtl", _("Phải sang trái")),
    )),
    ("motion", _("Chuyển động"), (("", _("Như máy của bạn")), ("reduced", _("Giảm chuyển động")))),
)  # fmt: skip
"""Name, label and choices of every setting; the empty choice means "as the office has it"."""


@require_safe
@never_cache
def settings_page(request: HttpRequest) -> HttpResponse:
    """Show the settings as they are, with a sample of how pages look."""
    now = Display.parse(request.COOKIES.get(COOKIE))
    fields = [(name, label, choices, getattr(now, name)) for name, label, choices in FIELDS]
    return render(request, "site/display.html", {"fields": fields, "next": _back(request)})


@require_safe
@never_cache
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the named settings for a year and lead back; ``?dat-lai=1`` forgets all of them.

    Done by GET on purpose: it changes nothing but the look of this reader's own pages, and a form in a cached page
    can carry no token.
    """
    response = HttpResponseRedirect(_back(request) or f"{get_script_prefix()}hien-thi/")
    if "dat-lai" in request.GET:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    kept = Display.parse(request.COOKIES.get(COOKIE)).changed({name: str(request.GET[name]) for name in request.GET})
    response.set_cookie(
        COOKIE, kept.cookie, max_age=COOKIE_AGE, samesite="Lax", httponly=True, secure=request.is_secure()
    )
    return response


def _back(request: HttpRequest) -> str:
    """Return the page the reader came from if it is one of this host, else nothing."""
    address = str(request.GET.get("next", ""))
    safe = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe else ""
