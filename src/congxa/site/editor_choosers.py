"""Renders Wagtail's choosers (picture, page, file) without a script inside the page."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser


def render(
    self: BaseChooser,
    name: str,
    value: Any,  # noqa: ANN401 -- a key, an object or nothing, as Wagtail passes it
    attrs: dict[str, Any] | None = None,
    renderer: object = None,
) -> SafeString:
    """Return the chooser's markup, and beside it what ``editor_parts.js`` starts it with.

    Wagtail writes the start as an inline script, which the policy of the editor's screens forbids.
    """
    field = (attrs or {})["id"]
    data = self.get_value_data(value)
    return format_html(
        '{}<span hidden data-start="chooser" data-field="{}" data-constructor="{}" data-options="{}"></span>',
        self.render_html(name, data, attrs),
        field,
        self.js_constructor if type(self).render_js_init is BaseChooser.render_js_init else "createTaskChooser",
        json.dumps(self.get_js_init_options(field, name, data)),
    )


def keep_scripts_out() -> None:
    """Let every chooser render this way; there is no setting for it."""
    BaseChooser.render = render
