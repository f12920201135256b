"""Trust roots: the certificates that this machine trusts servers by."""

import ssl
import warnings
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from cryptography.x509.verification import Store

from skill.endpoint.errors import ServerError


def system_roots() -> Store:
    """The roots that OpenSSL trusts here, SSL_CERT_FILE and SSL_CERT_DIR included.

    Raises ServerError where there are none: then no certificate could ever be checked.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # some old roots break the rules for certificates
        roots = [root for der in _system() for root in _readable(der)]
    if not roots:
        raise ServerError("no trust roots here: install your system's package of CA certificates")
    return Store(roots)


def _system() -> Iterator[bytes]:
    """Each root as DER: from the system's file, and without one from its folder."""
    known = ssl.create_default_context().get_ca_certs(binary_form=True)
    yield from known
    folder = ssl.get_default_verify_paths().capath
    if folder and not known:
        for path in sorted(Path(folder).iterdir()):
            try:
                yield ssl.PEM_cert_to_DER_cert(path.read_text(encoding="ascii"))
            except (OSError, ValueError):  # a folder, a broken link, something else
                continue


def _readable(der: bytes) -> Iterator[x509.Certificate]:
    """The one root in *der*, or none."""
    try:
        yield x509.load_der_x509_certificate(der)
    except (ValueError, Warning):
        return
