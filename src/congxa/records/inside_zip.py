"""Looks inside ZIP files, which is what modern Office files are, without unpacking them."""

import zipfile
from typing import IO

from django.utils.translation import gettext as _

from congxa.records.refusals import UploadRefused

MOST_FILES = 10_000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_RATIO = 100
SMALL_ENOUGH = 50 * 1024 * 1024
_FOLDERS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}


def office_type(file: IO[bytes]) -> str | None:
    """Return the key of the Office type inside, or None for any other ZIP file.

    Raises:
        UploadRefused: the archive is broken, locked, carries macros or would unpack to an unreasonable size.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bomb(archive)
            names = set(archive.namelist())
            kind = _kind(archive, names)
            if kind and any(_is_macro(name) for name in names):
                sentence = _("Tệp có chứa macro (mã lệnh). Hãy lưu lại dưới dạng không có macro rồi tải lên.")
                raise UploadRefused(sentence, "macro")
            return kind
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UploadRefused(_("Tệp bị hỏng, không mở được. Hãy lưu lại tệp rồi tải lên."), "broken") from error


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            return _MIMETYPES.get(file.read(200).strip())
    if "[Content_Types].xml" in names:
        return next((kind for name, kind in _FOLDERS.items() if name in names), None)
    return None


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    swollen = unpacked > SMALL_ENOUGH and unpacked > MOST_RATIO * packed
    if len(entries) > MOST_FILES or unpacked > MOST_UNPACKED or swollen:
        sentence = _("Tệp này khi giải nén sẽ phình to bất thường nên không được nhận. Hãy lưu lại thành tệp mới.")
        raise UploadRefused(sentence, "bomb")
