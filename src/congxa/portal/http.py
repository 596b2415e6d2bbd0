"""What views of public pages share."""

from collections.abc import Callable
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
            response[PAGE_CACHE] = "1"
        return response

    return cast(View, marked)
