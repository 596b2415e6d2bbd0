"""What the content editor loads on every screen besides its own scripts."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

EDITOR_WORDS = "site/editor_words.js"


def editor_words() -> SafeString:
    """Translate the words that the rich text editor's script does not look up."""
    return format_html('<script src="{}"></script>', static(EDITOR_WORDS))


hooks.register("insert_global_admin_js", editor_words)
