"""The table of states: whole, mapped to the national codes, and drawn in the documents as it is."""

from pathlib import Path

import pytest

from congxa.dossiers.domain.circulars import circulars
from congxa.dossiers.domain.states import DONE, ENDED, OPEN, PAUSED, RUNNING, STATES, TABLE, Clock, Counts, S
from congxa.kernel.states import IllegalMove

PAGE = Path(__file__).parents[5] / "docs" / "law" / "dossier-states.md"


def drawn() -> str:
    """The part of the page that is made from the table."""
    rows = [
        f"| {state.label} | `{key}` | {state.national or '–'} | {state.clock.replace('_', ' ')} "
        f"| {state.counts.replace('_', ' ')} | {state.says} {state.todo}".rstrip()
        + " |"
        for key, state in STATES.items()
    ]
    head = ["| state | identifier | national code | clock | counts as | what the applicant reads |", "|" + "---|" * 6]
    return f"```mermaid\n{TABLE.to_mermaid()}```\n\n" + "\n".join([*head, *rows]) + "\n"


def test_the_page_shows_the_table() -> None:
    _before, _mark, rest = PAGE.read_text(encoding="utf-8").partition("<!-- drawn from the table -->\n")
    assert rest.partition("<!-- end -->")[0] == drawn()


def test_every_national_code_has_a_state_and_a_name_in_every_circular() -> None:
    used = {state.national for state in STATES.values() if state.national}
    assert used == set(range(1, 11))
    assert [set(circular.names) for circular in circulars()] == [used] * len(circulars())


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: state.key)
def test_a_state_counts_as_its_clock_says(state: object) -> None:
    clock = {
        Counts.FILED: {Clock.NOT_STARTED},
        Counts.IN_WORK: {Clock.RUNS},
        Counts.PAUSED: {Clock.PAUSED},
    }
    assert state.clock in clock.get(state.counts, {Clock.ENDED})  # type: ignore[attr-defined]  # of the test client or settings


def test_every_open_dossier_can_come_to_an_end() -> None:
    ends = {key for key in STATES if key in ENDED}
    for key in STATES:
        reached, ahead = set(), [key]
        while ahead:
            at = ahead.pop()
            if at not in reached:
                reached.add(at)
                ahead += [move.target for move in TABLE.moves_from(at)]
        assert reached & ends, f"{key} leads nowhere"


def test_nothing_moves_out_of_an_end_but_the_way_of_the_result() -> None:
    leaving = {(move.source, move.name) for move in TABLE.moves if move.source in ENDED}
    assert leaving == {
        (S.DONE, "return_result"),
        (S.DONE, "transfer"),
        (S.RESULT_ON_THE_WAY, "receive_transfer"),
        (S.RESULT_ON_THE_WAY, "return_transfer"),
    }


def test_a_supplement_after_withdrawal_is_refused_with_a_sentence() -> None:
    with pytest.raises(IllegalMove) as refused:
        TABLE.target(S.WITHDRAWN, "answer_supplement")
    assert (
        str(refused.value)
        == "Không thể “Bổ sung” khi đang ở trạng thái “Người nộp đã rút”. Trạng thái này là cuối cùng."
    )


def test_the_groups_of_states_do_not_overlap() -> None:
    assert OPEN == RUNNING | PAUSED
    assert not OPEN & ENDED
    assert DONE < ENDED


def test_the_applicant_is_told_what_to_do_exactly_where_the_dossier_waits_for_them() -> None:
    waiting = {S.DRAFT, S.INCOMPLETE, S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT}
    assert all(STATES[key].todo for key in waiting)
    assert not any(STATES[key].todo for key in RUNNING)
