"""Codes on papers by which anybody can ask `/kiem-tra/<code>/` whether a paper is genuine.

Twelve characters in three groups: eleven by chance (29^11, 53 bits: with a million papers one guess in ten thousand
million hits one) and a check character that finds every wrong character and every two that changed places. The alphabet
leaves out what is mistaken for something else in print or by voice: 0 O Q, 1 I L, U (for V).
"""

import re
import secrets
from collections.abc import Callable

from congxa.kernel.text import fold

ALPHABET = "23456789ABCDEFGHJKMNPRSTVWXYZ"
LENGTH = 12
_BASE = len(ALPHABET)  # a prime: that is what makes the check find every single slip


def new_code(below: Callable[[int], int] = secrets.randbelow) -> str:
    """A code that nobody can guess, as it is kept: twelve characters without dashes. `below(n)` gives 0 … n - 1."""
    body = "".join(ALPHABET[below(_BASE)] for _ in range(LENGTH - 1))
    return body + _check_character(body)


def show_code(code: str) -> str:
    """`code` as it is printed: `7K3M-9PXR-2HTD`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(typed: str) -> str | None:
    """The code in what somebody `typed`, with or without dashes, in any case; None when it cannot be one."""
    code = re.sub(r"[\s.\-‐‑–]", "", fold(typed)).upper()
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code if _check_character(code[:-1]) == code[-1] else None


def _check_character(body: str) -> str:
    # Weights 2 … 12 differ from one another, from 0 and from -1 (that of the check character) modulo a prime.
    return ALPHABET[sum(ALPHABET.index(char) * weight for weight, char in enumerate(body, 2)) % _BASE]
