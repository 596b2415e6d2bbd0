"""The code under which an applicant finds a dossier, and the second secret that opens it.

The code is on receipts and may be seen by others; alone it opens nothing but the state. The secret follows from the
code and the installation's key, so a receipt can be printed again with it; what is kept is only a keyed hash, so a copy
of the database alone does not let anybody try secrets.
"""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from congxa.dossiers.domain.codes import ALPHABET
from congxa.dossiers.models import Dossier

_SALT = "congxa.dossiers.secret"
Key = str | bytes


def tidy(written: str) -> str:
    """A secret or code as people type it: small letters, spaces and dashes are put right."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def secret_for(code: str, *, key: Key | None = None) -> str:
    """The secret of eight signs (38 bits) that belongs to `code` under one of the installation's keys."""
    digest = salted_hmac(f"{_SALT}.made", tidy(code), secret=key, algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:8])


def secret_hash(code: str, secret: str, *, key: Key | None = None) -> str:
    """The hash that is kept. `key` is one of the installation's keys, by default the present one."""
    return salted_hmac(_SALT, f"{tidy(code)}:{tidy(secret)}", secret=key, algorithm="sha256").hexdigest()


def secret_fits(code: str, kept: str, secret: str) -> bool:
    """Whether `secret` is the one whose hash is `kept`, also under a former key of the installation."""
    return bool(kept) and any(constant_time_compare(kept, secret_hash(code, secret, key=key)) for key in _keys())


def secret_again(code: str, kept: str) -> str:
    """The secret once more, for a receipt that is printed again; empty when the key it was made with is gone."""
    found = (
        secret_for(code, key=key) for key in _keys() if secret_hash(code, secret_for(code, key=key), key=key) == kept
    )
    return next(found, "")


def pickup_code(dossier: Dossier) -> str:
    """Six digits by which an applicant shows at the counter that the dossier is theirs; shown where the secret opened
    it. It changes with every change of the dossier and stops being good once the result was given out."""
    digest = salted_hmac("congxa.dossiers.pickup", f"{dossier.code}:{dossier.version}", algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"


def _keys() -> list[Key]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
