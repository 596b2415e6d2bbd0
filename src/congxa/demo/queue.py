"""The counters of the demo, and a believable morning in the waiting room of its main offices, made through the actions.

Every office has matters and counters. Where the demo has officers for the counters, this morning's people have drawn
numbers, been served, sent on and called in vain, some have booked times, and a few still wait: more people where more
dossiers are filed.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from congxa.accounts.service import SYSTEM, Role, User
from congxa.dossiers.service import Dossier, QueueMatter, ServiceCounter, queue
from congxa.kernel.clock import VIETNAM, day_of
from congxa.procedures.service import Field
from congxa.units.service import Office, work_calendar

_MATTERS = (
    ("A", "Hộ tịch, chứng thực", 2, ("ho-tich", "chung-thuc")),
    ("B", "Đất đai, xây dựng", 1, ("dat-dai", "hoat-dong-xay-dung")),
    ("C", "Lao động, bảo trợ xã hội", 2, ("bao-tro-xa-hoi", "nguoi-co-cong")),
    ("D", "Nhận kết quả", 0, ()),
)
_COUNTERS = (("Quầy 1", "ABCD"), ("Quầy 2", "ABCD"))
_ROLES = (Role.RECEPTION, Role.CASE_OFFICER)
_BOOKED = (("Bùi Thị Hương", "0912000101"), ("Đinh Văn Long", "0912000102"), ("Quách Thị Nhung", "0912000103"))
_FEW, _MANY = 7, 21
"""People who have come this morning, in a small commune and in a large one; a third of them still wait."""


def load_queue(offices: Iterable[Office], now: datetime | None = None) -> None:
    """Set up the counters of each office, and let the last working morning pass where there are officers."""
    now = now or timezone.now()
    fields = {field.key: field for field in Field.objects.all()}
    for office in offices:
        matters = [
            queue.set_matter(
                actor=SYSTEM,
                office=office,
                data=queue.MatterData(letter, name, per_slot=places),
                fields=[fields[key] for key in keys if key in fields],
            )
            for letter, name, places, keys in _MATTERS
        ]
        counters = [
            queue.set_counter(
                actor=SYSTEM, office=office, name=name, matters=[one for one in matters if one.letter in letters]
            )
            for name, letters in _COUNTERS
        ]
        officers = list(User.objects.filter(roles__office=office, roles__role__in=_ROLES).order_by("pk"))
        if officers:
            people = min(_MANY, max(_FEW, Dossier.objects.filter(office=office).count() // 3))
            _morning(matters, counters, officers, people, now)
            _appointments(office, matters, now)


def _morning(
    matters: Sequence[QueueMatter],
    counters: Sequence[ServiceCounter],
    officers: Sequence[User],
    people: int,
    now: datetime,
) -> None:
    """Let people come one after the other up to now, at most twelve minutes apart, whatever the hour."""
    chance = random.Random(7)  # noqa: S311 -- the same morning every time
    midnight = datetime.combine(day_of(now), time(0, 1), VIETNAM)
    step = min((now - midnight) / (people + 1), timedelta(minutes=12))
    start, served = now - step * (people + 1), people * 2 // 3
    seats = list(zip(officers, counters, strict=False))
    for officer, counter in seats:
        queue.sit(actor=officer, counter=counter, now=start)
    for place in range(people):
        moment = start + step * (place + 1)
        priority = ("old", "pregnant", "merit")[place % 3] if place % 5 == 3 else ""
        matter = chance.choices(matters, (6, 3, 2, 3))[0]
        queue.draw(actor=officers[0], matter=matter, priority=priority, now=moment)
        if place >= served:
            continue
        officer, counter = seats[place % len(seats)]
        _serve(officer, counter, moment + step / 4, step, absent=place == served // 2)


def _serve(officer: User, counter: ServiceCounter, moment: datetime, step: timedelta, *, absent: bool) -> None:
    here = queue.at_counter(counter, moment)
    ticket = queue.call_next(actor=officer, counter=counter, seen=here.pk if here else None, now=moment)
    if ticket is None:
        return
    if absent:
        queue.call_again(actor=officer, ticket=ticket, now=moment + step / 8)
        queue.no_show(actor=officer, ticket=ticket, now=moment + step / 4)
    else:
        queue.start(actor=officer, ticket=ticket, now=moment + step / 8)


def _appointments(office: Office, matters: Sequence[QueueMatter], now: datetime) -> None:
    day = work_calendar(office).next_workday(day_of(now) + timedelta(days=1))
    for number, (name, phone) in enumerate(_BOOKED):
        matter = matters[number % 2]
        free = queue.free_slots(matter, day, now)
        if free:
            starts_at = free[min(number, len(free) - 1)].slot.starts
            queue.book(
                actor=None,
                matter=matter,
                starts_at=starts_at,
                name=name,
                phone=f"+84{phone.removeprefix('0')}",
                now=now,
            )
