import pytest

from congxa.kernel.states import BadTable, IllegalMove, Move, StateTable

STATES = {"draft": "Bản nháp", "review": "Chờ duyệt", "live": "Đã đăng", "gone": "Đã gỡ"}
MOVES = (
    Move(name="submit", source="draft", target="review", label="Gửi duyệt"),
    Move(name="return", source="review", target="draft", label="Trả lại"),
    Move(name="publish", source="review", target="live", label="Đăng"),
    Move(name="withdraw", source="live", target="gone", label="Gỡ xuống"),
)
ARTICLE = StateTable(STATES, MOVES, "draft")


def test_a_move_leads_to_its_target() -> None:
    assert ARTICLE.target("review", "publish") == "live"


def test_may_move_tells_what_is_possible() -> None:
    assert ARTICLE.may_move("draft", "submit")
    assert not ARTICLE.may_move("draft", "publish")


def test_moves_from_a_state_come_in_the_order_of_the_table() -> None:
    assert [move.name for move in ARTICLE.moves_from("review")] == ["return", "publish"]


def test_an_illegal_move_says_what_is_possible() -> None:
    with pytest.raises(IllegalMove) as refused:
        ARTICLE.target("review", "withdraw")
    assert str(refused.value) == (
        "Không thể “Gỡ xuống” khi đang ở trạng thái “Chờ duyệt”. Việc có thể làm: Trả lại, Đăng."
    )


def test_an_illegal_move_from_the_end_says_so() -> None:
    with pytest.raises(IllegalMove, match="Trạng thái này là cuối cùng"):
        ARTICLE.target("gone", "publish")


@pytest.mark.parametrize(("state", "move"), [("drfat", "submit"), ("draft", "sbmt")])
def test_a_mistyped_name_is_not_an_illegal_move(state: str, move: str) -> None:
    with pytest.raises(KeyError):
        ARTICLE.target(state, move)


def test_one_move_may_start_from_two_states() -> None:
    withdraw_draft = Move(name="withdraw", source="draft", target="gone", label="Gỡ xuống")
    table = StateTable(STATES, [*MOVES, withdraw_draft], "draft")
    assert table.target("draft", "withdraw") == table.target("live", "withdraw") == "gone"


def test_an_unknown_state_is_refused() -> None:
    lost = Move(name="archive", source="live", target="archived", label="Lưu trữ")
    with pytest.raises(BadTable, match="unknown states: archived"):
        StateTable(STATES, [*MOVES, lost], "draft")


def test_an_unknown_beginning_is_refused() -> None:
    with pytest.raises(BadTable, match="unknown states: new"):
        StateTable(STATES, MOVES, "new")


def test_the_same_move_twice_from_one_state_is_refused() -> None:
    with pytest.raises(BadTable, match="two moves 'publish' from 'review'"):
        StateTable(STATES, [*MOVES, Move(name="publish", source="review", target="gone", label="Đăng")], "draft")


def test_a_state_no_move_leads_to_is_refused() -> None:
    with pytest.raises(BadTable, match="no move leads to: gone"):
        StateTable(STATES, MOVES[:-1], "draft")


def test_the_picture_is_drawn_from_the_table() -> None:
    assert ARTICLE.to_mermaid() == (
        "stateDiagram-v2\n"
        '    state "Bản nháp" as draft\n'
        '    state "Chờ duyệt" as review\n'
        '    state "Đã đăng" as live\n'
        '    state "Đã gỡ" as gone\n'
        "    [*] --> draft\n"
        "    draft --> review: Gửi duyệt\n"
        "    review --> draft: Trả lại\n"
        "    review --> live: Đăng\n"
        "    live --> gone: Gỡ xuống\n"
        "    gone --> [*]\n"
    )


def test_every_name_that_is_wrong_is_said() -> None:
    with pytest.raises(BadTable, match=r"^unknown states: gone, live$"):
        StateTable({"draft": "", "review": ""}, MOVES, "draft")
    with pytest.raises(BadTable, match=r"^no move leads to: gone, live$"):
        StateTable(STATES, MOVES[:2], "draft")
    with pytest.raises(KeyError, match="sbmt"):
        ARTICLE.may_move("draft", "sbmt")
    with pytest.raises(KeyError, match="drfat"):
        ARTICLE.moves_from("drfat")


def test_an_illegal_move_tells_a_program_what_was_wanted_where_and_what_is_possible() -> None:
    with pytest.raises(IllegalMove) as refused:
        ARTICLE.target("review", "withdraw")
    assert refused.value.args == ("Gỡ xuống", "Chờ duyệt", ("Trả lại", "Đăng"))


def test_signs_that_would_end_a_label_of_the_picture_are_put_otherwise() -> None:
    table = StateTable(
        {"a": 'Mới: "nháp"', "b": "Xong"}, [Move(name="go", source="a", target="b", label="Đi; về")], "a"
    )
    drawn = table.to_mermaid().splitlines()
    assert drawn[1] == "    state \"Mới, 'nháp'\" as a"
    assert "    a --> b: Đi, về" in drawn
