"""Languages of the screens, and the zone that every time is shown in."""

from pathlib import Path

_SITE = Path(__file__).resolve().parent.parent

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "congxa.site.formats"
LOCALE_PATHS = [_SITE / "locale", *sorted((_SITE / "overlay").glob("*/locale"))]
