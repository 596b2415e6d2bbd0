"""What an officer may do now with a dossier: the moves of the table, each with its verb, place, words and form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import User, may
from congxa.dossiers import actions
from congxa.dossiers.actions.handing_out import hand_out
from congxa.dossiers.domain.states import OPEN, TABLE, S
from congxa.dossiers.filings import HandedIn
from congxa.dossiers.forms.desk import (
    AnswerForm,
    ApologyForm,
    AssignForm,
    NoteForm,
    OpinionForm,
    PauseForm,
    ReasonForm,
    SignForm,
    SupplementForm,
    TaskForm,
    TransferForm,
    lines,
)
from congxa.dossiers.forms.results import HandOutForm
from congxa.dossiers.models import Dossier
from congxa.kernel.text import Words
from congxa.units.service import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who does a task, when, having seen which version, and what the form says."""

    actor: User
    now: datetime
    version: int
    given: Mapping[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        """What every action is told."""
        return {"actor": self.actor, "now": self.now, "version": self.version}

    @property
    def plainly(self) -> dict[str, Any]:
        """The same for actions that the applicant may do too: they know no version."""
        return {"actor": self.actor, "now": self.now}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do. `key` stands in the address; a task without a form is one button. `at` is the office asked."""

    key: str
    move: str
    verb: str
    label: Words
    done: Words
    do: Callable[[Dossier, Request], object]
    at: str = "holder"
    form: type[TaskForm] | None = None
    help: Words = ""
    main: bool = False
    danger: bool = False


def _reasoned(action: Callable[..., object]) -> Callable[[Dossier, Request], object]:
    return lambda dossier, asked: action(dossier=dossier, reason=asked.given["reason"], **asked.who)


def _noted(action: Callable[..., object]) -> Callable[[Dossier, Request], object]:
    return lambda dossier, asked: action(dossier=dossier, note=asked.given["note"], **asked.who)


def _plain(action: Callable[..., object]) -> Callable[[Dossier, Request], object]:
    return lambda dossier, asked: action(dossier=dossier, **asked.who)


def _ask(dossier: Dossier, asked: Request) -> object:
    given = asked.given
    return actions.ask_supplement(
        dossier=dossier, items=given["missing"], reason=given["reason"], why_again=given.get("why_again", ""),
        answer_by=given["answer_by"], **asked.who,
    )  # fmt: skip


def _answer(dossier: Dossier, asked: Request) -> object:
    form = asked.given["form"]
    papers = [HandedIn(name=name, form=form, answers=item) for name, item in asked.given["brought"]]
    return actions.answer_supplement(dossier=dossier, papers=papers, **asked.plainly)


def _assign(dossier: Dossier, asked: Request) -> object:
    to = User.objects.get(pk=int(asked.given["to"]))
    return actions.assign(dossier=dossier, to=to, reason=asked.given["reason"], **asked.who)


def _transfer(dossier: Dossier, asked: Request) -> object:
    to = Office.objects.get(pk=int(asked.given["to"]))
    items, reason = lines(asked.given["items"]), asked.given["reason"]
    return actions.transfer(dossier=dossier, to=to, items=items, reason=reason, **asked.who)


def _withdraw(dossier: Dossier, asked: Request) -> object:
    return actions.withdraw(dossier=dossier, reason=asked.given["reason"], **asked.plainly)


def _pause(dossier: Dossier, asked: Request) -> object:
    return actions.pause_for_payment(dossier=dossier, reason=asked.given["reason"], **asked.who)


def _opinion(dossier: Dossier, asked: Request) -> object:
    given = asked.given
    return actions.pause_for_opinion(dossier=dossier, reason=given["reason"], basis=given["basis"], **asked.who)


def _apologise(dossier: Dossier, asked: Request) -> object:
    new = timezone.make_aware(datetime.combine(asked.given["new"], time(12)))
    return actions.apologise(dossier=dossier, new=new, reason=asked.given["reason"], **asked.who)


def _sign(dossier: Dossier, asked: Request) -> object:
    given = asked.given
    outcome = actions.Outcome(
        number=given["number"], denied=given["granted"] == "no", reason=given["reason"], valid_to=given["valid_to"]
    )
    return actions.sign(dossier=dossier, outcome=outcome, **asked.who)


def _return(dossier: Dossier, asked: Request) -> object:
    return hand_out(dossier=dossier, **asked.given, **asked.who)


_RECEIVE, _HANDLE, _HAND_OVER = "dossiers.receive", "dossiers.handle", "dossiers.hand_over"
TASKS: tuple[Task, ...] = (
    Task(key="tiep-nhan", move="accept", verb=_RECEIVE, at="office", label=_("Tiếp nhận"), main=True,
         done=_("Đã tiếp nhận hồ sơ."), do=_plain(actions.accept)),
    Task(key="nhan-bo-sung-truoc", move="answer_first_supplement", verb=_RECEIVE, at="office", main=True,
         label=_("Ghi giấy tờ bổ sung"), done=_("Đã ghi giấy tờ bổ sung."), form=AnswerForm, do=_answer),
    Task(key="nhan-bo-sung", move="answer_supplement", verb=_RECEIVE, at="office", label=_("Ghi giấy tờ bổ sung"),
         done=_("Đã ghi giấy tờ bổ sung; thời hạn chạy tiếp."), form=AnswerForm, do=_answer, main=True),
    Task(key="nhan-ban-giao", move="receive_transfer", verb=_HAND_OVER, at="receiver", label=_("Nhận bàn giao"),
         done=_("Đã nhận bàn giao."), do=_plain(actions.receive_transfer), main=True),
    Task(key="khong-nhan", move="return_transfer", verb=_HAND_OVER, at="receiver", label=_("Không nhận bàn giao"),
         done=_("Đã trả hồ sơ về bên giao."), form=ReasonForm, do=_reasoned(actions.return_transfer),
         help=_("Bên giao giữ lại hồ sơ và đọc lý do này.")),
    Task(key="nhan-viec", move="take", verb=_HANDLE, label=_("Nhận việc"), done=_("Hồ sơ này bây giờ là của bạn."),
         do=_plain(actions.take), main=True),
    Task(key="phan-cong", move="assign", verb="dossiers.assign", label=_("Phân công"), done=_("Đã phân công."),
         form=AssignForm, do=_assign),
    Task(key="tiep-tuc", move="resume", verb=_HANDLE, label=_("Tiếp tục giải quyết"), main=True,
         done=_("Thời hạn chạy tiếp."), do=_plain(actions.resume)),
    Task(key="trinh", move="propose", verb=_HANDLE, label=_("Trình kết quả"), done=_("Đã trình kết quả."),
         form=NoteForm, do=_noted(actions.propose), main=True),
    Task(key="tham-dinh", move="review", verb="dossiers.review", label=_("Thẩm định đạt"), main=True,
         done=_("Đã thẩm định."), form=NoteForm, do=_noted(actions.review)),
    Task(key="ky", move="sign", verb="dossiers.sign", label=_("Ký kết quả"), done=_("Đã ký kết quả."), form=SignForm,
         do=_sign, main=True),
    Task(key="tra-lai", move="hand_back", verb="dossiers.review", label=_("Trả lại để làm lại"), form=ReasonForm,
         done=_("Đã trả lại cho người thụ lý."), do=_reasoned(actions.hand_back)),
    Task(key="phat-hanh", move="finish", verb="dossiers.issue", label=_("Vào sổ, đóng dấu, phát hành"), main=True,
         done=_("Đã phát hành kết quả."), do=_plain(actions.finish)),
    Task(key="tra-ket-qua", move="return_result", verb=_RECEIVE, label=_("Trả kết quả"), form=HandOutForm,
         done=_("Đã ghi việc trả kết quả."), do=_return, main=True),
    Task(key="ban-giao", move="transfer", verb=_HAND_OVER, label=_("Bàn giao cho cơ quan khác"), form=TransferForm,
         done=_("Đã lập phiếu bàn giao; chờ bên nhận xác nhận."), do=_transfer,
         help=_("Hồ sơ giữ nguyên một mã và một ngày hẹn trả.")),
    Task(key="yeu-cau-bo-sung-truoc", move="ask_first_supplement", verb=_RECEIVE, at="office", form=SupplementForm,
         label=_("Yêu cầu bổ sung"), done=_("Đã lập phiếu yêu cầu bổ sung."), do=_ask,
         help=_("Hãy nêu đầy đủ trong một lần: ghi điều còn thiếu hoặc sai vào từng giấy tờ.")),
    Task(key="yeu-cau-bo-sung", move="ask_supplement", verb=_HANDLE, label=_("Yêu cầu bổ sung"), form=SupplementForm,
         done=_("Đã lập phiếu yêu cầu bổ sung; thời hạn tạm dừng."), do=_ask,
         help=_("Hãy nêu đầy đủ trong một lần: ghi điều còn thiếu hoặc sai vào từng giấy tờ. Thời hạn tạm dừng cho đến "
                "khi người nộp bổ sung.")),
    Task(key="cho-nop-tien", move="pause_for_payment", verb=_HANDLE, label=_("Tạm dừng chờ nộp tiền"),
         form=PauseForm, done=_("Thời hạn tạm dừng."), do=_pause),
    Task(key="cho-y-kien", move="pause_for_opinion", verb=_HANDLE, label=_("Tạm dừng chờ cơ quan khác"),
         form=OpinionForm, done=_("Thời hạn tạm dừng."), do=_opinion,
         help=_("Chỉ khi pháp luật cho phép dừng thời hạn để chờ ý kiến.")),
    Task(key="xin-loi", move="extend", verb="dossiers.extend", label=_("Xin lỗi và hẹn lại"), form=ApologyForm,
         done=_("Đã lập phiếu xin lỗi và hẹn lại."), do=_apologise,
         help=_("Chỉ một lần, ký trước khi quá ngày hẹn cũ.")),
    Task(key="tu-choi", move="refuse", verb=_RECEIVE, at="office", label=_("Từ chối tiếp nhận"), form=ReasonForm,
         done=_("Đã lập phiếu từ chối."), do=_reasoned(actions.refuse), danger=True),
    Task(key="rut", move="withdraw", verb=_RECEIVE, at="office", label=_("Rút theo yêu cầu người nộp"),
         form=ReasonForm, done=_("Hồ sơ đã được rút."), do=_withdraw, danger=True),
    Task(key="dung", move="stop", verb="dossiers.sign", label=_("Dừng giải quyết"), form=ReasonForm,
         done=_("Đã dừng giải quyết."), do=_reasoned(actions.stop), danger=True),
)  # fmt: skip
"""In the order in which they are offered."""


def tasks_for(actor: User, dossier: Dossier, now: datetime) -> list[Task]:
    """What `actor` may do with the dossier as it stands. The actions check again; this spares vain buttons."""
    possible = {move.name for move in TABLE.moves_from(dossier.state)}
    if _may_extend(dossier, now):
        possible.add("extend")
    found = [task for task in TASKS if task.move in possible and may(actor, task.verb, _place(dossier, task))]
    return [task for task in found if not _is_anothers(task, actor, dossier) and not _signs_elsewhere(task, dossier)]


def task_named(actor: User, dossier: Dossier, key: str, now: datetime) -> Task | None:
    """The task of that key if `actor` may do it now."""
    return next((task for task in tasks_for(actor, dossier, now) if task.key == key), None)


def any_task(key: str) -> Task | None:
    """The task of that key, whoever may do it."""
    return next((task for task in TASKS if task.key == key), None)


def _may_extend(dossier: Dossier, now: datetime) -> bool:
    extended = getattr(dossier, "extension", None) is not None
    return dossier.state in OPEN and dossier.promised_at is not None and now <= dossier.promised_at and not extended


def _place(dossier: Dossier, task: Task) -> Office:
    if task.at == "receiver":
        slips = [slip for slip in dossier.transfers.all() if slip.received_at is None]
        return slips[0].receiver if slips else dossier.holder
    return dossier.office if task.at == "office" else dossier.holder


def _signs_elsewhere(task: Task, dossier: Dossier) -> bool:
    """Whether a draft waits: it is read and signed on the page of the result, which says what the draft says."""
    return (
        task.move == "sign"
        and dossier.state in {S.PROPOSED, S.REVIEWED}
        and getattr(dossier, "draft", None) is not None
    )


def _is_anothers(task: Task, actor: User, dossier: Dossier) -> bool:
    """Whether a case officer's task belongs to the colleague who has the dossier."""
    return task.verb == _HANDLE and dossier.assignee_id not in {None, actor.pk}
