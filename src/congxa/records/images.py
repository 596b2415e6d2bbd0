"""Pictures: reads what they are and writes them anew, so that only the picture itself remains.

Writing anew takes away position, camera, author and comments, and with them anything hidden behind the picture.
"""

import warnings
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, ImageSequence

from congxa.records.refusals import UploadRefused

MOST_PIXELS = 60_000_000
FORMATS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
_SCRIPT_SIGNS = (b"<script", b"<?php", b"<html", b"<svg")
_PIECE = 1024 * 1024


def check_image(file: IO[bytes]) -> None:
    """Check that a whole picture of a reasonable size is there, and nothing else; the file is rewound.

    Raises:
        UploadRefused: it cannot be decoded, has more than 60 million pixels in all, or carries something that runs.
    """
    with _opened(file) as picture:
        width, height = picture.size
        frames = getattr(picture, "n_frames", 1)
        if width * height * frames > MOST_PIXELS:
            raise _too_many()
        _decode(picture)
    _refuse_polyglot(file)
    file.seek(0)


def _opened(file: IO[bytes]) -> Image.Image:
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(file, formats=list(FORMATS))
    except Image.DecompressionBombError as error:
        raise _too_many() from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _broken() from error


def _decode(picture: Image.Image) -> None:
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _broken() from error


def _too_many() -> UploadRefused:
    sentence = _("Ảnh có hơn 60 triệu điểm ảnh, quá lớn. Hãy thu nhỏ ảnh (ví dụ xuống 4000 × 3000) rồi tải lại.")
    return UploadRefused(sentence, "too_many_pixels")


def _broken() -> UploadRefused:
    return UploadRefused(
        _("Tệp này không phải là ảnh hoặc ảnh đã hỏng. Hãy mở thử trên máy, lưu lại rồi tải lên."), "broken"
    )


def _refuse_polyglot(file: IO[bytes]) -> None:
    file.seek(0)
    rest = b""
    while piece := file.read(_PIECE):
        lowered = (rest + piece).lower()
        if any(sign in lowered for sign in _SCRIPT_SIGNS):
            sentence = _("Ảnh có kèm mã lệnh bên trong nên không được nhận. Hãy chụp hoặc lưu lại ảnh rồi tải lên.")
            raise UploadRefused(sentence, "polyglot")
        rest = piece[-16:]


def rewrite_image(source: IO[bytes], target: IO[bytes]) -> None:
    """Write the checked picture in ``source`` to ``target`` in the same format, upright and without metadata."""
    with _opened(source) as picture:
        form = str(picture.format)
        try:
            if getattr(picture, "n_frames", 1) > 1:
                _write_frames(picture, target, form)
            else:
                _write_one(picture, target, form)
        except (OSError, ValueError, EOFError) as error:
            if isinstance(error, OSError) and error.errno:
                raise
            raise _broken() from error


def _write_one(picture: Image.Image, target: IO[bytes], form: str) -> None:
    ImageOps.exif_transpose(picture, in_place=True)
    options: dict[str, object] = {"icc_profile": picture.info.get("icc_profile")}
    transparency = picture.info.get("transparency")
    picture.info = {} if transparency is None else {"transparency": transparency}
    if form in ("JPEG", "WEBP"):
        options["quality"] = 90
    # Neither progressive nor optimised: both would hold a second picture in memory.
    picture.save(target, form, **options)


def _write_frames(picture: Image.Image, target: IO[bytes], form: str) -> None:
    durations, frames = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(int(frame.info.get("duration", 100)))
        frames.append(frame.convert("RGBA"))
        frames[-1].info = {}
    frames[0].save(
        target,
        form,
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=int(picture.info.get("loop", 0)),
    )
