"""What must be true before a real installation may be opened to the public."""

from django.conf import settings

_KEY_LENGTH = 50
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def unsafe_settings() -> list[str]:
    """Return a sentence for each setting that is unsafe in production, naming the variable; none outside it."""
    if not settings.PRODUCTION:
        return []
    checks = [
        (
            len(settings.SECRET_KEY) < _KEY_LENGTH or len(set(settings.SECRET_KEY)) < 10,
            f"SECRET_KEY: cần một chuỗi ngẫu nhiên dài ít nhất {_KEY_LENGTH} ký tự (hoặc SECRET_KEY_FILE).",
        ),
        (settings.DEBUG, "DEBUG: phải tắt, vì trang lỗi chi tiết làm lộ dữ liệu."),
        (not settings.ALLOWED_HOSTS, "ALLOWED_HOSTS: hãy liệt kê các tên miền của cổng, cách nhau bằng dấu phẩy."),
        ("*" in settings.ALLOWED_HOSTS, "ALLOWED_HOSTS: không dùng “*”; hãy liệt kê đúng các tên miền."),
        (
            not settings.BASE_URL.startswith("https://") and settings.SECURE_SSL_REDIRECT,
            "BASE_URL: phải bắt đầu bằng https://, ví dụ https://luongson.gov.vn.",
        ),
        (not settings.BASE_URL, "BASE_URL: cần địa chỉ công khai của cổng, ví dụ https://luongson.gov.vn."),
        (
            not settings.SESSION_COOKIE_SECURE,
            "HTTPS: đang tắt; chỉ tắt khi có máy chủ khác đứng trước và tự lo HTTPS (đặt TRUSTED_PROXIES).",
        ),
    ]
    return [sentence for unsafe, sentence in checks if unsafe]


def worries() -> list[str]:
    """Return a sentence for each setting with which a real installation may open but will not work as people expect."""
    if not settings.PRODUCTION:
        return []
    server = settings.MAIL_SERVER
    open_password = (
        server and server["EMAIL_HOST_PASSWORD"] and not (server["EMAIL_USE_SSL"] or server["EMAIL_USE_TLS"])
    )
    checks = [
        (
            not server,
            "EMAIL_URL: chưa đặt, nên thư mời và thư đặt lại mật khẩu chỉ được ghi thành tệp trong CONGXA_VAR/mail.",
        ),
        (
            bool(server) and "@localhost" in settings.DEFAULT_FROM_EMAIL,
            "MAIL_FROM: chưa đặt, nên máy chủ nhận có thể từ chối thư. Hãy đặt địa chỉ thư của cơ quan.",
        ),
        (
            bool(open_password) and server["EMAIL_HOST"] not in _THIS_MACHINE,
            "EMAIL_URL: mật khẩu đi qua mạng không mã hóa. Hãy dùng smtps:// hoặc starttls://.",
        ),
    ]
    return [sentence for worrying, sentence in checks if worrying]
