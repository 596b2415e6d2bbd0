"""What citizens do with their accounts, in a journal that cannot forget."""

import pytest
from django.utils import timezone

from congxa.accounts.service import close_citizen, open_citizen, set_citizen_password
from congxa.records.models import JournalEntry, OutboxEvent

pytestmark = pytest.mark.django_db


def test_the_journal_names_the_account_and_nothing_of_the_person() -> None:
    name, word = "Nguyễn Thị Hạnh", "ruong-lua-chin-vang"
    citizen = open_citizen(email="hanh@example.vn", full_name=name, password=word, now=timezone.now())
    set_citizen_password(actor=citizen, password="mot-mat-khau-khac")
    close_citizen(actor=citizen)
    rows = JournalEntry.objects.order_by("id")
    assert [row.kind.removeprefix("accounts.") for row in rows] == [
        "open_citizen",
        "set_citizen_password",
        "close_citizen",
    ]
    kept = " ".join(str(vars(row)) for row in [*rows, *OutboxEvent.objects.all()])
    assert "hanh" not in kept.lower() and "hạnh" not in kept.lower()
    assert {(row.actor_id, row.actor_name) for row in rows} == {(None, f"Công dân (tài khoản {rows[0].ref[17:]})")}
