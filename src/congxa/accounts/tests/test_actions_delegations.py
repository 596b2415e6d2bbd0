"""Standing in for somebody absent."""

import pytest
from django.http import Http404
from tests.people import Offices, People

from congxa.accounts.service import Delegation, Refused, User, delegate, end_delegation, may
from congxa.accounts.tests.days import day


def lend(people: People, deputy: User, *, first: int = 0, last: int = 5, actor: User | None = None) -> Delegation:
    return delegate(
        actor=actor or people.hung,
        assignment=people.hung.roles.get(),
        deputy=deputy,
        valid_from=day(first),
        valid_to=day(last),
        today=day(),
    )


def test_the_holder_lends_the_own_role(people: People, offices: Offices) -> None:
    lend(people, people.lan)
    lan = User.objects.get(pk=people.lan.pk)
    assert may(lan, "portal.publish", offices.tan_vinh)
    assert not may(lan, "portal.publish", offices.tan_vinh, on=day(6))


def test_the_administrator_may_do_it_for_the_holder(people: People) -> None:
    assert lend(people, people.lan, actor=people.mai).deputy == people.lan


def test_a_stranger_may_not(people: People) -> None:
    with pytest.raises(Http404):
        lend(people, people.lan, actor=people.son)


@pytest.mark.parametrize("deputy", ["hung", "son", "cu"])
def test_only_a_working_colleague_stands_in(people: People, deputy: str) -> None:
    with pytest.raises(Refused) as refusal:
        lend(people, getattr(people, deputy))
    assert "deputy" in refusal.value.message_dict


@pytest.mark.parametrize(("first", "last"), [(3, 2), (-9, -1)])
def test_days_must_be_in_order_and_not_over(people: People, first: int, last: int) -> None:
    with pytest.raises(Refused) as refusal:
        lend(people, people.lan, first=first, last=last)
    assert "valid_to" in refusal.value.message_dict


def test_days_must_be_within_those_of_the_role(people: People) -> None:
    people.hung.roles.update(valid_to=day(2))
    with pytest.raises(Refused, match="còn hiệu lực"):
        lend(people, people.lan)


@pytest.mark.parametrize("who", ["hung", "lan", "mai"])
def test_holder_deputy_and_administrator_end_it_at_once(people: People, offices: Offices, who: str) -> None:
    given = lend(people, people.lan, first=-3)
    end_delegation(actor=getattr(people, who), delegation=given, today=day())
    assert not may(User.objects.get(pk=people.lan.pk), "portal.publish", offices.tan_vinh)
    assert Delegation.objects.get().valid_to == day(-1)


def test_a_delegation_of_today_is_taken_back(people: People) -> None:
    end_delegation(actor=people.hung, delegation=lend(people, people.lan), today=day())
    assert not Delegation.objects.exists()
