"""A waiting room for tests: two counters of Tân Vinh, three matters, a kiosk and a tablet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from congxa.accounts.service import Role, User
from congxa.dossiers.actions.queue import (
    MatterData,
    draw,
    open_device,
    register_device,
    set_counter,
    set_matter,
    sit,
)
from congxa.dossiers.models import QueueDevice, QueueMatter, ServiceCounter, Ticket
from congxa.dossiers.tests.shops import NOW, Shop, make_shop, person
from congxa.units.service import Office


@dataclass(frozen=True)
class WaitingRoom:
    """``Hoa`` sits at counter 1, ``Bình`` at counter 2; ``Mẫn`` is the administrator."""

    shop: Shop
    man: User
    papers: QueueMatter
    land: QueueMatter
    first: ServiceCounter
    second: ServiceCounter
    kiosk: QueueDevice
    kiosk_key: str
    tablet: QueueDevice
    tablet_key: str

    @property
    def office(self) -> Office:
        return self.shop.commune

    def draw(self, minute: int = 0, matter: QueueMatter | None = None, priority: str = "") -> Ticket:
        """A number from the kiosk, `minute` minutes after nine."""
        return draw(actor=None, matter=matter or self.papers, priority=priority, device=self.kiosk, now=after(minute))


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def make_room(shop: Shop | None = None) -> WaitingRoom:
    shop = shop or make_shop()
    office = shop.commune
    man = person("man", "Đinh Thị Mẫn", office, Role.ADMINISTRATOR)
    papers, land = (
        set_matter(actor=man, office=office, data=MatterData(letter, name))
        for letter, name in (("A", "Hộ tịch, chứng thực"), ("B", "Đất đai"))
    )
    first, second = (
        set_counter(actor=man, office=office, name=f"Quầy {number}", matters=[papers, land]) for number in (1, 2)
    )
    sit(actor=shop.hoa, counter=first, now=NOW)
    sit(actor=shop.binh, counter=second, now=NOW)
    opened = []
    for kind, counter in ((QueueDevice.Kind.KIOSK, None), (QueueDevice.Kind.TABLET, first)):
        link = register_device(actor=man, office=office, kind=kind, name=f"Máy {kind}", counter=counter, now=NOW)
        opened.append(open_device(office=office.pk, secret=link.secret, now=NOW))
    (kiosk, kiosk_key), (tablet, tablet_key) = opened
    return WaitingRoom(shop, man, papers, land, first, second, kiosk, kiosk_key, tablet, tablet_key)
