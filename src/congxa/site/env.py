"""Reads settings from the environment and refuses nonsense with a sentence that names the variable."""

import getpass
import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable, without surrounding white space."""
    return os.environ.get(name, default).strip()


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """Return the variable if it is one of ``allowed``.

    Raises:
        ImproperlyConfigured: for any other word.
    """
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: chỉ nhận một trong {', '.join(allowed)}.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """Return the variable as a truth value; ``1/0``, ``true/false``, ``yes/no`` and ``on/off`` are understood."""
    value = os.environ.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: chỉ nhận 1 hoặc 0.")


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return the variable as a whole number not below ``least``."""
    value = text(name, str(default))
    try:
        result = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: phải là một số nguyên.") from None
    if result < least:
        raise ImproperlyConfigured(f"{name}={value!r}: phải từ {least} trở lên.")
    return result


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def pairs(name: str, default: str, *, right: tuple[str, ...]) -> dict[str, str]:
    """Return a comma-separated variable of ``left=right`` pairs whose right side is one of ``right``."""
    found = dict(word.partition("=")[::2] for word in words(name, default))
    for left, value in found.items():
        if not left or value not in right:
            raise ImproperlyConfigured(f"{name}: “{left}={value}” không hiểu; vế phải là một trong {', '.join(right)}.")
    return found


def required(name: str, because: str) -> str:
    """Return the variable, which must be there when ``because`` is set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name}: phải có khi đã đặt {because}.")
    return value


def web_address(name: str) -> str:
    """Return the variable, which must be an address of http or https, or empty."""
    value = text(name)
    if value and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
        raise ImproperlyConfigured(f"{name}={value!r}: cần một địa chỉ http:// hoặc https://.")
    return value


def origin(address: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


_MAIL = {"smtp": 25, "starttls": 587, "smtps": 465}


def mail(name: str) -> dict[str, str | int | bool]:
    """Return Django's settings for the mail server that a secret variable names; empty when it is not set.

    ``smtps://`` is encrypted from the first byte (RFC 8314), ``starttls://`` before signing in (RFC 3207), ``smtp://``
    not at all. ``?timeout=`` counts seconds.
    """
    value = secret(name)
    if not value:
        return {}
    wrong = ImproperlyConfigured(
        f"{name}: cần dạng smtps://người-dùng:mật-khẩu@máy-chủ:465, starttls://…:587 hoặc smtp://máy-chủ:25 "
        "(ký tự đặc biệt trong mật khẩu viết dạng %XX, thêm ?timeout=giây nếu cần)."
    )
    try:
        parts = urlsplit(value)
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        timeout = int(options.pop("timeout", "10"))
    except ValueError:
        raise wrong from None
    if parts.scheme not in _MAIL or not parts.hostname or parts.path.strip("/") or options or timeout < 1:
        raise wrong
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _MAIL[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "starttls",
        "EMAIL_TIMEOUT": timeout,
    }


def bucket(name: str) -> dict[str, str]:
    """Return where files are kept outside this machine, from ``s3://key:secret@host/bucket``; empty when not set.

    ``?region=`` names a region, ``?tls=0`` a server without TLS.
    """
    value = secret(name)
    if not value:
        return {}
    wrong = ImproperlyConfigured(
        f"{name}: cần dạng s3://khóa:bí-mật@máy-chủ/thùng (ký tự đặc biệt viết dạng %XX; thêm ?region=tên-vùng, "
        "hoặc ?tls=0 khi máy chủ không có TLS)."
    )
    try:
        parts = urlsplit(value)
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        place = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        raise wrong from None
    region, tls = options.pop("region", ""), options.pop("tls", "1")
    kept = parts.path.strip("/")
    if parts.scheme != "s3" or not place or not kept or "/" in kept or not parts.password or options:
        raise wrong
    return {
        "endpoint_url": f"{'http' if tls == '0' else 'https'}://{place}",
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password),
        "bucket_name": kept,
        "region_name": region or "us-east-1",
    }


def secret(name: str) -> str:
    """Return a secret given directly or, as ``NAME_FILE``, by the path of a file that holds it."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE={path!r}: không đọc được ({error.strerror}).") from error


def folder_problem(path: Path, *, make: bool) -> str:
    """Return what keeps the program from using its data folder, empty when nothing does; ``make`` it if missing."""
    if not os.path.exists(path) and not make:  # this one answers even where one may not look
        return (
            f"CONGXA_VAR: chưa có thư mục {path}. Nếu đường dẫn đúng, hãy tạo cho người dùng chạy chương trình: "
            f"sudo install -d -m 750 -o {_user()} {path}"
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        return f"CONGXA_VAR: {path} là một tệp, không phải thư mục."
    except OSError as error:
        return f"CONGXA_VAR: không tạo được thư mục {path} ({error.strerror})."
    for place in (path, path / "congxa.sqlite3"):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK | (os.X_OK if place.is_dir() else 0)):
            return (
                f"CONGXA_VAR: người dùng {_user()} không ghi được vào {place}. Hãy chạy bằng người dùng sở hữu thư mục "
                f"hoặc giao lại: sudo chown -R {_user()} {path}"
            )
    return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name
        return str(os.getuid())
