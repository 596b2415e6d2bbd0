"""Whose signatures a PDF carries, from when, and whether it is as it was signed. Nothing is fetched from elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """One signature. `intact`: the signed bytes are those that were signed; `unchanged`: and nothing but further
    signatures came after; `trusted`: the certificate leads to one of the given roots and held at the time.

    `claimed` is the time the signer's machine wrote, `stamped` that of a time stamping service, when there was one.
    """

    field: str
    signer: str
    organisation: str
    claimed: datetime | None
    stamped: datetime | None
    intact: bool
    unchanged: bool
    trusted: bool

    @property
    def good(self) -> bool:
        """Whether it can be relied on."""
        return self.intact and self.unchanged and self.trusted


@dataclass(frozen=True, slots=True)
class Verdict:
    """All signatures in the order they were made; `readable` is False for what is no PDF any more."""

    readable: bool
    signatures: tuple[SignatureFound, ...] = ()

    @property
    def genuine(self) -> bool:
        """Whether there is a signature and each can be relied on."""
        return bool(self.signatures) and all(found.good for found in self.signatures)


def check_signatures(pdf: bytes, roots: Sequence[bytes], *, now: datetime) -> Verdict:
    """What is signed in `pdf`, trusting the certificates `roots` (PEM or DER).

    Certificates must hold at `now`, or at the time a trusted service stamped. For a file the house has kept, give the
    time at which it was recorded: certificates run out after a few years, what was signed with them does not.
    """
    trusted = [_certificate(root) for root in roots]
    try:
        embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures
        return Verdict(True, tuple(_found(one, trusted, now) for one in embedded))
    except Exception:  # a broken file breaks a reader in more ways than it declares
        return Verdict(False)


def _found(embedded: EmbeddedPdfSignature, roots: list[Certificate], now: datetime) -> SignatureFound:
    status = validate_pdf_signature(embedded, _context(roots, now), _context(roots, now))
    stamp = status.timestamp_validity
    stamped = stamp.timestamp if stamp is not None and stamp.valid and stamp.intact and stamp.trusted else None
    if stamped is not None and not status.trusted:
        status = validate_pdf_signature(embedded, _context(roots, stamped), _context(roots, now))
    subject = embedded.signer_cert.subject.native
    return SignatureFound(
        field=embedded.field_name,
        signer=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        claimed=embedded.self_reported_timestamp,
        stamped=stamped,
        intact=bool(status.intact and status.valid),
        unchanged=_unchanged(status),
        trusted=bool(status.trusted),
    )


def _context(roots: list[Certificate], moment: datetime) -> ValidationContext:
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", moment=moment)


def _unchanged(status: PdfSignatureStatus) -> bool:
    level = status.modification_level
    return bool(status.docmdp_ok) and level is not None


def _certificate(root: bytes) -> Certificate:
    loaded = x509.load_pem_x509_certificate(root) if b"-----BEGIN" in root else x509.load_der_x509_certificate(root)
    return Certificate.load(loaded.public_bytes(Encoding.DER))
