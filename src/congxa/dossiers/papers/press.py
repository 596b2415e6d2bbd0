"""The press: papers and forms in, PDF out. One typst compiler per process, fonts and templates of this package only.

What people wrote travels as JSON beside the template and is set as text; it is never part of typst's own language, so
nothing written in a form can be a command. docs/decisions/0012-typst.md.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import segno
import typst

from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.papers.forms import Form, FormSet
from congxa.dossiers.papers.glyphs import printable
from congxa.dossiers.papers.parts import Paper, Value, long_date
from congxa.kernel.text import fold

_HERE = Path(__file__).parent
STANDARDS: list[Any] = ["a-2a", "ua-1"]
_ROOM_WIDTH, _ROOM_HEIGHT, _SEAL_WIDTH = 170.0, 48.0, 150.0
_one_at_a_time = Lock()


class NoSuchForm(ValueError):
    """The law of that day has no such paper."""


@dataclass(frozen=True, slots=True)
class Room:
    """Room for the visible signature of `role`: `page` from 0, corners in points from the lower left of the page."""

    role: str
    page: int
    box: tuple[float, float, float, float]

    @property
    def seal(self) -> tuple[float, float, float, float]:
        """Room for the agency's signature, left of the leader's; nothing covers anything, so that both can be read."""
        left, bottom, _, top = self.box
        return (left - 6 - _SEAL_WIDTH, bottom, left - 6, top)


def print_papers(papers: Sequence[Paper], forms: FormSet, *, now: datetime) -> bytes:
    """The papers one after the other as one tagged PDF (PDF/A-2a, PDF/UA-1), each from a new sheet on.

    The same papers with the same `now` give the same bytes. Raises NoSuchForm, and ValueError for no papers at all.
    """
    with _one_at_a_time:  # the compiler keeps what it has learnt, and is not made for two at once
        return _compile("main.typ", _data(papers, forms), now, STANDARDS)


def print_for_signing(paper: Paper, forms: FormSet, *, now: datetime) -> tuple[bytes, tuple[Room, ...]]:
    """One paper as `print_papers` prints it, and where on it there is room for whose signature."""
    with _one_at_a_time:
        pdf = _compile("main.typ", _data([paper], forms), now, STANDARDS)
        found = json.loads(_compiler("main.typ").query("<room>", field="value"))
    return pdf, tuple(_room(one) for one in found)


def print_stamp(lines: Sequence[str], width: float, height: float, *, seal: bool, now: datetime) -> bytes:
    """What a visible signature shows, as a PDF of `width` × `height` points; a `seal` is red, a person's is blue."""
    words = [printable(line) for line in lines]
    with _one_at_a_time:
        return _compile("stamp.typ", {"lines": words, "width": width, "height": height, "seal": seal}, now, [])


def _data(papers: Sequence[Paper], forms: FormSet) -> dict[str, Any]:
    if not papers:
        raise ValueError("there is nothing to print")
    made = [_sheet(paper, forms) for paper in papers]
    title = made[0]["title"] if len(made) == 1 else f"{made[0]['title']} ({len(made)} bản)"
    return {"title": title, "author": printable(papers[0].issue.letterhead.agency), "papers": made}


def _compile(template: str, data: Mapping[str, Any], now: datetime, standards: list[Any]) -> bytes:
    pdf = _compiler(template).compile(
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        pdf_standards=standards,
        timestamp=now.astimezone(UTC).replace(microsecond=0),  # typst wants a fixed offset and whole seconds
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / "typst" / template, root=_HERE / "typst", font_paths=fonts)


def _room(found: Mapping[str, Any]) -> Room:
    x, top = found["x"], found["height"] - found["y"] - 3
    half, height = _ROOM_WIDTH / 2, _ROOM_HEIGHT
    return Room(found["role"], found["page"] - 1, (x - half, top - height, x + half, top))


def _sheet(paper: Paper, forms: FormSet) -> dict[str, Any]:
    form = forms.forms.get(paper.kind)
    if form is None:
        raise NoSuchForm(f"{forms.name} has no paper of kind {paper.kind}")
    issue, head = paper.issue, paper.issue.letterhead
    values = paper.values()
    return {
        "title": form.title,
        "form": _form_words(form, forms),
        "landscape": form.landscape,
        "mark": printable(issue.mark),
        "head": {
            "parent": printable(head.parent).upper(),
            "agency": printable(head.agency).upper(),
            "number": _number(printable(issue.number), form.symbol),
            "place": f"{printable(head.place)}, {long_date(issue.day)}",
            "contact": printable(" · ".join(part for part in (head.address, head.phone) if part)),
            "code": "" if any(entry.get("field") == "code" for entry in form.body) else printable(issue.code),
        },
        "addressee": printable(paper.addressee()) if form.addressed else "",
        "body": [block for entry in form.body for block in _blocks(entry, values)],
        "signatures": _signatures(paper, form),
        "recipients": [printable(one) for one in paper.recipients()] if form.recipients else [],
        "check": _check(issue.check_code, issue.check_url),
        "pay": qr(paper.payment()) if paper.payment() else "",
    }


def qr(text: str) -> str:
    """A QR of `text` as SVG, error correction M or better."""
    picture = BytesIO()
    segno.make(text, error="m").save(picture, kind="svg", border=2, xmldecl=False, svgns=True)
    return picture.getvalue().decode()


def _check(code: str, url: str) -> dict[str, str]:
    return {"code": show_code(code), "url": printable(url), "qr": qr(url)}


def _form_words(form: Form, forms: FormSet) -> str:
    if not form.number:
        return ""
    unsure = "" if form.confidence == "seen" else " (chưa đối chiếu bản công báo)"
    return f"{form.number}, {forms.circular}{unsure}"


def _number(number: str, symbol: str) -> str:
    if not symbol:
        return ""
    return f"Số: {number or '……'}/{symbol}"


def _blocks(entry: Mapping[str, Any], values: Mapping[str, Value]) -> list[dict[str, Any]]:
    if "row" in entry:
        fields = [block for part in entry["row"] for block in _blocks(part, values)]
        return [{"kind": "row", "fields": fields}]
    if "text" in entry:
        return [{"kind": "text", "text": _filled(entry["text"], values)}]
    if "field" in entry:
        value = printable(str(values[entry["field"]])).strip()
        if not value and entry.get("optional"):
            return []
        # "Bộ phận tiếp nhận …: Bộ phận Tiếp nhận … xã Tân Vinh" says it twice.
        label = "" if fold(value).startswith(fold(entry["label"])) else entry["label"]
        return [{"kind": "field", "label": label, "value": value, "strong": entry.get("strong", False)}]
    if "list" in entry:
        items = [printable(str(item)) for item in values[entry["list"]]]
        return [{"kind": "list", "label": entry.get("label", ""), "items": items}]
    return [_table(entry, values[entry["table"]])]


def _table(entry: Mapping[str, Any], rows: Value) -> dict[str, Any]:
    columns: Mapping[str, str] = entry["columns"]
    cells = [[printable(row[key]) for key in columns] for row in rows if not isinstance(row, str)]
    head = list(columns.values())
    return {"kind": "table", "label": entry.get("label", ""), "keys": list(columns), "head": head, "rows": cells}


def _filled(sentence: str, values: Mapping[str, Value]) -> str:
    # Not str.format: a name is put in once and never read as a pattern, and a pattern reaches no attribute.
    return re.sub(r"\{(\w+)\}", lambda match: printable(str(values[match[1]])), sentence)


def _signatures(paper: Paper, form: Form) -> list[dict[str, Any]]:
    signers = paper.signers()
    made = []
    for place in form.signatures:
        signer = signers[place["role"]]
        lines = [printable(line) for line in signer.lines] or [place["title"]]
        made.append(
            {"role": place["role"], "lines": lines, "hint": place.get("hint", ""), "name": printable(signer.name)}
        )
    return made
