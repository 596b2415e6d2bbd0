"""The worked examples of ``docs/law/units.md`` hold."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from congxa.kernel.text import sort_key
from congxa.units.domain.events import Event, IllegalEvent
from congxa.units.domain.judging import apply
from congxa.units.domain.tree import Tree
from congxa.units.lists.events import parse_events
from congxa.units.lists.files import Row
from congxa.units.lists.parsing import Problems
from congxa.units.tests.domain.trees import KINDS, key, tree

PAGE = Path(__file__).parents[5] / "docs" / "law" / "units.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS: list[dict[str, Any]] = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)]
EXAMPLES = [block for block in BLOCKS if "events" in block]


def events_of(example: dict[str, Any]) -> list[Event]:
    rows = [Row(f"mục {number}", values) for number, values in enumerate(example["events"], 1)]
    return [listed.event for listed in parse_events(rows, KINDS.values(), Problems())]


def said_of(now: Tree, claim: dict[str, Any]) -> list[str] | str:
    """Return what the tree says where the page claims something."""
    day: date = claim["day"]
    if "below" in claim:
        unit = now.find(claim["below"], day)
        assert unit is not None
        return sorted(map(now.title, now.children_on(unit.key, day)), key=sort_key)
    heirs = now.successors(key(claim.get("what_became_of") or claim["address_of"]), day)
    if "address_of" in claim:
        return now.address_line(heirs[0].life.key, day)
    named = [now.title(heir.life) + ("" if heir.whole else " (một phần)") for heir in heirs]
    return sorted(named, key=sort_key)


def test_page_begins_with_the_tree_of_the_examples() -> None:
    units = {(row["code"], row["name"], row["kind"], row.get("parent")) for row in BLOCKS[0]["units"]}
    lives = tree().lives.values()
    assert units == {(u.key.code, u.name, u.kind, u.parent.code if u.parent else None) for u in lives}


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_example_of_the_page_holds(example: dict[str, Any]) -> None:
    if "refused" in example:
        with pytest.raises(IllegalEvent, match=re.escape(example["refused"])):
            apply(tree(), events_of(example))
        return
    now = apply(tree(), events_of(example)).tree
    for claim in example["then"]:
        assert said_of(now, claim) == claim.get("are", claim.get("is"))


def test_every_kind_of_event_has_an_example_that_is_legal_and_one_that_is_not() -> None:
    legal = {event.kind for example in EXAMPLES if "then" in example for event in events_of(example)}
    assert legal == {"merge", "split", "rename", "move", "abolish"}
    assert sum("refused" in example for example in EXAMPLES) >= 4
