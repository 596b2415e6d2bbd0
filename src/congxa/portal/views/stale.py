"""Standing pages that should be looked at again, and after how many days that is."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from congxa.accounts.service import User, may, needs
from congxa.portal.actions.reviews import confirm, set_review_terms
from congxa.portal.addresses import inner_path, office_address
from congxa.portal.report.counting import offices_in_reach
from congxa.portal.review_forms import ReviewTermsForm
from congxa.portal.shown.frame import request_frame
from congxa.portal.stale import stale_counts, stale_pages

ADDRESS = "ban-lam-viec/trang-can-xem-lai/"


@needs("portal.report")
@require_safe
@never_cache
def stale(request: HttpRequest) -> HttpResponse:
    """List the office's stale pages; whoever sees the offices below finds a number for each of them too."""
    frame, now = request_frame(request), timezone.now()
    office = frame.office
    today = timezone.localdate(now)
    below = [one for one in offices_in_reach(request.user, office) if one != office and not one.ended(today)]
    counts = stale_counts([one.id for one in below], now) if below else {}
    rows = [(one, "".join(office_address(one, request, ADDRESS)), counts.get(one.id, 0)) for one in below]
    pages = stale_pages(frame.home_tree, now)
    context = {
        "pages": [(page, inner_path(page.url_path)) for page in pages],
        "may_write": may(request.user, "portal.write", office),
        "may_set": office.is_root and may(request.user, "portal.set_review_terms", office),
        "offices": sorted(rows, key=lambda row: -row[2]),
        "below": sum(counts.values()),
    }
    return render(request, "portal/desk/stale.html", context)


@needs("portal.write")
@require_POST
@never_cache
def confirm_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note that a page was read and found right."""
    frame = request_frame(request)
    if not isinstance(request.user, User):
        raise Http404
    try:
        page = confirm(actor=request.user, page_id=page_id, office=frame.office, home_tree=frame.home_tree,
                       now=timezone.now())  # fmt: skip
    except Page.DoesNotExist:
        raise Http404 from None
    if page is None:
        messages.info(request, _("Trang này vừa được sửa hoặc xác nhận, không có gì thay đổi."))
    else:
        messages.success(request, _("Đã ghi nhận “%(title)s” vẫn đúng.") % {"title": page.title})
    return redirect("desk_stale")


@needs("portal.set_review_terms")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def review_terms(request: HttpRequest) -> HttpResponse:
    """Set after how many days standing pages must be looked at again; at the office at the top only."""
    office = request_frame(request).office
    if not office.is_root or not isinstance(request.user, User):
        raise Http404
    form = ReviewTermsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        count = set_review_terms(actor=request.user, office=office, days=form.days(), slug=given["slug"],
                                 slug_days=given["slug_days"])  # fmt: skip
        said = ngettext("Đã đổi %(count)d thời hạn.", "Đã đổi %(count)d thời hạn.", count) % {"count": count}
        messages.success(request, said if count else _("Không có gì thay đổi."))
        return redirect(reverse("desk_stale"))
    return render(request, "portal/desk/review_terms.html", {"form": form})
