import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.refs import BadRef, Ref


def test_a_ref_is_written_as_kind_and_id() -> None:
    assert str(Ref("portal.newspage", "12")) == "portal.newspage:12"


@given(
    st.from_regex(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", fullmatch=True),
    st.from_regex(r"[^\s:]\S*", fullmatch=True),
)
def test_what_is_written_is_read_back(kind: str, key: str) -> None:
    assert Ref.parse(str(Ref(kind, key))) == Ref(kind, key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "portal.newspage",
        "newspage:12",
        "portal.newspage:",
        "Portal.News:1",
        "a.b: 1",
        "a.b:1\n",
        "a.b.c:1",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadRef):
        Ref.parse(text)


def test_the_refusal_says_what_to_do() -> None:
    with pytest.raises(BadRef, match="hãy ghi loại và mã"):
        Ref.parse("12")


def test_a_ref_is_a_value() -> None:
    assert {Ref("units.office", "3"), Ref("units.office", "3")} == {Ref("units.office", "3")}
