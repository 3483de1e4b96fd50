"""Whatever cannot be read becomes a rejection with its reason, and never an exception or a silence."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
import zstandard

from pipeline.ingest.articles import Reading
from pipeline.ingest.documents import list_documents
from pipeline.ingest.rejections import REASONS, UnreadableError
from pipeline.records import Article, Rejection
from pipeline.settings import Settings
from tests.ingest.conftest import Read
from tests.ingest.samples import parquet, warc

TEXT = "Japan and Australia signed a pact on Monday. It covers visiting forces."
ROW = {"text": TEXT, "date": "2024-07-08"}
YAML_BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{n}: &{n} [{','.join(['*' + p] * 10)}]\n" for p, n in zip("abcdefghij", "bcdefghijk", strict=True)
)

XML_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY {n} "{f"&{p};" * 10}">'.encode() for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + b"]><rss><channel><item><title>&i;</title></item></channel></rss>"
)


def zip_slip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../etc/cron.d/x", TEXT)
    return buffer.getvalue()


ZIP_SLIP = zip_slip()

BAD = {
    "empty file": ("x.txt", b"", "empty"),
    "white space only": ("x.txt", b" \n\t\n", "empty"),
    "byte-order mark only": ("x.txt", b"\xef\xbb\xbf", "empty"),
    "header and no text": ("x.txt", b"date 2024-07-08\n", "no_text"),
    "header inside a field and no text": ("x.json", json.dumps({"text": "date 2024-07-08"}), "no_text"),
    "picture named txt": ("x.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
    "one NUL byte": ("x.txt", TEXT.encode() + b"\x00" + TEXT.encode(), "binary"),
    "NUL escaped in JSON": ("x.json", json.dumps({"text": TEXT + "\x00"}), "binary"),
    "UTF-8 with a foreign byte": (
        "x.txt",
        ("Élysée, Özal, Łódź. " * 9).encode() + b"\xe9t\xe9. " + TEXT.encode(),
        "encoding",
    ),
    "odd UTF-16": ("x.txt", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"a", "encoding"),
    "lone surrogate in front matter": (
        "x.md",
        '---\ntitle: "\\ud800"\nmany: [' + "[1]," * 300 + "]\n---\n" + TEXT,
        "encoding",
    ),
    "lone surrogate in JSON": ("x.json", b'{"text": "\\ud800 and more"}', "bad_json"),
    "broken JSON": ("x.json", b'{"text": "a', "bad_json"),
    "deeply nested JSON": ("x.json", b"[" * 200_000 + b"]" * 200_000, "bad_json"),
    "JSON text of another shape": ("x.json", b'"text"', "wrong_shape"),
    "JSON array of numbers": ("x.json", b"[1]", "wrong_shape"),
    "empty JSON array": ("x.json", b"[]", "empty"),
    "JSON lines of blank lines and a mark": ("x.jsonl", b"\xef\xbb\xbf\n\n", "empty"),
    "text is a list": ("x.json", json.dumps({"text": [TEXT]}), "no_text"),
    "no text field": ("x.json", json.dumps({"title": "A title"}), "no_text"),
    "date without a year": ("x.json", json.dumps({**ROW, "date": "23 June"}), "bad_date"),
    "date without a day": ("x.json", json.dumps({**ROW, "date": "June 2024"}), "bad_date"),
    "absurd date": ("x.json", json.dumps({**ROW, "date": "1066-10-14"}), "bad_date"),
    "future date": ("x.json", json.dumps({**ROW, "date": "2999-01-01"}), "bad_date"),
    "date that is no day": ("x.txt", "date 2024-02-30\n" + TEXT, "bad_date"),
    "date that is no day in front matter": ("x.md", "---\ndate: 2024-02-30\n---\n" + TEXT, "bad_date"),
    "date is an object": ("x.json", json.dumps({**ROW, "date": {"y": 2024}}), "bad_date"),
    "front matter no YAML": ("x.md", "---\na: [\n---\n" + TEXT, "bad_front_matter"),
    "front matter a list": ("x.md", "---\n- a\n---\n" + TEXT, "bad_front_matter"),
    "front matter nested deeply": ("x.md", "---\na: " + "[" * 5000 + "\n---\n" + TEXT, "bad_front_matter"),
    "front matter of lists in lists": ("x.md", "---\n" + "- " * 100_000 + "\n---\n" + TEXT, "bad_front_matter"),
    "front matter that grows (aliases)": ("x.md", f"---\n{YAML_BOMB}id: *k\n---\n{TEXT}", "wrong_shape"),
    "id is a list": ("x.json", json.dumps({**ROW, "id": [1]}), "wrong_shape"),
    "truncated gzip": ("x.txt.gz", gzip.compress(os.urandom(4000))[:1000], "truncated"),
    "no gzip at all": ("x.txt.gz", TEXT.encode(), "truncated"),
    "gzip bomb": ("x.txt.gz", gzip.compress(b"a" * 50_000_000), "too_large"),
    "truncated zstd": ("x.txt.zst", zstandard.compress(os.urandom(4000))[:1000], "truncated"),
    "zstd bomb": ("x.txt.zst", zstandard.compress(b"a" * 50_000_000), "too_large"),
    "larger than the limit": ("x.txt", b"a " * 600_000, "too_large"),
    "article too long": ("x.txt", b"a " * 200_000, "too_long"),
    "broken XML": ("x.xml", b"<rss><channel><item></rss>", "bad_xml"),
    "XML entity bomb": ("x.rss", XML_BOMB, "bad_xml"),
    "XML that reads other files": (
        "x.xml",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        "bad_xml",
    ),
    "XML of another kind": ("x.xml", b"<sitemapindex><loc>x</loc></sitemapindex>", "unsupported"),
    "XML nested deeply": ("x.xml", b"<rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>", "bad_xml"),
    "feed without items": ("x.xml", b"<rss><channel><title>t</title></channel></rss>", "empty"),
    "feed item without text": ("x.xml", b"<rss><channel><item><title>t</title></item></channel></rss>", "no_text"),
    "feed item with an odd date": (
        "x.xml",
        b"<rss><channel><item><title>t</title><description>d</description><pubDate>soon</pubDate></item></channel></rss>",
        "bad_date",
    ),
    "page of navigation": ("x.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no_text"),
    "page nested deeply": ("x.html", b"<div>" * 50_000 + b"x", "no_text"),
    "picture named html": ("x.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
    "CSV whose quote never closes": ("x.csv", b'id,text\n1,"A pact was signed.\n' * 3, "bad_table"),
    "CSV of a head alone": ("x.csv", b"id,text\n", "empty"),
    "CSV row that is too long": ("x.csv", b"id,text\n1,A pact,was signed\n", "wrong_shape"),
    "CSV without a text column": ("x.csv", b"id,headline\n1,A pact\n", "no_text"),
    "no Parquet": ("x.parquet", b"PAR1" + b"nothing" * 9, "bad_table"),
    "Parquet with a giant value": ("x.parquet", parquet([{"text": "a" * 21_000_000}]), "too_large"),
    "truncated Parquet": ("x.parquet", parquet([{"text": TEXT}])[:-20], "bad_table"),
    "no web archive": ("x.warc", b"GIF89a nothing", "bad_archive"),
    "web archive of pictures": ("x.warc", warc(("https://a.example/p", "image/png", b"\x89PNG")), "not_a_page"),
    "truncated web archive": (
        "x.warc.gz",
        gzip.compress(warc(("https://a.example/p", "text/html", os.urandom(4000))))[:900],
        "truncated",
    ),
    "mail without headers": ("x.eml", b"Just some words.\n", "bad_mail"),
    "mail of an attachment": ("x.eml", b"Subject: x\nContent-Type: application/pdf\n\n%PDF", "no_text"),
    "zip with a name that climbs": ("x.zip", ZIP_SLIP, "unsupported"),
    "line over the limit": ("x.jsonl", b'{"text": "' + b"a" * 1_200_000 + b'"}', "too_large"),
    "JSON lines in a bomb": ("x.jsonl.gz", gzip.compress(b"a" * 50_000_000), "too_large"),
    "CSV in a bomb": ("x.csv.zst", zstandard.compress(b"id,text\n" + b"a" * 50_000_000), "too_large"),
    "unknown ending": ("x.docx", TEXT.encode(), "unsupported"),
    "no ending": ("LICENSE", TEXT.encode(), "unsupported"),
    "only a packed ending": ("x.gz", gzip.compress(TEXT.encode()), "unsupported"),
}


@pytest.mark.parametrize("name, content, reason", BAD.values(), ids=BAD.keys())
def test_bad_input_is_rejected_with_its_reason(read: Read, name: str, content: bytes | str, reason: str) -> None:
    found = read(name, content)
    assert [x.reason for x in found if isinstance(x, Rejection)] == [reason]
    assert not [x for x in found if isinstance(x, Article)]
    assert len(found[0].message) < 1000 if isinstance(found[0], Rejection) else False


def test_bad_lines_cost_only_themselves(read: Read) -> None:
    lines = [
        json.dumps({**ROW, "id": "a"}),
        "{",
        "[]",
        json.dumps({"text": TEXT + " \u2028 More."}, ensure_ascii=False),
    ]
    found = read("x.jsonl", "\n".join(lines))
    assert [(type(x).__name__, x.record_number) for x in found] == [
        ("Article", 1),
        ("Rejection", 2),
        ("Rejection", 3),
        ("Article", 4),
    ]


def test_same_id_with_another_text_is_rejected(read: Read) -> None:
    found = read("x.jsonl", "\n".join(json.dumps({"id": "a", "text": f"{TEXT} {n}"}) for n in range(2)))
    assert [x.reason for x in found if isinstance(x, Rejection)] == ["duplicate_id"]


def test_folder_named_like_a_document(read: Read, zone: Path) -> None:
    (zone / "x.json").mkdir()
    (zone / "x.json" / "inside.txt").write_text(TEXT)
    assert sorted(x.reason if isinstance(x, Rejection) else x.source_id for x in read()) == ["inside", "not_a_file"]


def test_link_loops_dangling_links_and_pipes_are_told(read: Read, zone: Path) -> None:
    (zone / "sub").mkdir()
    (zone / "sub" / "up").symlink_to(zone, target_is_directory=True)
    (zone / "self.txt").symlink_to(zone / "self.txt")
    (zone / "gone.txt").symlink_to(zone / "nowhere.txt")
    os.mkfifo(zone / "pipe.txt")
    (zone / "good.txt").write_text(TEXT)
    (zone / "also-good.txt").symlink_to(zone / "good.txt")
    found = read()
    assert {Path(x.source_uri).name: x.reason for x in found if isinstance(x, Rejection)} == {
        "up": "link_loop",
        "self.txt": "unreadable",
        "gone.txt": "vanished",
        "pipe.txt": "not_a_file",
    }
    assert [x.source_id for x in found if isinstance(x, Article)] == ["also-good", "good"]


def test_file_vanishing_after_it_was_listed(zone: Path, settings: Settings) -> None:
    (zone / "x.txt").write_text(TEXT)
    (document,) = list_documents(settings.raw_uri)
    (zone / "x.txt").unlink()
    (found,) = Reading(document, settings)
    assert isinstance(found, Rejection) and found.reason == "vanished"


def test_unreadable_file(read: Read, zone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (zone / "x.txt").write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    assert [x.reason for x in read() if isinstance(x, Rejection)] == ["unreadable"]


def test_listing_is_sorted(zone: Path, settings: Settings) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/z.txt", "c.txt"):
        (zone / name).parent.mkdir(exist_ok=True)
        (zone / name).write_text(TEXT)
    names = [d.uri.removeprefix(f"{zone}/") for d in list_documents(settings.raw_uri)]
    assert names == ["a/z.txt", "b/1.txt", "b/2.txt", "c.txt"]


def test_reasons_are_a_closed_table() -> None:
    assert all(REASONS.values())
    with pytest.raises(ValueError, match="unknown rejection reason"):
        UnreadableError("whatever", "")
