"""The officer's form at the counter: who files, how, and which papers were handed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models import Channel, DossierPaper, DossierResult, IdentityKind, ResultWay
from congxa.dossiers.queries.known import stands_for
from congxa.kernel.identity_number import OLD_CARD, check_identity_number, normalise_identity_number
from congxa.kernel.personal_names import check_name
from congxa.kernel.phones import BadPhone, normalise_phone
from congxa.kernel.text import storable
from congxa.procedures.service import Audience, Paper
from congxa.records.service import Rule, UploadRefused, check_upload

PAPERS = Rule()
MORE = 2
"""Lines for papers that the procedure does not name."""
_SHORTEST = 8
"""Characters of the shortest number of a paper, a passport's."""
_OFF = {"autocomplete": "off"}
_KINDS = {Paper.Form.FORM: DossierPaper.Form.ORIGINAL, Paper.Form.ORIGINAL: DossierPaper.Form.ORIGINAL,
          Paper.Form.ELECTRONIC: DossierPaper.Form.ELECTRONIC}  # fmt: skip


class CounterForm(forms.Form):
    """The applicant and the way of filing. ``warnings`` are doubts that do not stop anybody."""

    use_required_attribute = False
    identity_number = forms.CharField(
        label=_("Số giấy tờ"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={**_OFF, "inputmode": "text"}),
    )
    identity_kind = forms.ChoiceField(
        label=_("Loại giấy tờ"), choices=IdentityKind.choices, initial=IdentityKind.CITIZEN, required=False
    )
    applicant_name = forms.CharField(label=_("Họ và tên"), max_length=200, widget=forms.TextInput(attrs=_OFF))
    birth_date = forms.DateField(
        label=_("Ngày sinh"), required=False, input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={**_OFF, "inputmode": "numeric", "placeholder": "24/11/1985"}, format="%d/%m/%Y"),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=30, required=False, widget=forms.TextInput(attrs={**_OFF, "inputmode": "tel"})
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False, widget=forms.TextInput(attrs=_OFF))
    email = forms.EmailField(label=_("Thư điện tử"), required=False, widget=forms.EmailInput(attrs=_OFF))
    applicant_kind = forms.ChoiceField(label=_("Người nộp là"), choices=Audience.choices, initial=Audience.CITIZEN)
    proxy_name = forms.CharField(label=_("Người nộp thay"), max_length=200, required=False)
    proxy_identity_number = forms.CharField(label=_("Số giấy tờ của người nộp thay"), max_length=20, required=False)
    proxy_proof = forms.CharField(label=_("Căn cứ nộp thay"), max_length=300, required=False)
    channel = forms.ChoiceField(
        label=_("Hồ sơ đến"), choices=[one for one in Channel.choices if one[0] != Channel.ONLINE],
        initial=Channel.COUNTER,
    )  # fmt: skip
    result_way = forms.ChoiceField(label=_("Nhận kết quả"), choices=ResultWay.choices, initial=ResultWay.COUNTER)
    sets = forms.IntegerField(label=_("Số bộ hồ sơ"), min_value=1, max_value=50, initial=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings: list[str] = []

    def clean_applicant_name(self) -> str:
        """Refuse what is no name; say what is doubtful."""
        found = check_name(self.cleaned_data["applicant_name"])
        if self.data.get("applicant_kind", Audience.CITIZEN) != Audience.CITIZEN:
            return " ".join(str(self.cleaned_data["applicant_name"]).split())
        if found.problem:
            raise forms.ValidationError(found.problem)
        self.warnings += found.warnings
        return found.name

    def clean_phone(self) -> str:
        """Keep a phone as E.164."""
        typed = self.cleaned_data["phone"]
        try:
            return normalise_phone(typed) if typed else ""
        except BadPhone as bad:
            raise forms.ValidationError(str(bad)) from bad

    def clean_birth_date(self) -> date | None:
        """Nobody is born tomorrow."""
        given: date | None = self.cleaned_data["birth_date"]
        if given is not None and given > timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh này chưa tới. Hãy xem lại."))
        return given

    def clean(self) -> dict[str, Any]:
        """Compare the identity number with the birth date; nine digits are an old card."""
        given = self.cleaned_data
        number, kind = given.get("identity_number", ""), given.get("identity_kind", "")
        if number and kind in {IdentityKind.CITIZEN, IdentityKind.OLD_CARD}:
            found = check_identity_number(number, birth=given.get("birth_date"), sex=None, today=timezone.localdate())
            if found.problem:
                self.add_error("identity_number", found.problem)
            self.warnings += found.warnings
            given["identity_number"] = found.number
            given["identity_kind"] = IdentityKind.OLD_CARD if found.kind == OLD_CARD else IdentityKind.CITIZEN
        elif not number:
            given["identity_kind"] = IdentityKind.NONE
        if given.get("proxy_name") and not given.get("proxy_proof"):
            self.add_error("proxy_proof", _("Hãy ghi căn cứ nộp thay, ví dụ giấy ủy quyền số, ngày."))
        return given


def identity_typed(data: Mapping[str, Any]) -> tuple[str, str]:
    """Kind and number as a dossier would keep what has been typed so far; empty before a number can be meant."""
    number, kind = normalise_identity_number(str(data.get("identity_number", ""))), str(data.get("identity_kind", ""))
    if len(number) < _SHORTEST:
        return "", ""
    if kind in {"", IdentityKind.CITIZEN, IdentityKind.OLD_CARD}:
        kind = IdentityKind.OLD_CARD if len(number) == len("123456789") else IdentityKind.CITIZEN
    return kind, number


@dataclass(slots=True)
class PaperLine:
    """One line of the list of papers; ``error`` says what is wrong with its file."""

    place: int
    name: str
    help: str
    ticked: bool
    form: str
    count: int
    known_from: str = ""
    file: "UploadedFile[bytes] | None" = None
    error: str = ""
    blank: bool = False
    """Whether it is the form itself, which is filled in anew each time."""
    own: bool = False
    """Whether the officer writes the name."""
    offers: Sequence[DossierResult] = ()
    reused: DossierResult | None = None
    """Of the results that could stand for the paper (``offers``), the one the applicant agreed to."""


def paper_lines(
    papers: Iterable[Paper], data: Mapping[str, Any] | None, files: "MultiValueDict[str, UploadedFile[bytes]] | None"
) -> list[PaperLine]:
    """The papers the version asks for, then lines for others, with what was ticked so far."""
    found = [
        PaperLine(
            paper.order,
            paper.name,
            paper.condition,
            paper.form == Paper.Form.FORM,
            _KINDS.get(Paper.Form(paper.form), DossierPaper.Form.COPY),
            paper.count,
            paper.known_from,
            blank=paper.form == Paper.Form.FORM,
        )
        for paper in papers
    ]
    last = max((one.place for one in found), default=0)
    found += [PaperLine(last + at, "", "", False, DossierPaper.Form.COPY, 1, own=True) for at in range(1, MORE + 1)]
    if data is not None:
        for one in found:
            _read(one, data, files)
    return found


def offer_known(lines: Iterable[PaperLine], known: Sequence[DossierResult], data: Mapping[str, Any]) -> None:
    """Put beside each paper the results that could stand for it; a scan that was chosen goes before what was ticked."""
    for one in lines:
        if one.own or one.blank:
            continue
        one.offers = [result for result in known if stands_for(result, one.name)]
        ticked = str(data.get(f"giay-{one.place}-co", ""))
        if one.file is None:
            one.reused = next((result for result in one.offers if str(result.pk) == ticked), None)


def _read(one: PaperLine, data: Mapping[str, Any], files: "MultiValueDict[str, UploadedFile[bytes]] | None") -> None:
    at = f"giay-{one.place}"
    one.file = files.get(f"{at}-tep") if files is not None else None
    if one.own:
        one.name = storable(str(data.get(f"{at}-ten", ""))).strip()[:500]
    one.ticked = bool(one.name) and (one.own or at in data or one.file is not None)
    form, count = str(data.get(f"{at}-dang", "")), str(data.get(f"{at}-so", ""))
    one.form = form if form in DossierPaper.Form.values else one.form
    one.count = int(count) if count.isdecimal() and 0 < int(count[:6]) < 1000 else one.count
    if one.file is not None:
        try:
            check_upload(one.file, PAPERS)
        except UploadRefused as refused:
            one.error = str(refused)
        if not one.name:
            one.error = str(_("Hãy ghi tên giấy tờ của tệp này."))
