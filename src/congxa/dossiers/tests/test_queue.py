"""Numbers, calling, appointments, devices and ratings through the actions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers.actions.queue import (
    book,
    call_again,
    call_next,
    call_ticket,
    cancel,
    check_in,
    close_days,
    come_back,
    device_of_key,
    done,
    draw,
    free_slots,
    leave,
    move_to,
    no_show,
    open_device,
    rate_service,
    register_device,
    renew_link,
    revoke_device,
    sit,
    start,
    ticket_to_rate,
)
from congxa.dossiers.models import Appointment, Dossier, QueueDevice, Rating, Ticket
from congxa.dossiers.tests.queues import WaitingRoom, after, make_room
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.clock import day_of
from congxa.records.service import JournalEntry

PHONE = "+84912345678"


@pytest.fixture
def room(shop: Shop) -> WaitingRoom:
    return make_room(shop)


def test_numbers_of_a_letter_begin_anew_each_day(room: WaitingRoom) -> None:
    assert [str(room.draw()) for _one in range(3)] == ["A001", "A002", "A003"]
    assert str(room.draw(matter=room.land)) == "B001"
    assert str(room.draw(24 * 60)) == "A001"


def test_a_page_that_is_touched_twice_draws_one_number(room: WaitingRoom) -> None:
    pair = [draw(actor=None, matter=room.papers, device=room.kiosk, once="x", now=NOW) for _one in range(2)]
    assert pair[0] == pair[1]


def test_strangers_draw_no_numbers(room: WaitingRoom) -> None:
    for actor in (None, room.shop.tu):
        with pytest.raises(Http404):
            draw(actor=actor, matter=room.papers, now=NOW)
    with pytest.raises(PermissionDenied):
        draw(actor=room.shop.phuc, matter=room.papers, now=NOW)


def test_a_tablet_a_foreign_and_a_revoked_kiosk_draw_none(room: WaitingRoom) -> None:
    revoke_device(actor=room.man, device=room.kiosk, now=NOW)
    room.kiosk.refresh_from_db()
    foreign = QueueDevice(office=room.shop.district, kind="kiosk")
    for device in (room.tablet, room.kiosk, foreign):
        with pytest.raises(Http404):
            draw(actor=None, matter=room.papers, device=device, now=NOW)


def test_one_key_ends_and_calls(room: WaitingRoom) -> None:
    first, second = room.draw(), room.draw(1)
    called = call_next(actor=room.shop.hoa, counter=room.first, now=after(2))
    assert called == first
    assert call_next(actor=room.shop.hoa, counter=room.first, seen=first.pk, now=after(9)) == second
    first.refresh_from_db()
    assert (first.state, first.started_at, first.ended_at) == ("done", after(2), after(9))
    assert call_next(actor=room.shop.hoa, counter=room.first, seen=second.pk, now=after(12)) is None


def test_a_key_pressed_twice_calls_once(room: WaitingRoom) -> None:
    first, _second = room.draw(), room.draw(1)
    answers = [call_next(actor=room.shop.hoa, counter=room.first, seen=None, now=after(2)) for _one in range(2)]
    assert answers == [first, first]


def test_two_counters_get_two_people(room: WaitingRoom) -> None:
    first, second = room.draw(), room.draw(1)
    assert call_next(actor=room.shop.hoa, counter=room.first, now=after(2)) == first
    assert call_next(actor=room.shop.binh, counter=room.second, now=after(2)) == second


def test_who_goes_first_leaves_every_third_turn_to_others(room: WaitingRoom) -> None:
    room.draw()
    for minute in range(3):
        room.draw(minute + 1, priority="old")
    seen, order = None, []
    for minute in range(4):
        ticket = call_next(actor=room.shop.hoa, counter=room.first, seen=seen, now=after(5 + minute))
        assert ticket is not None
        seen = ticket.pk
        order.append(str(ticket))
    assert order == ["A002", "A003", "A001", "A004"]


def test_calling_again_counts_and_absence_frees_the_counter(room: WaitingRoom) -> None:
    ticket = room.draw()
    call_next(actor=room.shop.hoa, counter=room.first, now=after(1))
    assert call_again(actor=room.shop.hoa, ticket=ticket, now=after(2)).calls == 2
    assert no_show(actor=room.shop.hoa, ticket=ticket, now=after(3)).state == "gone"
    assert come_back(actor=room.shop.hoa, ticket=ticket, now=after(10)).since == after(10)
    with pytest.raises(Refused, match="ngày khác"):
        no_show(actor=room.shop.hoa, ticket=ticket, now=after(11))
        come_back(actor=room.shop.hoa, ticket=ticket, now=after(24 * 60))


def test_who_is_sent_to_another_counter_comes_next_there(room: WaitingRoom) -> None:
    ticket = room.draw()
    room.draw(1)
    call_next(actor=room.shop.hoa, counter=room.first, now=after(2))
    start(actor=room.shop.hoa, ticket=ticket, now=after(3))
    move_to(actor=room.shop.hoa, ticket=ticket, counter=room.second, now=after(4))
    assert call_next(actor=room.shop.binh, counter=room.second, now=after(5)) == ticket
    with pytest.raises(Refused, match="đã ở Quầy 2"):
        move_to(actor=room.shop.binh, ticket=ticket, counter=room.second, now=after(6))


def test_a_dossier_can_be_tied_to_a_ticket(room: WaitingRoom) -> None:
    ticket = room.draw()
    dossier = room.shop.accepted()
    call_next(actor=room.shop.hoa, counter=room.first, now=after(2))
    assert done(actor=room.shop.hoa, ticket=ticket, dossier=dossier, now=after(8)).dossier == dossier
    with pytest.raises(Refused, match="Trạng thái này là cuối cùng"):
        done(actor=room.shop.hoa, ticket=ticket, now=after(9))


def test_out_of_turn_only_at_an_empty_counter(room: WaitingRoom) -> None:
    _first, second, third = room.draw(), room.draw(1), room.draw(2)
    assert call_ticket(actor=room.shop.hoa, counter=room.first, ticket=second, now=after(3)).state == "called"
    with pytest.raises(Refused, match="A002 còn ở quầy"):
        call_ticket(actor=room.shop.hoa, counter=room.first, ticket=third, now=after(4))


def test_officers_of_other_offices_and_leaders_call_nobody(room: WaitingRoom) -> None:
    room.draw()
    with pytest.raises(Http404):
        call_next(actor=room.shop.tu, counter=room.first, now=after(1))
    with pytest.raises(PermissionDenied):
        call_next(actor=room.shop.phuc, counter=room.first, now=after(1))


def test_a_taken_counter_is_named_and_can_be_taken_over(room: WaitingRoom) -> None:
    with pytest.raises(Refused, match="Vũ Thị Hoa đang ngồi Quầy 1 từ 09:00"):
        sit(actor=room.shop.binh, counter=room.first, now=after(5))
    sit(actor=room.shop.binh, counter=room.first, now=after(5), take_over=True)
    room.second.refresh_from_db()
    assert room.second.officer is None
    assert sit(actor=room.shop.van, counter=room.first, now=after(24 * 60)).officer == room.shop.van


def test_nobody_leaves_while_somebody_is_at_the_counter(room: WaitingRoom) -> None:
    ticket = room.draw()
    call_next(actor=room.shop.hoa, counter=room.first, now=after(1))
    with pytest.raises(Refused, match="A001 còn ở quầy"):
        leave(actor=room.shop.hoa, counter=room.first, now=after(2))
    done(actor=room.shop.hoa, ticket=ticket, now=after(3))
    assert leave(actor=room.shop.hoa, counter=room.first, now=after(4)).officer is None


def booked(room: WaitingRoom, hour: int = 2, phone: str = PHONE) -> Appointment:
    return book(actor=None, matter=room.papers, starts_at=NOW + timedelta(hours=hour), name="Bùi Văn An", phone=phone,
                now=NOW)  # fmt: skip


def test_times_are_those_of_the_office_hours_still_to_come(room: WaitingRoom) -> None:
    times = [f"{one.slot.starts:%H:%M}" for one in free_slots(room.papers, day_of(NOW), NOW)]
    afternoon = ["13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30"]
    assert times == ["10:00", "10:30", "11:00", *afternoon]
    assert free_slots(room.papers, day_of(NOW) + timedelta(days=5), NOW) == []  # a Saturday
    assert free_slots(room.papers, day_of(NOW) + timedelta(days=15), NOW) == []


def test_a_time_holds_as_many_as_it_has_places(room: WaitingRoom) -> None:
    assert booked(room) == booked(room)
    booked(room, phone="+84912345679")
    with pytest.raises(Refused, match="hết chỗ"):
        booked(room, phone="+84912345670")


def test_one_telephone_books_three_times_at_most(room: WaitingRoom) -> None:
    for day in (1, 2, 3):
        booked(room, hour=24 * day)
    with pytest.raises(Refused, match="3 lịch hẹn"):
        booked(room, hour=5)


def test_cancelling_needs_the_telephone_and_frees_the_place(room: WaitingRoom) -> None:
    row = booked(room)
    for phone in ("", "+84987654321"):
        with pytest.raises(Refused, match="không khớp"):
            cancel(actor=None, appointment=row, phone=phone, now=NOW)
    assert cancel(actor=None, appointment=row, phone=PHONE, now=NOW).state == "cancelled"
    assert cancel(actor=None, appointment=row, phone=PHONE, now=NOW).state == "cancelled"
    assert free_slots(room.papers, day_of(NOW), NOW)[2].left == 2


def test_an_appointment_goes_first_from_its_hour(room: WaitingRoom) -> None:
    row = booked(room)
    with pytest.raises(Refused, match="11:00 ngày 04/03/2019"):
        check_in(actor=None, appointment=row, device=room.kiosk, now=NOW - timedelta(minutes=1))
    ticket = check_in(actor=None, appointment=row, device=room.kiosk, now=after(110))
    assert check_in(actor=None, appointment=row, device=room.kiosk, now=after(111)) == ticket
    assert (ticket.since, ticket.first_from) == (row.starts_at, row.starts_at)
    earlier = room.draw(60)
    assert call_next(actor=room.shop.hoa, counter=room.first, now=after(115)) == earlier
    room.draw(61)
    assert call_next(actor=room.shop.binh, counter=room.second, now=after(121)) == ticket


def test_who_comes_late_to_an_appointment_waits_like_everybody(room: WaitingRoom) -> None:
    ticket = check_in(actor=None, appointment=booked(room), device=room.kiosk, now=after(120 + 46))
    assert (ticket.since, ticket.first_from) == (after(166), None)


def test_a_link_opens_one_machine_once(room: WaitingRoom) -> None:
    link = register_device(actor=room.man, office=room.office, kind="kiosk", name="Máy 2", now=NOW)
    opened = open_device(office=room.office.pk, secret=link.secret, now=NOW)
    assert device_of_key(room.office.pk, "kiosk", opened.secret) == link.device
    with pytest.raises(Refused, match="đã dùng"):
        open_device(office=room.office.pk, secret=link.secret, now=NOW)
    assert opened.secret not in str(QueueDevice.objects.filter(pk=link.device.pk).values())


def test_a_link_ends_after_three_days_and_belongs_to_its_office(room: WaitingRoom) -> None:
    link = register_device(actor=room.man, office=room.office, kind="kiosk", name="Máy 2", now=NOW)
    for office, now in ((room.office, NOW + timedelta(days=3)), (room.shop.district, NOW)):
        with pytest.raises(Refused, match="hết hạn"):
            open_device(office=office.pk, secret=link.secret, now=now)


def test_a_new_link_and_a_revocation_shut_the_old_machine_out(room: WaitingRoom) -> None:
    renew_link(actor=room.man, device=room.kiosk, now=NOW)
    assert device_of_key(room.office.pk, "kiosk", room.kiosk_key) is None
    revoke_device(actor=room.man, device=room.tablet, now=NOW)
    assert device_of_key(room.office.pk, "tablet", room.tablet_key) is None
    assert device_of_key(room.office.pk, "tablet", "") is None


def test_a_service_is_rated_once_at_its_counter(room: WaitingRoom) -> None:
    ticket = room.draw()
    call_next(actor=room.shop.hoa, counter=room.first, now=after(2))
    assert ticket_to_rate(room.first, after(3)) is None
    dossier = room.shop.accepted()
    Dossier.objects.filter(pk=dossier.pk).update(state="returned")
    done(actor=room.shop.hoa, ticket=ticket, dossier=dossier, now=after(5))
    assert ticket_to_rate(room.first, after(6)) == ticket
    rate_service(device=room.tablet, ticket=ticket, stars=5, now=after(6))
    assert Rating.objects.get().stars == 5
    with pytest.raises(Refused, match="đã được đánh giá"):
        rate_service(device=room.tablet, ticket=ticket, stars=1, now=after(7))
    assert ticket_to_rate(room.first, after(7)) is None


@pytest.mark.parametrize(("stars", "minute"), [(0, 6), (6, 6), (3, 30)])
def test_a_rating_out_of_bounds_or_time_is_refused(room: WaitingRoom, stars: int, minute: int) -> None:
    ticket = room.draw()
    call_next(actor=room.shop.hoa, counter=room.first, now=after(2))
    done(actor=room.shop.hoa, ticket=ticket, now=after(5))
    with pytest.raises(Refused):
        rate_service(device=room.tablet, ticket=ticket, stars=stars, now=after(minute))


def test_the_night_closes_the_day_and_forgets_old_bookings(room: WaitingRoom) -> None:
    room.draw()
    row = booked(room)
    ticket = room.draw(1)
    call_ticket(actor=room.shop.hoa, counter=room.first, ticket=ticket, now=after(2))
    assert close_days(now=after(24 * 60)) == 3
    row.refresh_from_db()
    assert (row.state, set(Ticket.objects.values_list("state", flat=True))) == ("missed", {"gone", "done"})
    close_days(now=NOW + timedelta(days=31))
    row.refresh_from_db()
    assert (row.name, row.phone) == ("", "")


def test_the_journal_says_nothing_of_why_somebody_goes_first(room: WaitingRoom) -> None:
    room.draw(priority="disabled")
    entry = JournalEntry.objects.filter(kind="dossiers.queue_draw").get()
    assert "disabled" not in str(entry.after)
