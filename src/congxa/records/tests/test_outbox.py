"""The outbox: who is told of what, again after a failure, in order for each thing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from congxa.kernel.refs import Ref
from congxa.records import delivery, outbox
from congxa.records.models import Delivery, OutboxEvent
from congxa.records.outbox import Consumer, Event, publish

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PAGE, OTHER = Ref("portal.newspage", "12"), Ref("portal.newspage", "13")
Enlist = Callable[..., list[Event]]


@pytest.fixture
def enlist(monkeypatch: pytest.MonkeyPatch) -> Enlist:
    """Return a function that registers a consumer and gives the list of what it was told."""
    consumers: dict[str, Consumer] = {}
    for module in (outbox, delivery):
        monkeypatch.setattr(module, "all_consumers", lambda: consumers)

    def enlist(name: str = "tester.all", pattern: str = "*", fails: int = 0, max_attempts: int = 3) -> list[Event]:
        told: list[Event] = []
        left = [fails]

        def function(event: Event) -> None:
            if left[0]:
                left[0] -= 1
                raise ConnectionError("máy chủ không trả lời")
            told.append(event)

        consumers[name] = Consumer(pattern, name, function, max_attempts=max_attempts)
        return told

    return enlist


def run(hours: int = 0) -> int:
    return delivery.deliver_once(now=NOW + timedelta(hours=hours))


def test_consumer_is_told_what_happened(enlist: Enlist) -> None:
    told = enlist()
    publish("portal.page_published", PAGE, {"title": "Lễ hội"}, office=7, now=NOW)
    assert run() == 1 and run() == 0
    event = told[0]
    assert (event.kind, event.ref, event.office, event.attempt) == ("portal.page_published", PAGE, 7, 1)
    assert event.payload == {"title": "Lễ hội"}


def test_consumer_is_told_only_of_kinds_it_asked_for(enlist: Enlist) -> None:
    told = enlist(pattern="units.*")
    publish("portal.page_published", PAGE, now=NOW)
    assert run() == 0 and not told


def test_event_of_a_rolled_back_change_is_never_sent(enlist: Enlist) -> None:
    told = enlist()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish("portal.page_published", PAGE, now=NOW)
        raise ZeroDivisionError
    assert run() == 0 and not told


def test_same_key_is_put_in_once(enlist: Enlist) -> None:
    enlist()
    first = publish("portal.page_published", PAGE, key="page 12 rev 3", now=NOW)
    assert publish("portal.page_published", PAGE, key="page 12 rev 3", now=NOW) == first
    assert OutboxEvent.objects.count() == 1


def test_failing_consumer_holds_up_no_other(enlist: Enlist) -> None:
    told = enlist("tester.good")
    enlist("tester.bad", fails=99)
    publish("portal.page_published", PAGE, now=NOW)
    publish("portal.page_published", PAGE, now=NOW)
    run()
    assert len(told) == 2


def test_failure_is_tried_again_later_and_named(enlist: Enlist) -> None:
    told = enlist(fails=1)
    publish("portal.page_published", PAGE, now=NOW)
    assert run() == 1 and run() == 0
    assert Delivery.objects.get().last_error == "ConnectionError: máy chủ không trả lời"
    assert run(hours=2) == 1
    assert [event.attempt for event in told] == [2]


def test_later_event_waits_for_the_failed_one_of_its_thing(enlist: Enlist) -> None:
    told = enlist(fails=1)
    first = publish("portal.page_published", PAGE, now=NOW)
    second = publish("portal.page_published", PAGE, now=NOW)
    other = publish("portal.page_published", OTHER, now=NOW)
    run()
    assert [event.id for event in told] == [other.pk]
    run(hours=2)
    assert [event.id for event in told] == [other.pk, first.pk, second.pk]


def test_urgent_event_waits_for_one_delivery_of_a_bulk_at_most(enlist: Enlist) -> None:
    told = enlist()
    bulk = [publish("dossiers.accepted", Ref("dossiers.dossier", str(n)), now=NOW).pk for n in range(30)]
    assert delivery.deliver_once(limit=1, now=NOW) == 1
    letter = publish("dossiers.account_letter", PAGE, urgent=True, now=NOW)
    run()
    assert [event.id for event in told] == [bulk[0], letter.pk, *bulk[1:]]


def test_urgent_event_takes_what_is_open_of_its_thing_along_in_order(enlist: Enlist) -> None:
    told = enlist()
    other = publish("portal.page_published", OTHER, now=NOW)
    first = publish("portal.page_published", PAGE, now=NOW)
    second = publish("portal.page_published", PAGE, urgent=True, now=NOW)
    run()
    assert [event.id for event in told] == [first.pk, second.pk, other.pk]


def test_urgent_event_that_fails_holds_nobody_up_and_goes_first_again(enlist: Enlist) -> None:
    told = enlist(fails=1)
    letter = publish("dossiers.account_letter", PAGE, urgent=True, now=NOW)
    other = publish("portal.page_published", OTHER, now=NOW)
    run()
    assert [event.id for event in told] == [other.pk]
    late = publish("portal.page_published", OTHER, now=NOW)
    run(hours=2)
    assert [event.id for event in told] == [other.pk, letter.pk, late.pk]


def test_dead_letter_is_kept_until_sent_again(enlist: Enlist) -> None:
    told = enlist(fails=3)
    publish("portal.page_published", PAGE, now=NOW)
    for hours in (0, 2, 4, 6):
        run(hours)
    dead = Delivery.objects.get()
    assert dead.state == Delivery.State.DEAD and not told
    assert delivery.requeue(dead, NOW)
    assert run(hours=7) == 1 and len(told) == 1
    assert not delivery.requeue(dead, NOW)


def test_skipped_dead_letter_lets_the_next_event_through(enlist: Enlist) -> None:
    told = enlist(fails=1, max_attempts=1)
    publish("portal.page_published", PAGE, now=NOW)
    second = publish("portal.page_published", PAGE, now=NOW)
    run()
    assert not told
    assert delivery.skip(Delivery.objects.get(state=Delivery.State.DEAD), NOW)
    run()
    assert [event.id for event in told] == [second.pk]


def test_leased_delivery_is_left_alone_until_the_lease_ends(enlist: Enlist) -> None:
    told = enlist()
    publish("portal.page_published", PAGE, now=NOW)
    assert delivery.claim(NOW, outbox.all_consumers()) is not None
    assert run() == 0
    assert run(hours=1) == 1 and len(told) == 1


def test_event_that_ends_every_worker_becomes_a_dead_letter(enlist: Enlist) -> None:
    enlist(max_attempts=2)
    publish("portal.page_published", PAGE, now=NOW)
    for hours in (0, 1):
        assert delivery.claim(NOW + timedelta(hours=hours), outbox.all_consumers())
    assert run(hours=2) == 0
    assert Delivery.objects.get().state == Delivery.State.DEAD


def test_worker_whose_lease_ended_cannot_write_its_result(enlist: Enlist) -> None:
    enlist()
    publish("portal.page_published", PAGE, now=NOW)
    consumers = outbox.all_consumers()
    slow = delivery.claim(NOW, consumers)
    quick = delivery.claim(NOW + timedelta(hours=1), consumers)
    assert slow is not None and quick is not None
    assert not delivery.settle_delivery(slow, consumers[slow.consumer], "quá chậm", NOW)
    assert delivery.settle_delivery(quick, consumers[quick.consumer], "", NOW)


def test_waits_grow_to_an_hour() -> None:
    waits = [delivery.wait_after(attempts) for attempts in (1, 5, 50)]
    assert timedelta(seconds=2.5) <= waits[0] <= timedelta(seconds=5)
    assert timedelta(seconds=40) <= waits[1] <= timedelta(seconds=80)
    assert timedelta(minutes=30) <= waits[2] <= timedelta(hours=1)


def test_pruning_forgets_only_what_everybody_has_received(enlist: Enlist) -> None:
    enlist("tester.good")
    enlist("tester.bad", pattern="portal.bad", fails=99)
    publish("portal.good", PAGE, now=NOW)
    kept = publish("portal.bad", OTHER, now=NOW)
    run()
    assert delivery.prune_delivered(NOW + timedelta(days=29)) == 0
    assert delivery.prune_delivered(NOW + timedelta(days=31)) == 1
    assert OutboxEvent.objects.get() == kept


def test_what_will_be_forgotten_is_offered_for_all_to_see(enlist: Enlist) -> None:
    from congxa.records.offers import OFFERS

    enlist()
    event = publish("portal.good", PAGE, now=NOW)
    run()
    assert list(OFFERS[0].expired(NOW + timedelta(days=31))) == [Ref("records.outboxevent", str(event.pk))]
    assert not list(OFFERS[0].expired(NOW + timedelta(days=29)))
