"""Where signing keys come from: PKCS#12 files in a folder outside the database, opened with a passphrase of the
environment or one the signer types. The demonstration makes keys of its own authority, which nobody else trusts.

Files are named `nguoi-<sign-in name>.p12` for people and `co-quan-<address part>.p12` for offices.
"""

import os
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User
from congxa.dossiers.signatures.demo_authority import Authority, new_authority, open_authority
from congxa.dossiers.signatures.signing import CannotSign, FileKey, open_key
from congxa.kernel.clock import start_of
from congxa.units.service import Office

_BEGAN = date(2018, 1, 1)


def person_key(person: User, office: Office, *, passphrase: str = "") -> FileKey:
    """The key of a person who signs for an office. Raises Refused with what to do."""
    return _key(f"nguoi-{person.get_username()}", str(person), office.name, passphrase)


def office_key(office: Office) -> FileKey:
    """The key of an office: its electronic seal. Raises Refused with what to do."""
    upper = office.upper.name if office.upper else office.name
    return _key(f"co-quan-{office.slug}", office.name, upper, "")


def roots() -> list[bytes]:
    """The certificates that are trusted when signatures are checked."""
    folder = settings.SIGNING_ROOTS
    found = [path.read_bytes() for path in sorted(Path(folder).glob("*.pem"))] if folder else []
    return [*found, _authority().root] if _demonstrates() else found


def _demonstrates() -> bool:
    return not settings.PRODUCTION and not settings.SIGNING_KEYS


def _key(name: str, holder: str, organisation: str, passphrase: str) -> FileKey:
    path = _folder() / f"{name}.p12"
    if _demonstrates():
        passphrase = _own_passphrase(name)
        if not path.exists():
            _write_once(path, _authority().issue(holder, organisation, passphrase))
    elif not path.exists():
        raise Refused(
            _("Chưa có khóa ký số của %(holder)s. Hãy báo người quản trị hệ thống đặt tệp %(file)s.")
            % {"holder": holder, "file": path.name}
        )
    try:
        return open_key(path.read_bytes(), passphrase or settings.SIGNING_PASSPHRASE)
    except (CannotSign, OSError) as error:
        raise Refused(_("Mật khẩu khóa ký số không đúng, hoặc tệp khóa bị hỏng.")) from error


def _folder() -> Path:
    return Path(settings.SIGNING_KEYS) if settings.SIGNING_KEYS else Path(settings.VAR) / "signing"


def _own_passphrase(name: str) -> str:
    return salted_hmac("congxa.dossiers.signatures.keys", name, algorithm="sha256").hexdigest()


def _authority() -> Authority:
    path, passphrase = _folder() / "authority.p12", _own_passphrase("authority")
    if not path.exists():
        made = new_authority(_("Tổ chức chứng thực minh họa (không có giá trị)"), since=start_of(_BEGAN))
        _write_once(path, made.kept(passphrase))
    return open_authority(path.read_bytes(), passphrase)


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that another process may be writing too: the first one stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
