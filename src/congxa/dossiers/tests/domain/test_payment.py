from io import BytesIO

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from congxa.dossiers.domain.payment import Account, BadTransfer, crc16, transfer_payload, transfer_reference

ACCOUNT = Account("970405", "3010211000123", "UBND xã Tân Vinh")
CODE = "H28.12.05-180924-0001"


def parse(payload: str) -> dict[str, str]:
    """Read id-length-value objects, written apart from the program."""
    found: dict[str, str] = {}
    while payload:
        identifier, length = payload[:2], int(payload[2:4])
        assert identifier not in found
        assert len(payload) >= 4 + length
        found[identifier], payload = payload[4 : 4 + length], payload[4 + length :]
    return found


def crc_by_division(data: bytes) -> int:
    """The same CRC as a remainder of polynomials over whole numbers, without a register."""
    number = int.from_bytes(data, "big") << 16
    number ^= 0xFFFF << (len(data) * 8)  # begun with ones
    for shift in range(len(data) * 8 - 1, -1, -1):
        if number >> (shift + 16) & 1:
            number ^= 0x11021 << shift
    return number


def test_every_object_is_what_the_bank_expects() -> None:
    found = parse(transfer_payload(ACCOUNT, 8000, CODE, city="Lương Sơn"))
    assert {key: found[key] for key in ("00", "01", "53", "54", "58", "59", "60")} == {
        "00": "01", "01": "12", "53": "704", "54": "8000", "58": "VN", "59": "UBND XA TAN VINH", "60": "LUONG SON",
    }  # fmt: skip
    transfer = parse(found["38"])
    assert (transfer["00"], transfer["02"]) == ("A000000727", "QRIBFTTA")
    assert parse(transfer["01"]) == {"00": "970405", "01": "3010211000123"}
    assert parse(found["62"]) == {"08": "H2812051809240001"}


def test_long_names_are_cut_to_what_the_standard_allows() -> None:
    found = parse(transfer_payload(Account("970405", "1", "A" * 40), 1, CODE, city="B" * 40))
    assert (found["59"], found["60"]) == ("A" * 25, "B" * 15)
    assert parse(transfer_payload(Account("970405", "1", "张"), 1, CODE))["59"] == "CO QUAN THU"


def test_the_crc_is_the_one_of_the_standard() -> None:
    assert crc16(b"123456789") == 0x29B1


@given(st.binary(max_size=80))
def test_the_crc_is_the_remainder_of_a_division(data: bytes) -> None:
    assert crc16(data) == crc_by_division(data)


@pytest.mark.parametrize("amount", [1000, 1_500_000])
def test_an_independent_reader_reads_the_picture(amount: int) -> None:
    payload = transfer_payload(ACCOUNT, amount, CODE)
    picture = BytesIO()
    segno.make(payload, error="m").save(picture, kind="png", scale=4, border=4)
    with Image.open(picture) as image:
        (read,) = zxingcpp.read_barcodes(image)
    assert read.text == payload
    assert parse(read.text)["54"] == str(amount)


@given(
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.from_regex(r"[0-9]{6,19}", fullmatch=True),
    st.text(max_size=60),
    st.integers(1, 9_999_999_999_999),
    st.from_regex(r"[A-Z0-9]{1,25}", fullmatch=True),
)
def test_any_transfer_is_read_back_and_its_sum_is_right(
    bin_number: str, number: str, holder: str, amount: int, reference: str
) -> None:
    payload = transfer_payload(Account(bin_number, number, holder), amount, reference)
    found = parse(payload)
    assert found["63"] == f"{crc_by_division(payload[:-4].encode()):04X}"
    assert (found["54"], parse(found["62"])["08"]) == (str(amount), reference)
    assert parse(parse(found["38"])["01"]) == {"00": bin_number, "01": number}
    assert len(payload) < 256


@pytest.mark.parametrize("amount", [0, -1, 10**13])
def test_no_bank_transfers_such_an_amount(amount: int) -> None:
    with pytest.raises(BadTransfer, match="amount"):
        transfer_payload(ACCOUNT, amount, CODE)


@pytest.mark.parametrize(
    ("bin_number", "number"), [("97040", "1"), ("970405", ""), ("970405", "12 34"), ("97040x", "1")]
)
def test_an_account_that_cannot_be_is_refused(bin_number: str, number: str) -> None:
    with pytest.raises(BadTransfer):
        Account(bin_number, number, "UBND")


@pytest.mark.parametrize("code", ["", "---", "A" * 26])
def test_a_reference_that_says_nothing_or_too_much_is_refused(code: str) -> None:
    with pytest.raises(BadTransfer):
        transfer_reference(code)


def test_the_longest_national_code_fits() -> None:
    assert transfer_reference("000.00.12.H62-201105-0004") == "0000012H622011050004"
