"""Keeps tests apart, and gives them the named people, their offices and the small portals of ``tests``."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from shutil import copytree

import hypothesis
import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db import DEFAULT_DB_ALIAS, connection
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker
from tests import template
from tests.houses import Houses, houses
from tests.pages import Portal, make_portal
from tests.people import Offices, People, make_offices, make_people
from tests.processes import Players
from tests.standing import Stand, standing

from congxa.dossiers.queries.board import READING
from congxa.portal.shown import frame
from congxa.units import directory

# The same few examples in every daily run; `--hypothesis-profile=long` digs.
hypothesis.settings.register_profile("daily", max_examples=40, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None)
hypothesis.settings.load_profile("daily")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to run on another database what depends on it, and nothing that the first run has shown already."""
    parser.addoption(
        "--database-only", action="store_true", help="only modules that need a database, a cache or a service"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let the template of the database be made while the workers collect; one process alone waits for it anyway."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        template.begin(connection.vendor)


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what is loaded, and look less often: it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse a test without what stands among tests with it: what it finds would hang on the order of the tests.

    Modules that need no database go first: the template may still be in the making. With ``--database-only`` they are
    left out, unless they speak of a cache or need a service: on Redis those, too, are to be shown once more.
    """
    asked = {
        item: {name for name in getattr(item, "fixturenames", ()) if name.startswith("standing_")} for item in items
    }
    standing: dict[Path, set[str]] = {}
    for item, names in asked.items():
        standing.setdefault(item.path, set()).update(names)
    with_database = set()
    for item, names in asked.items():
        if item.get_closest_marker("django_db") or "django_db_setup" in getattr(item, "fixturenames", ()):
            with_database.add(item.path)
            if standing[item.path] and not names:
                wanted = ", ".join(sorted(standing[item.path]))
                raise pytest.UsageError(f"{item.nodeid}: ask for what {wanted} makes, or move to a module without.")
    if config.getoption("database_only"):
        again = {path for path in standing if path in with_database or "cache" in path.read_text().lower()}
        chosen = [item for item in items if item.path in again or item.get_closest_marker("services")]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
        items[:] = chosen
    items.sort(key=lambda item: item.path in with_database)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Begin with a copy of the migrated database; pytest-django sets up the rest."""
    wanted = connection.creation._get_test_db_name()  # type: ignore[attr-defined]  # not in the stubs
    with template.copied(connection.vendor, wanted) as name:
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Make the database of the tests, also when all they ask for is a ``house``, which pytest-django does not see."""
    with django_db_blocker.unblock():
        made = setup_databases(0, interactive=False, aliases={DEFAULT_DB_ALIAS: None}, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, 0)


@pytest.fixture(autouse=True)
def _apart(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VERSION_BOARD = tmp_path / "versions"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "attachments": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "attachments")},
        }
    }
    monkeypatch.setattr(directory, "_held", None)
    monkeypatch.setattr(frame, "_held", {})
    READING.forget()
    for name in ("default", "attempts"):
        caches[name].clear()


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


@pytest.fixture
def people(offices: Offices) -> People:
    return make_people(offices)


@pytest.fixture(scope="module")
def stand(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """Make things that stand while a module's tests run.

    Fixtures of a module's scope ask for it and are called ``standing_…``; those that tests ask for hand out a copy.
    """
    with ExitStack() as kept:
        yield Stand(kept, tmp_path_factory, django_db_blocker)


@pytest.fixture(scope="module")
def standing_portal(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Portal, Path]]:
    """The portals that stand while a module's tests run, and the folder of their pictures. Tests ask for ``portal``."""
    place = tmp_path_factory.mktemp("portal")
    with standing(make_portal, place, django_db_blocker) as made:
        yield made, place / "media"


@pytest.fixture
def portal(db: None, standing_portal: tuple[Portal, Path], settings: LazySettings) -> Portal:
    """The portals of `tests.pages`, in a copy that the test may change."""
    made, media = standing_portal
    copytree(media, settings.MEDIA_ROOT)
    return deepcopy(made)


@pytest.fixture
def house(
    tmp_path: Path, settings: LazySettings, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Houses]:
    """Stand in an installation of its own, with tables and no people, where what is committed stays."""
    with django_db_blocker.unblock(), houses(tmp_path, settings) as found:
        found.enter("first", tables=True)
        yield found


@pytest.fixture
def processes(house: Houses) -> Iterator[Players]:
    """Start processes that work in the house."""
    connection.ensure_connection()  # else those that start at once would dispute who makes SQLite's log
    found = Players(house)
    yield found
    found.end()
