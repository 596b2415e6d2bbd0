"""Schemas: round trips, and what contradicts itself is refused with a sentence that names it."""

from typing import Any

import pytest
from hypothesis import given

from congxa.procedures.domain.form_checks import check_schema, require_sound
from congxa.procedures.domain.form_faults import SchemaError
from congxa.procedures.domain.forms import Schema, schema_from_json, schema_to_json
from congxa.procedures.tests.form_samples import SAMPLE, sample, schemas


def with_field(**particulars: Any) -> Schema:
    one = {"key": "extra", "kind": "text", "label": "Câu thêm"} | particulars
    sections = [*SAMPLE["sections"], {"key": "last", "title": "Phần cuối", "fields": [one]}]
    return schema_from_json(SAMPLE | {"sections": sections})


def said(schema: Schema) -> str:
    return " | ".join(map(str, check_schema(schema)))


@given(schemas())
def test_json_and_back_is_the_same_schema(schema: Schema) -> None:
    assert schema_from_json(schema_to_json(schema)) == schema


@given(schemas())
def test_a_sound_schema_is_sound(schema: Schema) -> None:
    assert check_schema(schema) == []


def test_the_sample_is_sound() -> None:
    assert said(sample()) == ""


@pytest.mark.parametrize(
    ("particulars", "sentence"),
    [
        ({"key": "phone"}, "Mã “phone” được dùng 2 lần"),
        ({"key": "Họ tên"}, "Mã “Họ tên” chỉ được có chữ thường"),
        ({"label": " "}, "chưa có lời hỏi"),
        ({"kind": "choice"}, "“Câu thêm” là câu hỏi chọn nhưng chưa có lựa chọn nào."),
        ({"kind": "choice", "options": [{"value": "a", "label": ""}]}, "“Câu thêm” có lựa chọn để trống."),
        ({"kind": "choice", "options": [{"value": "a", "label": "A"}] * 2}, "hai lựa chọn cùng mã “a”"),
        ({"options": [{"value": "a", "label": "A"}]}, "“Câu thêm”: mục options không dùng cho loại câu hỏi này."),
        ({"kind": "number", "minimum": 5, "maximum": 1}, "giới hạn dưới 5 lớn hơn giới hạn trên 1"),
        ({"kind": "date", "earliest": "2020-02-30"}, "“2020-02-30” không phải một ngày"),
        ({"kind": "date", "earliest": "2020-02-02", "latest": "2020-01-01"}, "ngày sớm nhất đứng sau"),
        ({"kind": "person", "parts": ["shoe_size"]}, "không hợp lệ: shoe_size"),
        ({"kind": "person", "required_parts": ["sex"]}, "bắt buộc mục không hỏi: sex"),
        ({"kind": "table"}, "Bảng “Câu thêm” chưa có cột nào."),
        ({"max_length": 0}, "mục max_length phải từ 1"),
        ({"condition": {"field": "nowhere", "is": ["yes"]}}, "nhắc đến câu hỏi “nowhere” không có"),
        ({"condition": {"field": "married", "is": ["maybe"]}}, "lựa chọn không có của “Đã kết hôn?”"),
        ({"condition": {"field": "income", "is": ["1"]}}, "lựa chọn không có của “Thu nhập”"),
        ({"condition": {"field": "extra", "answered": True}}, "vòng tròn: Câu thêm → Câu thêm"),
    ],
)
def test_a_contradiction_is_named(particulars: dict[str, Any], sentence: str) -> None:
    assert sentence in said(with_field(**particulars))


@pytest.mark.parametrize("kind", ["table", "file", "person", "address"])
def test_a_cell_holds_no_whole_thing(kind: str) -> None:
    column = {"key": "inner", "kind": kind, "label": "Trong"}
    assert "cột “Trong”" in said(with_field(kind="table", columns=[column]))


def test_a_circle_of_conditions_is_refused() -> None:
    schema = sample(married={"condition": {"field": "wedding", "answered": True}})
    assert "vòng tròn: Đã kết hôn? → Ngày kết hôn → Đã kết hôn?" in said(schema)


def test_a_circle_through_a_section_is_refused() -> None:
    sections = [SAMPLE["sections"][0], SAMPLE["sections"][1] | {"condition": {"field": "married", "is": "yes"}}]
    assert "vòng tròn" in said(schema_from_json(SAMPLE | {"sections": sections}))


def test_what_depends_on_an_answer_comes_after_it() -> None:
    schema = sample(email={"condition": {"field": "married", "is": "yes"}})
    assert said(schema).startswith("“Thư điện tử” hiện theo câu trả lời của “Đã kết hôn?”, nên phải đứng sau")


def test_a_form_that_no_request_could_carry_is_refused() -> None:
    columns = [{"key": f"c{at}", "kind": "text", "label": "Cột"} for at in range(20)]
    assert "quá nhiều ô điền" in said(with_field(kind="table", columns=columns, max_rows=50))


def test_an_empty_section_is_fine_only_while_drafting() -> None:
    schema = schema_from_json({"title": "A", "sections": [{"key": "a", "title": "Một"}]})
    assert check_schema(schema, complete=False) == []
    with pytest.raises(SchemaError, match="Phần “Một” chưa có câu hỏi nào"):
        require_sound(schema)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "phải là một nhóm có tên"),
        ({"heading": "x"}, "mục lạ: heading"),
        ({}, "thiếu mục: title"),
        ({"title": 3}, "mục title có kiểu không đúng"),
        ({"title": "A", "sections": {}}, "mục sections có kiểu không đúng"),
        ({"title": "A", "sections": [{"key": "a", "title": "b", "fields": [{"key": "c", "kind": "x", "label": "d"}]}]},
         "“c”: mục kind có kiểu không đúng"),
        ({"title": "A", "sections": [{"key": "a", "title": "b", "condition": {"of": 1}}]}, "hiện “a” không đọc được"),
    ],
)  # fmt: skip
def test_data_of_another_shape_is_refused_with_a_sentence(data: object, sentence: str) -> None:
    with pytest.raises(SchemaError, match=sentence):
        schema_from_json(data)
