"""Pictures and files of another office that a form names: they can be guessed by their numbers, not chosen."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from congxa.accounts.service import User
from congxa.portal.models.media import PortalFile, PortalImage

Media = PortalImage | PortalFile


def foreign_media(user: User, page: Page, cleaned: dict[str, Any]) -> list[Media]:
    """Return what ``cleaned`` newly names and ``user`` may not choose; what the page has already may stay."""
    kept = {(type(one), one.pk) for one in _named({name: getattr(page, name, None) for name in ("photo", "body")})}
    return [one for one in _named(cleaned) if (type(one), one.pk) not in kept and not _may_choose(user, one)]


def _may_choose(user: User, one: Media) -> bool:
    kind = type(one)
    policy = CollectionOwnershipPermissionPolicy(kind, auth_model=kind, owner_field_name="uploaded_by_user")
    return bool(policy.user_has_permission_for_instance(user, "choose", one))


def _named(values: dict[str, Any]) -> Iterator[Media]:
    if isinstance(values.get("photo"), PortalImage):
        yield values["photo"]
    body = values.get("body")
    for child in body if isinstance(body, StreamValue) else ():
        found = child.value.get("image") if child.block_type == "picture" and child.value else child.value
        if isinstance(found, PortalImage | PortalFile):
            yield found
