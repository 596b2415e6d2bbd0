"""Whole installations beside the one of the suite: a database of their own, in which commits are real, and a folder."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import dj_database_url
import psycopg
from django.conf import LazySettings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


class Houses:
    """Moves the process from one installation to the next; ``leave`` brings it back to the suite's own.

    ``place`` is the data folder of the one it is in, ``url`` its database, for other processes to work there too.
    """

    place: Path
    url: str

    def __init__(self, folder: Path, settings: LazySettings) -> None:
        self.folder, self.settings = folder, settings
        self._held = connections["default"]
        self._on_server: list[str] = []

    def enter(self, name: str, *, tables: bool) -> None:
        """Move into a new installation, empty or with the tables and first rows of the suite's database."""
        self.place = self.folder / name
        if self._held.vendor == "postgresql":
            self.url = self._new_on_server(tables)
        else:
            self.url = f"sqlite:///{self.place / 'house.sqlite3'}"
            if tables:
                self.place.mkdir()
                self._held.ensure_connection()
                with closing(sqlite3.connect(self.place / "house.sqlite3")) as copy:
                    self._held.connection.backup(copy)
        work_in(self.place, self.url, self.settings, instead_of=self._held)

    def leave(self) -> None:
        """Return to the suite's installation and remove the databases made on the server."""
        connections["default"].close()
        connections["default"] = self._held
        connections.settings["default"] = self._held.settings_dict
        for name in self._on_server:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _new_on_server(self, tables: bool) -> str:
        name = f"congxa_{uuid4().hex}"
        self._held.close()  # a database can be copied only while nobody is connected to it
        self._say(f"CREATE DATABASE {name}" + (f" TEMPLATE {self._held.settings_dict['NAME']}" if tables else ""))
        self._on_server.append(name)
        return f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"

    @staticmethod
    def _say(statement: str) -> None:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(statement)


def work_in(place: Path, url: str, settings: LazySettings, *, instead_of: BaseDatabaseWrapper | None = None) -> None:
    """Let this process work in the installation of that folder and database.

    `settings` are Django's or the fixture that puts them back; the connection `instead_of` is kept open.
    """
    left = connections["default"]
    if left is not instead_of:
        left.close()
    del connections["default"]
    wanted = {**dj_database_url.parse(url), "OPTIONS": left.settings_dict["OPTIONS"]}
    connections.settings["default"] = connections.configure_settings({"default": wanted})["default"]
    settings.VAR, settings.MEDIA_ROOT, settings.VERSION_BOARD = place, place / "media", place / "versions"
    backend = "django.core.files.storage.FileSystemStorage"
    attachments: dict[str, Any] = {"BACKEND": backend, "OPTIONS": {"location": str(place / "attachments")}}
    settings.STORAGES = {**settings.STORAGES, "attachments": attachments}


@contextmanager
def houses(folder: Path, settings: LazySettings) -> Iterator[Houses]:
    """Give a test its installations and bring the suite's own back when it ends."""
    found = Houses(folder, settings)
    try:
        yield found
    finally:
        found.leave()
