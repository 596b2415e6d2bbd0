"""Keeps pictures and files in an S3 bucket (``STORAGE_URL``); readers still get them from the portal's addresses."""

from typing import Any

from django.conf import settings
from storages.backends.s3 import S3Storage


class RemoteStorage(S3Storage):
    """A folder of the bucket. No file has an address of its own there, so nobody passes by the rights of the portal."""

    def get_default_settings(self) -> dict[str, Any]:
        """Return the settings of the bucket: nothing public, no file in place of another, names in the path."""
        usual: dict[str, Any] = super().get_default_settings()
        return usual | {"default_acl": None, "file_overwrite": False, "addressing_style": "path"}

    def url(self, name: str, *_more: Any, **_options: Any) -> str:
        """Return the address at which the portal itself gives a picture."""
        return f"{settings.MEDIA_URL}{name}"
