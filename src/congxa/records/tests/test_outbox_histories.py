"""Random histories of publishing, delivering, failing and crashing never lose an event and never reorder a thing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from congxa.kernel.refs import Ref
from congxa.records import delivery, outbox
from congxa.records.models import Delivery, OutboxEvent
from congxa.records.outbox import Consumer, Event, publish

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)


def no_work(event: Event) -> None:
    raise AssertionError("the machine does the work itself")


CONSUMERS = {name: Consumer("*", name, no_work, max_attempts=2, lease=LEASE) for name in ("t.one", "t.two")}


class Histories(RuleBasedStateMachine):
    """Several workers hold claims at once; each may succeed, fail, die before or after the consumer has worked."""

    claims: Bundle[Delivery] = Bundle("claims")
    things = st.sampled_from(["a", "b", "c"])

    def __init__(self) -> None:
        super().__init__()
        OutboxEvent.objects.all().delete()
        self.now = START
        self.published: list[int] = []
        self.effects: dict[tuple[str, str], list[int]] = {}
        self.leases: dict[UUID | None, datetime] = {}

    @rule(thing=things, urgent=st.booleans())
    def publish(self, thing: str, urgent: bool) -> None:
        self.published.append(publish("tester.done", Ref("tester.thing", thing), urgent=urgent, now=self.now).pk)

    @rule(target=claims)
    def claim(self) -> MultipleResults[Delivery] | Delivery:
        taken = delivery.claim(self.now, CONSUMERS)
        return multiple() if taken is None else taken

    @rule(claim=consumes(claims), fails=st.booleans(), dies=st.booleans())
    def work(self, claim: Delivery, fails: bool, dies: bool) -> None:
        if claim.lease_until is not None and self.now >= claim.lease_until:
            return  # too slow: somebody else may have it by now
        if not fails:
            self.effects.setdefault((claim.consumer, claim.ref), []).append(claim.event_id)
        if not dies:
            consumer = CONSUMERS[claim.consumer]
            delivery.settle_delivery(claim, consumer, "hỏng" if fails else "", self.now)

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def dead_letters_are_sent_again(self) -> None:
        for dead in Delivery.objects.filter(state=Delivery.State.DEAD):
            delivery.requeue(dead, self.now)

    @invariant()
    def each_thing_in_order(self) -> None:
        for seen in self.effects.values():
            assert list(dict.fromkeys(seen)) == sorted(set(seen))
            assert seen == sorted(seen), "an event came again after a later one"

    @invariant()
    def one_claim_for_each_thing(self) -> None:
        held = Delivery.objects.filter(lease_until__gt=self.now).values_list("consumer", "ref")
        assert len(held) == len(set(held))

    def teardown(self) -> None:
        """Let everything calm down: then everybody must have been told of everything."""
        for _turn in range(200):
            self.now += timedelta(hours=2)
            self.dead_letters_are_sent_again()
            while taken := delivery.claim(self.now, CONSUMERS):
                self.work(taken, fails=False, dies=False)
            if not Delivery.objects.filter(state__in=delivery.OPEN).exists():
                break
        for consumer in CONSUMERS:
            told = {event for (name, _ref), seen in self.effects.items() if name == consumer for event in seen}
            assert told == set(self.published)
        self.each_thing_in_order()


@pytest.mark.django_db
def test_random_histories(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (outbox, delivery):
        monkeypatch.setattr(module, "all_consumers", lambda: CONSUMERS)
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=40,
            stateful_step_count=40,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
