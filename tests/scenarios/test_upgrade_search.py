"""An installation whose search is full is upgraded across the change of its layout (migration 0004 of the portal)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from congxa.portal.search.finding import Wish, search
from congxa.portal.search.indexing import rebuild
from tests.houses import houses
from tests.pages import Portal, make_portal

BEFORE = ("portal", "0003_review_terms")
OLD = 40  # entries in the old layout, with ids 1, 2, 3, …


@pytest.fixture
def portal(
    tmp_path: Path, settings: LazySettings, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Portal]:
    """The portals in a database of their own, where a migration commits as it does in real life."""
    with django_db_blocker.unblock(), houses(tmp_path, settings) as found:
        found.enter("older", tables=True)
        yield make_portal()


def go_back() -> None:
    """Return to the layout before, and fill it as the program did then."""
    call_command("migrate", *BEFORE, verbosity=0)
    entries = MigrationExecutor(connection).loader.project_state([BEFORE]).apps.get_model("portal", "SearchEntry")
    office_id = entries._meta.get_field("office").related_model.objects.order_by("id")[0].pk
    for number in range(1, OLD + 1):
        words = {"title": f"Tin cũ {number}", "folded_title": f"tin cu {number}", "toned_title": f"tin cũ {number}"}
        moment = timezone.now()
        entry = entries.objects.create(
            kind="news", ref=f"old:{number}", path="x/", date=moment, office_id=office_id, **words
        )
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                sql = "INSERT INTO portal_search_words (entry_id, words) VALUES (%s, to_tsvector('simple', %s))"
                cursor.execute(sql, [entry.pk, words["folded_title"]])
            else:
                sql = "INSERT INTO portal_search_words (rowid, title) VALUES (%s, %s)"
                cursor.execute(sql, [entry.pk, words["folded_title"]])
    assert entries.objects.count() == OLD


def words_kept() -> int:
    """Return how many entries the full-text index holds words of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM portal_search_words")
        return int(cursor.fetchone()[0])


def titles(query: str) -> list[str]:
    """Return the headlines that a reader finds."""
    return ["".join(words for words, _found in hit.title) for hit in search(Wish(query)).hits]


@pytest.mark.django_db
def test_the_way_back_is_known() -> None:
    migrations = MigrationExecutor(connection).loader.disk_migrations
    later = [migration for (app, name), migration in migrations.items() if app == "portal" and name > BEFORE[1]]
    assert later
    assert [m.name for m in later if not all(operation.reversible for operation in m.operations)] == []


def test_full_search_is_emptied_filled_again_and_finds(portal: Portal) -> None:
    go_back()
    call_command("migrate", verbosity=0)
    assert words_kept() == 0
    filled = rebuild(told=lambda _kind, _count: None)
    assert words_kept() == filled > 0
    assert titles("tin cu") == []
    assert titles("tieu chi") == [portal.pinned.title]
    assert titles("tiêu chí") == [portal.pinned.title]
