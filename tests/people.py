"""The named people and offices used in tests everywhere, each with a known standing.

``Lan`` edits for Tân Vinh, ``Hùng`` is its editor-in-chief, ``Mai`` administers it, ``Sơn`` edits for Nhuận Trạch
(a stranger to Tân Vinh), ``Thu`` is the district's editor-in-chief, ``Quang`` administers the district,
``Cũ`` was an editor of Tân Vinh until yesterday, ``Root`` runs the installation.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.units.service import Office, OfficeHost, Unit, UnitKind

START = date(2016, 1, 1)


@dataclass(frozen=True)
class Offices:
    district: Office
    tan_vinh: Office
    nhuan_trach: Office


@dataclass(frozen=True)
class People:
    lan: User
    hung: User
    mai: User
    son: User
    thu: User
    quang: User
    cu: User
    root: User


def make_offices() -> Offices:
    """Create the district and two of its communes; Tân Vinh also has a host name of its own."""
    kinds = {
        code: UnitKind.objects.get_or_create(code=code, defaults={"label": label, "prefix": prefix, "tier": tier})[0]
        for code, label, prefix, tier in (
            ("province", "Tỉnh", "tỉnh", 1),
            ("district", "Huyện", "huyện", 2),
            ("commune", "Xã", "xã", 3),
        )
    }
    province = Unit.objects.create(code="17", kind=kinds["province"], name="Hòa Bình", valid_from=START)
    district = Unit.objects.create(
        code="152", kind=kinds["district"], name="Lương Sơn", parent=province, valid_from=START
    )
    upper = Office.objects.create(
        unit=district,
        slug="luong-son",
        is_root=True,
        name="Ủy ban nhân dân huyện Lương Sơn",
        short_name="Huyện Lương Sơn",
        upper_name="Tỉnh Hòa Bình",
        valid_from=START,
    )
    lower = []
    for code, name, slug in (("04951", "Tân Vinh", "tan-vinh"), ("04954", "Nhuận Trạch", "nhuan-trach")):
        unit = Unit.objects.create(code=code, kind=kinds["commune"], name=name, parent=district, valid_from=START)
        lower.append(
            Office.objects.create(
                unit=unit,
                upper=upper,
                slug=slug,
                name=f"Ủy ban nhân dân xã {name}",
                short_name=f"Xã {name}",
                upper_name="Huyện Lương Sơn",
                valid_from=START,
            )
        )
    OfficeHost.objects.create(office=lower[0], host="tan-vinh.localhost", is_canonical=True)
    return Offices(upper, lower[0], lower[1])


def make_people(offices: Offices) -> People:
    """Create the people named above with their roles."""
    yesterday = timezone.localdate() - timedelta(days=1)

    def person(username: str, name: str, office: Office, role: Role, until: date | None = None) -> User:
        user = User.objects.create_user(username, f"{username}@example.vn", "mat-khau-thu-nghiem", full_name=name)
        RoleAssignment.objects.create(user=user, office=office, role=role, valid_from=START, valid_to=until)
        return user

    return People(
        lan=person("lan", "Nguyễn Thị Lan", offices.tan_vinh, Role.EDITOR),
        hung=person("hung", "Bùi Văn Hùng", offices.tan_vinh, Role.EDITOR_IN_CHIEF),
        mai=person("mai", "Đinh Thị Mai", offices.tan_vinh, Role.ADMINISTRATOR),
        son=person("son", "Hoàng Văn Sơn", offices.nhuan_trach, Role.EDITOR),
        thu=person("thu", "Trần Thị Thu", offices.district, Role.EDITOR_IN_CHIEF),
        quang=person("quang", "Lê Minh Quang", offices.district, Role.ADMINISTRATOR),
        cu=person("cu", "Phạm Văn Cũ", offices.tan_vinh, Role.EDITOR, until=yesterday),
        root=User.objects.create_superuser("root", "root@example.vn", "mat-khau-thu-nghiem"),
    )
