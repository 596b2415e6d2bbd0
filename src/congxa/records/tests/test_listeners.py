"""What the rooms below do is written down, put into the outbox, and makes the directory be read again."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.people import Offices, People

from congxa.accounts.service import SYSTEM, Role, all_verbs, grant_role
from congxa.kernel.refs import Ref
from congxa.records.kinds import all_kinds
from congxa.records.models import JournalEntry, OutboxEvent
from congxa.records.service import current
from congxa.units.service import Change, units_changed

pytestmark = pytest.mark.django_db


def test_change_of_an_office_is_written_and_announced(
    offices: Offices, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    office = offices.tan_vinh
    before = current("units")
    with django_capture_on_commit_callbacks(execute=True):
        change = Change("units.describe_office", None, office, office.pk, {"phone": ""}, {"phone": "0218"}, "Gọi nhầm")
        units_changed.send(sender=type(office), change=change)
    entry = JournalEntry.objects.get()
    assert (entry.kind, entry.ref, entry.after) == (change.verb, f"units.office:{office.pk}", '{"phone":"0218"}')
    assert OutboxEvent.objects.get().kind == change.verb
    assert current("units") != before


def test_granted_role_names_who_granted_it(offices: Offices, people: People) -> None:
    grant_role(
        actor=people.mai, user=people.lan, office=offices.tan_vinh, role=Role.LEADER, valid_from=date(2026, 1, 1)
    )
    entry = JournalEntry.objects.get(kind="accounts.grant_role")
    assert (entry.actor_id, entry.actor_name) == (people.mai.pk, "Đinh Thị Mai")
    assert entry.office_id == offices.tan_vinh.pk


def test_program_itself_has_a_name() -> None:
    from congxa.records.things import name_of

    assert name_of(SYSTEM) == (None, "Hệ thống") == name_of(None)
    assert Ref("a.b", "1") == Ref.parse("a.b:1")


def test_every_action_of_the_rooms_below_has_a_kind() -> None:
    """An action whose kind nobody registered would be undone by the journal."""
    rooms = [Path(apps.get_app_config(room).path) / "actions" for room in ("units", "accounts")]
    sources = [path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py")]
    names = {name for source in sources for name in re.findall(r'"((?:units|accounts)\.[a-z_]+)"', source)}
    known = all_kinds().keys() | all_verbs().keys() | {model._meta.label_lower for model in apps.get_models()}
    assert len(names & all_kinds().keys()) > 15
    assert names <= known
