"""The types of files the house takes in, by what is in them; and names for what it does not take."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file. ``inline`` says that a browser may show it without being able to run anything in it."""

    key: str
    label: str | Promise
    content_type: str
    extensions: tuple[str, ...]
    inline: bool = False
    image: bool = False


_OPENXML = "application/vnd.openxmlformats-officedocument"
_OPENDOCUMENT = "application/vnd.oasis.opendocument"

ALL_TYPES = [
    FileType("pdf", _("tệp PDF"), "application/pdf", ("pdf",), inline=True),
    FileType("jpeg", _("ảnh JPEG"), "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), inline=True, image=True),
    FileType("png", _("ảnh PNG"), "image/png", ("png",), inline=True, image=True),
    FileType("webp", _("ảnh WebP"), "image/webp", ("webp",), inline=True, image=True),
    FileType("gif", _("ảnh GIF"), "image/gif", ("gif",), inline=True, image=True),
    FileType("docx", _("văn bản Word (.docx)"), f"{_OPENXML}.wordprocessingml.document", ("docx",)),
    FileType("xlsx", _("bảng tính Excel (.xlsx)"), f"{_OPENXML}.spreadsheetml.sheet", ("xlsx",)),
    FileType("pptx", _("bản trình chiếu PowerPoint (.pptx)"), f"{_OPENXML}.presentationml.presentation", ("pptx",)),
    FileType("odt", _("văn bản OpenDocument (.odt)"), f"{_OPENDOCUMENT}.text", ("odt",)),
    FileType("ods", _("bảng tính OpenDocument (.ods)"), f"{_OPENDOCUMENT}.spreadsheet", ("ods",)),
    FileType("odp", _("bản trình chiếu OpenDocument (.odp)"), f"{_OPENDOCUMENT}.presentation", ("odp",)),
    FileType("doc", _("văn bản Word đời cũ (.doc)"), "application/msword", ("doc",)),
    FileType("xls", _("bảng tính Excel đời cũ (.xls)"), "application/vnd.ms-excel", ("xls",)),
    FileType("ppt", _("bản trình chiếu PowerPoint đời cũ (.ppt)"), "application/vnd.ms-powerpoint", ("ppt",)),
    FileType("txt", _("tệp chữ thuần"), "text/plain", ("txt", "csv", "md", "log")),
    FileType("mp3", _("tệp âm thanh MP3"), "audio/mpeg", ("mp3",)),
    FileType("ogg", _("tệp âm thanh Ogg"), "audio/ogg", ("ogg", "oga", "opus")),
    FileType("wav", _("tệp âm thanh WAV"), "audio/wav", ("wav",)),
]
TYPES = {file_type.key: file_type for file_type in ALL_TYPES}
IMAGES = frozenset(file_type.key for file_type in ALL_TYPES if file_type.image)
OFFICE_FILES = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt"})
DOCUMENTS = OFFICE_FILES | {"pdf"}

NAMES_OF_OTHERS = {
    "image/svg+xml": _("hình vẽ SVG"),
    "image/heif": _("ảnh HEIC của iPhone"),
    "image/heic": _("ảnh HEIC của iPhone"),
    "image/avif": _("ảnh AVIF"),
    "image/tiff": _("ảnh TIFF"),
    "image/bmp": _("ảnh BMP"),
    "text/html": _("trang web HTML"),
    "application/xml": _("tệp XML"),
    "application/rtf": _("văn bản RTF"),
    "application/zip": _("tệp nén ZIP"),
    "application/x-rar-compressed": _("tệp nén RAR"),
    "application/x-7z-compressed": _("tệp nén 7-Zip"),
    "application/gzip": _("tệp nén GZip"),
    "application/x-msdownload": _("chương trình máy tính"),
    "application/x-executable": _("chương trình máy tính"),
    "video/mp4": _("phim MP4"),
}
