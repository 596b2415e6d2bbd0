"""``congxa import offices`` opens, describes and closes offices from one list."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from congxa.units.models import Office
from congxa.units.tests.factories import store_tree

pytestmark = pytest.mark.django_db
LIST = """\
offices:
- slug: luong-son
  unit_code: "152"
  host: luongson.gov.vn
  responsible: {title: Chủ tịch, name: Hoàng Thế Vinh}
- {slug: tan-vinh, unit_code: "04951", upper: luong-son, host: [tanvinh.gov.vn, www.tanvinh.gov.vn], phone: 0218 1}
- {slug: cao-ram, unit_code: "04957", upper: luong-son, name: UBND xã Cao Răm, short_name: Cao Răm}
"""


def run(folder: Path, content: str, *more: str, name: str = "a.yaml") -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    out = StringIO()
    try:
        call_command("import", "offices", str(path), "--on", "2018-01-01", *more, stdout=out, stderr=out)
    except CommandError as refusal:
        out.write(str(refusal))
    return out.getvalue()


def test_offices_are_opened_with_names_hosts_and_a_root(tmp_path: Path) -> None:
    store_tree()
    assert "Đã ghi 3 mục mới" in run(tmp_path, LIST)
    root, tan_vinh, cao_ram = Office.objects.order_by("pk")
    assert (root.is_root, root.name, root.responsible) == (
        True,
        "Ủy ban nhân dân huyện Lương Sơn",
        "Chủ tịch Hoàng Thế Vinh",
    )
    assert (tan_vinh.short_name, tan_vinh.upper, tan_vinh.valid_from) == ("Xã Tân Vinh", root, date(2018, 1, 1))
    assert [host.host for host in tan_vinh.hosts.filter(is_canonical=True)] == ["tanvinh.gov.vn"]
    assert (cao_ram.is_root, cao_ram.name) == (False, "UBND xã Cao Răm")


def test_same_offices_again_change_nothing(tmp_path: Path) -> None:
    store_tree()
    run(tmp_path, LIST)
    assert "Đã ghi 0 mục mới, sửa 0 mục; 3 mục đã có từ trước." in run(tmp_path, LIST)


def test_changed_list_describes_and_closes(tmp_path: Path) -> None:
    store_tree()
    run(tmp_path, LIST)
    said = run(
        tmp_path,
        "Đoạn địa chỉ;Điện thoại;Đến hết ngày;Cơ quan kế thừa\ntan-vinh;0218 2;;\ncao-ram;;31/12/2019;tan-vinh\n",
        name="a.csv",
    )
    assert "sửa 2 mục; 0 mục" in said
    tan_vinh, cao_ram = Office.objects.get(slug="tan-vinh"), Office.objects.get(slug="cao-ram")
    assert (tan_vinh.phone, tan_vinh.valid_to) == ("0218 2", None)
    assert (cao_ram.valid_to, cao_ram.successor) == (date(2019, 12, 31), tan_vinh)


def test_dry_run_opens_nothing(tmp_path: Path) -> None:
    store_tree()
    assert "Sẽ ghi 3 mục mới" in run(tmp_path, LIST, "--dry-run")
    assert not Office.objects.exists()


def test_every_problem_is_told_and_nothing_is_opened(tmp_path: Path) -> None:
    store_tree()
    content = LIST + (
        "- {slug: tin-tuc, unit_code: '04960', upper: luong-son}\n"
        "- {slug: ma-la, unit_code: '99999', upper: luong-son}\n"
        "- {slug: tren-la, unit_code: '04960', upper: khong-co}\n"
        "- {slug: mien-la, unit_code: '04960', upper: luong-son, host: a_b}\n"
        "- {slug: thu-la, unit_code: '04960', upper: luong-son, email: khong-phai-thu}\n"
    )
    said = run(tmp_path, content)
    for sentence in (
        "mục 4: Đoạn địa chỉ “tin-tuc” đã dùng cho trang chung",
        "mục 5: Không có đơn vị nào mang mã “99999” vào ngày 01/01/2018.",
        "mục 6: Không có cơ quan nào có đoạn địa chỉ “khong-co”",
        "mục 7: “a_b” không phải là tên miền",
        "mục 8: ",
        "chưa ghi gì",
    ):
        assert sentence in said
    assert not Office.objects.exists()
