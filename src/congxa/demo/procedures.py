"""The procedures of the demo: the catalogue as it stood at the end of 2020, and what each of the offices takes in.

The demo's houses are those of 2018 to 2020: a district with its communes, and online filing on the office's own form.
So what the law pack knows of later (no districts since July 2025, filing through the national portal) is left out.
"""

from collections.abc import Iterable
from datetime import date

from congxa.accounts.service import SYSTEM
from congxa.procedures.service import Particulars, in_force, load_catalogue, load_law_forms, offer, offer_many
from congxa.units.service import Office

STOOD = date(2020, 12, 31)
OPENED = date(2018, 1, 1)
_RARE = {"1.003583", "1.000593", "1.000419", "2.000794", "1.001055", "1.004492"}
"""What small communes leave to their neighbours in the demo, so that the offices do not all offer the same."""
_SMALL = {"cao-ram", "truong-son", "tien-son", "hop-chau"}
_SHORTER = {"1.004873": (2, "working_day"), "1.004837": (2, "working_day")}


def load_offered(offices: Iterable[Office]) -> None:
    """Load the catalogue and let each office offer what its tier handles."""
    load_catalogue(actor=SYSTEM, as_on=STOOD)
    load_law_forms(actor=SYSTEM, office=Office.objects.get(is_root=True), as_on=STOOD)
    codes = list(in_force(STOOD).values_list("procedure__code", flat=True))
    for office in offices:
        wanted = [code for code in codes if office.slug not in _SMALL or code not in _RARE]
        counter = f"Bộ phận tiếp nhận và trả kết quả, trụ sở {office.name}, tầng 1"
        offer_many(actor=SYSTEM, office=office, codes=wanted, valid_from=OPENED, counter=counter)
        if office.slug == "tan-vinh":
            _shorten(office, counter)


def _shorten(office: Office, counter: str) -> None:
    """Let the demo's main commune be quicker than announced in two procedures and name an account for fees."""
    for code, (value, unit) in _SHORTER.items():
        own = Particulars(limit_value=value, limit_unit=unit, counter=counter)
        offer(actor=SYSTEM, office=office, code=code, valid_from=OPENED, particulars=own)
    own = Particulars(counter=counter, bank_bin="970405", bank_account="3000201000018")
    offer(actor=SYSTEM, office=office, code="2.000815", valid_from=OPENED, particulars=own)
