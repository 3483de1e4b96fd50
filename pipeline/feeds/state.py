"""What is remembered of a feed between polls: one small JSON file each, replaced at once.

Losing it costs one unconditional request. Here: reading and writing it. Not here: when a feed is due (polling.py).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FeedState:
    """Of the last poll, and the last that went well."""

    polled_at: datetime
    succeeded_at: datetime | None = None
    failures: int = 0  # in a row
    error: str | None = None  # of the last poll
    etag: str | None = None
    last_modified: str | None = None
    url: str = ""  # what the two above are good for: this address …
    zone: str = ""  # … and items that lie here


def load_state(folder: Path, name: str) -> FeedState | None:
    """The state of a feed; None before its first poll, or where the file is damaged."""
    try:
        data = json.loads(_file(folder, name).read_text("utf-8"))
        times = {k: datetime.fromisoformat(data[k]) if data[k] else None for k in ("polled_at", "succeeded_at")}
        return FeedState(**{**data, **times})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def save_state(folder: Path, name: str, state: FeedState) -> None:
    """Write the state beside its file, then put it in the file's place."""
    folder.mkdir(parents=True, exist_ok=True)
    written = _file(folder, name).with_suffix(".part")
    written.write_text(json.dumps(asdict(state), default=datetime.isoformat, indent=1), "utf-8")
    written.replace(_file(folder, name))


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"
