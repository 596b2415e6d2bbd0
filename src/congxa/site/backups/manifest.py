"""What a backup says about itself: who made it, from what, and the SHA-256 of every file in it."""

import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

FORM = 1
NAME = "manifest.json"
DATABASE = "database"
FOLDERS = ("media", "incoming", "attachments")
"""In this order, because a file moves from ``incoming`` to ``attachments`` and must be met in one of them."""


class BackupFault(Exception):
    """A backup cannot be made or put back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last member of the file, so a copy that was cut off has none.

    ``made_at`` is ISO 8601 with offset; ``vendor`` is Django's word for the database; ``migrations`` are the applied
    steps as ``app.name``; ``files`` maps each member to its size in bytes and its SHA-256.
    """

    version: str
    made_at: str
    vendor: str
    migrations: list[str]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    form: int = FORM

    def to_json(self) -> bytes:
        """Return the manifest as the bytes that go into the file."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> "Manifest":
        """Read a manifest.

        Raises:
            BackupFault: it is not one, or is written in a form that only a newer program knows.
        """
        try:
            told: dict[str, Any] = json.loads(raw)
            if int(told["form"]) > FORM:
                raise BackupFault(newer(str(told["version"])))
            told["files"] = {str(name): (int(size), str(digest)) for name, (size, digest) in told["files"].items()}
            return cls(**told)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupFault(_("Tệp này không phải bản sao lưu của Cổng Xã: bản kê không đọc được.")) from error


def newer(other: str) -> str:
    """Return the sentence that refuses the backup of a newer program."""
    return _(
        "Bản sao lưu do phiên bản mới hơn (%(other)s) làm ra; máy này chạy %(own)s. "
        "Hãy nâng cấp chương trình rồi khôi phục lại."
    ) % {"other": other, "own": version("congxa")}


def applied_migrations() -> list[str]:
    """Return the steps the database has gone through, as ``app.name``, sorted."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def allowed_name(name: str) -> bool:
    """Say whether a member may carry this name: the database, or a file below a kept folder."""
    path = PurePosixPath(name)
    if name == DATABASE:
        return True
    plain = str(path) == name and ".." not in path.parts and "\\" not in name and "\0" not in name
    return plain and len(path.parts) > 1 and path.parts[0] in FOLDERS
