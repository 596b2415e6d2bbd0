"""Letters about a citizen's account: the link that opens one, and the link to a new password.

Both are asked for through the outbox, whoever asks and whatever is known of the address, so that neither the page nor
the time it takes says whether there is an account. The letter tells it, to who reads that mailbox.
"""

from datetime import datetime
from secrets import token_hex
from typing import Literal

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen, citizen_tokens
from congxa.dossiers.citizens.throttling import LETTER_BY_EMAIL
from congxa.kernel.refs import Ref
from congxa.records.service import Event, current, publish
from congxa.units.service import Office, directory

_SALT = "congxa.dossiers.account"
_A_DAY = 86_400
Wish = Literal["open", "password"]


def ask_letter(email: str, wish: Wish, *, office: Office, now: datetime) -> None:
    """Put the question into the outbox; asked too often for one address, it is dropped without a word."""
    if LETTER_BY_EMAIL.takes(email, now):
        thing = Ref("accounts.citizen", token_hex(8))
        publish("dossiers.account_letter", thing, {"email": email, "wish": wish}, office=office, urgent=True, now=now)


def send_letter(event: Event) -> None:
    """Write to the address: how to open an account, how to get into the one there is, or nothing."""
    email, wish = str(event.payload.get("email", "")), event.payload.get("wish")
    entry = directory(current("units")).by_id.get(event.office or 0)
    home = f"{settings.BASE_URL}{entry.mount if entry else '/'}cong-dan/"
    citizen = Citizen.objects.known(email)
    if citizen is None and wish == "open":
        text = _(
            "Có người, có lẽ là bạn, vừa xin mở tài khoản công dân với địa chỉ thư này.\n\n"
            "Mở liên kết sau trong vòng một ngày để đặt mật khẩu:\n%(address)s\n\n"
            "Nếu không phải bạn, hãy bỏ qua thư này; không có tài khoản nào được mở."
        ) % {"address": f"{home}mo-tai-khoan/{opening_token(email)}/"}
        send_mail(_("Mở tài khoản công dân"), text, None, [email])
    elif citizen is not None:
        uid = urlsafe_base64_encode(force_bytes(citizen.pk))
        token = citizen_tokens.make_token(citizen)  # type: ignore[arg-type]  # its types know one table of people
        text = _(
            "Có người, có lẽ là bạn, vừa xin vào tài khoản công dân mang địa chỉ thư này. Tài khoản đã có.\n\n"
            "Đăng nhập: %(sign_in)s\nQuên mật khẩu thì mở liên kết sau để đặt mật khẩu mới:\n%(address)s\n\n"
            "Nếu không phải bạn, hãy bỏ qua thư này; mật khẩu vẫn như cũ."
        ) % {
            "sign_in": f"{home}dang-nhap/",
            "address": f"{home}dat-mat-khau/{uid}/{token}/",
        }
        send_mail(_("Tài khoản công dân của bạn"), text, None, [email])


def opening_token(email: str) -> str:
    """The word in the link that opens an account for this address, good for a day and until there is one."""
    return signing.dumps(email, salt=_SALT)


def address_in(token: str) -> str | None:
    """The address that the link was sent to; None when the link is too old or nobody's."""
    try:
        return str(signing.loads(token, salt=_SALT, max_age=_A_DAY))
    except signing.BadSignature:
        return None
