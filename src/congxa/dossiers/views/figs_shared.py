"""What the pages of figures share."""

from django.urls import NoReverseMatch, reverse

from congxa.dossiers.models import Dossier


def address_of(dossier: Dossier) -> str:
    """Where the desk shows the dossier."""
    try:
        return reverse("desk_dossier", args=[dossier.pk])
    except NoReverseMatch:
        return ""
