"""Granting and ending roles: only in the own office, never one's own, never the last administrator."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from tests.people import START, Offices, People

from congxa.accounts.service import SYSTEM, Refused, Role, RoleAssignment, User, end_role, grant_role, may
from congxa.accounts.signals import accounts_changed
from congxa.accounts.tests.days import day
from congxa.accounts.tests.heard import heard


def test_a_granted_role_counts_and_is_told(people: People, offices: Offices) -> None:
    assert not may(people.lan, "portal.publish", offices.tan_vinh)
    with heard() as changes:
        grant_role(
            actor=people.mai,
            user=people.lan,
            office=offices.tan_vinh,
            role=Role.EDITOR_IN_CHIEF,
            valid_from=day(),
            reason="QĐ 12/QĐ-UBND",
        )
    assert may(User.objects.get(pk=people.lan.pk), "portal.publish", offices.tan_vinh)
    (change,) = changes
    assert (change.verb, change.reason) == ("accounts.grant_role", "QĐ 12/QĐ-UBND")
    assert change.after["role"] == Role.EDITOR_IN_CHIEF and change.after["user"] == "lan"
    assert str(change.office) == f"units.office:{offices.tan_vinh.pk}"


@pytest.mark.parametrize(("who", "error"), [("son", Http404), ("quang", PermissionDenied), ("hung", PermissionDenied)])
def test_only_the_offices_own_administrator_grants(
    people: People, offices: Offices, who: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        grant_role(
            actor=getattr(people, who),
            user=people.cu,
            office=offices.tan_vinh,
            role=Role.EDITOR,
            valid_from=day(),
        )


def test_nobody_grants_a_role_to_oneself(people: People, offices: Offices) -> None:
    with pytest.raises(Refused, match="không tự đổi vai trò"):
        grant_role(actor=people.mai, user=people.mai, office=offices.tan_vinh, role=Role.EDITOR, valid_from=day())


def test_the_same_role_twice_at_the_same_time_is_refused(people: People, offices: Offices) -> None:
    with pytest.raises(Refused) as refusal:
        grant_role(actor=people.mai, user=people.lan, office=offices.tan_vinh, role=Role.EDITOR, valid_from=day(9))
    assert "role" in refusal.value.message_dict


def test_the_same_role_again_after_a_break_is_fine(people: People, offices: Offices) -> None:
    grant_role(actor=people.mai, user=people.cu, office=offices.tan_vinh, role=Role.EDITOR, valid_from=day())
    assert may(User.objects.get(pk=people.cu.pk), "portal.write", offices.tan_vinh)


def test_days_in_the_wrong_order_are_refused(people: People, offices: Offices) -> None:
    with pytest.raises(Refused) as refusal:
        grant_role(
            actor=people.mai,
            user=people.lan,
            office=offices.tan_vinh,
            role=Role.LEADER,
            valid_from=day(),
            valid_to=day(-1),
        )
    assert "valid_to" in refusal.value.message_dict


def test_a_role_ended_with_yesterday_counts_no_more(people: People, offices: Offices) -> None:
    with heard() as changes:
        end_role(actor=people.mai, assignment=people.lan.roles.get(), last_day=day(-1))
    assert not may(User.objects.get(pk=people.lan.pk), "portal.write", offices.tan_vinh)
    assert changes[0].before["valid_to"] is None and changes[0].after["valid_to"] == day(-1).isoformat()


def test_a_role_that_had_not_begun_is_taken_back(people: People, offices: Offices) -> None:
    given = grant_role(actor=people.mai, user=people.lan, office=offices.tan_vinh, role=Role.LEADER, valid_from=day(5))
    end_role(actor=people.mai, assignment=given, last_day=day())
    assert not RoleAssignment.objects.filter(role=Role.LEADER).exists()


def test_the_last_administrator_stays(people: People, offices: Offices) -> None:
    second = User.objects.create_user("hai", full_name="Người thứ hai")
    grant_role(
        actor=SYSTEM, user=second, office=offices.tan_vinh, role=Role.ADMINISTRATOR, valid_from=day(), valid_to=day(3)
    )
    with pytest.raises(Refused, match="quản trị cuối cùng"):
        end_role(actor=second, assignment=people.mai.roles.get(), last_day=day(3))
    end_role(actor=second, assignment=people.mai.roles.get(), last_day=day(1))


def test_an_administrator_who_is_locked_does_not_count(people: People, offices: Offices) -> None:
    second = User.objects.create_user("hai")
    RoleAssignment.objects.create(user=second, office=offices.tan_vinh, role=Role.ADMINISTRATOR, valid_from=START)
    User.objects.filter(pk=people.mai.pk).update(is_active=False)
    mais = people.mai.roles.get()
    end_role(actor=second, assignment=mais, last_day=day())
    with pytest.raises(Refused):
        end_role(actor=second, assignment=second.roles.get(), last_day=day())


def test_what_the_journal_cannot_keep_does_not_happen(people: People) -> None:
    def full(**_: object) -> None:
        raise OSError("no space left")

    accounts_changed.connect(full, weak=False, dispatch_uid="full")
    try:
        with pytest.raises(OSError, match="no space"):
            end_role(actor=people.mai, assignment=people.lan.roles.get(), last_day=day())
    finally:
        accounts_changed.disconnect(dispatch_uid="full")
    assert people.lan.roles.get().valid_to is None
