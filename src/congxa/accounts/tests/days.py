"""Days as tests of roles and delegations count them: from today."""

from datetime import date, timedelta

from django.utils import timezone


def day(offset: int = 0) -> date:
    """Return today, or the day ``offset`` days later."""
    return timezone.localdate() + timedelta(days=offset)
