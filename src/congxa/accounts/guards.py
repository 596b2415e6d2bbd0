"""Guards of views. Each leaves a mark on the view, so that a test can find the view that nobody guards."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from congxa.accounts.models import User
from congxa.accounts.permissions import may_somewhere, require, workplaces
from congxa.accounts.verbs import verb_named
from congxa.accounts.without_role import why_no_role

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

MARK = "congxa_guard"
SIGNED_IN = "signed in"


def needs(verb: str) -> Callable[[View], View]:
    """Let a view through only for people who may do ``verb`` in ``request.office``.

    Nobody signed in → the sign-in page and back; another office's official → 404; a role that may not, that
    is over or has not begun → 403 with the sentence.
    """

    def allow(request: HttpRequest) -> None:
        verb_named(verb)
        office = getattr(request, "office", None)
        if office is None:
            raise Http404
        try:
            require(request.user, verb, office)
        except Http404:
            _explain(request, office.id)
            raise

    return _guard(verb, allow)


def _explain(request: HttpRequest, office_id: int) -> None:
    """Tell a person whose role is over, or has not begun, instead of saying that the page does not exist."""
    if isinstance(request.user, User):
        today = timezone.localdate()
        alone = not workplaces(request.user)
        sentence = why_no_role(request.user, today, office_id) or (why_no_role(request.user, today) if alone else "")
        if sentence:
            raise PermissionDenied(sentence)


def needs_somewhere(verb: str) -> Callable[[View], View]:
    """Let a view through for people who may do ``verb`` in any office; the view narrows with ``visible_to``."""

    def allow(request: HttpRequest) -> None:
        if not may_somewhere(request.user, verb):
            if isinstance(request.user, User) and not workplaces(request.user):
                raise PermissionDenied(why_no_role(request.user, timezone.localdate()))
            raise Http404

    return _guard(verb, allow)


def needs_sign_in(view: View) -> View:
    """Let a view through for everybody who is signed in: what it shows is the person's own."""
    return _guard(SIGNED_IN, lambda request: None)(view)


def _guard(mark: str, allow: Callable[[HttpRequest], None]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            allow(request)
            return view(request, *args, **kwargs)

        setattr(guarded, MARK, mark)
        return cast(View, guarded)

    return decorate


def guard_of(view: Callable[..., Any]) -> str | None:
    """Return the verb (or ``signed in``) that guards ``view``, None when nothing does."""
    mark: str | None = getattr(view, MARK, None)
    return mark
