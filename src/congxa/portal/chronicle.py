"""Writes what happens to pages into the journal, from what Wagtail logs of them, whoever causes it."""

from datetime import datetime, timedelta

from wagtail.models import PageLogEntry, Revision

from congxa.kernel.refs import Ref
from congxa.portal.models import NewsPage
from congxa.portal.models.address import AddressByOffice
from congxa.records.service import write

KIND_OF = {
    "wagtail.create": "portal.created",
    "wagtail.copy": "portal.created",
    "wagtail.workflow.start": "portal.submitted",
    "wagtail.workflow.resume": "portal.submitted",
    "wagtail.workflow.reject": "portal.returned",
    "wagtail.workflow.approve": "portal.approved",
    "wagtail.workflow.cancel": "portal.review_cancelled",
    "wagtail.publish": "portal.published",
    "wagtail.publish.scheduled": "portal.published",
    "wagtail.publish.schedule": "portal.scheduled",
    "wagtail.schedule.cancel": "portal.schedule_cancelled",
    "wagtail.unpublish": "portal.withdrawn",
    "wagtail.unpublish.scheduled": "portal.withdrawn",
    "wagtail.move": "portal.moved",
    "wagtail.rename": "portal.renamed",
    "wagtail.revert": "portal.reverted",
    "wagtail.delete": "portal.deleted",
}
_AT_ONCE = timedelta(minutes=1)


def note(entry: PageLogEntry) -> None:
    """Write a step of a page's life into the journal; steps that change nothing for readers are left out."""
    kind = KIND_OF.get(entry.action)
    model = entry.content_type.model_class()
    if kind is None or model is None or not issubclass(model, AddressByOffice):
        return
    write(
        actor=entry.user,
        kind=kind,
        thing=Ref(model._meta.label_lower, str(entry.page_id)),
        after=_details(entry),
        reason=str((entry.data or {}).get("comment") or ""),
        office=model._default_manager.filter(pk=entry.page_id).values_list("office", flat=True).first(),
        now=entry.timestamp,
    )


def _details(entry: PageLogEntry) -> dict[str, object]:
    after: dict[str, object] = {"title": entry.label}
    go_live = ((entry.data or {}).get("revision") or {}).get("go_live_at")
    if go_live:
        after["go_live_at"] = str(go_live)
    return after


def date_first_publication(article: NewsPage, revision: Revision) -> None:
    """Date an article by its first publication unless somebody typed a date.

    A typed date is whole minutes; the default is the very moment at which the first draft was saved.
    """
    first: datetime | None = article.first_published_at
    if first is None or first != article.last_published_at or not article.date.microsecond:
        return
    drafted = article.revisions.order_by("created_at").values_list("created_at", flat=True).first()
    if drafted is None or abs(article.date - drafted) > _AT_ONCE:
        return
    article.date = first
    NewsPage.objects.filter(pk=article.pk).update(date=first)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"date": first.isoformat()})
