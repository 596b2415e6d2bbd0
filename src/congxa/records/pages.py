"""What views of public pages tell the page cache: that a page may be kept, and for how long at most."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse

View = TypeVar("View", bound=Callable[..., HttpResponse])
PAGE_CACHE = "X-Page-Cache"


def cacheable(view: View) -> View:
    """Mark a view's pages as the same for every anonymous reader, so that the page cache may keep them."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        if response.status_code == 200 and not request.user.is_authenticated:
            response.headers.setdefault(PAGE_CACHE, "1")
        else:
            response.headers.pop(PAGE_CACHE, None)
        return response

    return cast(View, marked)


def keep_until(response: HttpResponse, moment: datetime, now: datetime) -> HttpResponse:
    """Let the page cache keep a page that says something of today, but not beyond the moment it stops being true."""
    seconds = max(0, int((moment - now).total_seconds()))
    response.headers[PAGE_CACHE] = f"1; max-age={seconds}"
    return response
