"""Everything the house is installed with may be used in software under Apache-2.0."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).parents[2] / "requirements.lock"
NAMES = sorted(set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)))

MAY_BE_USED = (
    "0bsd",
    "apache",
    "bsd",
    "cc0",
    "historical permission notice",
    "hpnd",
    "isc",
    "lgpl",
    "lesser general public",
    "mit",
    "mozilla public license",
    "mpl",
    "public domain",
    "psf",
    "python software foundation",
    "unlicense",
    "zlib",
)
"""Words of licences that Apache-2.0 software may depend on. The Lesser GPL and MPL reach only their own files, which we
install unchanged."""
REACHES_US = re.compile(r"(?<![Ll])(?<!Lesser )(A?GPL|General Public License)", re.IGNORECASE)


def licence_of(name: str) -> str:
    """Return what a package says of its licence: the SPDX expression, else classifiers, else its first line."""
    about = metadata(name)
    if "License-Expression" in about:
        return about["License-Expression"]
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    said = [line.rpartition(" :: ")[2] for line in classifiers if line != "License :: OSI Approved"]
    return "; ".join(said) or (about["License"] if "License" in about else "").strip().partition("\n")[0]


def is_compatible(licence: str) -> bool:
    """Say whether one of the licences on offer (``A OR B``) may be used."""
    choices = re.split(r"\bOR\b", licence)
    return any(
        any(word in choice.lower() for word in MAY_BE_USED) and not REACHES_US.search(choice) for choice in choices
    )


@pytest.mark.parametrize("name", NAMES)
def test_licence_is_compatible_with_apache(name: str) -> None:
    try:
        licence = licence_of(name)
    except PackageNotFoundError:
        pytest.skip("This package belongs to another platform.")
    assert is_compatible(licence), f"{name}: {licence or 'says nothing'}"


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "GNU General Public License v2 (GPLv2)", ""])
def test_a_licence_that_reaches_us_is_refused(licence: str) -> None:
    assert not is_compatible(licence)


def test_the_lesser_licence_is_allowed() -> None:
    assert is_compatible("GNU Lesser General Public License v3 (LGPLv3)")
    assert is_compatible("LGPL-3.0-only")
    assert is_compatible("MIT OR GPL-3.0-only")
