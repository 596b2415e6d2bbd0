"""The words inside a bank QR: a VietQR transfer as an EMVCo merchant-presented payload.

EMV QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1: objects of two digits id, two digits length,
value; the last one (63) is a CRC-16 over all before its value. NAPAS fills object 38 for transfers to an account: GUID
A000000727, the bank's BIN, the account, service QRIBFTTA. Banks show object 62.08 as the content of the transfer.
"""

import re
from dataclasses import dataclass

from congxa.kernel.text import fold

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
DONG = "704"
GOVERNMENT_SERVICES = "9399"
LONGEST_REFERENCE = 25
_MOST = 9_999_999_999_999


class BadTransfer(ValueError):
    """A transfer that no bank could carry out."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where fees are paid to: `bin` of six digits as NAPAS gives it to banks, account number, and the holder's name."""

    bin: str
    number: str
    holder: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{6}", self.bin):
            raise BadTransfer(f"a bank's BIN has six digits, not {self.bin!r}")
        if not re.fullmatch(r"[0-9A-Z]{1,19}", self.number):
            raise BadTransfer(f"an account has 1 to 19 digits or capitals, not {self.number!r}")


def transfer_reference(code: str) -> str:
    """`code` of a dossier or an order as it survives a bank: `H28.12.05-180924-0001` → `H2812051809240001`.

    Banks drop or replace dots and dashes in the content of a transfer. Raises BadTransfer when nothing is left or when
    it is longer than 25 characters.
    """
    reference = re.sub(r"[^A-Z0-9]", "", fold(code).upper())
    if not 0 < len(reference) <= LONGEST_REFERENCE:
        raise BadTransfer(f"a reference keeps 1 to {LONGEST_REFERENCE} letters and digits, not {len(reference)}")
    return reference


def transfer_payload(account: Account, amount: int, reference: str, *, city: str = "") -> str:
    """The text of the QR that pays `amount` whole đồng to `account` with `reference` as content (made bare).

    Raises BadTransfer for an amount that is not positive or has more than 13 digits, as the standard allows.
    """
    if not 0 < amount <= _MOST:
        raise BadTransfer(f"an amount is between 1 and {_MOST} đồng, not {amount}")
    beneficiary = _object("00", account.bin) + _object("01", account.number)
    to_account = _object("00", NAPAS) + _object("01", beneficiary) + _object("02", TO_ACCOUNT)
    objects = [
        _object("00", "01"),
        _object("01", "12"),  # for one payment; 11 would be a picture on the wall
        _object("38", to_account),
        _object("52", GOVERNMENT_SERVICES),
        _object("53", DONG),
        _object("54", str(amount)),
        _object("58", "VN"),
        _object("59", _latin(account.holder, 25) or "CO QUAN THU"),
        _object("60", _latin(city, 15) or "VIET NAM"),
        _object("62", _object("08", transfer_reference(reference))),
    ]
    begun = "".join(objects) + "6304"
    return f"{begun}{crc16(begun.encode('ascii')):04X}"


def crc16(data: bytes) -> int:
    """CRC-16 of ISO/IEC 13239 as EMVCo uses it: polynomial 0x1021, begun with 0xFFFF (`123456789` → 0x29B1)."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def _object(identifier: str, value: str) -> str:
    return f"{identifier}{len(value):02d}{value}"


def _latin(text: str, longest: int) -> str:
    bare = " ".join(re.sub(r"[^A-Z0-9 .-]", " ", fold(text).upper()).split())
    return bare[:longest].rstrip()
