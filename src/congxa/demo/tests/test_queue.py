"""The demo's waiting room stands, whatever the hour at which it is loaded."""

from datetime import datetime

import pytest
from tests.people import Offices

from congxa.accounts.service import Role
from congxa.demo.queue import load_queue
from congxa.dossiers.models import Appointment, Ticket
from congxa.dossiers.tests.shops import person
from congxa.kernel.clock import VIETNAM


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [0, 3, 9, 16, 23])
def test_a_morning_has_people_served_waiting_and_absent(offices: Offices, hour: int) -> None:
    for number in (1, 2):
        person(f"quay{number}", f"Cán bộ {number}", offices.tan_vinh, Role.RECEPTION)
    load_queue([offices.district, offices.tan_vinh], datetime(2026, 11, 24, hour, 5, tzinfo=VIETNAM))
    states = set(Ticket.objects.values_list("state", flat=True))
    assert states == {"waiting", "serving", "done", "gone"}
    assert Ticket.objects.filter(office=offices.district).count() == 0
    assert Appointment.objects.filter(office=offices.tan_vinh).count() == 3
