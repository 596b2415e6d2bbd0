"""Follows what happens to Wagtail's pages, whoever causes it (editor, importer, schedule)."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision, TaskState
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, task_submitted

from congxa.portal import chronicle
from congxa.portal.actions.redirects import keep_old_addresses
from congxa.portal.editors import bring_office_up_to_date
from congxa.portal.freshness import refresh
from congxa.portal.models import (
    GatherChoice,
    HomePage,
    InfoPage,
    MenuItem,
    NewsPage,
    PortalFile,
    PortalImage,
    SectionPage,
    Share,
    Theme,
)
from congxa.records.service import bump

PAGES = (HomePage, SectionPage, NewsPage, InfoPage)
_OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
}


@receiver(page_slug_changed)
def _keep_address_of_renamed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:  # noqa: ANN401
    keep_old_addresses(page=instance, url_path_before=instance_before.url_path)
    _refresh_tree(instance)


@receiver(post_page_move)
def _keep_address_of_moved(instance: Page, url_path_before: str, **_kwargs: Any) -> None:  # noqa: ANN401
    keep_old_addresses(page=instance, url_path_before=url_path_before)
    _refresh_tree(instance)


@receiver(page_published)
def _published(instance: Page, revision: Revision | None = None, **_kwargs: Any) -> None:  # noqa: ANN401
    if isinstance(instance, NewsPage) and revision is not None:
        chronicle.date_first_publication(instance, revision)
    _refresh_tree(instance)


@receiver(page_unpublished)
def _withdrawn(instance: Page, **_kwargs: Any) -> None:  # noqa: ANN401
    _refresh_tree(instance)


def _refresh_tree(page: Page) -> None:
    office_id = getattr(page.specific_deferred, "office_id", None)
    if office_id is not None:
        refresh(office_id, None if page.numchild else [page.pk])


def _saved(instance: Any, *, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:  # noqa: ANN401
    is_draft_only = update_fields is not None and not set(update_fields) - _OF_DRAFTS
    if not is_draft_only and (instance.live or not created):
        refresh(instance.office_id, [instance.pk])


def _going(instance: Any, **_kwargs: Any) -> None:  # noqa: ANN401
    refresh(instance.office_id, [instance.pk])


for model in PAGES:
    post_save.connect(_saved, sender=model, dispatch_uid=f"refresh_{model.__name__}")
    pre_delete.connect(_going, sender=model, dispatch_uid=f"refresh_{model.__name__}_gone")


@receiver([post_save, post_delete], sender=Theme)
@receiver([post_save, post_delete], sender=GatherChoice)
def _of_one_office(instance: Theme | GatherChoice, **_kwargs: Any) -> None:  # noqa: ANN401
    bump(f"office:{instance.office_id}")


@receiver([post_save, post_delete], sender=MenuItem)
def _menu_changed(instance: MenuItem, **_kwargs: Any) -> None:  # noqa: ANN401
    bump(f"office:{instance.home.office_id}")


@receiver([post_save, post_delete], sender=Share)
def _share_changed(instance: Share, **_kwargs: Any) -> None:  # noqa: ANN401
    bump(f"office:{instance.office_id}")


@receiver([post_save, post_delete], sender=PortalImage)
@receiver([post_save, post_delete], sender=PortalFile)
def _media_changed(instance: PortalImage | PortalFile, **_kwargs: Any) -> None:  # noqa: ANN401
    office_id = HomePage.objects.filter(collection=instance.collection_id).values_list("office", flat=True).first()
    if office_id is not None:
        refresh(office_id)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def _closed_or_opened(**_kwargs: Any) -> None:  # noqa: ANN401
    bump("all")


@receiver(post_save, sender=PageLogEntry)
def _logged(instance: PageLogEntry, *, created: bool, **_kwargs: Any) -> None:  # noqa: ANN401
    if created:
        chronicle.note(instance)


@receiver(task_submitted, sender=TaskState)
def _reviewers_up_to_date(instance: TaskState, **_kwargs: Any) -> None:  # noqa: ANN401
    """Bring the group of reviewers in step before Wagtail looks up in it whom to write to."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        bring_office_up_to_date(page.specific_deferred.office_id)
