"""Follows what happens to Wagtail's pages, whoever causes it (editor, importer, schedule)."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, PageViewRestriction, ReferenceIndex, Revision, TaskState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_submitted,
)

from congxa.portal import chronicle, freshness
from congxa.portal.actions.redirects import keep_old_addresses
from congxa.portal.actions.rights import homes_without_rights, open_rights
from congxa.portal.editor.groups import bring_office_up_to_date
from congxa.portal.models import (
    GatherChoice,
    HomePage,
    InfoPage,
    MenuItem,
    NewsPage,
    NewsTag,
    PortalFile,
    PortalImage,
    SectionPage,
    Share,
    Theme,
)
from congxa.portal.search import findables, indexing

Sent = Any  # what a signal sends along


@receiver(page_slug_changed)
def _keep_address_of_renamed(instance: Page, instance_before: Page, **_sent: Sent) -> None:
    keep_old_addresses(page=instance, url_path_before=instance_before.url_path)
    _touch(instance)


@receiver(post_page_move)
def _keep_address_of_moved(instance: Page, url_path_before: str, **_sent: Sent) -> None:
    keep_old_addresses(page=instance, url_path_before=url_path_before)
    _touch(instance)


@receiver(page_published)
def _touch_published(instance: Page, revision: Revision | None = None, **_sent: Sent) -> None:
    if isinstance(instance, NewsPage) and revision is not None:
        chronicle.date_first_publication(instance, revision)
    # Wagtail leaves this to the worker, and until then the files of the new page would not be public.
    ReferenceIndex.create_or_update_for_object(instance)
    _touch(instance)


@receiver(page_unpublished)
def _touch_gone(instance: Page, **_sent: Sent) -> None:
    # Wagtail also says "unpublished" of a page that is about to be deleted and whose row still says live.
    office_id = getattr(instance.specific_deferred, "office_id", None)
    if office_id is not None:
        freshness.touch_page(page_id=instance.pk, office_id=office_id)
        indexing.remove(findables.refs_of(instance.pk))


for _kind in (HomePage, InfoPage, NewsPage, SectionPage):
    pre_delete.connect(_touch_gone, sender=_kind)


def _touch(page: Page) -> None:
    office_id = getattr(page.specific_deferred, "office_id", None)
    if office_id is not None:
        freshness.touch_page(page_id=page.pk, office_id=office_id)
        indexing.refresh_pages(page)


@receiver([post_save, post_delete], sender=Theme)
@receiver([post_save, post_delete], sender=Share)
@receiver([post_save, post_delete], sender=GatherChoice)
def _touch_office(instance: Theme | Share | GatherChoice, **_sent: Sent) -> None:
    freshness.touch_offices(instance.office_id)


@receiver([post_save, post_delete], sender=MenuItem)
def _touch_menu(instance: MenuItem, **_sent: Sent) -> None:
    freshness.touch_offices(instance.home.office_id)


@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver([post_save, post_delete], sender=NewsTag)
def _touch_everything(instance: Model, *, created: bool = False, **_sent: Sent) -> None:
    if not (created and isinstance(instance, NewsTag)):
        freshness.touch_everything()


@receiver([post_save, post_delete], sender=PortalFile)
def _touch_file(**_sent: Sent) -> None:
    freshness.touch_everything()


@receiver(post_save, sender=PageLogEntry)
def _note_in_journal(instance: PageLogEntry, *, created: bool, **_sent: Sent) -> None:
    if created:
        chronicle.note(instance)


@receiver(task_submitted, sender=TaskState)
def _bring_reviewers_up_to_date(instance: TaskState, **_sent: Sent) -> None:
    """Bring the group of reviewers in step before Wagtail looks up in it whom to write to."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        bring_office_up_to_date(page.specific_deferred.office_id)


@receiver(post_save, sender=PortalImage)
def _touch_changed_picture(instance: PortalImage, *, created: bool, **_sent: Sent) -> None:
    if not created:
        freshness.touch_everything()


def open_missing_rights(apps: Any, **_kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
    """After an upgrade, give portals opened by an earlier version the groups and the review they lack."""
    try:
        apps.get_model("portal", "SearchEntry")
    except LookupError:
        return  # only some rooms' tables are there yet
    for home in homes_without_rights():
        open_rights(home)
