"""The rules for a file that somebody hands in: its name, its size, and that it is what it says."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.records.file_types import DOCUMENTS, IMAGES, TYPES, FileType
from congxa.records.refusals import UploadRefused
from congxa.records.sniffing import Foreign, Sniffed, sniff

LONGEST_NAME = 120
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:\"|?*\\/]+")
_HOW_TO_CONVERT = {
    "image/svg+xml": gettext_lazy(
        "Hình vẽ SVG có thể chứa mã lệnh nên không được nhận. Hãy xuất hình thành PNG rồi tải lên."
    ),
    "image/heif": gettext_lazy(
        "Ảnh HEIC của iPhone chưa đọc được trên nhiều máy. Hãy đổi sang JPEG: trên iPhone vào Cài đặt › Camera › "
        "Định dạng › Tương thích nhất, hoặc lưu lại ảnh thành JPEG rồi tải lên."
    ),
}
_HOW_TO_CONVERT["image/heic"] = _HOW_TO_CONVERT["image/heif"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be handed in at one place: keys of file types, bytes for each file, and how many files in all."""

    types: Collection[str] = DOCUMENTS | IMAGES
    max_bytes: int = 30 * 1024 * 1024
    max_count: int = 10
    images_only: bool = False

    @property
    def allowed(self) -> list[FileType]:
        """Return the file types that are taken in, in the order in which they are explained to people."""
        return [kind for key, kind in TYPES.items() if key in self.types and (kind.image or not self.images_only)]


PHOTO = Rule(IMAGES, images_only=True)


def clean_name(name: str) -> str:
    """Return the name without path, control or direction characters, in NFC, at most 120 characters, suffix kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    path = PurePosixPath(_UNPRINTABLE.sub(" ", last).strip(" .") or "tep")
    suffix = path.suffix[:12]
    stem = path.name[: len(path.name) - len(path.suffix)] if path.suffix else path.name
    return f"{stem[: LONGEST_NAME - len(suffix)].strip()}{suffix}"


def check_upload(file: "File[bytes]", rule: Rule) -> Sniffed:
    """Check a file that was handed in against ``rule`` and say what it is; the file is rewound.

    Raises:
        UploadRefused: with the sentence to show.
    """
    name = clean_name(file.name or "")
    check_size(file.size, rule)
    found = sniff(file)
    if isinstance(found, Foreign):
        raise _refuse_foreign(found, name, rule)
    if found.file_type not in rule.allowed:
        raise UploadRefused(_not_taken(found.file_type.label, name, rule), "wrong_type")
    suffix = PurePosixPath(name).suffix.lower().lstrip(".")
    if suffix not in found.file_type.extensions:
        raise UploadRefused(_misnamed(found.file_type, name), "misnamed")
    return found


def check_size(size: int, rule: Rule) -> None:
    """Refuse an empty file and one above the rule's limit."""
    if size == 0:
        raise UploadRefused(_("Tệp rỗng, không có nội dung. Hãy chọn lại tệp."), "empty")
    if size > rule.max_bytes:
        raise UploadRefused(
            _("Tệp nặng %(size)s, quá mức cho phép là %(limit)s. Hãy thu nhỏ hoặc chia tệp rồi tải lại.")
            % {"size": filesizeformat(size), "limit": filesizeformat(rule.max_bytes)},
            "too_large",
        )


def _refuse_foreign(found: Foreign, name: str, rule: Rule) -> UploadRefused:
    if found.content_type in _HOW_TO_CONVERT:
        return UploadRefused(_HOW_TO_CONVERT[found.content_type], "wrong_type")
    return UploadRefused(_not_taken(found.label, name, rule), "wrong_type")


def _not_taken(label: object, name: str, rule: Rule) -> str:
    return _("Nội dung của tệp “%(name)s” là %(label)s. Ở đây chỉ nhận: %(allowed)s.") % {
        "name": name,
        "label": label,
        "allowed": ", ".join(str(kind.label) for kind in rule.allowed),
    }


def _misnamed(kind: FileType, name: str) -> str:
    return _(
        "Tệp “%(name)s” thật ra là %(label)s, không đúng với đuôi tên tệp. "
        "Hãy đổi đuôi thành .%(suffix)s, hoặc xuất tệp sang đúng loại rồi tải lại."
    ) % {"name": name, "label": kind.label, "suffix": kind.extensions[0]}
