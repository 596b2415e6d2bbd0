"""Drafts, publishing and versions of forms; and two editors at once."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone
from tests.people import Offices, People

from congxa.accounts.service import SYSTEM
from congxa.procedures.actions import (
    FormChanged,
    create_form,
    delete_form_draft,
    load_catalogue,
    load_law_forms,
    new_version_from,
    publish_form_version,
    save_form_draft,
)
from congxa.procedures.actions.forms import fingerprint
from congxa.procedures.actions.law_forms import join_law_forms, pack_forms
from congxa.procedures.domain.form_checks import check_schema
from congxa.procedures.domain.forms import schema_from_json
from congxa.procedures.filling.forms import form_class
from congxa.procedures.models import Form, FormVersion, ProcedureVersion
from congxa.procedures.tests.form_samples import sample
from congxa.records.service import history_of


@pytest.fixture
def draft(people: People, offices: Offices) -> FormVersion:
    return create_form(actor=people.quang, office=offices.district, key="thu", name="Mẫu thử", schema=sample())


def publish(people: People, offices: Offices, version: FormVersion) -> FormVersion:
    return publish_form_version(
        actor=people.quang, office=offices.district, version=version, seen=fingerprint(version), now=timezone.now()
    )


def test_a_form_lives_from_draft_to_its_second_version(people: People, offices: Offices, draft: FormVersion) -> None:
    published = publish(people, offices, draft)
    second = new_version_from(actor=people.quang, office=offices.district, version=published)
    assert (second.number, second.schema, second.published_at) == (2, published.schema, None)
    assert [entry.kind for entry in history_of(published)] == ["procedures.publish_form"]


def test_what_is_published_cannot_be_changed(people: People, offices: Offices, draft: FormVersion) -> None:
    published = publish(people, offices, draft)
    with pytest.raises(ValidationError, match="không sửa được nữa"):
        save_form_draft(actor=people.quang, office=offices.district, version=published, schema=sample(email=None),
                        seen=fingerprint(published))  # fmt: skip
    with pytest.raises(ValidationError):
        delete_form_draft(actor=people.quang, office=offices.district, version=published, seen=fingerprint(published))


def test_the_slower_of_two_editors_is_told(people: People, offices: Offices, draft: FormVersion) -> None:
    seen = fingerprint(draft)
    save_form_draft(actor=people.quang, office=offices.district, version=draft, schema=sample(email=None), seen=seen)
    with pytest.raises(FormChanged, match="Người khác vừa sửa"):
        save_form_draft(actor=people.root, office=offices.district, version=draft, schema=sample(phone=None), seen=seen)
    assert "phone" in str(FormVersion.objects.get(pk=draft.pk).schema)


def test_nobody_publishes_what_they_have_not_seen(people: People, offices: Offices, draft: FormVersion) -> None:
    seen = fingerprint(draft)
    save_form_draft(actor=people.root, office=offices.district, version=draft, schema=sample(email=None), seen=seen)
    with pytest.raises(FormChanged):
        publish_form_version(actor=people.quang, office=offices.district, version=draft, seen=seen, now=timezone.now())


def test_a_form_has_one_draft_at_a_time(people: People, offices: Offices, draft: FormVersion) -> None:
    published = publish(people, offices, draft)
    new_version_from(actor=people.quang, office=offices.district, version=published)
    with pytest.raises(ValidationError, match="đã có một bản nháp"):
        new_version_from(actor=people.quang, office=offices.district, version=published)


def test_a_draft_that_contradicts_itself_is_not_kept(people: People, offices: Offices, draft: FormVersion) -> None:
    with pytest.raises(ValidationError, match="Đã kết hôn"):
        save_form_draft(
            actor=people.quang,
            office=offices.district,
            version=draft,
            schema=sample(married={"options": []}, wedding=None),
            seen=fingerprint(draft),
        )


def test_a_kind_of_file_that_nobody_knows_is_refused(people: People, offices: Offices) -> None:
    schema = sample(papers={"accept": ["pdf", "exe"]})
    with pytest.raises(ValidationError, match="loại tệp không có: exe"):
        create_form(actor=people.quang, office=offices.district, key="thu", name="Mẫu thử", schema=schema)


def test_an_empty_section_is_kept_but_not_published(people: People, offices: Offices, draft: FormVersion) -> None:
    schema = sample()
    empty = replace(schema, sections=(replace(schema.sections[0], fields=()),))
    kept = save_form_draft(
        actor=people.quang, office=offices.district, version=draft, schema=empty, seen=fingerprint(draft)
    )
    with pytest.raises(ValidationError, match="chưa có câu hỏi nào"):
        publish(people, offices, kept)


def test_a_draft_is_thrown_away_with_its_form(people: People, offices: Offices, draft: FormVersion) -> None:
    delete_form_draft(actor=people.quang, office=offices.district, version=draft, seen=fingerprint(draft))
    assert not Form.objects.exists()


def test_forms_are_kept_at_the_top_by_its_administrator(people: People, offices: Offices) -> None:
    with pytest.raises(ValidationError, match="cấp trên cùng"):
        create_form(actor=people.mai, office=offices.tan_vinh, key="thu", name="Mẫu thử")
    with pytest.raises(PermissionDenied):
        create_form(actor=people.thu, office=offices.district, key="thu", name="Mẫu thử")
    with pytest.raises(Http404):
        create_form(actor=people.mai, office=offices.district, key="thu", name="Mẫu thử")


def test_the_forms_of_the_law_pack_are_loaded_once(people: People, offices: Offices) -> None:
    count = load_law_forms(actor=people.quang, office=offices.district)
    assert count == sum(len(one["versions"]) for one in pack_forms()) >= 9
    assert load_law_forms(actor=people.quang, office=offices.district) == 0
    assert FormVersion.objects.filter(form__key="khai-sinh").count() == 2


@pytest.mark.parametrize("form", pack_forms(), ids=lambda form: str(form["key"]))
def test_a_form_of_the_law_pack_is_sound_marked_and_can_be_shown(form: dict[str, object]) -> None:
    versions = form["versions"]
    assert isinstance(versions, list)
    for version in versions:
        schema = schema_from_json(version["schema"])
        assert check_schema(schema) == []
        assert schema.confidence == "recalled"
        assert form_class(schema)().parts()


def test_procedures_are_joined_to_the_form_of_their_day_and_only_once(people: People, offices: Offices) -> None:
    load_catalogue(actor=SYSTEM, as_on=date(2020, 12, 31))
    load_law_forms(actor=people.quang, office=offices.district, as_on=date(2020, 12, 31))
    birth = ProcedureVersion.objects.select_related("form__form").get(procedure__code="1.001193")
    assert birth.form is not None
    assert (birth.form.form.key, birth.form.number) == ("khai-sinh", 1)
    assert join_law_forms(actor=people.quang, office=offices.district) == 0


def test_a_catalogue_loaded_after_the_forms_is_joined_to_them(people: People, offices: Offices) -> None:
    load_law_forms(actor=people.quang, office=offices.district)
    load_catalogue(actor=SYSTEM)
    joined = ProcedureVersion.objects.filter(procedure__code="1.001612").order_by("valid_from")
    assert [version.form is not None for version in joined] == [True, True]
    assert ProcedureVersion.objects.get(procedure__code="1.001193").form.number == 2  # type: ignore[union-attr]  # a miss fails the test
