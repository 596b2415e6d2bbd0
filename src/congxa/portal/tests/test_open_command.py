import pytest
from django.core.management import CommandError, call_command
from tests.people import make_offices

from congxa.portal.models import HomePage

pytestmark = pytest.mark.django_db


def test_all_offices_get_a_portal_and_twice_changes_nothing() -> None:
    make_offices()
    call_command("open", "--all")
    call_command("open", "--all")
    assert sorted(HomePage.objects.values_list("office__slug", flat=True)) == ["luong-son", "nhuan-trach", "tan-vinh"]


def test_only_the_named_office_gets_one() -> None:
    make_offices()
    call_command("open", "tan-vinh")
    assert HomePage.objects.get().office.slug == "tan-vinh"


def test_an_unknown_office_is_named_and_nothing_is_opened() -> None:
    make_offices()
    with pytest.raises(CommandError, match="khong-co"):
        call_command("open", "tan-vinh", "khong-co")
    assert not HomePage.objects.exists()


def test_nothing_named_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="--all"):
        call_command("open")
