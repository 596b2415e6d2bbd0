"""Names break where a reader would break them; numbers and addresses can be touched."""

import pytest

from congxa.site.templatetags.typography import reachable, stopped, together


def test_the_committee_stays_on_one_line() -> None:
    assert together("Ủy ban nhân dân xã <b>") == '<span class="together">Ủy ban nhân dân</span> xã &lt;b&gt;'


@pytest.mark.parametrize("name", ["Sở Y tế", ""])
def test_other_names_are_left_alone(name: str) -> None:
    assert together(name) == name


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("(minh họa) 0218 000 001", '(minh họa) <a class="nowrap" href="tel:0218000001">0218 000 001</a>'),
        ("+84 912.345.678", '<a class="nowrap" href="tel:+84912345678">+84 912.345.678</a>'),
        ("ubnd@luongson.example.", '<a href="mailto:ubnd@luongson.example">ubnd@luongson.example</a>.'),
        ("0,5 %", "0,5 %"),
        ("1.734.720", "1.734.720"),
        ("012345678901234", "012345678901234"),
        ("<i>24/11/2026</i>", "&lt;i&gt;24/11/2026&lt;/i&gt;"),
        (None, ""),
    ],
)
def test_numbers_and_addresses_can_be_touched(text: str | None, html: str) -> None:
    assert reachable(text) == html


@pytest.mark.parametrize(
    ("caption", "ended"),
    [
        ("Hình minh họa", "Hình minh họa."),
        ("(hình minh họa)", "(hình minh họa)."),
        ("Xong.", "Xong."),
        ("“Được chứ?”", "“Được chứ?”"),
        ("", ""),
    ],
)
def test_a_caption_ends_before_the_credit(caption: str, ended: str) -> None:
    assert stopped(caption) == ended
