"""How letters and messages leave the house."""

from email.utils import parseaddr

from congxa.site import env
from congxa.site.settings.mode import MODE, VAR

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "cong-xa@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_SERVER = env.mail("EMAIL_URL")
globals().update(MAIL_SERVER)
if MODE == "test":
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
elif MAIL_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

MAIL_NAME = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"

# What applicants are told: docs/operations/notices.md
NOTICE_EMAIL = env.flag("NOTICE_EMAIL", True)
NOTICE_SMS_URL = env.web_address("NOTICE_SMS_URL")
NOTICE_SMS_TOKEN = env.secret("NOTICE_SMS_TOKEN")
NOTICE_ZALO_URL = env.web_address("NOTICE_ZALO_URL")
NOTICE_ZALO_TOKEN = env.secret("NOTICE_ZALO_TOKEN")
NOTICE_MAX_AGE = env.number("NOTICE_MAX_AGE", 72, least=1)
REMINDERS = env.flag("REMINDERS", True)
SUPPLEMENT_DAYS = env.number("SUPPLEMENT_DAYS", 0)
