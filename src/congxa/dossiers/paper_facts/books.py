"""Papers of the office itself: the control slip of a dossier, the slip of a hand-over, the register book."""

from collections.abc import Mapping
from datetime import datetime

from congxa.dossiers import papers
from congxa.dossiers.models import Dossier, IssuedPaper, Transfer
from congxa.dossiers.paper_facts.heads import about, issue_of
from congxa.dossiers.papers.parts import Paper
from congxa.dossiers.queries import control_slip, hand_overs, office_parts, register
from congxa.kernel.clock import format_date, format_time

_HOW: Mapping[str, str] = {"early": "trước hạn", "on_time": "đúng hạn", "late": "quá hạn"}


def control_slip_of(issued: IssuedPaper) -> Paper:
    """Who had the dossier, from when to when, step by step."""
    dossier = about(issued)
    others = [office.name for office, _until in office_parts(dossier) if office.pk != dossier.office_id]
    return papers.ControlSlip(
        issue=issue_of(issued),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        handler=dossier.competent.name,
        others=tuple(dict.fromkeys(others)),
        steps=tuple(_steps(dossier)),
    )


def _steps(dossier: Dossier) -> list[papers.Step]:
    made, giver = [], dossier.applicant_name
    for row in control_slip(dossier):
        receiver = f"{row.person} ({row.office})" if row.person else row.office
        if row.given_at is not None:
            note = f"hạn {format_time(row.due_at)} {format_date(row.due_at)}" if row.due_at else ""
            done = f", xong {format_time(row.done_at)} {format_date(row.done_at)}" if row.done_at else ""
            again = f", làm lại {row.reworked} lần" if row.reworked else ""
            result = _HOW.get(row.how or "", "")
            made.append(
                papers.Step(
                    step=row.step, at=row.given_at, giver=giver, receiver=receiver, result=result,
                    note=note + done + again,
                )
            )  # fmt: skip
        giver = receiver
    return made


def hand_over(issued: IssuedPaper) -> Paper:
    """What one office handed to another, confirmed by both sides."""
    slip = hand_overs(str(issued.content["slip"]))
    if slip is None:
        raise KeyError(issued.content["slip"])
    first = slip.rows[0]
    return papers.HandOver(
        issue=issue_of(issued, number=slip.slip),
        giver=slip.sender.name,
        receiver=slip.receiver.name,
        at=slip.handed_at,
        rows=tuple(_slip_row(row) for row in slip.rows),
        giver_name=str(first.handed_by),
        receiver_name=str(first.received_by) if slip.confirmed and first.received_by else "",
    )


def _slip_row(row: Transfer) -> papers.SlipRow:
    dossier = row.dossier
    items = len(row.items)
    return papers.SlipRow(
        code=str(dossier),
        procedure=dossier.procedure.name,
        person=dossier.applicant_name,
        pages=f"{items} giấy tờ" if items else "",
        due=dossier.due_at,
        note=f"không nhận: {row.refused}" if row.refused else row.reason,
    )


def register_of(issued: IssuedPaper) -> Paper:
    """The rows of the register book between two moments."""
    since, until = (datetime.fromisoformat(issued.content[key]) for key in ("since", "until"))
    last = format_date(datetime.fromisoformat(issued.content["last"]))
    rows = register(issued.office, since=since, until=until)
    return papers.Register(
        issue=issue_of(issued),
        period=f"Từ {format_date(since)} đến {last}",
        rows=tuple(
            papers.RegisterRow(
                serial=row.serial,
                code=row.number,
                procedure=row.procedure,
                person=row.name,
                received=row.received_at,
                due=row.due_at,
                sets=row.sets,
                address=", ".join(part for part in (row.address, row.phone) if part),
                handler=row.holder,
                returned=row.returned_at,
                way=row.way,
            )
            for row in rows
        ),
    )
