"""The demo's dossiers are lives: every state, in the order of time, numbers without a gap, sums that add up."""

from collections import Counter, defaultdict
from typing import Any

import pytest
from tests.people import make_offices
from tests.standing import Stand

from congxa.accounts.service import SYSTEM, Role
from congxa.demo.dossiers import cast, give_codes, load_dossiers
from congxa.demo.loader import people
from congxa.demo.procedures import OPENED, load_offered
from congxa.dossiers.domain.numbers import parse
from congxa.dossiers.domain.states import STATES
from congxa.dossiers.models import Charge, Dossier, DossierEvent, ResultDraft
from congxa.dossiers.queries import figures
from congxa.dossiers.tests.shops import person
from congxa.kernel.clock import day_of
from congxa.kernel.tests.offices import at
from congxa.procedures.service import form_of
from congxa.units.service import Office, load_calendar

NOW = at("2020-11-24 10:30")
"""A Tuesday morning."""


def small_cast() -> dict[str, Any]:
    """The words of the file for three offices: some dossiers each, and one in every state."""
    words = cast()
    wanted = {"luong-son": 4, "tan-vinh": 6, "nhuan-trach": 4}
    words["offices"] = [row | {"count": wanted[row["slug"]]} for row in words["offices"] if row["slug"] in wanted]
    return words | {"staying": {"tan-vinh": 1}, "overdue": ["nhuan-trach"], "exempt": ["tan-vinh"]}


@pytest.fixture(scope="module")
def standing_stories(stand: Stand) -> int:
    return stand(tell)


@pytest.fixture
def told(db: None, standing_stories: int) -> int:
    """How many stories happened in a district with two communes."""
    return standing_stories


def tell() -> int:
    make_offices()
    offices = list(Office.objects.order_by("id"))
    load_calendar(actor=SYSTEM, office=offices[0])
    load_offered(offices)
    give_codes(offices, OPENED)
    for office in offices:
        for role in (Role.RECEPTION, Role.CASE_OFFICER, Role.LEADER):
            person(f"{role}.{office.slug}", f"{role} {office.slug}", office, role)
    return load_dossiers(offices, NOW, small_cast())


def test_there_is_a_dossier_in_every_state_and_none_reaches_beyond_now(told: int) -> None:
    assert set(Dossier.objects.values_list("state", flat=True)) == set(STATES)
    assert not DossierEvent.objects.filter(at__gt=NOW).exists()
    assert Dossier.objects.count() == told


def test_everything_happened_in_the_order_of_time_and_numbers_have_no_gap(told: int) -> None:
    moments = list(DossierEvent.objects.order_by("id").values_list("at", flat=True))
    books = defaultdict(list)
    for number in Dossier.objects.filter(number__isnull=False).values_list("number", flat=True):
        place = parse(str(number))
        books[place.agency, place.day].append(place.serial)
    assert moments == sorted(moments)
    assert all(sorted(serials) == list(range(1, len(serials) + 1)) for serials in books.values())


def test_the_figures_add_up_and_some_dossiers_are_overdue(told: int) -> None:
    found = figures(since=at("2020-01-01 00:00"), until=NOW)
    accepted = Dossier.objects.filter(accepted_at__isnull=False).count()
    assert found.online + found.counter + found.post == accepted
    assert found.overdue >= 3


def test_drafted_results_wait_for_the_leader(told: int) -> None:
    waiting = Dossier.objects.filter(state__in=("proposed", "reviewed"), holder__slug="tan-vinh")
    drafts = ResultDraft.objects.filter(dossier__in=waiting, made_at__lte=NOW)
    assert drafts.count() >= 2
    assert all(draft.attachment and draft.made_by is not None for draft in drafts)


def test_one_pays_nothing_and_it_is_said_why(told: int) -> None:
    charge = Charge.objects.get(discount__gt=0)
    assert (charge.amount, charge.discount, charge.unit_price) == (0, 100, 50_000)
    assert charge.exemption.startswith("Cá nhân, hộ gia đình vay vốn")
    assert charge.dossier.papers.filter(name__contains="vay vốn").exists()
    assert not charge.dossier.payments.exists()


def test_what_the_forms_ask_was_answered_as_the_page_would_take_it(told: int) -> None:
    rows = Dossier.objects.filter(form__isnull=False).select_related("form__form")
    keys = set()
    for one in rows:
        assert one.form is not None
        keys.add(one.form.form.key)
        form = form_of(one.form)(answers=one.answers, today=day_of(one.created_at))
        scanned = {question.key for question in form.schema.all_fields() if question.kind == "file"}
        wrong = [fault for fault in form.outcome.faults if fault.at not in scanned]
        assert (wrong, form.outcome.doubts) == ([], []), one.form
        assert one.applicant_name in str(one.answers)
    assert len(keys) >= 3
    assert not Dossier.objects.filter(form__isnull=True).exclude(answers={}).exists()


def test_every_office_has_an_identifier_and_people_who_receive_handle_and_sign() -> None:
    rows = cast()["offices"]
    staff = Counter((row["office"], row["role"]) for row in people())
    roles = (Role.RECEPTION, Role.CASE_OFFICER, Role.LEADER)
    assert len({row["code"] for row in rows}) == len(rows) == 21
    assert all(staff[row["slug"], role.value] for row in rows for role in roles)
