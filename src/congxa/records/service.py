"""The door of the room."""

from congxa.records.versions import bump, current

__all__ = ["bump", "current"]
