"""A small one-stop shop for tests: offices, officers and three procedures.

``Hoa`` receives for Tân Vinh, ``Bình`` and ``Vân`` handle there, ``Phúc`` leads; ``Dũng`` receives, ``Nga`` handles and
``Khánh`` leads at the district; ``Tú`` receives for Nhuận Trạch and is a stranger to Tân Vinh.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tests.people import START, Offices, make_offices
from tests.portals import open_portal

from congxa.accounts.service import SYSTEM, Role, RoleAssignment, User
from congxa.dossiers.actions import Filed, accept, set_agency_code, take_in
from congxa.dossiers.filings import Filing
from congxa.dossiers.models import Channel, Dossier
from congxa.kernel.tests.offices import at
from congxa.procedures.service import Field, Offering, Procedure, ProcedureVersion, Step, StepPlace
from congxa.units.service import Office

NOW = at("2019-03-04 09:00")
"""A Monday morning without a holiday near."""
FILING = Filing(
    applicant_name="Nguyễn Thị Hạnh",
    identity_kind="citizen",
    identity_number="017185001234",
    phone="+84912345678",
    channel=Channel.COUNTER,
)


@dataclass(frozen=True)
class Shop:
    offices: Offices
    hoa: User
    binh: User
    van: User
    phuc: User
    dung: User
    nga: User
    khanh: User
    tu: User
    birth: ProcedureVersion
    poor: ProcedureVersion
    land: ProcedureVersion

    @property
    def commune(self) -> Office:
        return self.offices.tan_vinh

    @property
    def district(self) -> Office:
        return self.offices.district

    def taken_in(self, procedure: ProcedureVersion | None = None, now: datetime = NOW, **changes: object) -> Filed:
        """A dossier that Hoa took in at the counter of Tân Vinh."""
        filing = Filing(**{**{name: getattr(FILING, name) for name in FILING.__slots__}, **changes})
        return take_in(actor=self.hoa, office=self.commune, procedure=procedure or self.poor, filing=filing, now=now)

    def accepted(self, procedure: ProcedureVersion | None = None, now: datetime = NOW, **changes: object) -> Dossier:
        """The same, accepted at once."""
        filed = self.taken_in(procedure, now, **changes)
        return accept(actor=self.hoa, dossier=filed.dossier, now=now).dossier


def person(username: str, name: str, office: Office, role: Role) -> User:
    user = User.objects.create(username=username, email=f"{username}@example.vn", full_name=name, password="!")
    RoleAssignment.objects.create(user=user, office=office, role=role, valid_from=START)
    return user


def make_procedure(
    code: str, name: str, limit: int, tier: int, steps: list[tuple[str, str, Role, int]]
) -> ProcedureVersion:
    """A procedure whose steps are (name, place, role, working days)."""
    field, _new = Field.objects.get_or_create(key=f"linh-vuc-{tier}", defaults={"name": f"Lĩnh vực {tier}"})
    version = ProcedureVersion.objects.create(
        procedure=Procedure.objects.create(code=code),
        valid_from=START,
        name=name,
        field=field,
        tier=tier,
        online_level="partial",
        limit_value=limit,
        limit_unit="working_day",
        result=f"Kết quả {name}",
    )
    Step.objects.bulk_create(
        Step(
            version=version, order=order, name=step, place=place, role=role, limit_value=days, limit_unit="working_day"
        )
        for order, (step, place, role, days) in enumerate(steps, 1)
    )
    return version


def make_shop() -> Shop:
    """Create everything; each office has an identifier and every procedure is offered everywhere."""
    offices = make_offices()
    own, upper = StepPlace.OWN, StepPlace.UPPER
    birth = make_procedure("1.001193", "Đăng ký khai sinh", 0, 3, [("Giải quyết", own, Role.CASE_OFFICER, 0)])
    poor = make_procedure(
        "1.011606",
        "Công nhận hộ nghèo",
        5,
        3,
        [("Thẩm tra", own, Role.CASE_OFFICER, 3), ("Ký", own, Role.LEADER, 1), ("Trả kết quả", own, Role.RECEPTION, 1)],
    )
    land = make_procedure(
        "1.004193",
        "Đính chính Giấy chứng nhận",
        10,
        2,
        [
            ("Chuyển hồ sơ", own, Role.RECEPTION, 1),
            ("Thẩm tra", upper, Role.CASE_OFFICER, 6),
            ("Ký", upper, Role.LEADER, 1),
            ("Trả kết quả", own, Role.RECEPTION, 2),
        ],
    )
    for number, office in enumerate((offices.district, offices.tan_vinh, offices.nhuan_trach)):
        set_agency_code(actor=SYSTEM, office=office, code=f"H28.12.0{number}", valid_from=date(2018, 1, 1))
        Offering.objects.bulk_create(
            Offering(office=office, procedure=version.procedure, valid_from=START) for version in (birth, poor, land)
        )
    return Shop(
        offices=offices,
        hoa=person("hoa", "Vũ Thị Hoa", offices.tan_vinh, Role.RECEPTION),
        binh=person("binh", "Quách Văn Bình", offices.tan_vinh, Role.CASE_OFFICER),
        van=person("van", "Bạch Thị Vân", offices.tan_vinh, Role.CASE_OFFICER),
        phuc=person("phuc", "Nguyễn Hữu Phúc", offices.tan_vinh, Role.LEADER),
        dung=person("dung", "Trịnh Tiến Dũng", offices.district, Role.RECEPTION),
        nga=person("nga", "Phùng Thị Nga", offices.district, Role.CASE_OFFICER),
        khanh=person("khanh", "Hoàng Gia Khánh", offices.district, Role.LEADER),
        tu=person("tu", "Đỗ Anh Tú", offices.nhuan_trach, Role.RECEPTION),
        birth=birth,
        poor=poor,
        land=land,
    )


def make_open_shop() -> Shop:
    """The same, with the portals of its three offices."""
    shop = make_shop()
    for office in (shop.district, shop.commune, shop.offices.nhuan_trach):
        open_portal(office=office)
    return shop
