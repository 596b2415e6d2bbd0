from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from congxa.dossiers.papers.forms import CONFIDENCES, Form, form_set, form_sets
from congxa.dossiers.tests.sample_papers import every_paper

FORMS = [(one.key, form) for one in form_sets() for form in one.forms.values()]
each_form = pytest.mark.parametrize(("key", "form"), FORMS, ids=[f"{key}-{form.kind}" for key, form in FORMS])


def entries(body: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 -- as YAML gives it
    for entry in body:
        yield from entries(entry["row"]) if "row" in entry else [entry]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2017, 1, 1), "2018"),
        (date(2018, 9, 24), "2018"),
        (date(2025, 6, 30), "2018"),
        (date(2025, 7, 1), "2025"),
        (date(2026, 11, 24), "2025"),
    ],
)
def test_a_day_has_its_forms(day: date, key: str) -> None:
    assert form_set(day).key == key


def test_one_set_ends_the_day_before_the_next_begins() -> None:
    old, new = form_sets()
    assert old.valid_to is not None
    assert (new.valid_from - old.valid_to).days == 1
    assert new.valid_to is None


@each_form
def test_every_field_says_how_sure_it_is(key: str, form: Form) -> None:
    assert {form.confidence, *(entry["confidence"] for entry in entries(form.body))} <= set(CONFIDENCES)


@each_form
def test_no_form_claims_more_than_its_fields(key: str, form: Form) -> None:
    fields = {entry["confidence"] for entry in entries(form.body)}
    assert form.confidence != "seen" or fields - {"own"} == {"seen"}
    assert (form.confidence == "own") == (fields == {"own"}) == (form.number == "")


@each_form
def test_every_place_to_sign_has_somebody(key: str, form: Form) -> None:
    (paper,) = (paper for paper in every_paper() if paper.kind == form.kind)
    assert {place["role"] for place in form.signatures} <= set(paper.signers())


def test_numbers_of_the_circulars() -> None:
    numbers = [{kind: form.number for kind, form in one.forms.items() if form.number} for one in form_sets()]
    assert [sorted(found.values()) for found in numbers] == [
        [f"Mẫu số 0{number}" for number in range(1, 7)],
        [f"Mẫu số 0{number}" for number in range(1, 8)],
    ]
