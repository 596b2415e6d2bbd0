"""Modules of an agreed name are gathered from our rooms and from nobody else."""

import pytest

from congxa.kernel import clock, text
from congxa.kernel.rooms import room_modules


@pytest.mark.parametrize(
    ("applications", "name", "found"),
    [
        (["congxa.kernel"], "text", [text]),
        (["json", "congxa.kernel"], "clock", [clock]),
        (["json"], "decoder", []),
        (["congxa.kernel"], "nothing_of_this_name", []),
    ],
)
def test_only_rooms_that_have_one_are_asked(applications: list[str], name: str, found: list[object]) -> None:
    assert list(room_modules(applications, name)) == found
