"""How letters leave the house."""

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
