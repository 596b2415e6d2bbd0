"""The forms in which pictures and files are handed in: what they really are is looked at before anything is kept."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from congxa.records.service import (
    PHOTO,
    Rule,
    Sniffed,
    UploadRefused,
    check_upload,
    clean_name,
    rewrite_image,
    scan_upload,
)

LONGEST_SIDE = 3200
"""Pixels; twice the widest picture any page shows. A larger photo is made smaller when it is handed in."""
_IN_MEMORY = 4 * 1024 * 1024

Check = Callable[["File[bytes]"], Sniffed]


class PictureForm(BaseImageForm):
    """Takes in photos only, made smaller and without metadata (position, camera, author)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _check_first(self.fields.get("file"), PHOTO)

    def clean_file(self) -> Any:  # noqa: ANN401 -- an upload or the stored file
        """Write a new photo anew; one that was already there stays as it is."""
        file = self.cleaned_data["file"]
        return rewritten(file) if isinstance(file, UploadedFile) else file


class FileForm(BaseDocumentForm):
    """Takes in documents and pictures that are what their name says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _check_first(self.fields.get("file"), Rule())

    def clean_file(self) -> Any:  # noqa: ANN401 -- an upload or the stored file
        """Write a new picture anew; other files are kept as they came."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and check_upload(file, Rule()).file_type.image:
            return rewritten(file)
        return file


def _check_first(field: forms.Field | None, rule: Rule) -> None:
    """Let our own sentences come before those of the library that decodes pictures."""
    if field is None:
        return
    decode = field.to_python
    field.validators = []  # the suffix is judged together with what the file is

    def to_python(data: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        if isinstance(data, UploadedFile):
            try:
                check_upload(data, rule)
                scan_upload(data)
            except UploadRefused as refused:
                raise ValidationError(refused.messages) from refused
        return decode(data)

    field.to_python = to_python  # type: ignore[method-assign, assignment]  # Django offers no other place


def rewritten(upload: "UploadedFile[bytes]") -> "UploadedFile[bytes]":
    """Return a checked picture written anew: upright, without metadata, at most ``LONGEST_SIDE`` pixels long."""
    target = SpooledTemporaryFile(max_size=_IN_MEMORY)
    try:
        rewrite_image(upload, target)
    except UploadRefused as refused:
        raise ValidationError(refused.messages) from refused
    smaller = _smaller(target)
    size = smaller.seek(0, 2)
    smaller.seek(0)
    return UploadedFile(smaller, clean_name(upload.name or ""), upload.content_type, size)


def _smaller(source: IO[bytes]) -> IO[bytes]:
    source.seek(0)
    with Image.open(source) as picture:
        if max(picture.size) <= LONGEST_SIDE or getattr(picture, "n_frames", 1) > 1:
            return source
        form = picture.format
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        target = SpooledTemporaryFile(max_size=_IN_MEMORY)
        picture.save(target, form, **({"quality": 88} if form in ("JPEG", "WEBP") else {}))
    return target
