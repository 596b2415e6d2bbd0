"""A real ClamAV daemon finds the EICAR test file; without its clear word nothing is taken in."""

import io

import pytest

from congxa.records.refusals import UploadRefused
from congxa.records.scanning import ScannerDown, refuse_virus, scan
from congxa.records.tests.samples import EICAR, PDF
from congxa.records.tests.scanner import clamd

__all__ = ["clamd"]  # a fixture


@pytest.mark.services
def test_clean_file_passes(clamd: str) -> None:
    file = io.BytesIO(PDF)
    refuse_virus(file, clamd)
    assert file.tell() == 0


@pytest.mark.services
def test_virus_is_named_and_refused(clamd: str) -> None:
    with pytest.raises(UploadRefused, match="Eicar") as caught:
        refuse_virus(io.BytesIO(EICAR), clamd)
    assert caught.value.code == "infected"


@pytest.mark.services
def test_file_the_scanner_will_not_read_to_the_end_is_refused(clamd: str) -> None:
    with pytest.raises(UploadRefused, match="thử lại sau"):
        refuse_virus(io.BytesIO(bytes(3_000_000)), clamd)


@pytest.mark.parametrize("url", ["http://127.0.0.1:3310", "tcp://127.0.0.1", "3310"])
def test_address_that_is_none_is_no_all_clear(url: str) -> None:
    with pytest.raises(ScannerDown):
        scan(io.BytesIO(PDF), url)
