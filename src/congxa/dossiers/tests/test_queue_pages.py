"""The pages of the queue, without JavaScript: machines, the waiting room, phones, the desk."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse, set_script_prefix
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from congxa.dossiers.actions.queue import call_next, done, draw, free_slots, leave, register_device, sit, start
from congxa.dossiers.models import Appointment, QueueDevice, QueueMatter, ServiceCounter, Ticket, TicketRating
from congxa.dossiers.tests.queues import WaitingRoom, make_room
from congxa.dossiers.tests.shops import Shop
from congxa.kernel.clock import VIETNAM, day_of

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
Open = Callable[..., Any]


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


@pytest.fixture
def room(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> WaitingRoom:
    """A waiting room on a Monday morning at nine."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    made = make_room(shop)
    sit(actor=shop.hoa, counter=made.first, now=MONDAY)
    return made


def place(name: str, *arguments: object) -> str:
    set_script_prefix("/")  # the last request may have left its own
    return f"/tan-vinh{reverse(name, args=arguments)}"


def kiosk(room: WaitingRoom) -> Client:
    client = Client()
    client.cookies[f"congxa_kiosk_{room.office.pk}"] = room.kiosk_key
    return client


def tablet(room: WaitingRoom) -> Client:
    client = Client()
    client.cookies[f"congxa_tablet_{room.office.pk}"] = room.tablet_key
    return client


def officer(room: WaitingRoom) -> Client:
    client = Client()
    client.force_login(room.shop.hoa)
    return client


def text(answer: Any) -> str:  # noqa: ANN401 -- a response
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def given(room: WaitingRoom, minutes: int = 0, priority: str = "") -> Ticket:
    return draw(actor=None, matter=room.papers, device=room.kiosk, priority=priority,
                now=MONDAY - timedelta(minutes=minutes))  # fmt: skip


@pytest.mark.parametrize("name", ["queue_kiosk", "queue_arrive", "queue_rating"])
def test_a_stranger_is_led_to_appointments(room: WaitingRoom, name: str) -> None:
    answer = Client().get(place(name))
    assert answer.status_code == 403
    assert place("queue_booking") in answer.content.decode()
    assert Client().post(place(name), {"viec": room.papers.pk}).status_code == 403
    assert not Ticket.objects.exists()


def test_a_number_is_drawn_with_two_touches(room: WaitingRoom) -> None:
    client = kiosk(room)
    assert "Hộ tịch, chứng thực không có ai chờ, mời đến ngay" in text(client.get(place("queue_kiosk")))
    asked = client.get(place("queue_kiosk"), {"viec": room.papers.pk})
    assert "Từ 60 tuổi" in text(asked)
    answer = client.post(place("queue_kiosk"), {"viec": room.papers.pk, "uu-tien": "old", "lan": "a"}, follow=True)
    assert "Số của ông/bà A001" in text(answer)
    assert Ticket.objects.get().priority == "old"
    client.post(place("queue_kiosk"), {"viec": room.papers.pk, "uu-tien": "old", "lan": "a"})
    assert Ticket.objects.count() == 1


def test_how_many_stand_before_and_a_figure_only_once_services_say_how_long(room: WaitingRoom) -> None:
    waiting = [given(room, minutes) for minutes in (90, 80, 70, 20, 10, 5)]
    shown = text(kiosk(room).get(place("queue_kiosk")))
    assert "Hộ tịch, chứng thực 6 người ở trước Đất đai 6 người ở trước" in shown
    assert "phút" not in shown and "phút" not in text(Client().get(place("queue_display_part")))
    assert "Chưa ước được thời gian" in text(Client().get(place("queue_ticket", waiting[-1].code)))
    for place_in_line, before in enumerate((60, 48, 36)):
        began = MONDAY - timedelta(minutes=before)
        call_next(actor=room.shop.hoa, counter=room.first, seen=None, now=began)
        start(actor=room.shop.hoa, ticket=waiting[place_in_line], now=began)
        done(actor=room.shop.hoa, ticket=waiting[place_in_line], now=began + timedelta(minutes=8))
    shown = text(Client().get(place("queue_display_part")))
    # One counter, empty just now: the first goes at once, two services of eight minutes, half a one for good measure.
    assert "Hộ tịch, chứng thực 3 người ở trước, khoảng 20 phút" in shown
    assert "Khoảng 15 phút nữa" in text(Client().get(place("queue_ticket", waiting[-1].code)))


def test_without_anybody_at_a_counter_nobody_is_told_to_come(room: WaitingRoom) -> None:
    leave(actor=room.shop.hoa, counter=room.first, now=MONDAY)
    shown = text(kiosk(room).get(place("queue_kiosk")))
    assert "không có ai chờ" in shown and "mời đến ngay" not in shown
    assert "Chưa có quầy nào mở" in text(Client().get(place("queue_ticket", given(room).code)))


def test_an_unknown_reason_is_refused_in_a_sentence(room: WaitingRoom) -> None:
    answer = kiosk(room).post(place("queue_kiosk"), {"viec": room.papers.pk, "uu-tien": "rich"})
    assert answer.status_code == 400
    assert "Hãy chọn lý do ưu tiên trong danh sách." in text(answer)


def test_the_key_of_another_offices_kiosk_opens_nothing(room: WaitingRoom) -> None:
    client = Client()
    client.cookies[f"congxa_kiosk_{room.shop.offices.nhuan_trach.pk}"] = room.kiosk_key
    assert client.get(place("queue_kiosk").replace("tan-vinh", "nhuan-trach")).status_code == 403


def book(room: WaitingRoom, **changes: str) -> Any:  # noqa: ANN401 -- a response
    when = (MONDAY + timedelta(hours=1)).isoformat()
    fields = {
        "viec": str(room.papers.pk),
        "ngay": "2026-11-23",
        "gio": when,
        "name": "Bùi Văn An",
        "phone": "0912345678",
    }
    return Client().post(place("queue_booking"), {**fields, **changes}, follow=True)


def test_a_time_is_booked_shown_and_cancelled(room: WaitingRoom) -> None:
    days = text(Client().get(place("queue_booking"), {"viec": str(room.papers.pk), "ngay": "2026-11-23"}))
    assert "10:00 10:30 11:00 13:30" in days
    answer = book(room)
    shown = text(answer)
    assert "10:00, Thứ Hai, 23/11/2026" in shown
    assert "Bùi Văn An" not in shown and "912" not in shown
    address = answer.redirect_chain[-1][0]
    assert "không khớp" in text(Client().post(address, {"phone": "0987654321"}))
    Client().post(address, {"phone": "0912 345 678"})
    assert Appointment.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"gio": ""}, "Hãy chọn một giờ."),
        ({"gio": "2026-11-23T10:00:00"}, "Hãy chọn một giờ."),
        ({"gio": "9999-12-31T23:59:00+00:00"}, "Hãy chọn một giờ."),
        ({"gio": "0001-01-01T00:00:00+14:00"}, "Hãy chọn một giờ."),
        ({"gio": "2026-11-23T12:00:00+07:00"}, "Giờ này vừa hết chỗ"),
        ({"phone": "123"}, "Số điện thoại không đúng"),
        ({"name": " "}, "Họ và tên"),
    ],
)
def test_what_is_wrong_with_a_booking_is_said(room: WaitingRoom, changes: dict[str, str], sentence: str) -> None:
    answer = book(room, **changes)
    assert answer.status_code == 400
    assert sentence in text(answer)
    assert not Appointment.objects.exists()


def test_who_books_again_and_again_is_asked_to_wait(room: WaitingRoom) -> None:
    said = [text(book(room, phone=f"09123456{number:02d}", gio="2026-11-23T12:00:00+07:00")) for number in range(11)]
    assert "nhiều lịch hẹn" not in said[9]
    assert "nhiều lịch hẹn" in said[10]


def test_an_appointment_is_met_by_telephone_key_by_key(room: WaitingRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    book(room)
    client, typed = kiosk(room), ""
    for key in "0912345678":
        answer = client.post(place("queue_arrive"), {"so": typed, "phim": key})
        typed = re.search(r'name="so" value="(\d*)"', answer.content.decode())[1]  # type: ignore[index]  # a miss fails the test
    assert typed == "0912345678"
    monkeypatch.setattr(timezone, "now", lambda: MONDAY + timedelta(minutes=50))
    answer = client.post(place("queue_arrive"), {"so": typed, "phim": "xong"}, follow=True)
    assert "A001" in text(answer)
    unknown = client.post(place("queue_arrive"), {"so": "0987654321", "phim": "xong"})
    assert "Hôm nay không có lịch hẹn nào với số này." in text(unknown)


def test_a_phone_says_how_many_are_before_and_then_where_to_go(room: WaitingRoom) -> None:
    first, second = given(room, 20), given(room, 10)
    address = place("queue_ticket", second.code)
    assert "Còn 1 người ở trước" in text(Client().get(address))
    called = call_next(actor=room.shop.hoa, counter=room.first, now=MONDAY)
    assert called == first
    assert "Ông/bà là người tiếp theo" in text(Client().get(address))
    call_next(actor=room.shop.hoa, counter=room.first, seen=first.pk, now=MONDAY)
    assert "Mời đến Quầy 1 ngay." in text(Client().get(address))


def test_a_number_without_an_open_counter_promises_nothing(room: WaitingRoom) -> None:
    ServiceCounter.objects.update(officer=None)
    assert "Chưa có quầy nào mở" in text(Client().get(place("queue_ticket", given(room).code)))


def test_the_screen_shows_numbers_and_counters_and_is_never_kept(room: WaitingRoom) -> None:
    given(room, 20)
    given(room, 10)
    call_next(actor=room.shop.hoa, counter=room.first, now=MONDAY)
    answer = Client().get(place("queue_display"))
    assert "A001 Quầy 1" in text(answer)
    assert 'data-say="Mời số A 1 đến Quầy 1"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "X-Page-Cache" not in answer


def test_the_screen_takes_the_same_queries_for_many(
    room: WaitingRoom, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for minute in range(12):
        given(room, minute)
    Client().get(place("queue_display_part"))
    with django_assert_max_num_queries(7):
        Client().get(place("queue_display_part"))


def test_five_words_rate_the_last_service(room: WaitingRoom) -> None:
    ticket = given(room, 10)
    call_next(actor=room.shop.hoa, counter=room.first, now=MONDAY)
    assert "Xin mời đánh giá sau khi được phục vụ." in text(tablet(room).get(place("queue_rating")))
    done(actor=room.shop.hoa, ticket=ticket, now=MONDAY)
    shown = text(tablet(room).get(place("queue_rating")))
    assert "Số A001: ông/bà có hài lòng" in shown
    assert "Rất hài lòng Hài lòng Bình thường Không hài lòng Rất không hài lòng" in shown
    assert tablet(room).post(place("queue_rating"), {"phieu": ticket.pk, "muc": "4"}).status_code == 200
    assert TicketRating.objects.get().stars == 4
    again = tablet(room).post(place("queue_rating"), {"phieu": ticket.pk, "muc": "1"})
    assert "Số này đã được đánh giá" in text(again)


@pytest.mark.parametrize("stars", ["", "0", "9", "12", "x"])
def test_no_other_number_rates(room: WaitingRoom, stars: str) -> None:
    ticket = given(room, 10)
    call_next(actor=room.shop.hoa, counter=room.first, now=MONDAY)
    done(actor=room.shop.hoa, ticket=ticket, now=MONDAY)
    assert tablet(room).post(place("queue_rating"), {"phieu": ticket.pk, "muc": stars}).status_code == 400


def test_a_number_that_no_ticket_can_have_is_not_found(room: WaitingRoom) -> None:
    assert tablet(room).post(place("queue_rating"), {"phieu": "9" * 30, "muc": "4"}).status_code == 404


def test_a_link_makes_a_machine_only_when_the_button_is_pressed(room: WaitingRoom) -> None:
    link = register_device(actor=room.man, office=room.office, kind="kiosk", name="Máy 2", now=MONDAY)
    address, client = place("queue_register", link.secret), Client()
    assert "Dùng máy này làm máy lấy số?" in text(client.get(address))
    link.device.refresh_from_db()
    assert link.device.opened_at is None
    assert client.post(address)["Location"] == place("queue_kiosk")
    cookie = client.cookies[f"congxa_kiosk_{room.office.pk}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/tan-vinh/")
    assert client.get(place("queue_kiosk")).status_code == 200
    assert Client().get(address).status_code == 404


def test_the_desk_calls_the_next_with_one_button(room: WaitingRoom) -> None:
    given(room, 20)
    given(room, 10, priority="pregnant")
    client = officer(room)
    page = client.get(place("desk_queue"))
    assert "2 người đang chờ" in text(page)
    assert re.search(r'value="goi-tiep"[^>]* autofocus', page.content.decode())
    client.post(place("desk_queue_do"), {"lam": "goi-tiep", "quay": room.first.pk})
    shown = text(client.get(place("desk_queue")))
    assert "A002 Hộ tịch, chứng thực · phụ nữ mang thai" in shown
    client.post(place("desk_queue_do"), {"lam": "goi-tiep", "quay": room.first.pk})
    assert Ticket.objects.filter(state="called").count() == 1


def test_every_button_of_the_desk_works(room: WaitingRoom) -> None:
    client, first, second = officer(room), given(room, 20), given(room, 10)

    def press(what: str, **fields: object) -> str:
        data = {"lam": what, "quay": room.first.pk, **{name.replace("_", "-"): value for name, value in fields.items()}}
        return text(client.post(place("desk_queue_do"), data, follow=True))

    press("goi-tiep")
    press("goi-lai", phieu=first.pk)
    press("bat-dau", phieu=first.pk)
    assert "Đang phục vụ" in text(client.get(place("desk_queue")))
    press("chuyen", phieu=first.pk, quay_moi=room.second.pk)
    press("goi", phieu=second.pk)
    press("vang", phieu=second.pk)
    press("tro-lai", phieu=second.pk)
    press("goi-tiep")
    assert "Không thấy hồ sơ" in press("xong", phieu=second.pk, ho_so="khong-co")
    dossier = room.shop.accepted(now=MONDAY)
    press("xong", phieu=second.pk, ho_so=str(dossier.number))
    second.refresh_from_db()
    assert second.dossier == dossier
    assert "Đã cấp số B001." in press("cap-so", viec=room.land.pk)
    book(room)
    press("den-hen", hen=Appointment.objects.get().pk)
    assert Ticket.objects.filter(source="web").count() == 1
    assert "Ngồi quầy nào?" in press("roi")
    assert "Hàng chờ: Quầy 1" in press("ngoi")
    assert press("khong-co-viec-nay")


def test_tickets_of_other_offices_do_not_exist(room: WaitingRoom) -> None:
    elsewhere = QueueMatter.objects.create(office=room.shop.district, letter="A", name="Việc khác")
    client = officer(room)
    answer = client.post(place("desk_queue_do"), {"lam": "cap-so", "viec": elsewhere.pk})
    assert answer.status_code == 404


def test_the_desk_takes_the_same_queries_for_many(
    room: WaitingRoom, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = officer(room)
    for minute in range(15):
        given(room, minute)
    client.get(place("desk_queue"))
    with django_assert_max_num_queries(16):
        client.get(place("desk_queue"))


def test_the_leader_reads_how_long_people_waited(room: WaitingRoom) -> None:
    for minutes in (40, 20, 5):
        given(room, minutes)
    seen = None
    for _one in range(3):
        ticket = call_next(actor=room.shop.hoa, counter=room.first, seen=seen, now=MONDAY)
        seen = ticket.pk if ticket else None
    client = Client()
    client.force_login(room.shop.phuc)
    shown = text(client.get(place("desk_queue_figures")))
    assert "Tất cả 3 20 40 40 66,7 %" in shown


def test_the_administrator_sets_everything_up_and_the_link_is_shown_once(room: WaitingRoom) -> None:
    client = Client()
    client.force_login(room.man)
    fields = {
        "letter": "C",
        "name": "Nhận kết quả",
        "slot_minutes": "15",
        "per_slot": "0",
        "open": "on",
    }
    assert client.post(place("desk_queue_matter_add"), fields)["Location"] == place("desk_queue_settings")
    matter = QueueMatter.objects.get(letter="C")
    client.post(place("desk_queue_matter", matter.pk), {**fields, "name": "Trả kết quả"})
    client.post(place("desk_queue_counter_add"), {"name": "Quầy 3", "matters": [matter.pk], "open": "on"})
    assert ServiceCounter.objects.get(name="Quầy 3").matters.get().name == "Trả kết quả"
    wrong = client.post(place("desk_queue_matter_add"), fields)
    assert wrong.status_code == 400
    made = client.post(place("desk_queue_device_add"), {"kind": "kiosk", "name": "Máy sảnh"})
    address = re.search(r'value="http://[^/]+(/[^"]+)"', made.content.decode())[1]  # type: ignore[index]  # a miss fails the test
    assert Client().get(address).status_code == 200
    device = QueueDevice.objects.get(name="Máy sảnh")
    client.post(place("desk_queue_device", device.pk), {"lam": "thu-hoi"})
    assert Client().get(address).status_code == 404
    listed = client.get(place("desk_queue_settings"))
    assert "thu hồi 09:00, 23/11/2026" in text(listed)


def test_no_times_are_offered_where_none_are_taken(room: WaitingRoom) -> None:
    QueueMatter.objects.update(per_slot=0)
    room.papers.refresh_from_db()
    assert free_slots(room.papers, day_of(MONDAY), MONDAY) == []
    assert "chưa nhận đặt lịch hẹn" in text(Client().get(place("queue_booking")))
