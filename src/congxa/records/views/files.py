"""Hands out attachments to whoever may see them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from congxa.records.handing_out import hand_out
from congxa.records.models import Attachment
from congxa.records.owners import may_open


@require_safe
def download(request: HttpRequest, attachment_id: UUID, name: str) -> HttpResponseBase:
    """Send the file if it is public or the reader may see it; what they may not see does not exist."""
    attachment = Attachment.objects.filter(pk=attachment_id).first()
    if attachment is None or not may_open(request.user, attachment):
        raise Http404
    return hand_out(request, attachment)
