"""One folder with every format at once, good and bad: the expected rows and rejections, at the main ingest."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ingest.documents import Document, list_documents
from pipeline.settings import Settings
from pipeline.warehouse import load
from pipeline.warehouse.connection import reader
from pipeline.warehouse.load import ingest
from tests.ingest.samples import SAMPLES, TITLE
from tests.ingest.test_bad_input import BAD, TEXT

# Besides the files of the table: what only a file system can do.
ODD_FILES = {
    "folder.json": "not_a_file",
    "loop": "link_loop",
    "nowhere.txt": "vanished",
    "itself.txt": "unreadable",
    "pipe.txt": "not_a_file",
    "unreadable.txt": "unreadable",
    "vanishing.txt": "vanished",
}
PEAK_MB = 1_200  # two bombs at a time, on top of 300 to 400 MB of libraries; 600 to 950 seen


def fill(zone: Path) -> dict[str, str]:
    """Every sample and every kind of bad input, each in a folder of its own; path → expected reason, "" if none."""
    expected = {}
    for number, (name, content) in enumerate(SAMPLES.items()):
        expected[put(zone, f"good-{number:02d}", name, content)] = ""
    for number, (name, content, reason) in enumerate(BAD.values()):
        expected[put(zone, f"bad-{number:02d}", name, content)] = reason
    odd = zone / "odd"
    (odd / "folder.json").mkdir(parents=True)
    (odd / "loop").symlink_to(zone, target_is_directory=True)
    (odd / "nowhere.txt").symlink_to(odd / "gone.txt")
    (odd / "itself.txt").symlink_to(odd / "itself.txt")
    os.mkfifo(odd / "pipe.txt")
    (odd / "unreadable.txt").symlink_to("/proc/self/mem")  # opens, and gives an input/output error, to root too
    (odd / "vanishing.txt").write_text(TEXT)
    return expected | {str(odd / name): reason for name, reason in ODD_FILES.items()}


def put(zone: Path, folder: str, name: str, content: bytes | str) -> str:
    (zone / folder).mkdir()
    (zone / folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return str(zone / folder / name)


@pytest.fixture
def vanishing(zone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file goes between listing and reading."""

    def listed(raw_uri: str) -> Iterator[Document]:
        for document in list_documents(raw_uri):
            if document.uri.endswith("vanishing.txt"):
                Path(document.uri).unlink()
            yield document

    monkeypatch.setattr(load, "list_documents", listed)


def test_every_format_at_once_good_and_bad(zone: Path, settings: Settings, vanishing: None) -> None:
    settings = replace(settings, max_document_mb=1, max_article_chars=300_000, batch_size=7)
    expected = fill(zone)
    assert len(set(BAD)) + len(ODD_FILES) >= 70

    counts = ingest(settings)

    with reader(settings.warehouse_path) as connection:
        reasons = dict(connection.execute("select source_uri, reason from raw.rejected_documents").fetchall())
        articles = connection.execute(
            "select title, publisher, published_date::varchar, language from raw.articles where superseded_by is null"
        ).fetchall()
        ledger = {
            row[0]: row[1:]
            for row in connection.execute(
                "select source_uri, article_count, rejection_count from raw.documents"
            ).fetchall()
        }
    assert {uri: reasons.get(uri, "") for uri in expected} == expected
    assert set(ledger) == set(expected), "no document vanishes"
    assert {uri: ledger[uri] for uri in expected} == {u: (0, 1) if reason else (1, 0) for u, reason in expected.items()}
    # Forty-five files, one article: twice, since neither plain text nor mail says who published it.
    assert counts.articles == len(SAMPLES)
    assert sorted(articles, key=repr) == [
        (TITLE, "Harbour Wire", "2024-06-24", "en"),
        (TITLE, None, "2024-06-24", "en"),
    ]
    assert sum(counts.rejections.values()) == len(BAD) + len(ODD_FILES)


MEASURE = """
import resource, sys
from pipeline.settings import Settings
from pipeline.warehouse.load import ingest
counts = ingest(Settings.from_env())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, counts.articles, sorted(counts.rejections.items()))
"""


def test_memory_stays_bounded(zone: Path, settings: Settings) -> None:
    """A line of 100 MB, bombs of as much, a value of 15 MB that Parquet stores once for 100 rows, 80 MB of good lines.

    In a process of its own, measured.
    """
    (zone / "line.jsonl").write_bytes(
        b'{"text": "' + b"a" * 100_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    )
    bomb = gzip.compress(b"x" * 100_000_000, 1)
    for name in ("bomb.txt.gz", "bomb.jsonl.gz", "bomb.csv.gz", "bomb.xml.gz"):
        (zone / name).write_bytes(bomb)
    repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 100), ["a" * 15_000_000])
    pq.write_table(pa.table({"text": repeated}), zone / "repeated.parquet", store_schema=False)
    with (zone / "many.jsonl").open("w") as file:
        for number in range(2_000):
            file.write(json.dumps({"text": f"{number} {TEXT} " + "word " * 8_000}) + "\n")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PIPELINE_")} | {
        "PIPELINE_RAW_URI": settings.raw_uri,
        "PIPELINE_WAREHOUSE_DIR": str(settings.warehouse_dir),
        "PIPELINE_MAX_DOCUMENT_MB": "16",
    }
    done = subprocess.run([sys.executable, "-c", MEASURE], env=env, capture_output=True, text=True, check=True)
    peak, articles, rejections = done.stdout.split(maxsplit=2)
    assert rejections.strip() == "[('too_large', 5), ('too_long', 100)]"
    assert int(articles) == 2_001
    assert int(peak) < PEAK_MB
