"""Certificates are checked, and a failed check means that nothing was sent."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kentongan.engine.fetch import Fetcher, Unreachable
from kentongan.engine.tests.loopback import HOST, Site, page, serving

START = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the test host with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture(scope="module")
def site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving({"/": page(b"aman")}, tls=context) as running:
        yield running


def secure(site: Site) -> str:
    return site.url("/").replace("http:", "https:")


def test_a_trusted_certificate_is_accepted(site: Site, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    with Fetcher(user_agent="t", resolver=site.resolver, ssl_context=context) as fetcher:
        assert fetcher.get(secure(site)).body == b"aman"


def test_a_stranger_is_refused_before_anything_is_sent(site: Site) -> None:
    with (
        Fetcher(user_agent="t", resolver=site.resolver) as fetcher,
        pytest.raises(Unreachable) as caught,
    ):
        fetcher.post(secure(site), json={"rahasia": 1})
    assert not caught.value.sent
    assert not [seen for seen in site.seen if seen[0] == "POST"]
