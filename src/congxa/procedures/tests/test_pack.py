"""The law pack: complete, consistent, and honest about what is recalled."""

from datetime import date

import pytest

from congxa.procedures.lists.pack import read_pack
from congxa.procedures.lists.values import ListedVersion
from congxa.procedures.marks import FIELDS
from congxa.procedures.tests.house import BIRTH, COPIES, SHOP, SINGLE

PACK = read_pack()
BY_CODE = {procedure.code: procedure for procedure in PACK.procedures}


def versions() -> list[ListedVersion]:
    return [version for procedure in PACK.procedures for version in procedure.versions]


def test_the_pack_has_every_procedure_once() -> None:
    assert len(PACK.procedures) == len(BY_CODE) == 87


def test_every_procedure_has_what_people_call_it_and_a_life_event_that_exists() -> None:
    events = {event.key for event in PACK.life_events}
    wrong = [
        one.code for one in PACK.procedures if not one.spoken or not one.life_events or {*one.life_events} - events
    ]
    assert wrong == []


def test_every_mark_has_words() -> None:
    assert {mark for version in versions() for mark in version.recalled} <= FIELDS.keys()


def test_a_procedure_with_a_recalled_name_marks_all_that_people_rely_on() -> None:
    unsure = [version for version in versions() if version.confidence == "recalled"]
    needed = {"name", "time_limit", "fee", "papers", "legal_basis"}
    assert len(unsure) >= 16 and all(needed <= set(version.recalled) for version in unsure)


def test_steps_are_always_marked() -> None:
    assert [version.where for version in versions() if version.steps and "steps" not in version.recalled] == []


def test_amounts_are_verified_only_where_the_fee_is() -> None:
    wrong = [
        version.where
        for version in versions()
        for fee in version.fees
        if fee.confidence == "verified" and "fee" in version.recalled
    ]
    assert wrong == []


@pytest.mark.parametrize("code", [BIRTH, "1.000894", "1.000656", SINGLE, COPIES, "1.013978", "1.001776", SHOP])
def test_what_people_come_for_most_has_steps(code: str) -> None:
    assert all(version.steps for version in BY_CODE[code].versions)


def test_the_land_dossier_goes_up_and_comes_back() -> None:
    for version in BY_CODE["1.013978"].versions:
        places = [step.place for step in version.steps]
        assert (places[0], places[-1], "upper" in places) == ("own", "own", True)


def test_what_districts_did_is_done_by_communes_since_july_2025() -> None:
    before, since = BY_CODE[SHOP].versions
    assert (before.tier, before.valid_to, since.tier, since.valid_from) == (
        2,
        date(2025, 6, 30),
        3,
        date(2025, 7, 1),
    )


def test_joined_services_are_followed_by_others() -> None:
    assert BY_CODE["2.000986"].replaced_by == "3.000722"


def test_as_it_stood_nothing_later_is_known() -> None:
    stood = read_pack(as_on=date(2020, 12, 31))
    known = [version for procedure in stood.procedures for version in procedure.versions]
    assert len(stood.procedures) == 82
    assert all(version.valid_from <= date(2020, 12, 31) and version.valid_to is None for version in known)
    assert not [basis for version in known for basis in version.legal_basis if "/2024/" in basis or "/2025/" in basis]
    assert [rule.way for rule in stood.intake] == ["own"]
