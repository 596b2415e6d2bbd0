"""Lists that come as a Python package; none of them is ever a dependency of the house."""

import sqlite3
from contextlib import closing
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from congxa.units.lists.files import BadFile, Document, Row

PACKAGES = ("vietnamadminunits",)
TWO_TIERS = date(2025, 7, 1)
"""From this day there is no district (Nghị quyết 203/2025/QH15); the package has a list for either side."""
_NEW = "SELECT DISTINCT province, provinceCode, NULL, NULL, ward, wardCode FROM admin_units"
_OLD = "SELECT DISTINCT province, provinceCode, district, districtCode, ward, wardCode FROM admin_units_legacy"
_COLUMNS = ("province", "province_code", "district", "district_code", "ward", "ward_code")


def read_package(name: str, on: date) -> Document:
    """Read the list that held on ``on`` from an installed package; its data file is opened, its code is not run.

    Coordinates are left out: the package has points of a unit of the same name elsewhere.

    Raises:
        BadFile: unknown package, not installed, or its data are not where they were.
    """
    if name not in PACKAGES:
        raise BadFile(f"Không biết gói “{name}”; chỉ nhận: {', '.join(PACKAGES)}.")
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise BadFile(f"Chưa cài gói {name}. Hãy chạy “pip install --no-deps {name}” rồi thử lại.")
    path = Path(spec.origin).parent / "data" / "dataset.db"
    if not path.is_file():
        raise BadFile(f"Gói {name} bản này không có tệp dữ liệu data/dataset.db; hãy cài bản 1.0.4.")
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as data:
            found = data.execute(_NEW if on >= TWO_TIERS else _OLD).fetchall()
    except sqlite3.Error as error:
        raise BadFile(f"Không đọc được dữ liệu của gói {name} ({error}).") from error
    extra = {"confidence": "recalled"}
    rows = [
        Row(f"dòng {number}", dict(zip(_COLUMNS, line, strict=True)) | extra) for number, line in enumerate(found, 1)
    ]
    return Document(_title(name), {"units": rows})


def _title(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
