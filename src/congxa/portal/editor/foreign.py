"""Pictures and files of another office that a form names: they can be guessed by their numbers, not chosen."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from congxa.accounts.service import User
from congxa.portal.models.media import PortalFile, PortalImage

Media = PortalImage | PortalFile
MEDIA: dict[tuple[str, str], type[Media]] = {
    ("portal", "portalimage"): PortalImage,
    ("portal", "portalfile"): PortalFile,
}
"""The kinds of media by app and name of the model, as Wagtail's addresses name them."""


def owned(kind: type[Media]) -> CollectionOwnershipPermissionPolicy:
    """Return who may do what with pictures or files: by the collection of their office, or as who uploaded them."""
    # As Wagtail's own policies, whose modules cannot be imported beside models: rights are granted on its base models.
    base = Image if kind is PortalImage else Document
    return CollectionOwnershipPermissionPolicy(kind, auth_model=base, owner_field_name="uploaded_by_user")


def all_own(user: User, kind: type[Media], ids: set[int]) -> bool:
    """Say whether ``user`` has any right on each of the pictures or files that exist among ``ids``."""
    own = owned(kind).instances_user_has_any_permission_for(user, ["change", "delete", "choose"])
    named = kind._default_manager.filter(pk__in=ids)
    return bool(own.filter(pk__in=ids).count() == named.count())


def foreign_media(user: User, page: Page, cleaned: dict[str, Any]) -> list[Media]:
    """Return what ``cleaned`` newly names and ``user`` may not choose; what the page has already may stay."""
    kept = {(type(one), one.pk) for one in _named({name: getattr(page, name, None) for name in ("photo", "body")})}
    return [one for one in _named(cleaned) if (type(one), one.pk) not in kept and not _may_choose(user, one)]


def _may_choose(user: User, one: Media) -> bool:
    return bool(owned(type(one)).user_has_permission_for_instance(user, "choose", one))


def _named(values: dict[str, Any]) -> Iterator[Media]:
    if isinstance(values.get("photo"), PortalImage):
        yield values["photo"]
    body = values.get("body")
    for child in body if isinstance(body, StreamValue) else ():
        found = child.value.get("image") if child.block_type == "picture" and child.value else child.value
        if isinstance(found, PortalImage | PortalFile):
            yield found
