"""What must be true before a real installation may be opened to the public."""

from django.conf import settings

_KEY_LENGTH = 50


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
