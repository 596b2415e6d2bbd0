"""What ``congxa doctor`` asks about the settings."""

from collections.abc import Iterator

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.records.service import Check, Finding
from congxa.site.safety import unsafe_settings, worries


def safety() -> Iterator[Finding]:
    """Ask whether the settings let the public in safely."""
    for sentence in unsafe_settings():
        yield Finding("error", sentence)
    for sentence in worries():
        yield Finding("warning", sentence)
    if not unsafe_settings() and not worries():
        yield Finding("ok", _("Các thiết lập an toàn cho chế độ %(mode)s.") % {"mode": settings.MODE})


def mail() -> Iterator[Finding]:
    """Ask whether letters leave the house: whether the mail server lets the program in."""
    words = {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "folder": settings.VAR / "mail"}
    if not settings.MAIL_SERVER:
        sentence = _("Thư được ghi thành tệp ở %(folder)s, không gửi đi. Để gửi, hãy đặt EMAIL_URL.") % words
        yield Finding("warning" if settings.PRODUCTION else "ok", sentence)
        return
    server = get_connection()
    try:
        server.open()
        server.close()
    except (OSError, ValueError) as error:  # a password outside ASCII cannot be said in SMTP
        sentence = _("Máy chủ thư %(host)s:%(port)s không nhận: %(why)s. Hãy kiểm tra EMAIL_URL.")
        yield Finding("error", sentence % {**words, "why": error})
    else:
        yield Finding("ok", _("Máy chủ thư %(host)s:%(port)s trả lời.") % words)


def bucket() -> Iterator[Finding]:
    """Ask whether pictures and files can be kept where ``STORAGE_URL`` says."""
    if not settings.BUCKET:
        yield Finding("ok", _("Ảnh và tệp được giữ trên máy này, ở %(folder)s.") % {"folder": settings.VAR})
        return
    words = {"bucket": settings.BUCKET["bucket_name"], "server": settings.BUCKET["endpoint_url"]}
    name = default_storage.save("doctor", ContentFile(b"doctor"))
    with default_storage.open(name) as file:
        same = file.read() == b"doctor"
    default_storage.delete(name)
    if same:
        yield Finding("ok", _("Thùng %(bucket)s ở %(server)s nhận và trả tệp.") % words)
    else:
        yield Finding("error", _("Thùng %(bucket)s ở %(server)s trả tệp khác với tệp đã gửi.") % words)


CHECKS = [
    Check("site.bucket", gettext_lazy("Kho ảnh và tệp"), bucket),
    Check("site.safety", gettext_lazy("Thiết lập"), safety),
    Check("site.mail", gettext_lazy("Thư đi"), mail),
]
