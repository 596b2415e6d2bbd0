"""The builder as an officer uses it, without JavaScript."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices, People

from congxa.procedures.domain.form_conditions import AllOf, OneOf
from congxa.procedures.domain.forms import Kind, Schema, schema_from_json
from congxa.procedures.models import FormVersion
from congxa.procedures.tests.form_samples import SAMPLE

LIST = "/ban-lam-viec/mau-to-khai/"
EMPTY_CHOICE = json.dumps(
    {
        "title": "A",
        "sections": [{"key": "a", "title": "A", "fields": [{"key": "b", "kind": "choice", "label": "Hỏi"}]}],
    }
).encode()


class Desk:
    """Quang at the builder."""

    def __init__(self, people: People) -> None:
        self.client = Client()
        self.client.force_login(people.quang)

    def get(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return answer.content.decode()

    def post(self, path: str, more: dict[str, Any] | None = None, **data: Any) -> HttpResponse:
        seen = re.search(r'name="seen" value="(\w*)"', self.get(path))
        return self.client.post(path, {"seen": seen[1] if seen else "", **(more or {}), **data}, follow=True)  # type: ignore[return-value]  # of the test client or settings

    def draft(self) -> FormVersion:
        return FormVersion.objects.get(published_at=None)

    def schema(self) -> Schema:
        return schema_from_json(self.draft().schema)


@pytest.fixture
def desk(people: People, offices: Offices) -> Desk:
    return Desk(people)


@pytest.fixture
def made(desk: Desk) -> str:
    """A draft with the sample's questions; return the address of its page."""
    file = SimpleUploadedFile("mau.json", json.dumps(SAMPLE).encode())
    desk.post(f"{LIST}them/", name="Mẫu thử", key="mau-thu", file=file)
    return f"{LIST}{desk.draft().pk}/"


def test_a_form_is_made_from_nothing_and_published(desk: Desk) -> None:
    desk.post(f"{LIST}them/", name="Đơn xin xác nhận", key="xac-nhan")
    page = f"{LIST}{desk.draft().pk}/"
    assert "Ban hành</button>" not in desk.get(page)
    desk.post(f"{page}phan-moi/", title="Người đề nghị")
    desk.post(f"{page}phan/nguoi_de_nghi/them/person/", label="Người đề nghị", required="on",
              parts=["birth_date"], required_parts=["identity"])  # fmt: skip
    desk.post(f"{page}phan/nguoi_de_nghi/them/choice/", label="Mục đích", options="Vay vốn\nHọc nghề", layout="radio")
    desk.post(f"{page}phan/nguoi_de_nghi/them/text/", label="Tên ngân hàng", max_length="100")
    assert "“Mục đích”" not in desk.get(page)
    desk.post(f"{page}khi-nao/ten_ngan_hang/", {"when-muc_dich": ["vay_von"]})
    assert "chỉ hiện khi “Mục đích” là “Vay vốn”" in desk.get(page)
    answer = desk.post(page, do="publish")
    assert "Đã ban hành" in answer.content.decode()
    version = FormVersion.objects.get()
    who = schema_from_json(version.schema).field("nguoi_de_nghi_2")
    assert who is not None
    assert who.parts == ("birth_date", "identity")
    assert version.published_at is not None


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_a_question_of_every_kind_is_added_and_opened_again(desk: Desk, made: str, kind: str) -> None:
    path = f"{made}phan/matter/them/{kind}/"
    table = {"cot-TOTAL_FORMS": "2", "cot-INITIAL_FORMS": "0", "cot-0-label": "Tên thửa", "cot-0-kind": "text",
             "cot-1-label": "Loại đất", "cot-1-kind": "choice", "cot-1-options": "Lúa\nVườn"}  # fmt: skip
    more: dict[str, Any] = {"choice": {"options": "Một\nHai", "layout": "select"}, "table": table}.get(kind, {})
    answer = desk.post(path, more, label="Câu mới")
    assert "Đã lưu câu hỏi." in answer.content.decode()
    assert desk.schema().sections[1].fields[-1].kind == kind
    desk.post(f"{made}cau-hoi/cau_moi/", more, label="Câu khác")
    assert desk.schema().sections[1].fields[-1].label == "Câu khác"


def test_renaming_an_option_keeps_the_conditions_on_it(desk: Desk, made: str) -> None:
    answer = desk.post(f"{made}cau-hoi/married/", label="Đã kết hôn?", options="Rồi\nChưa", layout="radio")
    assert "Đã lưu câu hỏi." in answer.content.decode()
    assert "“Rồi”" in desk.get(made)


def test_taking_away_an_option_that_a_condition_needs_is_refused(desk: Desk, made: str) -> None:
    answer = desk.post(f"{made}cau-hoi/married/", label="Đã kết hôn?", options="Không", layout="radio")
    assert "nhắc đến lựa chọn không có của “Đã kết hôn?”" in answer.content.decode()


def test_questions_move_and_go(desk: Desk, made: str) -> None:
    desk.post(made, do="up:phone")
    assert [one.key for one in desk.schema().sections[0].fields][:2] == ["phone", "who"]
    desk.post(made, do="down:home")
    assert desk.schema().sections[1].fields[0].key == "home"
    desk.post(made, do="remove:income")
    assert desk.schema().field("income") is None


def test_a_question_is_not_moved_before_what_it_depends_on(desk: Desk, made: str) -> None:
    answer = desk.post(made, do="up:wedding")
    assert "nên phải đứng sau câu đó" in answer.content.decode()
    assert [one.key for one in desk.schema().sections[1].fields][:2] == ["married", "wedding"]


def test_a_section_with_questions_is_not_removed(desk: Desk, made: str) -> None:
    assert "còn câu hỏi" in desk.post(made, do="remove:matter").content.decode()
    assert len(desk.schema().sections) == 2


def test_ticks_at_two_questions_make_one_condition(desk: Desk, made: str) -> None:
    desk.post(f"{made}phan/applicant/them/choice/", label="Ở đâu", options="Trong xã\nNgoài xã", layout="radio")
    desk.post(f"{made}khi-nao/reason/", {"when-married": ["yes", "no"], "when-o_dau": ["ngoai_xa"], "join": "all"})
    reason = desk.schema().field("reason")
    assert reason is not None
    assert reason.condition == AllOf((OneOf("o_dau", ("ngoai_xa",)), OneOf("married", ("yes", "no"))))
    assert desk.get(f"{made}khi-nao/reason/").count("checked") == 4


def test_a_stale_page_changes_nothing(desk: Desk, made: str) -> None:
    old = re.search(r'name="seen" value="(\w*)"', desk.get(made))
    assert old
    desk.post(made, do="remove:income")
    answer = desk.client.post(made, {"seen": old[1], "do": "remove:area"}, follow=True)
    assert "Người khác vừa sửa mẫu này" in answer.content.decode()
    assert desk.schema().field("area") is not None


def test_the_file_that_is_given_is_the_one_that_is_taken(desk: Desk, made: str) -> None:
    given = desk.client.get(f"{made}xuat/")
    assert schema_from_json(json.loads(given.content)) == desk.schema()
    desk.post(made, do="remove:income")
    desk.post(f"{made}nhap/", file=SimpleUploadedFile("mau.json", given.content))
    assert desk.schema().field("income") is not None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "không phải JSON"),
        (b"[" * 100_000, "không phải JSON"),
        (b'{"title": "A", "pages": []}', "mục lạ: pages"),
        (EMPTY_CHOICE, "“Hỏi” là câu hỏi chọn nhưng chưa có lựa chọn nào"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence(desk: Desk, made: str, content: bytes, sentence: str) -> None:
    answer = desk.post(f"{made}nhap/", file=SimpleUploadedFile("mau.json", content))
    assert sentence in answer.content.decode()
    assert len(desk.schema().sections) == 2


def test_a_form_is_copied(desk: Desk, made: str) -> None:
    desk.post(f"{made}sao-chep/", name="Mẫu sao", key="mau-sao")
    assert FormVersion.objects.get(form__key="mau-sao").schema == FormVersion.objects.get(form__key="mau-thu").schema


def test_a_key_that_is_taken_is_refused_beside_its_input(desk: Desk, made: str) -> None:
    answer = desk.post(f"{LIST}them/", name="Mẫu nữa", key="mau-thu").content.decode()
    assert 'href="#id_key"' in answer


def test_the_preview_reads_back_what_was_filled_in(desk: Desk, made: str) -> None:
    typed = {"q-who-name": "Lan", "q-who-identity": "017185001234", "q-phone": "0912345678", "q-home-place": "Bo",
             "q-married": "no", "q-children-rows": "1", "do": "go"}  # fmt: skip
    seen = "who phone email home married income area reason children papers"
    answer = desk.client.post(f"{made}xem-thu/", typed | {"seen": seen}).content.decode()
    assert "Điền đúng cả" in answer
    assert "0912 345 678" in answer


def test_a_published_version_has_no_page_to_change_it(desk: Desk, made: str) -> None:
    desk.post(made, do="publish")
    for page in ("ten/", "phan-moi/", "cau-hoi/phone/", "khi-nao/reason/", "nhap/"):
        assert desk.client.get(f"{made}{page}").status_code == 404
    assert "Soạn lần mới" in desk.get(made)


def test_strange_addresses_are_not_found(desk: Desk, made: str) -> None:
    for page in ("phan/nowhere/", "phan/matter/them/spell/", "cau-hoi/nothing/", "khi-nao/nothing/"):
        assert desk.client.get(f"{made}{page}").status_code == 404


def test_the_outline_asks_the_database_little(
    desk: Desk, made: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get(made)
    with django_assert_max_num_queries(12):
        desk.get(made)
    with django_assert_max_num_queries(12):
        desk.get(LIST)
