"""Follows what happens to Wagtail's pages, whoever causes it (editor, importer, schedule)."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from congxa.portal.actions.redirects import keep_old_addresses


@receiver(page_slug_changed)
def _keep_address_of_renamed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:  # noqa: ANN401
    keep_old_addresses(page=instance, url_path_before=instance_before.url_path)


@receiver(post_page_move)
def _keep_address_of_moved(instance: Page, url_path_before: str, **_kwargs: Any) -> None:  # noqa: ANN401
    keep_old_addresses(page=instance, url_path_before=url_path_before)
