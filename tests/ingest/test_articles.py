"""What an article is made of: fields, header, headline, dateline, identity."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime

import pytest
import zstandard

from pipeline.ingest.dateline import Dateline, parse_dateline
from pipeline.ingest.dates import parse_date
from pipeline.ingest.rejections import UnreadableError
from pipeline.records import Article
from tests.ingest.conftest import Read

BODY = "TOKYO, June 23 (Harbour Wire) – Japan and Fiji agreed on Sunday to train together. More followed."


def one(read: Read, name: str, content: bytes | str) -> Article:
    (found,) = read(name, content)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("head", ["date 2024-06-23\n", "date 2024-06-23 ", "\ufeffdate 2024-06-23\r\n"])
def test_txt_header_is_read_and_stripped(read: Read, head: str) -> None:
    article = one(read, "x.txt", head + BODY)
    assert (article.published_date, article.text) == (date(2024, 6, 23), BODY)
    assert (article.dateline_place, article.agency, article.publisher) == ("TOKYO", "Harbour Wire", "Harbour Wire")
    assert (article.source_id, article.record_number, article.title) == ("x", 1, None)


def test_txt_headline(read: Read) -> None:
    article = one(read, "x.txt", f"date 2024-06-23\nJapan and Fiji to train\n\n{BODY}")
    assert article.title == "Japan and Fiji to train"
    assert article.text == f"Japan and Fiji to train\n\n{BODY}"
    assert article.dateline_place == "TOKYO"


def test_title_field_leads_the_text_once(read: Read) -> None:
    apart = one(read, "x.json", json.dumps({"title": "A title", "text": BODY}))
    assert apart.text == f"A title\n\n{BODY}"
    repeated = one(read, "x.json", json.dumps({"title": "A title", "text": f"A title\n{BODY}"}))
    assert repeated.text == f"A title\n{BODY}"


def test_front_matter_and_packed_forms_give_the_same_article(read: Read) -> None:
    content = f"---\ntitle: A title\npublished: 2024-06-23\noutlet: Reader\nlink: https://a.example/1\n---\n\n{BODY}\n"
    plain = one(read, "x.md", content)
    assert (plain.title, plain.published_date, plain.publisher) == ("A title", date(2024, 6, 23), "Reader")
    assert plain.url == "https://a.example/1"
    (_, packed) = read("x.md.gz", gzip.compress(content.encode()))
    (_, _, zst) = read("x.md.zst", zstandard.compress(content.encode()))
    assert isinstance(packed, Article) and isinstance(zst, Article)
    assert packed.article_id == zst.article_id == plain.article_id
    assert packed.source_id == "x"


def test_legacy_encodings_are_told(read: Read) -> None:
    text = "Le ministère français des Armées a signé hier à Paris un accord de défense avec la Grèce. " * 5
    assert one(read, "x.txt", text.encode("cp1252")).text == text.strip()


def test_identity_is_content_alone(read: Read) -> None:
    row = {"text": "Cafe\u0301 talks.\r\nMore.", "date": "2024-06-23", "publisher": "A"}
    first = one(read, "a.json", json.dumps(row))
    (_, second) = read("b.jsonl", json.dumps({**row, "text": "Café talks.\nMore. ", "id": 7, "url": "u"}))
    assert isinstance(second, Article)
    assert (second.article_id, second.source_id) == (first.article_id, "7")
    (*_, other) = read("c.json", json.dumps({**row, "publisher": "B"}))
    assert isinstance(other, Article) and other.article_id != first.article_id


DATES = {
    "2024-06-23": date(2024, 6, 23),
    "20240623": date(2024, 6, 23),
    "2024-06-23T23:30:00-05:00": date(2024, 6, 24),
    "2024-06-23T10:00:00Z": date(2024, 6, 23),
    "2024-06-23 10:00:00 +0000": date(2024, 6, 23),
    "2024-06-23 10:00:00 UTC": date(2024, 6, 23),
    "Sun, 23 Jun 2024 10:00:00 GMT": date(2024, 6, 23),
    "Sun, 23 Jun 2024 23:00:00 -0500": date(2024, 6, 24),
    "23 June 2024": date(2024, 6, 23),
    "Jun 23, 2024": date(2024, 6, 23),
    "May 3, 2024": date(2024, 5, 3),
    "Sunday, June 23, 2024": date(2024, 6, 23),
    "23.06.2024": date(2024, 6, 23),
    1719136800: date(2024, 6, 23),
    "1719136800000": date(2024, 6, 23),
    datetime(2024, 6, 23, 9): date(2024, 6, 23),
    None: None,
    " ": None,
}


@pytest.mark.parametrize("value, day", DATES.items())
def test_dates(value: object, day: date | None) -> None:
    assert parse_date(value) == day


@pytest.mark.parametrize("value", ["2024", "June 2024", "yesterday", "2024-13-01", "nan", True, [], "9" * 400, "0000"])
def test_dates_that_cannot_be_read(value: object) -> None:
    with pytest.raises(UnreadableError) as error:
        parse_date(value)
    assert error.value.reason == "bad_date"


DATELINES = {
    "TOKYO, June 23 (Reuters) – The": Dateline("TOKYO", "Reuters", None),
    "SEOUL, Aug. 19 (Yonhap) -- South": Dateline("SEOUL", "Yonhap", None),
    "KUALA LUMPUR: Malaysia": Dateline("KUALA LUMPUR", None, None),
    "Suva, 14 June 2023. Fiji": Dateline("Suva", None, date(2023, 6, 14)),
    "TBILISI/BAKU, March 14 - Georgia": Dateline("TBILISI/BAKU", None, None),
    "VLADIVOSTOK, August 7. /TASS/. The": Dateline("VLADIVOSTOK", "TASS", None),
    "WASHINGTON, D.C. (Wire) - The": Dateline("WASHINGTON, D.C.", "Wire", None),
    "WASHINGTON (AP) — The": Dateline("WASHINGTON", "AP", None),
    "Japan and Fiji signed a pact.": Dateline(),
    "Japan (and others) signed.": Dateline(),
    "The Association of Southeast Asian Nations (ASEAN) met.": Dateline(),
    "NATO said on Monday": Dateline(),
    "Tokyo: a city": Dateline(),
    "": Dateline(),
}


@pytest.mark.parametrize("body, said", DATELINES.items())
def test_datelines(body: str, said: Dateline) -> None:
    assert parse_dateline(body) == said
