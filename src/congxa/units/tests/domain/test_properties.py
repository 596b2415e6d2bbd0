"""After any legal sequence of events the tree is whole on every day."""

from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from congxa.units.domain.events import Event, EventKind, Heir, IllegalEvent
from congxa.units.domain.faults import faults_of
from congxa.units.domain.judging import apply
from congxa.units.domain.tree import Life, Tree
from congxa.units.tests.domain.trees import START, tree

LAST_DAY = date(2030, 1, 1)
PREFIXES = {"commune": "0", "district": "1", "province": "2"}


@st.composite
def events(draw: st.DrawFn, now: Tree, day: date) -> Event:
    """Draw one event that is likely, but not sure, to be legal on ``day``."""
    kind = draw(st.sampled_from(EventKind))
    tier = draw(st.sampled_from(list(PREFIXES)))
    living = [life for life in now.on(day) if life.kind == tier]
    assume(living)
    most = 3 if kind is EventKind.MERGE else 1
    olds = draw(st.lists(st.sampled_from(living), min_size=1, max_size=most, unique=True))
    count = {EventKind.ABOLISH: 0, EventKind.SPLIT: 2}.get(kind, 1)
    heirs = tuple(draw(_heir(now, living, olds[0], kind, day)) for _ in range(count))
    return Event(kind, day, tuple(life.key.code for life in olds), heirs)


@st.composite
def _heir(draw: st.DrawFn, now: Tree, living: list[Life], old: Life, kind: EventKind, day: date) -> Heir:
    whole = kind is not EventKind.SPLIT
    if kind in (EventKind.MERGE, EventKind.SPLIT) and draw(st.booleans()):
        life = draw(st.sampled_from(living))
        above = now.parent_on(life.key, day)
        return Heir(life.key.code, life.name, life.kind, above.key.code if above else None, whole)
    code = draw(st.one_of(st.just(old.key.code), st.integers(1, 9).map(lambda n: f"{PREFIXES[old.kind]}{n}")))
    above = now.parent_on(old.key, day)
    if above is not None and kind is EventKind.MOVE:
        above = draw(st.sampled_from([above, *(life for life in now.on(day) if life.kind == above.kind)]))
    return Heir(code, f"Tên {draw(st.integers(0, 3))}", old.kind, above.key.code if above else None, whole)


@st.composite
def histories(draw: st.DrawFn) -> Tree:
    """Draw a tree after up to twelve days with one to three events each; illegal days leave it as it was."""
    now, day = tree(), START
    for _ in range(draw(st.integers(6, 12))):
        day += timedelta(days=draw(st.integers(1, 200)))
        for decision in (draw(st.lists(events(now, day), min_size=1, max_size=3)), [draw(events(now, day))]):
            try:
                now = apply(now, decision).tree
                break
            except IllegalEvent:
                continue
    return now


def days(now: Tree) -> list[date]:
    starts = {key.valid_from for key in now.lives}
    return sorted(starts | {start - timedelta(days=1) for start in starts if start > START} | {LAST_DAY})


LIGHT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@LIGHT
@given(histories())
def test_each_living_unit_has_a_living_parent_every_day(now: Tree) -> None:
    for day in days(now):
        for life in now.on(day):
            above = now.parent_on(life.key, day)
            assert (above is None) == (life.kind == "province")
            assert above is None or above.in_force(day)


@LIGHT
@given(histories())
def test_one_code_never_lives_twice_on_a_day(now: Tree) -> None:
    for day in days(now):
        codes = [life.key.code for life in now.lives.values() if life.in_force(day)]
        assert len(codes) == len(set(codes))


@LIGHT
@given(histories())
def test_every_end_is_explained_and_leads_to_what_lives_or_was_abolished(now: Tree) -> None:
    for life in now.lives.values():
        links = now.links_from(life.key)
        assert bool(links) == (life.valid_to is not None)
        ends, waiting = set(), [life.key]
        while waiting:
            at = waiting.pop()
            onward = [link.new for link in now.links_from(at)]
            waiting += [new for new in onward if new is not None]
            if not onward or None in onward:
                ends.add(at)
        living = {s.life.key for s in now.successors(life.key, LAST_DAY)}
        assert ends
        assert living == {end for end in ends if now.lives[end].in_force(LAST_DAY)}


@LIGHT
@given(histories())
def test_children_and_parents_agree_every_day(now: Tree) -> None:
    for day in days(now):
        for life in now.on(day):
            below = now.children_on(life.key, day)
            assert below == [other for other in now.on(day) if now.parent_on(other.key, day) == life]


@LIGHT
@given(histories())
def test_doctor_finds_nothing_after_legal_events(now: Tree) -> None:
    assert faults_of(now) == []


def outcome(now: Tree, decision: list[Event]) -> tuple[object, object] | None:
    try:
        after = apply(now, decision).tree
    except IllegalEvent:
        return None
    return after.lives, set(after.links)


@LIGHT
@given(histories(), st.data())
def test_order_in_which_a_decision_is_written_does_not_matter(now: Tree, data: st.DataObject) -> None:
    decision: list[Event] = []
    for event in data.draw(st.lists(events(now, LAST_DAY), min_size=4, max_size=8)):
        if outcome(now, [*decision, event]) is not None:
            decision.append(event)
    assume(len(decision) > 1)
    assert outcome(now, decision) == outcome(now, data.draw(st.permutations(decision)))
