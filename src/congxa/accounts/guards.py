"""Guards of views. Each leaves a mark on the view, so that a test can find the view that nobody guards."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from congxa.accounts.permissions import may_somewhere, require
from congxa.accounts.verbs import verb_named

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

MARK = "congxa_guard"


def needs(verb: str) -> Callable[[View[P]], View[P]]:
    """Let a view through only for people who may do ``verb`` in the office of the request (``request.office``).

    Nobody signed in → the sign-in page and back; another office's official → 404; a role that may not → 403.
    """

    def allow(request: HttpRequest) -> None:
        office = getattr(request, "office", None)
        if office is None:
            raise Http404
        require(request.user, verb, office)

    return _guard(verb, allow)


def needs_somewhere(verb: str) -> Callable[[View[P]], View[P]]:
    """Let a view through for people who may do ``verb`` in any office at all; the view narrows with ``visible_to``."""

    def allow(request: HttpRequest) -> None:
        if not may_somewhere(request.user, verb):
            raise Http404

    return _guard(verb, allow)


def needs_sign_in(view: View[P]) -> View[P]:
    """Let a view through for everybody who is signed in: what it shows is the person's own."""

    def allow(request: HttpRequest) -> None:
        del request

    guarded: View[P] = _guard("", allow)(view)
    return guarded


def _guard(verb: str, allow: Callable[[HttpRequest], None]) -> Callable[[View[P]], View[P]]:
    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if verb:
                verb_named(verb)
            allow(request)
            return view(request, *args, **kwargs)

        setattr(guarded, MARK, verb or "signed in")
        return guarded

    return decorate


def guard_of(view: Callable[..., Any]) -> str | None:
    """Return the verb (or ``signed in``) that guards ``view``, None when nothing does."""
    mark: str | None = getattr(view, MARK, None)
    return mark
