"""Hands out the files that pages link to: to everybody once a page that is published refers to them."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve
from wagtail.models import Page, ReferenceIndex

from congxa.accounts.service import User
from congxa.portal.editor.foreign import owned
from congxa.portal.editor.groups import bring_up_to_date
from congxa.portal.models import PortalFile


@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Send a file; one that is not published does not exist, except for who may put it into a page."""
    file = PortalFile.objects.filter(pk=document_id).first()
    if file is None or not (is_published(file) or _may_choose(request, file)):
        raise Http404
    response: HttpResponseBase = serve(request, document_id, document_filename)
    # Wagtail writes the word "None" for a file that is not compressed.
    if response.headers.get("Content-Encoding") == "None":
        del response.headers["Content-Encoding"]
    # Asked for again at each use: a page may be withdrawn, and nobody on the way may go on showing its files.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def is_published(file: PortalFile) -> bool:
    """Return whether a published page refers to a file, in a block or within text (two queries)."""
    kinds = ContentType.objects.get_for_models(PortalFile, Page)
    sources = ReferenceIndex.objects.filter(
        to_content_type=kinds[PortalFile], to_object_id=str(file.pk), base_content_type=kinds[Page]
    )
    pages = [int(pk) for pk in sources.values_list("object_id", flat=True)]
    return bool(Page.objects.live().filter(pk__in=pages).exists())


def _may_choose(request: HttpRequest, file: PortalFile) -> bool:
    user = request.user
    if not isinstance(user, User) or not bring_up_to_date(user):
        return False
    return bool(owned(PortalFile).user_has_permission_for_instance(user, "choose", file))
