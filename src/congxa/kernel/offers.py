"""What a room offers to faces and numbers: typed, frozen values that say what there is and how to read it.

A room declares them in its `offers.py` as `OFFERS = [...]`; the site finds those modules and hands them to
`gather`. Offers are data. The functions they hold only read: they answer a question (how many, which items,
how fresh) for an office at a time, and never change what another room does. `office` is the office's key, or
None for the whole house; `now` is aware. Labels may be lazily translated text, which is why they are typed
`Words` and not `str`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from types import ModuleType
from typing import Literal, TypeVar

from congxa.kernel.refs import Ref
from congxa.kernel.text import Words

_KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


class BadOffer(ValueError):
    """An offer is malformed, offered twice or unknown. Its message names the offer and the module."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What all offers have: a key `room.name`, unique among offers of its class, and a label for people."""

    key: str
    label: Words

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise BadOffer(f"{type(self).__name__} key {self.key!r} is not of the form room.name")


@dataclass(frozen=True, kw_only=True)
class Figure(Offer):
    """A number and how to count it. Home page, report and API show one Figure, so it is counted in one place.

    `how` says to a citizen how it is counted. `count` answers None when the number is not known, which is not
    zero.
    """

    unit: Words
    how: Words
    count: Callable[[int | None, datetime], int | Decimal | None]
    public: bool = True


@dataclass(frozen=True, kw_only=True)
class Block(Offer):
    """A block of the home page: `content(office=…, now=…)` gives what `template` needs; nothing hides it."""

    content: Callable[..., object]
    template: str
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Tile(Offer):
    """One of the things people come for, as a large tile of the home page: a verb, a line of help and an icon.

    `path` lies below the office's prefix; a tile whose path leads nowhere is not shown.
    """

    path: str
    help: Words = ""
    icon: str = "arrow-right"
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Banner(Offer):
    """A way to another part of the portal, shown below the news: public services, reports, invitations.

    `path` lies below the office's prefix; a banner whose path leads nowhere is not shown.
    """

    path: str
    icon: str = "arrow-right"
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Item:
    """One public thing as feeds and search show it: `body` in plain text, `path` below the office's prefix."""

    ref: Ref
    office: int
    title: str
    path: str
    published_at: datetime
    changed_at: datetime
    summary: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Feed(Offer):
    """What may leave the house as RSS, Atom or open data: `items(office, now)`, public, newest first."""

    path: str
    items: Callable[[int | None, datetime], Iterable[Item]]


@dataclass(frozen=True, kw_only=True)
class Findable(Offer):
    """What the site search may find: every public item of one kind, of an office or of the whole house.

    ``leads_on`` says that these items only lead to others, as a section does to its articles; they are found last.
    """

    items: Callable[[int | None, datetime], Iterable[Item]]
    leads_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Channel(Offer):
    """Where a notice can go, what it takes, and how many characters (None: no limit)."""

    takes: Literal["text", "html", "audio", "paper"]
    max_length: int | None = None


@dataclass(frozen=True, kw_only=True)
class Duty(Offer):
    """What an office must publish and how fresh it must be kept.

    `basis` names the article. `fresh_days` None means: must exist, does not age. `latest(office, now)` is
    when the office last published it, None when never.
    """

    basis: Words
    fresh_days: int | None
    latest: Callable[[int, datetime], datetime | None]


@dataclass(frozen=True, kw_only=True)
class Retention(Offer):
    """How long a kind of data is kept and why; `expired(now)` gives what is due to go, oldest first."""

    keep_days: int
    basis: Words
    expired: Callable[[datetime], Iterable[Ref]]
    personal: bool = False


OfferT = TypeVar("OfferT", bound=Offer)


@dataclass
class Offers:
    """All offers of the installed rooms, in the order they were declared."""

    _by_kind: dict[type[Offer], dict[str, tuple[Offer, str]]] = field(default_factory=dict)

    def register(self, offer: Offer, source: str) -> None:
        """Add `offer`, declared in module `source`. Raises BadOffer when its class already has that key."""
        kind = self._by_kind.setdefault(type(offer), {})
        if offer.key in kind:
            first = kind[offer.key][1]
            raise BadOffer(
                f"{type(offer).__name__} {offer.key!r} is offered by {source}, but {first} offers it already"
            )
        kind[offer.key] = (offer, source)

    def all(self, kind: type[OfferT]) -> list[OfferT]:
        """Every offer of `kind` in declared order; none is an empty list."""
        return [offer for offer, _ in self._by_kind.get(kind, {}).values() if isinstance(offer, kind)]

    def get(self, kind: type[OfferT], key: str) -> OfferT:
        """The offer of `kind` with `key`. Raises BadOffer, naming the known keys, when nobody offers it."""
        for offer in self.all(kind):
            if offer.key == key:
                return offer
        known = ", ".join(self._by_kind.get(kind, {})) or "none"
        raise BadOffer(f"nobody offers {kind.__name__} {key!r}; offered: {known}")

    def __iter__(self) -> Iterator[tuple[Offer, str]]:
        """Every offer with the module that declared it, class by class: what `congxa offers` lists."""
        for kind in self._by_kind.values():
            yield from kind.values()


def gather(modules: Iterable[ModuleType]) -> Offers:
    """Collect the `OFFERS` lists of `modules` in the order given.

    Raises BadOffer when a module has no such list, when it holds something else, or when two declare the same
    offer.
    """
    offers = Offers()
    for module in modules:
        declared = getattr(module, "OFFERS", None)
        if not isinstance(declared, list | tuple):
            raise BadOffer(f"{module.__name__} has no list OFFERS")
        for offer in declared:
            if not isinstance(offer, Offer):
                raise BadOffer(f"{module.__name__}.OFFERS holds {offer!r}, which is no offer")
            offers.register(offer, module.__name__)
    return offers
