"""A certificate authority of our own, for the demonstration and for tests. It proves nothing to anybody else: its
certificates say so in their names, and in use the office's certificates come from a licensed authority."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

_PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_YEARS = timedelta(days=365 * 20)


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority: `root` is its certificate as PEM, for those who are to trust it."""

    root: bytes
    _certificate: x509.Certificate
    _key: ec.EllipticCurvePrivateKey
    _since: datetime

    def issue(self, name: str, organisation: str, passphrase: str, *, holds: timedelta = _YEARS) -> bytes:
        """A key for `name` with its certificate for as long as it `holds`, as a PKCS#12 file with `passphrase`."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._certify(key, name, organisation, None, holds)
        lock = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, [self._certificate], lock)

    def kept(self, passphrase: str) -> bytes:
        """The authority itself as a PKCS#12 file, so that other processes issue from it too (`open_authority`)."""
        lock = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"authority", self._key, self._certificate, None, lock)

    def timestamper(self, at: datetime) -> TimeStamper:
        """A time stamping service that says it is `at`."""
        key = rsa.generate_private_key(65537, 2048)  # pyHanko's time stamper for tests knows no other
        certificate = self._certify(
            key, "Time stamp (demonstration)", "Cổng Xã", ExtendedKeyUsageOID.TIME_STAMPING, _YEARS
        )
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return DummyTimeStamper(
            Certificate.load(certificate.public_bytes(Encoding.DER)), PrivateKeyInfo.load(private), fixed_dt=at
        )

    def _certify(
        self, key: _PrivateKey, name: str, organisation: str, use: x509.ObjectIdentifier | None, holds: timedelta
    ) -> x509.Certificate:
        begun = _begin(_name(name, organisation), self._certificate.subject, key.public_key(), self._since, holds)
        begun = begun.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        begun = begun.add_extension(_usage(signs=True), critical=True)
        if use is not None:
            begun = begun.add_extension(x509.ExtendedKeyUsage([use]), critical=True)
        return begun.sign(self._key, hashes.SHA256())


def new_authority(name: str, *, since: datetime) -> Authority:
    """An authority called `name`, valid for twenty years from `since`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "Cổng Xã")
    begun = _begin(subject, subject, key.public_key(), since, _YEARS)
    begun = begun.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    certificate = begun.add_extension(_usage(signs=False), critical=True).sign(key, hashes.SHA256())
    return Authority(certificate.public_bytes(Encoding.PEM), certificate, key, since)


def open_authority(kept: bytes, passphrase: str) -> Authority:
    """The authority that `Authority.kept` wrote. Raises ValueError for a wrong passphrase or another file."""
    key, certificate, _others = pkcs12.load_key_and_certificates(kept, passphrase.encode())
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise ValueError("this file holds no authority")
    return Authority(certificate.public_bytes(Encoding.PEM), certificate, key, certificate.not_valid_before_utc)


def _name(name: str, organisation: str) -> x509.Name:
    pairs = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, name))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in pairs if value])


def _begin(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    since: datetime,
    holds: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + holds)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs, content_commitment=signs, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=not signs, crl_sign=not signs, encipher_only=False, decipher_only=False,
    )  # fmt: skip
