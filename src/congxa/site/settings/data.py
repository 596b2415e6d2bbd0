"""Where data is kept: database, caches, files and waiting tasks."""

from typing import Any

import dj_database_url

from congxa.site import env
from congxa.site.settings.mode import MODE, VAR

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{VAR / 'congxa.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
        "PRAGMA cache_size=-16000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.text("CACHE_URL")
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}
# What all processes together know: how often somebody failed to sign in, and who has which dossier open.
for _shared in ("attempts", "presence"):
    if MODE == "test":
        CACHES[_shared] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": _shared}
    elif CACHE_URL:
        CACHES[_shared] = {**CACHES["default"], "KEY_PREFIX": _shared}
    else:
        CACHES[_shared] = {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": VAR / _shared,
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
VERSION_BOARD = VAR / "versions"
PAGE_CACHE = env.flag("PAGE_CACHE", True)

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
_static = "django.contrib.staticfiles.storage.StaticFilesStorage"
BUCKET = env.bucket("STORAGE_URL")
_remote = "congxa.site.remote.RemoteStorage"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": _remote, "OPTIONS": {**BUCKET, "location": "media"}}
    if BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "attachments": {"BACKEND": _remote, "OPTIONS": {**BUCKET, "location": "attachments", "file_overwrite": True}}
    if BUCKET
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "attachments"), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": _static if MODE == "test" else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
CLAMAV_URL = env.text("CLAMAV_URL")

TASKS: dict[str, Any] = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if MODE == "test"
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}
