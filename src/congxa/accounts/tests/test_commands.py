"""The operator's commands."""

import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from tests.people import Offices, People

from congxa.accounts.service import Role, User


def test_people_are_listed_with_their_roles(people: People, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("people", "nguyen", "--office", "tan-vinh")
    assert capsys.readouterr().out == "lan | Nguyễn Thị Lan | editor@tan-vinh | –\n"


def test_an_unknown_office_is_answered_with_those_there_are(people: People) -> None:
    with pytest.raises(CommandError, match="luong-son, nhuan-trach, tan-vinh"):
        call_command("people", "--office", "tan-vin")


def test_a_role_is_given_between_two_days(people: People) -> None:
    call_command("grant", "lan", "leader", "tan-vinh", "--from", "01/12/2026", "--to", "2026-12-31")
    given = people.lan.roles.get(role=Role.LEADER)
    assert (given.valid_from, given.valid_to) == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ai-do", "leader", "tan-vinh"], "Không có người dùng"),
        (["lan", "king", "tan-vinh"], "invalid choice"),
        (["lan", "leader", "tan-vinh", "--from", "31/02/2026"], "không phải là ngày"),
        (["lan", "editor", "tan-vinh"], "đã giữ vai trò"),
        (["lan", "leader", "khong-co"], "Không có cơ quan"),
    ],
)
def test_nonsense_gets_a_sentence(people: People, words: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("grant", *words)
    assert people.lan.roles.count() == 1


def test_the_first_administrator_is_added_and_invited(
    offices: Offices, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    call_command("grant", "dau", "administrator", "tan-vinh", "--new", "Người Đầu Tiên")
    (path,) = re.findall(r"http://127.0.0.1:8000(/\S+)", capsys.readouterr().out)
    assert User.objects.get(username="dau").roles.get().role == Role.ADMINISTRATOR
    assert client.get(path, follow=True).context["form"].fields.keys() >= {"password1"}
