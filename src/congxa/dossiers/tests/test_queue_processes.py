"""Real processes that draw and call at the same time, on the database of the environment."""

import pytest
from tests.houses import Houses
from tests.processes import Players

from congxa.dossiers.models import Ticket
from congxa.dossiers.tests import queue_players as players
from congxa.dossiers.tests.queues import WaitingRoom, make_room
from congxa.dossiers.tests.shops import NOW


@pytest.fixture
def room(house: Houses) -> WaitingRoom:
    """A waiting room in a database that several processes share."""
    return make_room()


def test_three_kiosks_leave_no_gap_and_two_counters_never_call_the_same_number(
    room: WaitingRoom, processes: Players, house: Houses
) -> None:
    kiosks = [processes.start(players.draw_many, NOW, letter, 12) for letter in ("A", "A", "B")]
    assert [kiosk.wait(120) for kiosk in kiosks] == [0] * 3
    numbers = Ticket.objects.order_by("letter", "number").values_list("letter", "number")
    assert list(numbers) == [*(("A", number) for number in range(1, 25)), *(("B", number) for number in range(1, 13))]
    officers = [
        processes.start(players.call_all, NOW, username, counter)
        for username, counter in (("hoa", "Quầy 1"), ("binh", "Quầy 2"))
    ]
    assert [officer.wait(120) for officer in officers] == [0, 0]
    called = [(house.place / username).read_text().split() for username in ("hoa", "binh")]
    assert sorted(called[0] + called[1]) == sorted(str(ticket) for ticket in Ticket.objects.all())
    assert set(Ticket.objects.values_list("calls", "state")) == {(1, "done")}
