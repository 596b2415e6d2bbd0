"""Electronic signatures on papers and results: PAdES baseline B, or B-T with a time stamping service.

`SigningKey` is whatever can sign: here a PKCS#12 file; a token (PKCS#11) or a remote service is another one, chosen by
the office's configuration, and nothing else changes. A paper gets the leader's signature first, then the agency's
(Decree 30/2020/NĐ-CP, article 13 and Annex I: who, and when to the second with the offset of Vietnam's time).
Verifying: `congxa.dossiers.signatures.verification`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle

from congxa.dossiers.papers.parts import signing_time
from congxa.dossiers.papers.press import print_stamp
from congxa.dossiers.signatures.fields import update_of
from congxa.kernel.clock import local


class CannotSign(ValueError):
    """The key cannot be used: a wrong passphrase, a broken file."""


class SigningKey(Protocol):
    """Something that signs in the name of a person or an agency."""

    @property
    def holder(self) -> str:
        """The common name in the certificate."""

    def signer(self) -> Signer:
        """What pyHanko signs with."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key in a PKCS#12 file (`.p12`), given as its bytes. Made by `open_key`."""

    holder: str
    _signer: SimpleSigner

    def signer(self) -> Signer:
        """The signer in memory."""
        return self._signer


@dataclass(frozen=True, slots=True)
class Mark:
    """A visible signature: on `page` (from 0) in `box` (points from the lower left), with `lines` of words above the
    time. A `seal` is the agency's and red."""

    page: int
    box: tuple[float, float, float, float]
    lines: Sequence[str]
    seal: bool = False


def open_key(pkcs12: bytes, passphrase: str) -> FileKey:
    """The key in a PKCS#12 file. Raises CannotSign."""
    try:
        signer = SimpleSigner.load_pkcs12_data(pkcs12, other_certs=[], passphrase=passphrase.encode())
    except (ValueError, TypeError) as error:
        raise CannotSign("the key file cannot be opened with this passphrase") from error
    if signer is None or signer.signing_cert is None:
        raise CannotSign("the key file holds no certificate")
    return FileKey(str(signer.signing_cert.subject.native.get("common_name", "")), signer)


def sign(
    pdf: bytes, key: SigningKey, *, field: str, now: datetime, mark: Mark | None = None,
    timestamper: TimeStamper | None = None,
) -> bytes:  # fmt: skip
    """`pdf` with one more signature in `field`, as an update that leaves what is there untouched.

    The field is one that `signature_fields.add_places` made, else it is added (and then has no place in the order of
    reading). Raises CannotSign when the field is signed already or the file is no PDF that can be updated.
    """
    moment = local(now)
    meta = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    spec = SigFieldSpec(field) if mark is None else SigFieldSpec(field, on_page=mark.page, box=_whole(mark.box))
    signer = _Signer(meta, key.signer(), timestamper=timestamper, stamp_style=_style(mark, moment), new_field_spec=spec)
    signer.moment = moment
    try:
        writer = update_of(pdf)
        if any(found.field_name == field for found in PdfFileReader(BytesIO(pdf)).embedded_signatures):
            raise CannotSign(f"{field} is signed already")
        signed = signer.sign_pdf(writer)
    except CannotSign:
        raise
    except Exception as error:
        raise CannotSign("this file cannot be signed") from error
    return bytes(signed.getvalue())


class _Signer(PdfSigner):
    """Signs at the moment it is told; pyHanko would look at the clock of the machine."""

    moment: datetime

    def init_signing_session(self, *args: Any, **words: Any) -> Any:  # noqa: ANN401 -- pyHanko's own signature
        session = super().init_signing_session(*args, **words)
        session.system_time = self.moment
        return session


class _PageInMemory(ImportedPdfPage):
    """A page of a PDF that is no file."""

    def __init__(self, content: bytes) -> None:
        super().__init__("")  # type: ignore[no-untyped-call]  # pyHanko leaves this one untyped
        self.content = content

    def render(self) -> bytes:
        writer = self._ensure_writer
        page = writer.import_page_as_xobject(PdfFileReader(BytesIO(self.content)))
        self.resources.xobject["/Stamp"] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"


def _style(mark: Mark | None, moment: datetime) -> StaticStampStyle | None:
    if mark is None:
        return None
    left, bottom, right, top = _whole(mark.box)
    stamp = print_stamp([*mark.lines, signing_time(moment)], right - left, top - bottom, seal=mark.seal, now=moment)
    middle = AxisAlignment.ALIGN_MID
    fills = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(
        background=_PageInMemory(stamp), background_layout=fills, border_width=0, background_opacity=1
    )


def _whole(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, bottom, right, top = (round(edge) for edge in box)
    return left, bottom, right, top
