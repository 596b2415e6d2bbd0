"""Cleaning answers: canonical, idempotent, hidden questions dropped, and sentences for what cannot be taken."""

import json
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.procedures.domain.form_cleaning import Outcome, Place, clean
from congxa.procedures.domain.form_reading import rows
from congxa.procedures.domain.forms import Schema
from congxa.procedures.tests.form_samples import WHOLE, sample, schemas

TODAY = date(2026, 11, 24)
OLD = Place("04951", date(2016, 1, 1), "xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình")
TWIN = Place("00001", date(2016, 1, 1), "xã Tân Vinh, huyện Khác, tỉnh Khác")


class Map:
    """A small tree of units."""

    def __init__(self, *places: Place) -> None:
        self.places = places

    def get(self, code: str, valid_from: date) -> Place | None:
        return next((one for one in self.places if (one.code, one.valid_from) == (code, valid_from)), None)

    def search(self, text: str) -> list[Place]:
        return [one for one in self.places if text.lower() in one.line.lower()]


def answer(
    schema: Schema | None = None,
    confirmed: frozenset[str] = frozenset(),
    **given: Any,
) -> Outcome:
    return clean(schema or sample(), WHOLE | given, today=TODAY, places=Map(OLD, TWIN), confirmed=confirmed)


def said(outcome: Outcome) -> str:
    return " | ".join(f"{fault.at}: {fault}" for fault in outcome.faults)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "sex", "place"]), inner),
    max_leaves=6,
)


@given(schemas(), st.dictionaries(st.sampled_from([f"f{at}" for at in range(6)]), values))
def test_cleaning_what_is_clean_changes_nothing(schema: Schema, raw: dict[str, Any]) -> None:
    once = clean(schema, raw, today=TODAY)
    stored = json.loads(json.dumps(once.answers))
    assert clean(schema, stored, today=TODAY).answers == once.answers
    list(rows(schema, once.answers))


@given(st.text(max_size=60))
def test_any_text_ends_in_one_spelling(text: str) -> None:
    once = answer(reason=text).answers.get("reason", "")
    assert once == unicodedata.normalize("NFC", once)
    assert answer(reason=once).answers.get("reason", "") == once


def test_answers_are_canonical() -> None:
    outcome = answer(income="1.500.000 đồng", area="12,5", children=[{"name": " Lê  Na "}, {"name": ""}])
    assert outcome.good, said(outcome)
    assert outcome.answers == {
        "who": {"name": "Nguyễn Thị Lan", "birth_date": "1985-02-01", "sex": "female", "identity": "017185001234"},
        "phone": "+84912345678",
        "home": {"unit": "", "place": "thị trấn Bo, huyện Kim Bôi", "detail": "tổ 3"},
        "married": "no",
        "income": 1500000,
        "area": 12.5,
        "children": [{"name": "Lê Na"}],
    }


def test_what_is_not_asked_is_dropped_even_when_it_was_typed() -> None:
    assert "wedding" not in answer(married="no", wedding="1/1/2020").answers
    assert answer(married="yes", wedding="1/1/2020").answers["wedding"] == "2020-01-01"


def test_a_question_that_is_not_asked_does_not_let_another_be_asked() -> None:
    schema = sample(income={"condition": {"field": "wedding", "answered": True}})
    assert "income" not in answer(schema, married="no", wedding="1/1/2020", income="5").answers


def test_a_required_question_behind_a_condition_is_required_only_when_asked() -> None:
    assert answer(married="no").good
    assert said(answer(married="yes")) == "wedding: Hãy điền mục này."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30/02/2026", "Không có ngày 30: tháng 2 năm 2026 có 28 ngày."),
        ("12/25/2020", "Không có tháng 25. Hãy ghi ngày trước, tháng sau"),
        ("01/01/0001", "Năm 0001 không hợp lý"),
        ("31/12/9999", "Năm 9999 không hợp lý"),
        ("0/1/2020", "Không có ngày 0"),
        ("1/1/85", "đủ bốn chữ số của năm"),
        ("mồng ba tháng Giêng năm Mão", "Hãy ghi ngày dương lịch bằng số"),
        ("rằm tháng bảy năm Quý Mão", "Hãy ghi ngày dương lịch bằng số"),
        ("hôm qua", "Hãy ghi ngày theo thứ tự ngày/tháng/năm"),
        ("1/1/2030", "còn ở phía trước"),
    ],
)
def test_a_day_that_is_none_gets_a_clear_sentence(text: str, sentence: str) -> None:
    assert sentence in said(answer(married="yes", wedding=text))


@pytest.mark.parametrize(
    "text",
    ["5/3/2020", "05-03-2020", "5.3.2020", "05032020", "2020-03-05", "ngày 5 tháng 3 năm 2020", "０５/０３/２０２０"],
)
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert answer(married="yes", wedding=text).answers["wedding"] == "2020-03-05"


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("area", "1,500", "Nhiều nhất 1 chữ số sau dấu phẩy"),
        ("area", "0", "từ 1 trở lên"),
        ("area", "mười", "Hãy ghi một số"),
        ("income", "2 triệu", "Hãy ghi đủ các chữ số"),
        ("income", "-5", "từ 0 trở lên"),
        ("income", "1,5", "số nguyên"),
        ("area", 1e28, "lớn quá"),
        ("income", "9" * 30, "lớn quá"),
        ("phone", "12345", "Số điện thoại"),
        ("email", "lan@gmail", "ten@example.vn"),
        ("email", "a@b.vn,c@d.vn", "ten@example.vn"),
        ("reason", "x" * 101, "Dài quá: 101 ký tự, nhiều nhất 100."),
        ("married", "maybe", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_an_answer_that_cannot_be_taken_gets_a_clear_sentence(key: str, text: object, sentence: str) -> None:
    typed: dict[str, Any] = {key: text}
    assert f"{key}: " in (found := said(answer(**typed)))
    assert sentence in found


def person(**parts: str) -> Outcome:
    return answer(who=WHOLE["who"] | parts)


@pytest.mark.parametrize("name", ["Lan", "H'Hen Niê", "K’Brăk", "Ñ", "Công Tằng Tôn Nữ " + "Á" * 60])
def test_unusual_names_are_names(name: str) -> None:
    assert person(name=name).good


def test_a_decomposed_name_is_composed() -> None:
    name = unicodedata.normalize("NFD", "Đặng Thị Nguyệt")
    assert person(name=name).answers["who"]["name"] == "Đặng Thị Nguyệt"


def test_a_name_without_diacritics_is_asked_about_and_then_taken() -> None:
    first = person(name="NGUYEN VAN AN")
    assert not first.faults
    assert not first.good
    tokens = frozenset(doubt.token for doubt in first.doubts)
    again = answer(who=WHOLE["who"] | {"name": "NGUYEN VAN AN"}, confirmed=tokens)
    assert again.good
    assert again.answers["who"]["name"] == "NGUYEN VAN AN"
    assert not answer(who=WHOLE["who"] | {"name": "TRAN VAN BE"}, confirmed=tokens).good


@pytest.mark.parametrize(
    "parts",
    [
        {"identity": "017385001234"},  # born in 2085
        {"identity": "017085001234"},  # a man's number
        {"birth_date": "1/2/1986"},  # another year
        {"identity": "01718500123"},
        {"name": "12345"},
        {"identity": ""},
        {"name": ""},
    ],
)
def test_a_person_who_cannot_be_is_refused(parts: dict[str, str]) -> None:
    assert person(**parts).faults


def test_a_number_of_no_known_province_is_asked_about() -> None:
    assert [doubt.fault.at for doubt in person(identity="999185001234").doubts] == ["who-identity"]


def test_a_place_with_one_unit_of_that_name_is_found() -> None:
    outcome = answer(home={"place": "Tân Vinh, huyện Lương Sơn"})
    assert outcome.answers["home"] == {
        "unit": {"code": "04951", "valid_from": "2016-01-01"},
        "place": OLD.line,
        "detail": "",
    }


def test_of_two_places_one_has_to_be_chosen() -> None:
    assert "Có nhiều nơi tên như vậy" in said(answer(home={"place": "Tân Vinh"}))
    chosen = answer(home={"place": "Tân Vinh", "unit": {"code": "00001", "valid_from": "2016-01-01"}})
    assert chosen.answers["home"]["place"] == TWIN.line
    kept = answer(home={"place": "Tân Vinh", "unit": ""})
    assert kept.answers["home"]["place"] == "Tân Vinh"


def test_another_place_typed_over_a_chosen_one_wins() -> None:
    outcome = answer(home={"place": "Bo", "unit": {"code": "04951", "valid_from": "2016-01-01"}})
    assert outcome.answers["home"] == {"unit": "", "place": "Bo", "detail": ""}


def test_a_table_keeps_filled_rows_and_names_the_cell_that_is_wrong() -> None:
    outcome = answer(children=[{}, {"name": "An", "born": "31/4/2020"}, {"born": "1/1/2020"}])
    assert said(outcome) == (
        "children-1-born: Không có ngày 31: tháng 4 năm 2020 có 30 ngày. | children-2-name: Hãy điền mục này."
    )
    assert "Nhiều nhất 3 dòng" in said(answer(children=[{"name": "An"}] * 4))


def test_files_are_counted() -> None:
    assert "Nhiều nhất 2 tệp" in said(answer(papers=["1", "2", "3"]))
    assert "ít nhất một tệp" in said(answer(sample(papers={"required": True})))


def test_answers_are_read_as_rows() -> None:
    schema = sample()
    given = answer(married="yes", wedding="5/3/2020", income="1500000", children=[{"name": "An", "born": "1/1/2021"}])
    assert [(row.section, row.label, row.text) for row in rows(schema, given.answers)] == [
        ("Người khai", "Người khai – Họ, chữ đệm, tên", "Nguyễn Thị Lan"),
        ("Người khai", "Người khai – Ngày sinh", "01/02/1985"),
        ("Người khai", "Người khai – Giới tính", "Nữ"),
        ("Người khai", "Người khai – Số định danh cá nhân", "017185001234"),
        ("Người khai", "Điện thoại", "0912 345 678"),
        ("Người khai", "Nơi cư trú", "tổ 3, thị trấn Bo, huyện Kim Bôi"),
        ("Nội dung", "Đã kết hôn?", "Có"),
        ("Nội dung", "Ngày kết hôn", "05/03/2020"),
        ("Nội dung", "Thu nhập", "1.500.000 đồng"),
        ("Nội dung", "Con (1)", "Họ tên: An; Ngày sinh: 01/01/2021"),
    ]
