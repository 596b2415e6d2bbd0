"""Keeps what all pages of an office share, drawn once for as long as the office's frame is right."""

from collections.abc import Hashable

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.tag
def kept(parser: Parser, token: Token) -> "KeptNode":
    """Draw a part of a page once for the office and the values named, and keep it: ``{% kept "foot" root=root %}``.

    The part sees ``frame`` and the values and nothing else of the page, so what is kept cannot differ from what would
    be drawn anew, nor hold anything of one reader. It is kept in the frame, which goes when something of the office
    changes or the day ends (:func:`congxa.portal.shown.frame.frame_of`). Values must be few: every combination is kept.
    """
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise template.TemplateSyntaxError(f'{tag} wants a name in quotes first, like {{% {tag} "foot" root=root %}}')
    values = token_kwargs(bits[1:], parser)
    if len(values) != len(bits) - 1:
        raise template.TemplateSyntaxError(f"{tag} takes a name and values, like root=root")
    nodes = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return KeptNode(bits[0][1:-1], values, nodes)


class KeptNode(template.Node):
    """The part of a template between ``{% kept %}`` and ``{% endkept %}``."""

    def __init__(self, name: str, values: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.values = values
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Return the part as kept, drawing it when the frame has not got it yet; without a frame nothing is kept."""
        frame = context.get("frame")
        values = {name: value.resolve(context) for name, value in self.values.items()}
        if frame is None:
            return self._draw(context, values)
        key: Hashable = (self.name, get_language(), *values.values())
        drawn: SafeString | None = frame.drawn.get(key)
        if drawn is None:
            drawn = frame.drawn[key] = self._draw(context, values | {"frame": frame})
        return drawn

    def _draw(self, context: template.Context, values: dict[str, object]) -> SafeString:
        return self.nodelist.render(context.new(values))
