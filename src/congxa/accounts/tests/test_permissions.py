"""Who may do what: roles in an office, from day to day, in place of somebody absent, and from above."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices, People

from congxa.accounts.service import (
    Delegation,
    RoleAssignment,
    UnknownVerb,
    User,
    all_verbs,
    may,
    may_somewhere,
    offices_with,
    require,
)


@dataclass
class Page:
    office_id: int


def today() -> date:
    return timezone.localdate()


@pytest.mark.parametrize(
    ("who", "verb", "answer"),
    [
        ("lan", "portal.write", True),
        ("lan", "portal.publish", False),
        ("hung", "portal.publish", True),
        ("mai", "accounts.manage", True),
        ("mai", "portal.write", False),
        ("son", "portal.write", False),
        ("thu", "portal.write", False),
        ("thu", "portal.share_down", True),
        ("hung", "portal.share_down", False),
        ("quang", "accounts.manage", False),
        ("quang", "accounts.see", True),
        ("cu", "portal.write", False),
        ("root", "portal.publish", True),
    ],
)
def test_standing_in_tan_vinh(people: People, offices: Offices, who: str, verb: str, answer: bool) -> None:
    assert may(getattr(people, who), verb, Page(offices.tan_vinh.pk)) is answer


def test_nobody_signed_in_may_nothing(offices: Offices) -> None:
    assert not any(
        may(AnonymousUser(), verb.name, offices.tan_vinh) for verb in all_verbs().values() if not verb.public
    )


def test_a_mistyped_verb_is_an_error(people: People, offices: Offices) -> None:
    with pytest.raises(UnknownVerb):
        may(people.root, "portal.pubish", offices.tan_vinh)


def test_a_thing_without_office_is_an_error(people: People) -> None:
    with pytest.raises(TypeError):
        may(people.root, "portal.publish", object())


def test_an_inactive_person_may_nothing(people: People, offices: Offices) -> None:
    people.root.is_active = False
    assert not may(people.root, "portal.write", offices.tan_vinh)


def test_a_role_counts_on_its_last_day(people: People, offices: Offices) -> None:
    assert may(people.cu, "portal.write", offices.tan_vinh, on=today() - timedelta(days=1))


def test_a_role_does_not_count_before_its_first_day(people: People, offices: Offices) -> None:
    RoleAssignment.objects.filter(user=people.lan).update(valid_from=today() + timedelta(days=1))
    assert not may(people.lan, "portal.write", offices.tan_vinh)
    assert may(people.lan, "portal.write", offices.tan_vinh, on=today() + timedelta(days=1))


def lend(holder: User, deputy: User, first: date, last: date) -> None:
    Delegation.objects.create(assignment=holder.roles.get(), deputy=deputy, valid_from=first, valid_to=last)


@pytest.mark.parametrize(("first", "last", "answer"), [(-1, 1, True), (0, 0, True), (1, 2, False), (-2, -1, False)])
def test_a_deputy_acts_only_in_the_window(
    people: People, offices: Offices, first: int, last: int, answer: bool
) -> None:
    lend(people.hung, people.lan, today() + timedelta(days=first), today() + timedelta(days=last))
    assert may(people.lan, "portal.publish", offices.tan_vinh) is answer


def test_a_deputy_of_an_ended_role_may_nothing(people: People, offices: Offices) -> None:
    lend(people.cu, people.mai, today(), today())
    assert not may(people.mai, "portal.write", offices.tan_vinh)


def test_a_deputy_of_a_deactivated_person_may_nothing(people: People, offices: Offices) -> None:
    lend(people.hung, people.lan, today(), today())
    User.objects.filter(pk=people.hung.pk).update(is_active=False)
    assert not may(people.lan, "portal.publish", offices.tan_vinh)


def test_another_offices_thing_does_not_exist(people: People, offices: Offices) -> None:
    with pytest.raises(Http404):
        require(people.son, "portal.write", offices.tan_vinh)


def test_the_wrong_role_in_the_own_office_is_told_so(people: People, offices: Offices) -> None:
    with pytest.raises(PermissionDenied):
        require(people.lan, "portal.publish", offices.tan_vinh)


def test_offices_with_a_verb(people: People, offices: Offices) -> None:
    below = {offices.tan_vinh, offices.nhuan_trach}
    assert set(offices_with(people.thu, "portal.share_down")) == below
    assert set(offices_with(people.quang, "accounts.see")) == {offices.district, *below}
    assert set(offices_with(people.root, "portal.write")) == {offices.district, *below}
    assert not may_somewhere(people.cu, "portal.write")


def test_roles_are_read_once_per_person(
    people: People, offices: Offices, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    quang = User.objects.get(pk=people.quang.pk)
    with django_assert_num_queries(2):
        for office in (offices.tan_vinh, offices.nhuan_trach, offices.district) * 3:
            assert may(quang, "accounts.see", office)
