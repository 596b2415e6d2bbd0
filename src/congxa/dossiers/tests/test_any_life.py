"""Any sequence of real actions: no dossier is lost, no sum breaks, no number comes twice, no date runs back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from congxa.accounts.service import Refused
from congxa.dossiers import actions, queries
from congxa.dossiers.domain.states import OPEN, PAUSED
from congxa.dossiers.models import Dossier, DossierEvent, DossierPause, Transfer
from congxa.dossiers.tests.shops import NOW, Shop, make_shop

Act = Callable[[Shop, Dossier], object]


def acts(now: object) -> dict[str, Act]:
    """Everything that can be tried with a dossier; each by somebody who may, somewhere."""

    def by(action: Callable[..., object], *people: str, **words: object) -> Act:
        def attempt(shop: Shop, dossier: Dossier) -> object:
            person = people[-1] if dossier.holder_id == shop.district.pk else people[0]
            return action(actor=getattr(shop, person), dossier=dossier, now=now, **words)

        return attempt

    return {
        "accept": by(actions.accept, "hoa"),
        "refuse": by(actions.refuse, "hoa", reason="Không thuộc thẩm quyền"),
        "ask_first": by(actions.ask_supplement, "hoa", items=["A"], reason="Thiếu", why_again="Thiếu thêm"),
        "ask": by(actions.ask_supplement, "binh", "nga", items=["A"], reason="Thiếu", why_again="Thiếu thêm"),
        "answer": by(actions.answer_supplement, "hoa", "hoa"),
        "take": by(actions.take, "binh", "nga"),
        "propose": by(actions.propose, "binh", "nga"),
        "review": by(actions.review, "phuc", "khanh"),
        "sign": by(actions.sign, "phuc", "khanh"),
        "hand_back": by(actions.hand_back, "phuc", "khanh", reason="Sai"),
        "finish": by(actions.finish, "binh", "nga"),
        "give": lambda shop, one: actions.transfer(
            actor=shop.hoa if one.holder_id == shop.commune.pk else shop.dung,
            dossier=one,
            to=shop.district if one.holder_id == shop.commune.pk else shop.commune,
            now=now,  # type: ignore[arg-type]  # values by name
        ),
        "receive": by(actions.receive_transfer, "dung", "hoa"),
        "send_back": by(actions.return_transfer, "dung", "hoa", reason="Thiếu"),
        "opinion": by(actions.pause_for_opinion, "binh", "nga", reason="Hỏi", basis="Luật Đất đai"),
        "payment": by(actions.pause_for_payment, "binh", "nga", reason="Thuế"),
        "resume": by(actions.resume, "binh", "nga"),
        "stop": by(actions.stop, "phuc", "khanh", reason="Tranh chấp"),
        "withdraw": by(actions.withdraw, "hoa", "hoa"),
        "return": by(actions.return_result, "hoa", "dung", to="Hạnh", proof="ký"),
        "archive": by(actions.archive, "hoa", "hoa"),
    }


class Counter(RuleBasedStateMachine):
    """The one-stop shop of the tests; what is refused must change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.apart = transaction.atomic()
        self.apart.__enter__()
        self.shop = make_shop()
        self.now = NOW
        self.told: dict[int, object] = {}

    def teardown(self) -> None:
        """Undo the example, whatever it did."""
        transaction.set_rollback(True)
        self.apart.__exit__(None, None, None)

    @rule(linked=st.booleans())
    def take_in(self, linked: bool) -> None:
        self.shop.taken_in(self.shop.land if linked else self.shop.poor, now=self.now)

    @rule(hours=st.integers(1, 60))
    def time_goes_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: Dossier.objects.exists())
    @rule(data=st.data(), names=st.lists(st.sampled_from(sorted(acts(NOW))), min_size=1, max_size=6))
    def act(self, data: st.DataObject, names: list[str]) -> None:
        keys = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
        key = data.draw(st.sampled_from(keys))
        for name in names:
            dossier = Dossier.objects.select_related("holder").get(pk=key)
            before = (dossier.version, DossierEvent.objects.count())
            try:
                with transaction.atomic():
                    acts(self.now)[name](self.shop, dossier)
            except (Refused, PermissionDenied, Http404):
                dossier.refresh_from_db()
                assert (dossier.version, DossierEvent.objects.count()) == before

    @invariant()
    def the_sums_hold(self) -> None:
        found = queries.figures(since=NOW - timedelta(days=1), until=self.now + timedelta(minutes=1))
        accepted = Dossier.objects.filter(accepted_at__isnull=False)
        assert found.balances
        assert found.received == accepted.count()
        assert found.in_work == accepted.filter(state__in=OPEN).count()

    @invariant()
    def numbers_have_no_gap(self) -> None:
        by_day: dict[str, list[int]] = {}
        for number in Dossier.objects.exclude(number=None).values_list("number", flat=True):
            _agency, day, serial = str(number).rsplit("-", 2)
            by_day.setdefault(day, []).append(int(serial))
        assert all(sorted(serials) == list(range(1, len(serials) + 1)) for serials in by_day.values())

    @invariant()
    def nothing_is_left_open_that_is_over(self) -> None:
        waiting = set(DossierPause.objects.filter(until__isnull=True).values_list("dossier__state", flat=True))
        assert waiting <= set(PAUSED)
        on_the_way = set(Transfer.objects.filter(received_at__isnull=True).values_list("dossier__state", flat=True))
        assert on_the_way <= {"on_the_way", "result_on_the_way"}

    @invariant()
    def what_was_told_never_moves_earlier(self) -> None:
        for key, promised in Dossier.objects.exclude(promised_at=None).values_list("pk", "promised_at"):
            assert promised >= self.told.get(key, promised)  # type: ignore[operator]  # a miss fails the test
            self.told[key] = promised


@pytest.mark.django_db
def test_any_sequence_of_actions() -> None:
    few = settings(max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Counter, settings=few)
