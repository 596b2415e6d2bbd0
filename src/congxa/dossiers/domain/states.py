"""The life of a dossier as one table: states, moves, what each state means for the clock, the figures and the citizen.

The ten national codes (`national`) are those of the synchronisation with the national portal; the house's states are
finer and map to them. Names of the codes in each circular's words: `congxa/law/dossiers/`. The picture in
docs/law/dossier-states.md is drawn from this table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from congxa.dossiers.domain.marking import gettext_noop as _
from congxa.kernel.states import Move, StateTable


class Clock(StrEnum):
    """What the clock does in a state."""

    NOT_STARTED = "not_started"
    RUNS = "runs"
    PAUSED = "paused"
    ENDED = "ended"


class Counts(StrEnum):
    """What a dossier in a state counts as in the figures. `filed` is not counted: nothing was accepted yet."""

    FILED = "filed"
    IN_WORK = "in_work"
    PAUSED = "paused"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


class S(StrEnum):
    """The states by name."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    PROCESSING = "processing"
    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    ON_THE_WAY = "on_the_way"
    HANDED_OVER = "handed_over"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    AWAITING_OPINION = "awaiting_opinion"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    DONE = "done"
    RESULT_ON_THE_WAY = "result_on_the_way"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class State:
    """One state. `national` is None for a draft, which no other system is told of; `todo` is empty when the citizen
    has nothing to do."""

    key: S
    label: str
    national: int | None
    clock: Clock
    counts: Counts
    says: str
    todo: str = ""


STATES: dict[str, State] = {
    state.key: state
    for state in (
        State(
            S.DRAFT, _("Đang soạn"), None, Clock.NOT_STARTED, Counts.FILED,
            _("Hồ sơ chưa nộp."), _("Điền nốt tờ khai rồi bấm “Nộp hồ sơ”."),
        ),
        State(
            S.SUBMITTED, _("Mới nộp"), 1, Clock.NOT_STARTED, Counts.FILED,
            _("Cơ quan đã nhận được hồ sơ và đang kiểm tra. Thời hạn bắt đầu khi hồ sơ được tiếp nhận."),
        ),
        State(
            S.INCOMPLETE, _("Chờ bổ sung trước khi tiếp nhận"), 5, Clock.NOT_STARTED, Counts.FILED,
            _("Hồ sơ còn thiếu nên chưa được tiếp nhận."), _("Bổ sung các giấy tờ ghi trong phiếu yêu cầu."),
        ),
        State(
            S.REFUSED, _("Từ chối tiếp nhận"), 3, Clock.ENDED, Counts.REFUSED,
            _("Cơ quan không tiếp nhận hồ sơ; lý do ghi trong phiếu từ chối."),
            _("Nếu không đồng ý, bạn có thể khiếu nại; nếu đã đủ giấy tờ, hãy nộp hồ sơ mới."),
        ),
        State(
            S.ACCEPTED, _("Đã tiếp nhận"), 2, Clock.RUNS, Counts.IN_WORK,
            _("Hồ sơ đã được tiếp nhận và chờ giao cho người giải quyết."),
        ),
        State(
            S.ASSIGNED, _("Đã phân công"), 4, Clock.RUNS, Counts.IN_WORK,
            _("Hồ sơ đã được giao cho cán bộ thụ lý."),
        ),
        State(
            S.PROCESSING, _("Đang thụ lý"), 4, Clock.RUNS, Counts.IN_WORK, _("Cán bộ đang giải quyết hồ sơ."),
        ),
        State(
            S.PROPOSED, _("Chờ thẩm định"), 4, Clock.RUNS, Counts.IN_WORK,
            _("Kết quả đã được soạn và đang được xem lại."),
        ),
        State(
            S.REVIEWED, _("Chờ ký"), 4, Clock.RUNS, Counts.IN_WORK, _("Kết quả đang chờ lãnh đạo ký."),
        ),
        State(
            S.SIGNED, _("Đã ký, chờ phát hành"), 4, Clock.RUNS, Counts.IN_WORK,
            _("Kết quả đã được ký và đang vào sổ, đóng dấu."),
        ),
        State(
            S.ON_THE_WAY, _("Đang bàn giao"), 4, Clock.RUNS, Counts.IN_WORK,
            _("Hồ sơ đang được bàn giao giữa các cơ quan; ngày hẹn trả không đổi."),
        ),
        State(
            S.HANDED_OVER, _("Đã nhận bàn giao"), 4, Clock.RUNS, Counts.IN_WORK,
            _("Cơ quan tiếp theo đã nhận hồ sơ và chờ phân công."),
        ),
        State(
            S.AWAITING_SUPPLEMENT, _("Chờ bổ sung giấy tờ"), 5, Clock.PAUSED, Counts.PAUSED,
            _("Thời hạn tạm dừng cho đến khi bạn bổ sung."), _("Bổ sung các giấy tờ ghi trong phiếu yêu cầu."),
        ),
        State(
            S.AWAITING_PAYMENT, _("Chờ thực hiện nghĩa vụ tài chính"), 6, Clock.PAUSED, Counts.PAUSED,
            _("Thời hạn tạm dừng cho đến khi khoản phải nộp được nộp."),
            _("Nộp khoản tiền ghi trong thông báo."),
        ),
        State(
            S.AWAITING_OPINION, _("Chờ ý kiến cơ quan khác"), 4, Clock.PAUSED, Counts.PAUSED,
            _("Cơ quan đang chờ ý kiến của cơ quan khác theo quy định; thời hạn tạm dừng."),
        ),
        State(
            S.WITHDRAWN, _("Người nộp đã rút"), 7, Clock.ENDED, Counts.WITHDRAWN,
            _("Hồ sơ đã được rút theo yêu cầu của người nộp."), _("Đến nhận lại giấy tờ đã nộp, nếu có."),
        ),
        State(
            S.STOPPED, _("Dừng giải quyết"), 8, Clock.ENDED, Counts.STOPPED,
            _("Cơ quan đã dừng giải quyết; lý do ghi trong thông báo."),
            _("Nếu không đồng ý, bạn có thể khiếu nại; nếu đủ điều kiện, hãy nộp hồ sơ mới."),
        ),
        State(
            S.DONE, _("Đã có kết quả"), 9, Clock.ENDED, Counts.DONE,
            _("Kết quả đã có tại nơi trả kết quả."), _("Mang giấy hẹn và giấy tờ tùy thân đến nhận kết quả."),
        ),
        State(
            S.RESULT_ON_THE_WAY, _("Kết quả đang được chuyển về"), 9, Clock.ENDED, Counts.DONE,
            _("Kết quả đã có và đang được chuyển về nơi bạn nộp hồ sơ."),
        ),
        State(
            S.RETURNED, _("Đã trả kết quả"), 10, Clock.ENDED, Counts.DONE, _("Kết quả đã được trả."),
            _("Cho biết bạn có hài lòng không."),
        ),
    )
}  # fmt: skip

_WORK = (S.ACCEPTED, S.ASSIGNED, S.PROCESSING, S.PROPOSED, S.REVIEWED, S.HANDED_OVER)
_WAITING = (S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT, S.AWAITING_OPINION)


def _moves(name: str, label: str, target: S, *sources: S) -> Iterable[Move]:
    return (Move(name=name, label=label, source=source, target=target) for source in sources)


TABLE = StateTable(
    {key: state.label for key, state in STATES.items()},
    [
        *_moves("submit", _("Nộp hồ sơ"), S.SUBMITTED, S.DRAFT),
        *_moves("ask_first_supplement", _("Yêu cầu bổ sung trước khi tiếp nhận"), S.INCOMPLETE, S.SUBMITTED),
        *_moves("answer_first_supplement", _("Bổ sung trước khi tiếp nhận"), S.SUBMITTED, S.INCOMPLETE),
        *_moves("accept", _("Tiếp nhận"), S.ACCEPTED, S.SUBMITTED),
        *_moves("refuse", _("Từ chối tiếp nhận"), S.REFUSED, S.SUBMITTED, S.INCOMPLETE),
        *_moves("assign", _("Phân công"), S.ASSIGNED, S.ACCEPTED, S.HANDED_OVER, S.ASSIGNED),
        *_moves("take", _("Nhận việc"), S.PROCESSING, S.ACCEPTED, S.HANDED_OVER, S.ASSIGNED),
        *_moves("propose", _("Trình kết quả"), S.PROPOSED, S.PROCESSING),
        *_moves("review", _("Thẩm định đạt"), S.REVIEWED, S.PROPOSED),
        *_moves("sign", _("Ký"), S.SIGNED, S.PROCESSING, S.PROPOSED, S.REVIEWED),
        *_moves("hand_back", _("Trả lại để làm lại"), S.PROCESSING, S.PROPOSED, S.REVIEWED),
        *_moves("transfer", _("Bàn giao cho cơ quan khác"), S.ON_THE_WAY, *_WORK),
        *_moves("receive_transfer", _("Nhận bàn giao"), S.HANDED_OVER, S.ON_THE_WAY),
        *_moves("return_transfer", _("Không nhận bàn giao"), S.HANDED_OVER, S.ON_THE_WAY),
        *_moves("ask_supplement", _("Yêu cầu bổ sung"), S.AWAITING_SUPPLEMENT, S.PROCESSING),
        *_moves("answer_supplement", _("Bổ sung"), S.PROCESSING, S.AWAITING_SUPPLEMENT),
        *_moves("pause_for_payment", _("Chờ nghĩa vụ tài chính"), S.AWAITING_PAYMENT, S.PROCESSING),
        *_moves("pause_for_opinion", _("Chờ ý kiến cơ quan khác"), S.AWAITING_OPINION, S.PROCESSING),
        *_moves("resume", _("Tiếp tục giải quyết"), S.PROCESSING, S.AWAITING_PAYMENT, S.AWAITING_OPINION),
        *_moves("stop", _("Dừng giải quyết"), S.STOPPED, S.PROCESSING, *_WAITING),
        *_moves("withdraw", _("Rút hồ sơ"), S.WITHDRAWN, S.SUBMITTED, S.INCOMPLETE, *_WORK, S.ON_THE_WAY, *_WAITING),
        *_moves("finish", _("Phát hành kết quả"), S.DONE, S.SIGNED),
        *_moves("transfer", _("Bàn giao cho cơ quan khác"), S.RESULT_ON_THE_WAY, S.DONE),
        *_moves("receive_transfer", _("Nhận bàn giao"), S.DONE, S.RESULT_ON_THE_WAY),
        *_moves("return_transfer", _("Không nhận bàn giao"), S.DONE, S.RESULT_ON_THE_WAY),
        *_moves("return_result", _("Trả kết quả"), S.RETURNED, S.DONE),
    ],
    S.DRAFT,
)

DRAFTED_IN = frozenset({S.ASSIGNED, S.PROCESSING, S.PROPOSED})
"""States in which a case officer drafts the result."""
OPEN = frozenset(key for key, state in STATES.items() if state.counts in {Counts.IN_WORK, Counts.PAUSED})
"""States of an accepted dossier that has not ended."""
RUNNING = frozenset(key for key, state in STATES.items() if state.clock == Clock.RUNS)
PAUSED = frozenset(key for key, state in STATES.items() if state.clock == Clock.PAUSED)
DONE = frozenset(key for key, state in STATES.items() if state.counts == Counts.DONE)
ENDED = frozenset(key for key, state in STATES.items() if state.clock == Clock.ENDED)
