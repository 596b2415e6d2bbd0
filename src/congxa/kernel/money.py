"""How numbers, percentages and amounts of đồng are written: `6.305`, `68,4 %`, `1.500.000 đ`."""

from decimal import ROUND_HALF_UP, Decimal

_SWAP = str.maketrans(",.", ".,")
_TENTH = Decimal("0.1")


def format_number(number: int | Decimal, decimals: int | None = None) -> str:
    """`number` with dots between thousands and a decimal comma: 6305 → `6.305`, Decimal("2.50") → `2,50`.

    `decimals` rounds half away from zero to that many places; None keeps the places the number has.
    """
    value = Decimal(number)
    if not value.is_finite():
        raise ValueError(f"{number} cannot be written as a number")
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{value:,f}".translate(_SWAP)


def format_percent(part: int | Decimal, whole: int | Decimal) -> str:
    """`part` of `whole` in per cent, to one place, without a final `,0`: (13, 19) → `68,4 %`, (19, 19) → `100 %`.

    Less than all is never written `100 %` and more than nothing never `0 %`: a commune that is missing must show.
    Of nothing there is no share: a dash.
    """
    if not whole:
        return "–"
    share = Decimal(part) * 100 / Decimal(whole)
    rounded = share.quantize(_TENTH, rounding=ROUND_HALF_UP)
    if rounded in {0, 100} and share != rounded:
        rounded += _TENTH if share > rounded else -_TENTH
    return format_number(rounded).removesuffix(",0") + " %"


def format_money(dong: int) -> str:
    """An amount in whole đồng: 1500000 → `1.500.000 đ`."""
    return f"{format_number(dong)} đ"
