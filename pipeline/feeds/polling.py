"""A poll of a feed: ask, store what is new in the landing zone, remember. Never raises for what a feed does.

Here: the order of these steps, and which feeds are due. Not here: the network (fetching.py), XML (items.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.feeds.fetching import FeedError, fetch
from pipeline.feeds.items import items
from pipeline.feeds.sources import FeedSource
from pipeline.feeds.state import FeedState, load_state, save_state

FOLDER = "feeds"  # of the landing zone
SLACK = timedelta(seconds=60)  # a schedule's tick that comes a little early still counts


@dataclass(frozen=True, slots=True)
class Poll:
    """What a poll of a feed came to."""

    source: FeedSource
    items: int = 0  # in what the feed sent
    new_items: int = 0  # stored, as they were not there yet
    is_unchanged: bool = False  # the server said that nothing changed
    error: str | None = None


def due(sources: Iterable[FeedSource], states: Path, now: datetime) -> list[FeedSource]:
    """The feeds whose interval has passed since they were last asked, whatever came of it."""

    def is_due(source: FeedSource) -> bool:
        state = load_state(states, source.name)
        return state is None or now - state.polled_at >= timedelta(minutes=source.every_minutes) - SLACK

    return [source for source in sources if is_due(source)]


def poll(
    source: FeedSource, zone: str, states: Path, now: datetime, sleep: Callable[[float], None] = time.sleep
) -> Poll:
    """Ask one feed and store its new items under `zone`/feeds/<name>; the state is saved last, also of a failure."""
    before = load_state(states, source.name) or FeedState(polled_at=now)
    knows = (before.url, before.zone) == (source.url, zone)
    try:
        fetched = fetch(source, before.etag if knows else None, before.last_modified if knows else None, sleep)
        result = _stored(source, zone, fetched.content)
    except (FeedError, OSError) as error:
        failed = replace(before, polled_at=now, failures=before.failures + 1, error=str(error))
        save_state(states, source.name, failed)
        return Poll(source, error=str(error))
    save_state(
        states,
        source.name,
        FeedState(
            polled_at=now,
            succeeded_at=now,
            # A server may leave them out where nothing changed.
            etag=fetched.etag or (before.etag if result.is_unchanged else None),
            last_modified=fetched.last_modified or (before.last_modified if result.is_unchanged else None),
            url=source.url,
            zone=zone,
        ),
    )
    return result


def utc_now() -> datetime:
    """The time that polls are counted by."""
    return datetime.now(UTC)


def _stored(source: FeedSource, zone: str, content: bytes | None) -> Poll:
    if content is None:
        return Poll(source, is_unchanged=True)
    filesystem, root = fsspec.core.url_to_fs(zone, use_listings_cache=False)
    folder = f"{str(root).rstrip('/')}/{FOLDER}/{source.name}"
    filesystem.makedirs(folder, exist_ok=True)
    found = list(items(content, source))
    new = [item for item in found if not filesystem.exists(f"{folder}/{item.file_name}")]
    for item in new:
        _write(filesystem, folder, item.file_name, item.content)
    return Poll(source, items=len(found), new_items=len(new))


def _write(filesystem: Any, folder: str, name: str, content: bytes) -> None:
    """Whole or not at all: object stores have it so, on a disk the file is written under a name that ingest ignores."""
    if not isinstance(filesystem, LocalFileSystem):
        filesystem.pipe_file(f"{folder}/{name}", content)
        return
    part = Path(folder) / f".{name}.part"
    part.write_bytes(content)
    part.replace(Path(folder) / name)
