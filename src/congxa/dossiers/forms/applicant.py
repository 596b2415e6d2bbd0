"""The questions about whoever files, which every online filing begins with; asked with the means of all forms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen
from congxa.dossiers.filings import Filing
from congxa.dossiers.models import Dossier, IdentityKind, ResultWay
from congxa.kernel.text import fold
from congxa.procedures.service import Audience, FillingForm, FormVersion, form_of
from congxa.units.service import Unit

PROOF = "giay_uy_quyen"
"""The question to which the proof of a proxy is attached."""
_CARD_DIGITS = 9


def _schema() -> dict[str, Any]:
    return {
        "title": _("Người nộp hồ sơ"),
        "sections": [
            {
                "key": "cho_ai",
                "title": _("Nộp cho ai"),
                "fields": [
                    {
                        "key": "cho_ai",
                        "kind": "choice",
                        "layout": "radio",
                        "label": _("Bạn nộp hồ sơ cho"),
                        "required": True,
                        "options": [
                            {"value": "minh", "label": _("Chính tôi")},
                            {"value": "nguoi_khac", "label": _("Người khác, tôi nộp thay")},
                        ],
                    },
                ],
            },
            {
                "key": "nguoi_de_nghi",
                "title": _("Người đề nghị giải quyết"),
                "help": _("Người đứng tên hồ sơ. Nếu bạn nộp thay, ghi người mà bạn nộp thay cho."),
                "fields": [
                    {
                        "key": "nguoi",
                        "kind": "person",
                        "label": _("Người đề nghị"),
                        "required": True,
                        "own": True,
                        "parts": ["birth_date", "identity"],
                        "required_parts": ["identity"],
                    },
                    {"key": "noi_o", "kind": "address", "label": _("Nơi ở"), "required": True, "own": True},
                ],
            },
            {
                "key": "nop_thay",
                "title": _("Người nộp thay"),
                "condition": {"field": "cho_ai", "is": ["nguoi_khac"]},
                "fields": [
                    {
                        "key": "nguoi_thay",
                        "kind": "person",
                        "label": _("Người nộp thay"),
                        "required": True,
                        "parts": ["identity"],
                        "required_parts": ["identity"],
                    },
                    {
                        "key": "can_cu",
                        "kind": "text",
                        "label": _("Vì sao bạn được nộp thay"),
                        "required": True,
                        "max_length": 200,
                        "help": _("Ví dụ: giấy ủy quyền ngày 01/11/2026; là con ruột."),
                    },
                    {
                        "key": "giay_uy_quyen",
                        "kind": "file",
                        "label": _("Giấy tờ chứng minh được nộp thay"),
                        "required": True,
                        "max_files": 3,
                        "help": _("Ảnh chụp hoặc tệp PDF của giấy ủy quyền, hay giấy tờ cho thấy quan hệ."),
                    },
                ],
            },
            {
                "key": "lien_he",
                "title": _("Liên hệ và nhận kết quả"),
                "fields": [
                    {
                        "key": "dien_thoai",
                        "kind": "phone",
                        "label": _("Số điện thoại"),
                        "required": True,
                        "own": True,
                        "help": _("Cán bộ gọi số này khi cần."),
                    },
                    {
                        "key": "thu",
                        "kind": "email",
                        "label": _("Thư điện tử"),
                        "own": True,
                        "help": _("Có thì bạn lấy lại được mã tra cứu khi quên."),
                    },
                    {
                        "key": "nhan",
                        "kind": "choice",
                        "layout": "radio",
                        "label": _("Bạn muốn nhận kết quả"),
                        "required": True,
                        "options": [
                            {"value": "counter", "label": _("Tại nơi trả kết quả")},
                            {"value": "post", "label": _("Qua bưu chính, đến nơi ở ghi trên")},
                            {"value": "online", "label": _("Bản điện tử")},
                        ],
                    },
                ],
            },
        ],
    }


def applicant_form() -> type[FillingForm]:
    """The class of the form."""
    return form_of(FormVersion(schema=_schema()))


def filing_from(said: Mapping[str, Any], *, kind: str = Audience.CITIZEN, **kept: Any) -> Filing:
    """What was `said`, all of it or not, as a filing; `kept` is what they do not speak of."""
    person, place = said.get("nguoi") or {}, said.get("noi_o") or {}
    proxy = said.get("nguoi_thay") or {}
    number = person.get("identity", "")
    named = (IdentityKind.OLD_CARD if len(number) == _CARD_DIGITS else IdentityKind.CITIZEN) if number else ""
    born = person.get("birth_date")
    return Filing(
        applicant_name=person.get("name", ""),
        applicant_kind=kind,
        identity_kind=named,
        identity_number=number,
        birth_date=date.fromisoformat(born) if born else None,
        phone=said.get("dien_thoai", ""),
        email=said.get("thu", ""),
        address=", ".join(filter(None, (place.get("detail"), place.get("place"))))[:300],
        unit_id=_unit_id(place.get("unit")),
        proxy_name=proxy.get("name", ""),
        proxy_identity_number=proxy.get("identity", ""),
        proxy_proof=said.get("can_cu", "") if proxy else "",
        result_way=said.get("nhan", ResultWay.COUNTER),
        **kept,
    )


def answers_of(dossier: Dossier) -> dict[str, Any]:
    """The answers a draft was begun with, for filling in again."""
    born, line = dossier.birth_date, dossier.address
    unit: object = ""
    detail, place = line.partition(", ")[::2]
    if dossier.unit is not None:
        unit = {"code": dossier.unit.code, "valid_from": dossier.unit.valid_from.isoformat()}
        at = line.find(f"{dossier.unit}")
        detail, place = (line[:at].rstrip(", "), line[at:]) if at >= 0 else (detail, place)
    if not place:
        detail, place = "", detail
    return {
        "cho_ai": "nguoi_khac" if dossier.proxy_name else "minh",
        "nguoi": {
            "name": dossier.applicant_name,
            "identity": dossier.identity_number,
            "birth_date": born.isoformat() if born else "",
        },
        "noi_o": {"place": place, "unit": unit, "detail": detail} if place else {},
        "nguoi_thay": {"name": dossier.proxy_name, "identity": dossier.proxy_identity_number},
        "can_cu": dossier.proxy_proof,
        "dien_thoai": dossier.phone,
        "thu": dossier.email,
        "nhan": dossier.result_way,
    }


def answers_for(citizen: Citizen) -> dict[str, Any]:
    """The answers a new filing of an account begins with: those of its last filing in the owner's name, or name and
    address. An account may also hold dossiers of the owner's family."""
    rows = Dossier.objects.filter(account=citizen, proxy_name="", submitted_at__isnull=False)
    last = rows.filter(applicant_folded=fold(citizen.full_name)).select_related("unit__kind").first()
    if last is None:
        return {"cho_ai": "minh", "nguoi": {"name": citizen.full_name}, "thu": citizen.email}
    return {**answers_of(last), "thu": last.email or citizen.email}


def _unit_id(unit: object) -> int | None:
    if not isinstance(unit, Mapping):
        return None
    found = Unit.objects.filter(code=str(unit.get("code")), valid_from=str(unit.get("valid_from"))).values_list(
        "pk", flat=True
    )
    return found.first()
