"""What everybody sees and does about themselves."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from congxa.accounts.asked import actor_of
from congxa.accounts.guards import needs_sign_in
from congxa.accounts.queries import deputising_of, roles_shown_to, sessions_of
from congxa.accounts.second_factor import is_second_factor_required
from congxa.accounts.service import sign_out_everywhere
from congxa.accounts.views.desk import RoleRow


@require_safe
@needs_sign_in
def profile(request: HttpRequest) -> HttpResponse:
    """Show the own roles, who stands in for whom, the sessions and the second factor."""
    user = actor_of(request)
    today = timezone.localdate()
    context = {
        "person": user,
        "role_rows": [RoleRow(role, role.state_on(today), may_change=False) for role in roles_shown_to(user, user)],
        "deputising": deputising_of(user, today),
        "sessions": sessions_of(user, request.session.session_key),
        "has_second_factor": Authenticator.objects.filter(user=user).exists(),
        "needs_second_factor": is_second_factor_required(user),
        "today": today,
    }
    return render(request, "accounts/desk/profile.html", context)


@require_POST
@needs_sign_in
def leave_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every device, this one too."""
    sign_out_everywhere(actor=actor_of(request), user=actor_of(request))
    request.session.flush()
    messages.success(request, _("Bạn đã đăng xuất khỏi mọi thiết bị. Hãy đăng nhập lại."))
    return redirect("account_login")
