"""Lost codes: they go only to the e-mail address on the dossier, and nobody learns whether there was one."""

import re
from datetime import datetime
from secrets import token_hex

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from congxa.dossiers.citizens.throttling import ASK_BY_CONTACT
from congxa.dossiers.models import Dossier
from congxa.dossiers.secrets import secret_again
from congxa.kernel.refs import Ref
from congxa.records.service import Event, publish
from congxa.units.service import Office

_MOST = 20


def ask_codes(contact: str, *, office: Office, now: datetime) -> None:
    """Put the question into the outbox, whether or not anybody has this contact: it costs the same time.

    Asked too often for one contact, it is dropped without a word: the answer of the page is the same.
    """
    word = contact.casefold()
    if ASK_BY_CONTACT.used_up(word, now):
        return
    ASK_BY_CONTACT.count(word, now)
    thing = Ref("dossiers.contact", token_hex(8))
    publish("dossiers.codes_asked", thing, {"contact": contact}, office=office, urgent=True, now=now)


def send_codes(event: Event) -> None:
    """Write to each e-mail address on the dossiers with this contact: their codes and second secrets."""
    by_letter: dict[str, list[Dossier]] = {}
    for dossier in found_for(str(event.payload.get("contact", ""))):
        if dossier.email:
            by_letter.setdefault(dossier.email, []).append(dossier)
    for address, dossiers in by_letter.items():
        lines = [
            _("%(procedure)s: mã tra cứu %(code)s, mã bí mật %(secret)s")
            % {
                "procedure": dossier.procedure.name,
                "code": dossier.shown_code,
                "secret": secret_again(dossier.code, dossier.secret_hash),
            }
            for dossier in dossiers
        ]
        head = _("Có người, có lẽ là bạn, vừa xin gửi lại mã tra cứu hồ sơ. Nếu không phải bạn, hãy bỏ qua thư này.")
        send_mail(_("Mã tra cứu hồ sơ của bạn"), "\n\n".join([head, *lines]), None, [address])


def found_for(contact: str) -> list[Dossier]:
    """The newest dossiers with this telephone number or e-mail address."""
    rows = Dossier.objects.exclude(email="").select_related("procedure").order_by("-id")
    if "@" in contact:
        return list(rows.filter(email__iexact=contact)[:_MOST])
    digits = re.sub(r"\D", "", contact)
    local = digits.removeprefix("84") if contact.startswith("+") else digits.removeprefix("0")
    return list(rows.filter(phone=f"+84{local}")[:_MOST]) if local else []
