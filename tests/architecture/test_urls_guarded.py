"""Every address is guarded, or stands in the list of public ones; and the desk answers each role as the table says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse, set_script_prefix
from django.utils import timezone

from congxa.accounts.service import Citizen, guard_of, open_citizen
from congxa.portal.service import open_portal
from tests.people import Offices, People

PUBLIC = {
    "attachment",
    "citizen_ask",
    "citizen_close",
    "citizen_data",
    "citizen_forgotten",
    "citizen_home",
    "citizen_new_password",
    "citizen_open",
    "citizen_settings",
    "citizen_sign_in",
    "citizen_sign_out",
    "display",
    "display_keep",
    "dossier_complain",
    "dossier_draft",
    "dossier_file",
    "dossier_filed",
    "dossier_forgotten",
    "dossier_keep",
    "dossier_leave",
    "dossier_let_go",
    "dossier_look_up",
    "dossier_notice",
    "dossier_own_data",
    "dossier_own_file",
    "dossier_rate",
    "dossier_secret_noted",
    "dossier_supplement",
    "dossier_track",
    "dossier_withdraw",
    "feed",
    "icon",
    "manifest",
    "paper_check",
    "paper_check_ask",
    "picture",
    "procedure",
    "procedure_paper",
    "procedures",
    "public_board",
    "public_figures",
    "queue_appointment",
    "queue_arrive",
    "queue_booking",
    "queue_display",
    "queue_display_part",
    "queue_kiosk",
    "queue_rating",
    "queue_register",
    "queue_ticket",
    "queue_ticket_kiosk",
    "robots",
    "search_description",
    "search",
    "security_txt",
    "shared",
    "site_map",
    "sitemap",
    "sitemap_pages",
    "statistics",
    "tag",
    "tag_feed",
    "theme",
    "wagtail_serve",
    "wagtaildocs_authenticate_with_password",
    "wagtaildocs_serve",
}
"""Names of addresses that anybody may open. Adding one is a decision, not a way to make this test pass; the view behind
``attachment`` asks itself, because some files are public and some are not; kiosk and tablet (``queue_kiosk`` …) know
their machine by its key; citizens' pages of a dossier ask whether this browser has opened it with its second secret;
pages of a citizen's account (``citizen_home`` …) show what is in the account that is signed in."""

GUARDED_BY_THEIR_MAKERS = ("quan-tri/", "tai-khoan/")
"""Wagtail asks for ``wagtailadmin.access_admin`` before any view of the editor; allauth guards its own pages."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the house: its route, its name and the view behind it."""

    route: str
    name: str | None
    view: Any

    @property
    def is_guarded(self) -> bool:
        """Say whether a guard, Wagtail or allauth stands before the view, or anybody may read it."""
        return bool(guard_of(self.view) or self.name in PUBLIC or self.route.startswith(GUARDED_BY_THEIR_MAKERS))


def addresses(patterns: list[Any], before: str = "") -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.name, pattern.callback)


def test_every_address_is_guarded_or_public() -> None:
    bare = {address.route for address in addresses(get_resolver().url_patterns) if not address.is_guarded}
    assert bare == set()


def test_an_unguarded_view_is_found() -> None:
    def view(request: object) -> None: ...

    assert not Address("ban-lam-viec/moi/", "new_thing", view).is_guarded


SEEN, HIDDEN, REFUSED, SIGN_IN, NOT_GET, CONFLICT = 200, 404, 403, 302, 405, 409
OWN_DESK = TO_FORM = 302
WHO = ("anonymous", "lan", "hung", "mai", "son", "thu", "quang", "cu", "root")
EXPECTED = {
    # of Tân Vinh:          anonymous lan      hung     mai      son     thu      quang    cu      root
    "desk_people": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_person_add": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_calendar": (SIGN_IN, SEEN, SEEN, SEEN, HIDDEN, SEEN, SEEN, REFUSED, SEEN),
    "desk_calendar_day_add": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_hours": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_figures": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_figure_rows": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, HIDDEN, REFUSED, HIDDEN),
    "desk_quality": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_quality_rows": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, HIDDEN, REFUSED, HIDDEN),
    "desk_communes": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, HIDDEN, REFUSED, HIDDEN),
    "desk_returns": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_leader": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_sign_many": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, NOT_GET),
    "desk_procedures": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_offer_many": (SIGN_IN, REFUSED, REFUSED, NOT_GET, HIDDEN, REFUSED, NOT_GET, REFUSED, NOT_GET),
    "desk_intake": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_offered_below": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_procedure_new": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_procedures_import": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_procedures_template": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_profile": (SIGN_IN, SEEN, SEEN, SEEN, SEEN, SEEN, SEEN, SEEN, SEEN),
    "desk_profile_sign_out": (NOT_GET,) * 9,
    "desk_journal": (SIGN_IN, HIDDEN, HIDDEN, SEEN, HIDDEN, HIDDEN, SEEN, REFUSED, SEEN),
    "desk_outbox": (SIGN_IN, HIDDEN, HIDDEN, SEEN, HIDDEN, HIDDEN, SEEN, REFUSED, SEEN),
    "desk": (SIGN_IN, SEEN, SEEN, SEEN, OWN_DESK, SEEN, SEEN, SEEN, SEEN),
    "desk_dossiers": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_dossiers_sheet": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_dossiers_fresh": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_hand_overs": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_hand_over_many": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, OWN_DESK),
    "desk_intake_counter": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_reassign": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_form_add": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_forms": (SIGN_IN, REFUSED, REFUSED, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_bank_file": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_cash_book": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_cash_book_sheet": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_papers_batch": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, CONFLICT),
    "desk_registers": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_register_pdf": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_gathered": (SIGN_IN, REFUSED, SEEN, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue_part": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue_do": (SIGN_IN, REFUSED, REFUSED, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, NOT_GET),
    "desk_queue_figures": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, SEEN, REFUSED, SEEN),
    "desk_queue_settings": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue_matter_add": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue_counter_add": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_queue_device_add": (SIGN_IN, REFUSED, REFUSED, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_reports": (SIGN_IN, SEEN, SEEN, SEEN, HIDDEN, SEEN, SEEN, REFUSED, SEEN),
    "desk_review_terms": (SIGN_IN, REFUSED, HIDDEN, HIDDEN, HIDDEN, REFUSED, REFUSED, REFUSED, HIDDEN),
    "desk_stale": (SIGN_IN, SEEN, SEEN, SEEN, HIDDEN, SEEN, SEEN, REFUSED, SEEN),
    "desk_shared": (SIGN_IN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, REFUSED, HIDDEN),
    "desk_theme": (SIGN_IN, REFUSED, SEEN, SEEN, HIDDEN, REFUSED, REFUSED, REFUSED, SEEN),
    "desk_write": (SIGN_IN, TO_FORM, TO_FORM, REFUSED, HIDDEN, REFUSED, REFUSED, REFUSED, TO_FORM),
}
"""What ``GET`` answers at the desk of Tân Vinh, by name of the address and by person.
Whoever's role here is over (Cũ) is told so, which is a refusal."""


def desk_addresses() -> list[str]:
    """Return the names of all addresses of the desk that need no parameter."""
    return sorted(
        address.name or address.route
        for address in addresses(get_resolver().url_patterns)
        if address.route.startswith("ban-lam-viec/") and "<" not in address.route and "(?P" not in address.route
    )


def test_the_table_names_the_addresses_of_the_desk() -> None:
    assert set(desk_addresses()) == set(EXPECTED)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_desk_of_tan_vinh_answers_by_role(name: str, offices: Offices, people: People) -> None:
    open_portal(office=offices.tan_vinh)
    set_script_prefix("/")
    path = f"/tan-vinh{reverse(name)}"
    answers = []
    for who in WHO:
        client = Client()
        if who != "anonymous":
            client.force_login(getattr(people, who))
        answers.append(client.get(path).status_code)
    assert dict(zip(WHO, answers, strict=True)) == dict(zip(WHO, EXPECTED[name], strict=True))


def _by(request: WSGIRequest, client: Client) -> WSGIRequest:
    """The request as the browser of `client` would send it, past the middleware."""
    request.session, request.user = client.session, AnonymousUser()
    return request


@pytest.mark.django_db
def test_a_citizen_is_a_stranger_to_the_desk_and_to_the_editor(offices: Offices, people: People) -> None:
    """Also one whose key is that of an official: the two tables count from 1 both."""
    open_portal(office=offices.tan_vinh)
    set_script_prefix("/")
    stranger, citizen = Client(), Client()
    made = open_citizen(email="dan@example.vn", full_name="Dân", password="ruong-lua-chin-vang", now=timezone.now())
    Citizen.objects.filter(pk=made.pk).update(id=people.root.pk)
    words = {"email": "dan@example.vn", "password": "ruong-lua-chin-vang"}
    assert citizen.post("/tan-vinh/cong-dan/dang-nhap/", words).status_code == 302
    assert citizen.get("/tan-vinh/cong-dan/").status_code == 200
    guarded = [address for address in addresses(get_resolver().url_patterns) if guard_of(address.view)]
    assert len(guarded) > len(EXPECTED)
    for address in guarded:
        asks = (_by(RequestFactory().get("/tan-vinh/"), citizen), _by(RequestFactory().post("/tan-vinh/"), citizen))
        answers = [answer for answer in map(address.view, asks) if answer.status_code != NOT_GET]
        assert answers, address.route
        assert all("login" in answer.headers.get("Location", "") for answer in answers), address.route
    for path in (*(f"/tan-vinh{reverse(name)}" for name in EXPECTED), "/quan-tri/", "/tai-khoan/email/"):
        assert citizen.get(path).status_code == stranger.get(path).status_code, path
        assert citizen.get(path).status_code != SEEN, path
