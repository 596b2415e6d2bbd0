"""The one-stop shop of the tests, made for each test that asks for it."""

import pytest
from tests.people import START
from tests.portals import open_portal

from congxa.accounts.service import SYSTEM
from congxa.dossiers.tests.shops import Shop, make_shop
from congxa.procedures.models import FormVersion, IntakeRule, ProcedureVersion
from congxa.procedures.service import load_law_forms


@pytest.fixture
def shop(db: None) -> Shop:
    """Offices, officers and procedures."""
    return make_shop()


@pytest.fixture
def online(shop: Shop) -> Shop:
    """Birth registration is filed on the office's own form."""
    open_portal(office=shop.commune)
    load_law_forms(actor=SYSTEM, office=shop.district)
    IntakeRule.objects.create(office=shop.district, valid_from=START, way="own")
    form = FormVersion.objects.get(form__key="khai-sinh", number=1)
    ProcedureVersion.objects.filter(pk=shop.birth.pk).update(form=form, online_level="full")
    return shop
