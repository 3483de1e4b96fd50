"""No request leaves to a private address: by number, by name, by redirect, by a name that changes its meaning."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipeline.feeds import guard
from pipeline.feeds.fetching import FeedError, fetch
from pipeline.feeds.guard import GuardedTransport, is_public
from pipeline.feeds.sources import FeedSource
from tests.serving import Answer, Web


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 127.8.8.8 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 "
        "255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 "
        "64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1"
    ).split(),
)
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_a_source_that_does_not_say_so_reaches_nothing_on_this_machine(host: str, web: Web, source: FeedSource) -> None:
    public = replace(source, url=web.url.replace("127.0.0.1", host), allow_private_address=False)
    with pytest.raises(FeedError, match=r"no public address|cannot be resolved"):
        fetch(public, sleep=pytest.fail)
    assert web.asked == []


def named(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """feed.example leads to one address after the other, once each; 127.0.0.1 counts as public."""
    original, waiting = socket.getaddrinfo, list(addresses)

    def resolve(host: str, port: int, *args: object, **options: object) -> object:
        return original(waiting.pop(0) if host == "feed.example" else host, port, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")
    return waiting


def test_a_redirect_is_checked_too(web: Web, source: FeedSource, monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, "127.0.0.1")
    inside = f"http://127.0.0.2:{web.port}/secret"
    web.answer = lambda _: Answer(302, headers={"Location": inside})
    public = replace(source, url=f"http://feed.example:{web.port}/", allow_private_address=False)
    with pytest.raises(FeedError, match=r"127\.0\.0\.2, which is no public address"):
        fetch(public, sleep=pytest.fail)
    assert [a["path"] for a in web.asked] == ["/"]


def test_a_redirect_to_another_scheme_is_refused(web: Web, source: FeedSource) -> None:
    web.answer = lambda _: Answer(302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(FeedError, match=r"file|protocol"):
        fetch(source, sleep=pytest.fail)


def test_the_address_that_was_checked_is_connected_to(
    web: Web, source: FeedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name would lead elsewhere if it were resolved again for the connection."""
    waiting = named(monkeypatch, "127.0.0.1", "127.0.0.9")
    public = replace(source, url=f"http://feed.example:{web.port}/x", allow_private_address=False)
    assert fetch(public, sleep=pytest.fail).content is not None
    assert waiting == ["127.0.0.9"]
    assert web.asked[0]["Host"] == f"feed.example:{web.port}"


def test_a_proxy_of_the_environment_is_not_used(web: Web, source: FeedSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert fetch(source, sleep=pytest.fail).content is not None


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """An HTTPS server whose certificate is of feed.example, and a client's context that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "feed.example")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("feed.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, no_encryption = serialization.Encoding.PEM, serialization.NoEncryption()
    (tmp_path / "cert.pem").write_bytes(certificate.public_bytes(pem))
    (tmp_path / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, no_encryption))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    server.shutdown()
    server.server_close()


def test_tls_checks_the_name_and_not_the_address(
    secure: tuple[int, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, context = secure
    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *args, **options: original("127.0.0.1", *args, **options))
    transport = GuardedTransport(allow_private=True)
    transport._inner = httpx.HTTPTransport(verify=context)
    with httpx.Client(transport=transport) as client:
        assert client.get(f"https://feed.example:{port}/").text == "ok"
        with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
            client.get(f"https://other.example:{port}/")
