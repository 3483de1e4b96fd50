"""No request to a private address: names are resolved here, and what was checked is what is connected to.

A feed, or a server it redirects to, could otherwise make this machine ask what lies behind its own firewall. The
check is of each resolved address, at every hop, and the connection goes to that very address, so that a name cannot be
one thing for the check and another for the connection. Proxies of the environment are not used: they resolve names
themselves.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

import httpx

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenAddressError(httpx.RequestError):
    """A name that leads to a private, loopback or otherwise special address, or an address that is no web address."""


class GuardedTransport(httpx.BaseTransport):
    """A transport of httpx that connects to public addresses only, unless `allow_private`."""

    def __init__(self, *, allow_private: bool = False) -> None:
        """Open nothing yet."""
        self._allow_private = allow_private
        self._inner = httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve, check, connect to what was checked. Raises ForbiddenAddressError, httpx.ConnectError."""
        host = request.url.host
        if request.url.scheme not in {"http", "https"}:
            raise ForbiddenAddressError(f"{request.url.scheme}: is no address of the web", request=request)
        addresses = self._resolve(request)
        if not self._allow_private:
            special = [a for a in addresses if not is_public(a)]
            if special:
                raise ForbiddenAddressError(
                    f"{host} leads to {special[0]}, which is no public address; "
                    "if that is meant, say allow_private_address: true for this source",
                    request=request,
                )
        failure: httpx.ConnectError | None = None
        for address in addresses:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except httpx.ConnectError as error:
                failure = error
        assert failure is not None
        raise failure

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _resolve(self, request: httpx.Request) -> Sequence[str]:
        host = request.url.host
        try:
            found = socket.getaddrinfo(host, request.url.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"{host} cannot be resolved: {error}", request=request) from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet; forms that wrap an IPv4 address count as that address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The request to that address; the server still sees the name, in Host and in TLS, where it is checked."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
