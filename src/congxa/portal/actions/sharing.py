"""What passes between an upper office and the offices below it: one article on many portals, and gathered news."""

from collections.abc import Collection

from django.db import transaction
from wagtail.models import Revision

from congxa.accounts.service import offices_with, require
from congxa.kernel.ordering import sort_key
from congxa.portal.models import GatherChoice, HomePage, NewsPage, Share
from congxa.records.service import bump, write
from congxa.units.service import Office


@transaction.atomic
def share(*, actor: object, article: NewsPage, office_ids: Collection[int]) -> tuple[list[Office], list[Office]]:
    """Show an article on the portals of exactly these lower offices; return where it was added and removed.

    Only offices below the article's own in which ``actor`` may do ``portal.share_down`` are touched; of the others
    everything stays as it is.
    """
    lower = {office.pk: office for office in offices_to_share_with(actor, article.office_id)}
    shown = set(Share.objects.filter(page=article, office__in=lower).values_list("office", flat=True))
    wanted = {pk for pk in office_ids if pk in lower}
    for pk in sorted(wanted - shown):
        Share.objects.create(page=article, office_id=pk)
        write(actor=actor, kind="portal.shared", thing=article, after={"title": article.title}, office=pk)
    for pk in sorted(shown - wanted):
        Share.objects.filter(page=article, office=pk).delete()
        write(actor=actor, kind="portal.unshared", thing=article, before={"title": article.title}, office=pk)
    bump(*(f"office:{pk}" for pk in sorted(wanted ^ shown)))
    return [lower[pk] for pk in sorted(wanted - shown)], [lower[pk] for pk in sorted(shown - wanted)]


def offices_to_share_with(actor: object, office_id: int) -> list[Office]:
    """Return the working offices directly below one on whose portals ``actor`` may publish (one query)."""
    found = offices_with(actor, "portal.share_down").filter(upper=office_id, valid_to__isnull=True)
    return sorted(found, key=lambda office: sort_key(office.short_name))


@transaction.atomic
def choose_gathered(*, actor: object, home: HomePage, shown: Collection[int], listed: Collection[int]) -> int:
    """Show those of the ``listed`` articles of lower offices that are in ``shown``, hide the rest; return the changes.

    Raises:
        Http404, PermissionDenied: ``actor`` may not do ``portal.gather`` for the office of ``home``.
    """
    require(actor, "portal.gather", home)
    articles = NewsPage.objects.filter(pk__in=listed, office__upper=home.office_id, gatherable=True)
    decided = dict(GatherChoice.objects.filter(office=home.office_id, page__in=articles).values_list("page", "shown"))
    by_default = home.gather == HomePage.Gather.ALL
    changed = 0
    for article in articles:
        wish = article.pk in shown
        if decided.get(article.pk, by_default) == wish:
            continue
        GatherChoice.objects.update_or_create(page=article, office_id=home.office_id, defaults={"shown": wish})
        kind = "portal.gathered" if wish else "portal.hidden"
        write(actor=actor, kind=kind, thing=article, after={"title": article.title}, office=home.office_id)
        changed += 1
    if changed:
        bump(f"office:{home.office_id}")
    return changed


@transaction.atomic
def set_gathering(*, actor: object, home: HomePage, gather: HomePage.Gather) -> bool:
    """Say whether all news of lower offices is shown or only what was chosen; return whether that is a change.

    Raises:
        Http404, PermissionDenied: ``actor`` may not do ``portal.gather`` for the office of ``home``.
    """
    require(actor, "portal.gather", home)
    before = home.gather
    if before == gather:
        return False
    home.gather = gather
    home.save(update_fields=["gather"])
    draft = home.latest_revision
    if draft is not None:
        # Whoever arranges the home page next must not bring back the old way with a draft.
        Revision.objects.filter(pk=draft.pk).update(content=draft.content | {"gather": str(gather)})
    write(
        actor=actor,
        kind="portal.gathering_changed",
        thing=home,
        before={"gather": str(before)},
        after={"gather": str(gather)},
        office=home.office_id,
    )
    return True
