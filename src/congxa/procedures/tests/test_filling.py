"""A form in the browser: labels, help, errors, conditions and rows without JavaScript."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.people import make_offices

from congxa.procedures.domain.forms import Schema
from congxa.procedures.filling.forms import FillingForm, form_class
from congxa.procedures.filling.places import UnitPlaces
from congxa.procedures.tests.form_samples import sample, schemas
from congxa.units.service import Unit

TODAY = date(2026, 11, 24)
TYPED = {
    "q-who-name": "Nguyễn Thị Lan",
    "q-who-birth_date": "01/02/1985",
    "q-who-sex": "female",
    "q-who-identity": "017185001234",
    "q-phone": "0912 345 678",
    "q-home-place": "Kim Bôi",
    "q-married": "no",
    "q-children-rows": "1",
    "do": "go",
    "seen": "who phone email home married income area reason children papers",
}


class Nowhere(UnitPlaces):
    """A tree without communes, so that no database is asked."""

    def get(self, code: str, valid_from: date) -> None:
        return None

    def search(self, text: str) -> tuple[()]:
        return ()


def sent(**changes: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(
        TYPED | {f"q-{name}" if f"q-{name}" in TYPED or "-" in name else name: text for name, text in changes.items()}
    )
    return data


def filled(schema: Schema | None = None, data: QueryDict | None = None, **more: Any) -> FillingForm:
    more.setdefault("places", Nowhere())
    return form_class(schema or sample())(data, today=TODAY, **more)


def page(form: FillingForm) -> str:
    return render_to_string("procedures/filling/form.html", {"form": form})


class Reader(HTMLParser):
    """Collects ids, labels and inputs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.inputs: list[dict[str, str]] = []
        self.described: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.described += found.get("aria-describedby", "").split()
        if tag == "label":
            self.labelled.add(found.get("for", ""))
        if tag in ("input", "select", "textarea") and found.get("type") != "hidden":
            self.inputs.append(found)


def test_every_input_has_a_label_and_every_description_is_there() -> None:
    read = Reader(page(filled(data=sent(phone="1", married="yes"))))
    assert {one["id"] for one in read.inputs if one.get("name", "").startswith("q-")} <= read.labelled
    assert len(set(read.ids)) == len(read.ids)
    assert set(read.described) <= set(read.ids)


def test_every_link_of_the_list_of_errors_leads_to_something() -> None:
    text = page(filled(sample(children={"required": True}), data=sent(phone="1", **{"who-sex": "x", "who-name": ""})))
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert len(links) == 4
    assert links <= set(Reader(text).ids)


def test_what_the_browser_may_offer_is_said() -> None:
    by_name = {one["name"]: one for one in Reader(page(filled())).inputs if "name" in one}
    assert by_name["q-who-name"]["autocomplete"] == "name"
    assert (by_name["q-phone"]["autocomplete"], by_name["q-phone"]["inputmode"]) == ("tel", "tel")
    assert by_name["q-email"]["autocomplete"] == "off"
    assert by_name["q-income"]["inputmode"] == "numeric"


def test_a_form_filled_in_gives_canonical_answers() -> None:
    form = filled(data=sent())
    assert form.is_valid(), form.errors
    assert form.answers()["who"]["birth_date"] == "1985-02-01"
    assert "children" not in form.answers()


def test_answers_kept_come_back_as_people_write_them() -> None:
    answers = filled(data=sent()).answers() | {"income": 1500000, "children": [{"name": "An", "born": "2020-03-05"}]}
    text = page(filled(answers=answers))
    for value in ("01/02/1985", "0912 345 678", "1.500.000", "05/03/2020", "Nguyễn Thị Lan"):
        assert f'value="{value}"' in text


def hidden(text: str, key: str) -> bool:
    match = re.search(rf'id="cau-{key}"[^>]*>', text)
    assert match
    return " hidden" in match[0]


def test_a_question_behind_a_condition_is_in_the_page_but_hidden() -> None:
    assert hidden(page(filled()), "wedding")
    assert not hidden(page(filled(answers={"married": "yes"})), "wedding")


def test_without_script_a_new_question_is_announced_before_it_is_demanded() -> None:
    form = filled(data=sent(married="yes"))
    text = page(form)
    assert not form.is_valid()
    assert "còn 1 câu hỏi mới" in text
    assert "Hãy điền mục này" not in text
    assert not hidden(text, "wedding")
    assert 'value="who phone email home married wedding' in text


def test_a_question_that_was_seen_is_demanded() -> None:
    form = filled(data=sent(married="yes", seen=TYPED["seen"] + " wedding"))
    assert form.errors["wedding"] == ["Hãy điền mục này."]


def test_a_button_adds_a_row_and_finds_nothing_wrong() -> None:
    form = filled(data=sent(do="more:children", phone=""))
    assert not form.is_valid()
    text = page(form)
    assert 'role="alert"' not in text
    assert "Dòng 2" in text


def test_a_button_takes_the_right_row_away() -> None:
    rows = {"children-rows": "2", "children-0-name": "An", "children-1-name": "Bình"}
    text = page(filled(data=sent(do="less:children:0", **rows)))
    assert 'value="Bình"' in text
    assert 'value="An"' not in text


@pytest.mark.parametrize("rows", ["-1", "9" * 30, "x", "²", ""])
def test_a_strange_number_of_rows_does_no_harm(rows: str) -> None:
    assert page(filled(data=sent(**{"children-rows": rows})))


@pytest.mark.parametrize("do", ["more:nothing", "less:children:99", "less:children:x", "find:", "more:", "²"])
def test_a_strange_button_does_no_harm(do: str) -> None:
    assert page(filled(data=sent(do=do)))


def test_a_doubt_is_shown_once_and_stays_settled() -> None:
    form = filled(data=sent(**{"who-name": "TRAN VAN BE"}))
    assert not form.is_valid()
    text = page(form)
    assert text.count("Tôi đã xem lại") == 1
    assert 'href="#sure-who-name">Người khai – Họ, chữ đệm, tên: ' in text
    box = re.search(r'type="checkbox" name="sure" value="([^"]+)"', text)
    assert box
    again = sent(**{"who-name": "TRAN VAN BE", "sure": box[1]})
    settled = filled(data=again)
    assert settled.is_valid()
    assert all(f'name="sure" value="{token}"' in page(settled) for token in box[1].split())


def test_what_is_typed_is_escaped() -> None:
    assert "<script>" not in page(filled(data=sent(**{"who-name": "<script>alert(1)</script>"})))


def test_a_file_is_checked_and_handed_to_the_caller() -> None:
    pdf = SimpleUploadedFile("giay.pdf", b"%PDF-1.4\n%%EOF\n")
    form = filled(data=sent(), files=MultiValueDict({"q-papers": [pdf]}))
    assert form.is_valid(), form.errors
    assert form.uploads["papers"] == [pdf]
    assert "papers" not in form.answers()


def test_a_file_of_another_kind_is_refused_beside_its_input() -> None:
    program = SimpleUploadedFile("anh.jpg", b"MZ" + b"\0" * 200)
    form = filled(data=sent(), files=MultiValueDict({"q-papers": [program]}))
    assert form.errors["papers"]
    assert not form.uploads


def test_files_held_already_count_and_are_named() -> None:
    form = filled(sample(papers={"required": True}), data=sent(), held={"papers": [("7", "giay-chung-sinh.pdf")]})
    assert form.is_valid(), form.errors
    assert form.answers()["papers"] == ["7"]
    assert "giay-chung-sinh.pdf" in page(form)


@settings(max_examples=40)
@given(schemas(), st.data())
def test_whatever_is_sent_the_page_comes_back_whole(schema: Schema, data: st.DataObject) -> None:
    fresh = filled(schema)
    names = [f"q-{name}" for name in fresh.fields]
    values = st.sampled_from(["", "1", "31/02/2020", "yes", "elsewhere", "04951@x", "NGUYEN VAN A", "-5", "\u200f\0"])
    sent = QueryDict(mutable=True)
    sent.update(data.draw(st.dictionaries(st.sampled_from(names), values)))
    sent["do"] = data.draw(st.sampled_from(["go", "more:f0", "less:f0:0", "find:f1"]))
    sent["seen"] = data.draw(st.sampled_from(["", "f0", " ".join(one.key for one in schema.all_fields())]))
    form = filled(schema, data=sent)
    text = page(form)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(Reader(text).ids)
    if form.is_valid():
        again = filled(schema, answers=form.answers())
        assert again.outcome.answers == form.outcome.answers


@pytest.mark.django_db
def test_a_place_is_found_without_diacritics() -> None:
    make_offices()
    form = filled(data=sent(**{"home-place": "tan vinh"}), places=UnitPlaces())
    assert form.is_valid(), form.errors
    assert form.answers()["home"]["unit"] == {"code": "04951", "valid_from": "2016-01-01"}


@pytest.mark.django_db
def test_several_places_are_offered_without_script() -> None:
    make_offices()
    form = filled(data=sent(do="find:home", **{"home-place": "luong son"}), places=UnitPlaces())
    text = page(form)
    assert 'value="04951@2016-01-01"' in text
    assert "Nơi khác: giữ như tôi ghi" in text
    chosen = filled(data=sent(**{"home-place": "luong son", "home-unit": "04954@2016-01-01"}), places=UnitPlaces())
    assert chosen.answers()["home"]["place"].startswith("xã Nhuận Trạch")


@pytest.mark.django_db
def test_a_former_commune_is_offered_with_its_last_day() -> None:
    offices = make_offices()
    Unit.objects.filter(pk=offices.tan_vinh.unit_id).update(valid_to=date(2025, 6, 30))
    text = page(filled(data=sent(do="find:home", **{"home-place": "luong son"}), places=UnitPlaces()))
    assert "xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình (tên đến hết 30/06/2025)" in text
    assert text.index("xã Nhuận Trạch") < text.index("xã Tân Vinh")


@pytest.mark.django_db
def test_a_form_with_addresses_reads_the_tree_once(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_offices()
    with django_assert_max_num_queries(3):
        page(filled(data=sent(**{"home-place": "luong son"}), places=UnitPlaces()))
        page(filled(data=sent(**{"home-place": "tan vinh"}), places=UnitPlaces()))
