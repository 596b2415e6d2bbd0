from datetime import UTC, datetime
from types import ModuleType

import pytest

from congxa.kernel.offers import BadOffer, Block, Channel, Figure, Offer, Offers, gather

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def visits(key: str = "statistics.visits_today") -> Figure:
    return Figure(
        key=key,
        label="Lượt truy cập hôm nay",
        unit="lượt",
        how="Mỗi trình duyệt được đếm một lần mỗi ngày.",
        count=lambda office, now: 6305,
    )


def email(key: str = "notices.email") -> Channel:
    return Channel(key=key, label="Thư điện tử", takes="html")


def module(name: str, offered: object) -> ModuleType:
    made = ModuleType(name)
    made.__dict__["OFFERS"] = offered
    return made


def test_offers_come_in_declared_order() -> None:
    offers = gather([module("b.offers", [visits("b.two"), visits("b.one")]), module("a.offers", [visits("a.three")])])
    assert [figure.key for figure in offers.all(Figure)] == ["b.two", "b.one", "a.three"]


def test_each_kind_is_listed_by_itself() -> None:
    offers = gather([module("a.offers", [visits(), email()])])
    assert offers.all(Channel) == [email()]


def test_a_kind_nobody_offers_is_an_empty_list() -> None:
    assert Offers().all(Block) == []


def test_a_figure_is_counted_when_asked() -> None:
    offers = gather([module("a.offers", [visits()])])
    assert offers.get(Figure, "statistics.visits_today").count(None, NOW) == 6305


def test_the_same_key_twice_is_refused_and_both_modules_named() -> None:
    with pytest.raises(BadOffer, match=r"'statistics\.visits_today' is offered by b\.offers, but a\.offers"):
        gather([module("a.offers", [visits()]), module("b.offers", [visits()])])


def test_two_kinds_may_share_a_key() -> None:
    offers = gather([module("a.offers", [visits("a.same"), email("a.same")])])
    assert [source for _, source in offers] == ["a.offers", "a.offers"]


@pytest.mark.parametrize("key", ["visits", "Statistics.visits", "statistics.", "a.b.c", ""])
def test_a_key_names_room_and_thing(key: str) -> None:
    with pytest.raises(BadOffer, match=r"room\.name"):
        visits(key)


def test_an_unknown_key_names_the_known_ones() -> None:
    with pytest.raises(BadOffer, match=r"offered: statistics\.visits_today"):
        gather([module("a.offers", [visits()])]).get(Figure, "statistics.visits")


@pytest.mark.parametrize(("offered", "message"), [(None, "no list OFFERS"), (["visits"], "which is no offer")])
def test_a_module_without_proper_offers_is_refused(offered: object, message: str) -> None:
    with pytest.raises(BadOffer, match=message):
        gather([module("a.offers", offered)])


def test_every_kind_of_offer_names_itself_to_people() -> None:
    assert all("label" in kind.__dataclass_fields__ for kind in Offer.__subclasses__())


def test_every_refusal_names_kind_key_and_module() -> None:
    with pytest.raises(BadOffer, match=r"^Figure key 'visits' is not of the form room\.name$"):
        visits("visits")
    with pytest.raises(BadOffer, match=r"^Figure 'a\.one' is offered by b\.offers, but a\.offers offers it already$"):
        gather([module("a.offers", [visits("a.one")]), module("b.offers", [visits("a.one")])])
    known = gather([module("a.offers", [visits("a.one"), visits("a.two")])])
    with pytest.raises(BadOffer, match=r"^nobody offers Figure 'a\.three'; offered: a\.one, a\.two$"):
        known.get(Figure, "a.three")
    with pytest.raises(BadOffer, match=r"^nobody offers Channel 'a\.one'; offered: none$"):
        known.get(Channel, "a.one")
    with pytest.raises(BadOffer, match=r"^c\.offers has no list OFFERS$"):
        gather([ModuleType("c.offers")])
    with pytest.raises(BadOffer, match=r"^c\.offers\.OFFERS holds 'visits', which is no offer$"):
        gather([module("c.offers", ["visits"])])
