"""The navigation of the desk: few words, grouped by what a person does, only what the role may use."""

from uuid import uuid4

import pytest
from django.urls import set_script_prefix
from tests.people import Offices

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.portal.desk_menu import MenuWord, desk_menu
from congxa.units.service import directory

pytestmark = pytest.mark.django_db
FOLDER = "/ban-lam-viec/ho-so/"


def menu_of(offices: Offices, role: Role, path: str = "/") -> list[MenuWord]:
    user = User.objects.create(username=role, email=f"{role}@example.vn", full_name=role, password="!")
    RoleAssignment.objects.create(user=user, office=offices.tan_vinh, role=role, valid_from=offices.tan_vinh.valid_from)
    set_script_prefix("/")  # a request of an earlier test leaves that of its office
    return desk_menu(user, directory(str(uuid4())).by_id[offices.tan_vinh.pk], path)


def words(menu: list[MenuWord]) -> list[str]:
    return [str(word.label) for word in menu]


def test_the_counter_has_what_it_does_and_nothing_else(offices: Offices) -> None:
    menu = menu_of(offices, Role.RECEPTION)
    assert words(menu) == ["Việc của tôi", "Tiếp nhận", "Thu phí", "Số liệu", "Lịch làm việc"]
    assert [str(one.label) for one in menu[2].below] == ["Sổ quỹ", "Sao kê ngân hàng"]


def test_a_group_with_one_entry_is_that_entry(offices: Offices) -> None:
    editor = menu_of(offices, Role.EDITOR)
    assert "Thiết lập" not in words(editor) and "Lịch làm việc" in words(editor)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (FOLDER, "Hồ sơ"),
        (f"{FOLDER}7/phi/", "Hồ sơ"),
        (f"{FOLDER}ban-giao/lap/", "Bàn giao"),
        (f"{FOLDER}nhan/", "Nhận hồ sơ"),
    ],
)
def test_one_entry_is_current_and_its_group_with_it(offices: Offices, path: str, label: str) -> None:
    menu = menu_of(offices, Role.RECEPTION, path)
    current = [one for word in menu for one in word.below if one.current]
    assert [str(one.label) for one in current] == [label]
    assert [word.below for word in menu if word.current] == [next(w.below for w in menu if current[0] in w.below)]


def test_where_nothing_fits_nothing_is_current(offices: Offices) -> None:
    assert not any(word.current for word in menu_of(offices, Role.RECEPTION, "/ban-lam-viec/"))
