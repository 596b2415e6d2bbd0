"""Changes how an office's portal looks."""

import hashlib
import json
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from congxa.accounts.service import User, require
from congxa.portal.freshness import touch_offices
from congxa.portal.models import HomePage, PortalImage, Theme
from congxa.portal.themes.contrast import failing_pairs, sentence
from congxa.records.service import write
from congxa.units.service import Office

FIELDS = (
    *("preset", "body_ground", "body_text", "header_ground", "band3_ground", "band4_ground", "band5_ground"),
    *("footer_ground", "font", "base_size", "direction", "logo", "banner"),
)
State = dict[str, str | int | None]


class ThemeChanged(Exception):
    """Somebody else saved the theme after it was read; ``now`` is what they saved."""

    def __init__(self, now: Theme) -> None:
        super().__init__(f"theme of office {now.office_id} was changed meanwhile")
        self.now = now


@transaction.atomic
def change_theme(*, actor: User, office: Office, theme: Theme, seen: str | None = None) -> Theme:
    """Save the look of an office; pages with the old one are gone at once.

    ``seen`` is the :func:`fingerprint` of what the actor saw before changing it; None saves over anything. Raises
    PermissionDenied without the right to design, ValidationError when a colour pair is below WCAG AA, ThemeChanged
    when ``seen`` is no longer what is stored.
    """
    require(actor, "portal.design", office)
    if failing := failing_pairs(theme):
        raise ValidationError([sentence(pair) for pair in failing])
    Office.objects.select_for_update().get(pk=office.pk)  # there may be no theme yet to lock
    before = Theme.objects.filter(office=office).first()
    if before is not None and seen not in (None, fingerprint(before)) and state_of(before) != state_of(theme):
        raise ThemeChanged(before)
    theme.office = office
    theme.pk = before.pk if before else None
    theme.full_clean()
    theme.save()
    write(
        actor=actor,
        kind="portal.change_theme",
        thing=theme,
        before=state_of(before) if before else {},
        after=state_of(theme),
        office=office,
    )
    touch_offices(office.pk)
    return theme


@transaction.atomic
def add_picture(*, actor: User, office: Office, file: "UploadedFile[bytes]", description: str) -> PortalImage:
    """Keep a checked picture (see :mod:`congxa.portal.editor.media_forms`) among those of the office.

    Raises PermissionDenied without the right to design.
    """
    require(actor, "portal.design", office)
    home = HomePage.objects.get(office=office)
    title = description or PurePosixPath(file.name or "").stem
    picture = PortalImage(title=title[:255], description=description, collection=home.collection, file=file)
    picture.uploaded_by_user = actor
    picture.save()
    write(
        actor=actor,
        kind="portal.add_picture",
        thing=picture,
        before={},
        after={"title": picture.title, "description": description},
        office=office,
    )
    return picture


@transaction.atomic
def describe_picture(*, actor: User, office: Office, picture: PortalImage, description: str) -> None:
    """Say what a picture of the office shows. Raises PermissionDenied without the right to design."""
    require(actor, "portal.design", office)
    before, picture.description = picture.description, description
    picture.save()
    write(
        actor=actor,
        kind="portal.describe_picture",
        thing=picture,
        before={"description": before},
        after={"description": description},
        office=office,
    )


def fingerprint(theme: Theme) -> str:
    """Return a short word for everything that is chosen in a theme; another word as soon as anything differs."""
    return hashlib.sha256(json.dumps(state_of(theme)).encode()).hexdigest()[:16]


def state_of(theme: Theme) -> State:
    """Return what is chosen in a theme, pictures by their keys."""
    return {name: theme.serializable_value(name) for name in FIELDS}
