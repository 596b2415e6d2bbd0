"""Changes how an office's portal looks."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congxa.accounts.service import User, require
from congxa.portal.freshness import touch_offices
from congxa.portal.models import Theme
from congxa.portal.theme_contrast import failing_pairs, sentence
from congxa.records.service import write
from congxa.units.service import Office

FIELDS = (
    *("preset", "body_ground", "body_text", "header_ground", "band3_ground", "band4_ground", "band5_ground"),
    *("footer_ground", "font", "base_size", "direction", "logo", "banner"),
)


@transaction.atomic
def change_theme(*, actor: User, office: Office, theme: Theme) -> Theme:
    """Save the look of an office; pages with the old one are gone at once.

    Raises PermissionDenied without the right to design, ValidationError when a colour pair is below WCAG AA.
    """
    require(actor, "portal.design", office)
    if failing := failing_pairs(theme):
        raise ValidationError([sentence(pair) for pair in failing])
    before = Theme.objects.filter(office=office).first()
    theme.office = office
    theme.full_clean()
    theme.save()
    write(
        actor=actor,
        kind="portal.change_theme",
        thing=theme,
        before=_state(before) if before else {},
        after=_state(theme),
        office=office,
    )
    touch_offices(office.pk)
    return theme


def _state(theme: Theme) -> dict[str, str | int | None]:
    return {name: theme.serializable_value(name) for name in FIELDS}
