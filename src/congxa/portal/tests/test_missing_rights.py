"""A portal that was opened before there were groups and review gets them at the next upgrade."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from tests.pages import Portal
from wagtail.models import Workflow

from congxa.portal import checks
from congxa.portal.actions.portals import open_portal
from congxa.portal.actions.rights import homes_without_rights
from congxa.portal.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def early(portal: Portal) -> HomePage:
    office = portal.offices.tan_vinh
    Group.objects.filter(name__startswith=f"portal:{office.pk}:").delete()
    Workflow.objects.all().delete()
    home: HomePage = HomePage.objects.get(office=office)
    return home


def test_doctor_names_it(early: HomePage) -> None:
    [finding] = checks.rights()
    assert finding.level == "error" and early.title in finding.sentence


def test_upgrade_gives_it_what_it_lacks(early: HomePage) -> None:
    call_command("migrate", verbosity=0)
    assert homes_without_rights() == []
    assert early.get_workflow() is not None


def test_opening_it_again_gives_it_what_it_lacks(early: HomePage) -> None:
    open_portal(office=early.office)
    assert early not in homes_without_rights()


def test_complete_portal_is_well(portal: Portal) -> None:
    assert [finding.level for finding in checks.rights()] == ["ok"]
