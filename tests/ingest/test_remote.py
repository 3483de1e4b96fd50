"""Landing zones elsewhere: a real S3-compatible server, started here, listed page by page and read object by object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import fsspec
import pytest
import s3fs
from moto.server import ThreadedMotoServer

from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import list_documents
from pipeline.records import Rejection
from pipeline.settings import Settings
from pipeline.warehouse.connection import reader
from pipeline.warehouse.load import ingest

PAGE = 20
OBJECTS = 90


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", str(PAGE))
        started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        started.start()
        host, port = started.get_host_and_port()
        yield f"http://{host}:{port}"
        started.stop()


@pytest.fixture
def bucket(server: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    """A file system whose endpoint and credentials come from the environment, as a user gives them; `zone` exists."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    filesystem = s3fs.S3FileSystem(use_listings_cache=False)
    filesystem.mkdir("zone")
    yield filesystem
    filesystem.rm("zone", recursive=True)
    fsspec.get_filesystem_class("s3").clear_instance_cache()


def put(filesystem: s3fs.S3FileSystem, key: str, text: str) -> None:
    filesystem.pipe_file(f"zone/{key}", json.dumps({"text": text, "date": "2024-07-08"}).encode())


def test_a_bucket_is_listed_with_its_addresses_and_without_what_others_left_behind(bucket: s3fs.S3FileSystem) -> None:
    for key in ("press/b.json", "press/2024/a.json", "press/_tmp/x.json", "press/.x.json", "pressed/c.json"):
        put(bucket, key, "A pact.")
    bucket.pipe_file("zone/press/2024/", b"")
    documents = list(list_documents("s3://zone/press"))
    assert [d.uri for d in documents] == ["s3://zone/press/2024/a.json", "s3://zone/press/b.json"]
    assert all(d.byte_count > 0 and d.modified_at is not None for d in documents)


def test_listing_asks_for_the_next_page_only_when_it_is_needed(
    bucket: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(OBJECTS):
        bucket.pipe_file(f"zone/{number:03d}.json", b"{}")
    pages = 0
    original = s3fs.S3FileSystem.call_s3

    def counted(self: s3fs.S3FileSystem, method: str, *args: Any, **options: Any) -> Any:
        nonlocal pages
        pages += method == "list_objects_v2"
        return original(self, method, *args, **options)

    monkeypatch.setattr(s3fs.S3FileSystem, "call_s3", counted)
    listing = list_documents("s3://zone")
    first = list(islice(listing, PAGE + 1))
    assert (len(first), pages) == (PAGE + 1, 2)
    assert len(first) + len(list(listing)) == OBJECTS
    assert pages == -(-OBJECTS // PAGE)


def test_a_bucket_is_ingested_once(bucket: s3fs.S3FileSystem, own_settings: Settings) -> None:
    settings = replace(own_settings, raw_uri="s3://zone")
    put(bucket, "a.json", "Japan and Australia signed a pact.")
    bucket.pipe_file("zone/broken.json", b"{")
    counts = ingest(settings)
    assert (counts.new_articles, counts.rejections) == (1, {"bad_json": 1})
    put(bucket, "b.json", "Chile and Peru signed a pact.")
    counts = ingest(settings)
    assert (counts.documents, counts.unchanged, counts.new_articles) == (3, 2, 1)
    with reader(settings.warehouse_path) as connection:
        rows = connection.execute("select source_uri from raw.articles order by 1").fetchall()
    assert rows == [("s3://zone/a.json",), ("s3://zone/b.json",)]


def test_an_object_that_vanishes_between_listing_and_reading_is_told(
    bucket: s3fs.S3FileSystem, own_settings: Settings
) -> None:
    settings = replace(own_settings, raw_uri="s3://zone")
    put(bucket, "a.json", "A pact.")
    (document,) = list_documents(settings.raw_uri)
    bucket.rm("zone/a.json")
    (found,) = Reading(document, settings)
    assert isinstance(found, Rejection)
    assert found.reason == "vanished"


def test_a_bucket_that_is_not_there_is_named(bucket: s3fs.S3FileSystem) -> None:
    with pytest.raises(FileNotFoundError, match="s3://nowhere"):
        list(list_documents("s3://nowhere"))


def test_any_other_file_system_of_fsspec_is_listed_folder_by_folder(own_settings: Settings) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/landing/2024/a.json", b'{"text": "A pact."}')
    memory.pipe("/landing/b.json", b'{"text": "Another pact."}')
    settings = replace(own_settings, raw_uri="memory://landing")
    try:
        assert ingest(settings).new_articles == 2
        assert [d.uri for d in list_documents(settings.raw_uri)] == [
            "memory:///landing/2024/a.json",
            "memory:///landing/b.json",
        ]
    finally:
        memory.rm("/landing", recursive=True)
