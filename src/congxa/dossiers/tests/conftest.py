"""The one-stop shop of the tests: made for each test that asks for it, or once for a module, with its portals."""

from copy import deepcopy

import pytest
from tests.people import START
from tests.standing import Stand

from congxa.accounts.service import SYSTEM
from congxa.dossiers.tests.shops import Shop, make_open_shop, make_shop
from congxa.procedures.models import FormVersion, IntakeRule, ProcedureVersion
from congxa.procedures.service import load_law_forms


@pytest.fixture
def shop(db: None) -> Shop:
    """Offices, officers and procedures."""
    return make_shop()


@pytest.fixture(scope="module")
def standing_shop(stand: Stand) -> Shop:
    """The shop with the portals of its three offices."""
    return stand(make_open_shop)


@pytest.fixture
def open_shop(db: None, standing_shop: Shop) -> Shop:
    """The same, in a copy that the test may change; a module whose pages are looked at calls it ``shop``."""
    return deepcopy(standing_shop)


def make_online() -> Shop:
    """The shop in which birth registration is filed on the office's own form."""
    shop = make_open_shop()
    load_law_forms(actor=SYSTEM, office=shop.district)
    IntakeRule.objects.create(office=shop.district, valid_from=START, way="own")
    form = FormVersion.objects.get(form__key="khai-sinh", number=1)
    ProcedureVersion.objects.filter(pk=shop.birth.pk).update(form=form, online_level="full")
    return shop


@pytest.fixture(scope="module")
def standing_online(stand: Stand) -> Shop:
    """The same, with filing online."""
    return stand(make_online)


@pytest.fixture
def online(db: None, standing_online: Shop) -> Shop:
    """Birth registration is filed on the office's own form."""
    return deepcopy(standing_online)
