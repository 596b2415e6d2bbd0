"""What we add to the content editor on every screen."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from congxa.site.editor_choosers import keep_scripts_out

keep_scripts_out()

EDITOR_WORDS = "site/editor_words.js"
EDITOR_PARTS = "site/editor_parts.js"
EDITOR_STYLES = "site/editor.css"


def editor_styles() -> SafeString:
    """Give the editor the colours and the letters of the house."""
    return format_html('<link rel="stylesheet" href="{}">', static(EDITOR_STYLES))


def editor_parts() -> SafeString:
    """Start the parts of forms without scripts inside the page."""
    return format_html('<script src="{}"></script>', static(EDITOR_PARTS))


def editor_words() -> SafeString:
    """Translate the words that the rich text editor's script does not look up."""
    return format_html('<script src="{}"></script>', static(EDITOR_WORDS))


def tell_unlocking(actions: LogActionRegistry) -> None:
    """Let the history say that a page was unlocked.

    Wagtail has one English word, "Unlocked", for the state (chưa khóa) and for the event (đã mở khóa).
    """
    actions.register_action("wagtail.unlock", _("Mở khóa"), _("Đã mở khóa"))


hooks.register("insert_global_admin_css", editor_styles)
hooks.register("insert_global_admin_js", editor_parts)
hooks.register("insert_global_admin_js", editor_words)
hooks.register("register_log_actions", tell_unlocking, order=1)
