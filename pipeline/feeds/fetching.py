"""One feed over the network: asked politely, bounded in time and size, tried again where that may help.

Here: a request → its bytes, or that nothing changed, or why not. Not here: what a feed holds (items.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from pipeline.feeds.guard import ForbiddenAddressError, GuardedTransport
from pipeline.feeds.sources import FeedSource

USER_AGENT = f"Entente/{version('entente')} (feed reader of a news archive; asks at most every few minutes)"
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.8, application/json;q=0.8"
)
TIMEOUT = httpx.Timeout(20.0, connect=10.0)
WHOLE_SECONDS = 60.0  # of one attempt: a server that sends a byte a second times out on no single read
MAX_BYTES = 20 << 20
MAX_REDIRECTS = 5
ATTEMPTS = 3
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
LONGEST_ASKED_SECONDS = 60.0  # a server that asks for a longer pause is left alone until the next poll
TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class FeedError(Exception):
    """A feed that could not be had; the message says why, for the person who will mend it."""


class _BadStatusError(FeedError):
    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        super().__init__(f"the server answered {self.status} {httpx.codes.get_reason_phrase(self.status)}".strip())
        self.asked_seconds = _seconds(response.headers.get("Retry-After", ""))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent, and what to show it the next time so that it need not send it again."""

    content: bytes | None  # None: not changed
    etag: str | None
    last_modified: str | None
    url: str  # after redirects


def fetch(
    source: FeedSource,
    etag: str | None = None,
    last_modified: str | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Ask for a feed, conditionally where it was had before. Raises FeedError when it cannot be had."""
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "User-Agent": USER_AGENT,
        **{k: v for k, v in conditions.items() if v},
    }
    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=_pause,
        retry=retry_if_exception(_may_pass),
        sleep=sleep,
        reraise=True,
    )
    transport = GuardedTransport(allow_private=source.allow_private_address)
    with httpx.Client(
        transport=transport, trust_env=False, timeout=TIMEOUT, follow_redirects=True, max_redirects=MAX_REDIRECTS
    ) as client:
        try:
            return retrying(_attempt, client, source.url, headers)
        except httpx.HTTPError as error:
            raise FeedError(f"{type(error).__name__}: {error}") from error


def _attempt(client: httpx.Client, url: str, headers: dict[str, str]) -> Fetched:
    deadline = time.monotonic() + WHOLE_SECONDS
    with client.stream("GET", url, headers=headers) as response:
        answer = (response.headers.get("ETag"), response.headers.get("Last-Modified"), str(response.url))
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Fetched(None, *answer)
        if response.status_code != httpx.codes.OK:
            raise _BadStatusError(response)
        packing = response.headers.get("Content-Encoding", "identity")
        if packing not in {"gzip", "identity"}:  # others may unpack without bound within one piece
            raise FeedError(f"the feed is packed by {packing}, which was not asked for")
        pieces, total = [], 0
        for piece in response.iter_bytes():  # unpacked as it comes: a bomb is stopped at the limit
            pieces.append(piece)
            total += len(piece)
            if total > MAX_BYTES:
                raise FeedError(f"the feed is larger than {MAX_BYTES:,} bytes")
            if time.monotonic() > deadline:
                raise FeedError(f"the feed took longer than {WHOLE_SECONDS:.0f} seconds")
        return Fetched(b"".join(pieces), *answer)


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, _BadStatusError):
        return error.status in TRY_AGAIN and error.asked_seconds <= LONGEST_ASKED_SECONDS
    return isinstance(error, httpx.TransportError) and not isinstance(error, ForbiddenAddressError)


def _pause(state: RetryCallState) -> float:
    """Growing pauses, or what the server asks for where that is longer."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.asked_seconds if isinstance(error, _BadStatusError) else 0.0
    return max(asked, wait_exponential_jitter(initial=FIRST_PAUSE_SECONDS, max=LONGEST_PAUSE_SECONDS)(state))


def _seconds(retry_after: str) -> float:
    """The pause that a Retry-After header asks for, as seconds or as a date; 0 where it asks for none."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
