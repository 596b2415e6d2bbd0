"""Keeps what every room needs to prove and to pass on: attachments, the append-only journal, the outbox of events and
the content versions that keep cached pages right. It does not know what the attached things mean."""
