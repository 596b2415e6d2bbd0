"""Pages of the desk for what passes between an upper office and the offices below it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import needs, needs_somewhere
from congxa.portal.actions.sharing import choose_gathered, offices_to_share_with, set_gathering, share
from congxa.portal.models import GatherChoice, HomePage, NewsPage, Share
from congxa.portal.shown.frame import request_frame
from congxa.units.service import Office

LENGTH = 30


@needs_somewhere("portal.share_down")
@require_safe
@never_cache
def shared_list(request: HttpRequest) -> HttpResponse:
    """List the office's articles, newest first, with the number of lower portals that show each."""
    office = request_frame(request).office
    if not offices_to_share_with(request.user, office.id):
        raise Http404
    articles = NewsPage.objects.filter(office=office.id, live=True).order_by("-date", "-pk")
    words = request.GET.get("tu", "").strip()[:100]
    if words:
        articles = articles.filter(title__icontains=words)
    pages = Paginator(articles.annotate(places=Count("shares")).only("title", "date", "page_ptr"), LENGTH)
    context = {"found": pages.get_page(request.GET.get("trang")), "words": words}
    return render(request, "portal/desk/shared_list.html", context)


@needs_somewhere("portal.share_down")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def share_article(request: HttpRequest, page_id: int) -> HttpResponse:
    """Choose the lower offices whose portals show one article."""
    article = get_object_or_404(NewsPage, pk=page_id, office=request_frame(request).office.id)
    offices = offices_to_share_with(request.user, article.office_id)
    if not offices:
        raise Http404
    if request.method == "POST":
        chosen = [office.pk for office in offices] if "tat-ca" in request.POST else _numbers(request, "co-quan")
        added, removed = share(actor=request.user, article=article, office_ids=chosen)
        messages.success(request, _said(article, added, removed))
        return redirect("desk_share", page_id)
    shown = set(Share.objects.filter(page=article).values_list("office", flat=True))
    rows = [(office, office.pk in shown) for office in offices]
    return render(request, "portal/desk/share.html", {"article": article, "rows": rows})


def _said(article: NewsPage, added: list[Office], removed: list[Office]) -> str:
    if not added and not removed:
        return _("Không có gì thay đổi.")
    sentences = []
    if added:
        names = ", ".join(office.short_name for office in added)
        sentences.append(_("Đã đăng “%(title)s” lên cổng của: %(names)s.") % {"title": article.title, "names": names})
    if removed:
        names = ", ".join(office.short_name for office in removed)
        sentences.append(_("Đã gỡ “%(title)s” khỏi cổng của: %(names)s.") % {"title": article.title, "names": names})
    return " ".join(sentences)


@needs("portal.gather")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def gathered(request: HttpRequest) -> HttpResponse:
    """Choose which articles of the lower offices the office's home page shows."""
    home = get_object_or_404(HomePage, office=request_frame(request).office.id)
    if request.method == "POST":
        _decide(request, home)
        return redirect(request.get_full_path())
    articles = NewsPage.objects.filter(office__upper=home.office_id, gatherable=True, live=True)
    pages = Paginator(articles.select_related("office").order_by("-date", "-pk"), LENGTH)
    found = pages.get_page(request.GET.get("trang"))
    listed = [article.pk for article in found]
    decided = dict(GatherChoice.objects.filter(office=home.office_id, page__in=listed).values_list("page", "shown"))
    by_default = home.gather == HomePage.Gather.ALL
    rows = [(article, decided.get(article.pk, by_default)) for article in found]
    context = {"found": found, "rows": rows, "home": home, "modes": HomePage.Gather.choices}
    return render(request, "portal/desk/gathered.html", context)


def _decide(request: HttpRequest, home: HomePage) -> None:
    mode = request.POST.get("cach", "")
    if mode in HomePage.Gather.values:
        changed = set_gathering(actor=request.user, home=home, gather=HomePage.Gather(mode))
        messages.success(request, _("Đã đổi cách lấy tin.") if changed else _("Không có gì thay đổi."))
        return
    shown, listed = _numbers(request, "hien"), _numbers(request, "co")
    count = choose_gathered(actor=request.user, home=home, shown=shown, listed=listed)
    said = ngettext("Đã đổi %(count)d tin.", "Đã đổi %(count)d tin.", count) % {"count": count}
    messages.success(request, said if count else _("Không có gì thay đổi."))


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(word) for word in request.POST.getlist(name) if word.isdecimal() and len(word) < 19}
