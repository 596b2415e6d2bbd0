"""A change of units or offices is in the journal, and every process reads the directory again."""

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.people import Offices, People

from congxa.records.service import current, history_of
from congxa.units.service import directory, set_host, set_opening_hours

pytestmark = pytest.mark.django_db


def test_host_set_by_the_district_is_written_down_and_served_at_once(
    offices: Offices, people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = directory(current("units"))
    with django_capture_on_commit_callbacks(execute=True):
        set_host(actor=people.quang, office=offices.nhuan_trach, host="nhuan-trach.gov.vn")
    entry = history_of(offices.nhuan_trach).get()
    assert (entry.kind, entry.actor_name, entry.office_id) == (
        "units.set_host",
        "Lê Minh Quang",
        offices.nhuan_trach.pk,
    )
    after = directory(current("units"))
    assert after is not before
    assert after.by_host["nhuan-trach.gov.vn"].slug == "nhuan-trach"


def test_stranger_and_editor_may_not_set_opening_hours(offices: Offices, people: People) -> None:
    for person in (people.son, people.lan, people.cu):
        with pytest.raises(PermissionDenied):
            set_opening_hours(actor=person, office=offices.tan_vinh, hours=[])
    set_opening_hours(actor=people.mai, office=offices.tan_vinh, hours=[])
    assert history_of(offices.tan_vinh).count() == 1


def test_administrator_of_a_commune_may_not_set_its_host(offices: Offices, people: People) -> None:
    with pytest.raises(PermissionDenied):
        set_host(actor=people.mai, office=offices.tan_vinh, host="tan-vinh.gov.vn")
