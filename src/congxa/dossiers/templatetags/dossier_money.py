"""Amounts in pages of dossiers."""

from django import template

from congxa.kernel.money import format_money

register = template.Library()


@register.filter
def money(dong: int | None) -> str:
    """Return `6.305.000 đ`; nothing for nothing."""
    return "" if dong is None else format_money(dong)
