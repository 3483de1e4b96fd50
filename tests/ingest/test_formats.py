"""Every format, plain and packed, gives the same article; what each of them keeps of it."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from pipeline.ingest.formats import FORMATS
from pipeline.records import Article, Rejection
from tests.ingest.conftest import Read
from tests.ingest.samples import BODY, FIRST, HTML, NEWSML, NITF, RSS, SAMPLES, SECOND, TITLE, URL, parquet, warc

WITHOUT_AUTHOR = ("a.txt",)
WITHOUT_URL = ("a.txt", "a.eml", "a.nitf", "a.newsml")


def only(found: list[Article | Rejection]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("name", SAMPLES)
def test_each_format_gives_the_article(read: Read, name: str) -> None:
    article = only(read(name, SAMPLES[name]))
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert (article.title, article.published_date, article.language) == (TITLE, date(2024, 6, 24), "en")
    if not name.startswith(WITHOUT_AUTHOR):
        assert article.author and article.author.startswith("Ana Rojas")
    if not name.startswith(WITHOUT_URL):
        assert article.url == URL
        assert "url:wire.example/2024/pact" in article.version_keys
    if not name.startswith(("a.txt", "a.eml")):
        assert article.publisher == "Harbour Wire"


def test_every_format_has_a_sample() -> None:
    suffixes = {f".{name.split('.')[-1]}" for name in SAMPLES} - {".gz", ".zst"}
    assert [f.name for f in FORMATS if not suffixes & set(f.suffixes) and f.name != "Feeds and news XML"] == []


def test_when_a_version_was_written_is_kept(read: Read) -> None:
    assert only(read("a.html", HTML)).modified_at == datetime(2024, 6, 24, 10)
    assert [x.modified_at for x in read("b.newsml", NEWSML) if isinstance(x, Article)][1:] == [
        datetime(2024, 6, 24, 10)
    ]


def test_a_csv_of_another_code_page_and_a_row_that_does_not_fit(read: Read) -> None:
    sentence = "Le ministère français des Armées a signé hier à Paris un accord de défense avec la Grèce. "
    found = read("x.csv", f"id,title,text\n1,Un accord,{sentence * 5}\n2,Encore,{sentence * 4}\n".encode("cp1252"))
    assert [x.text.count("français") for x in found if isinstance(x, Article)] == [5, 4]
    ragged = read("y.csv", "id,text\n1,A pact was signed.\n2,one,two,three\n3,A drill was held.\n")[-3:]
    assert [x.reason if isinstance(x, Rejection) else x.source_id for x in ragged] == ["1", "wrong_shape", "3"]


def test_rows_without_ids_are_articles_of_their_own(read: Read) -> None:
    assert len([x for x in read("x.csv", "text\nA pact.\nA drill.\n") if isinstance(x, Article)]) == 2


def test_an_object_around_the_articles_is_opened(read: Read) -> None:
    rows = [{"content": f"A pact. {n}", "source": {"id": None, "name": "Wire"}} for n in range(2)]
    found = read("x.json", json.dumps({"status": "ok", "totalResults": 2, "articles": rows}))
    assert [x.publisher for x in found if isinstance(x, Article)] == ["Wire", "Wire"]


def test_markup_in_fields_is_undone_and_scripts_are_no_text(read: Read) -> None:
    row = {
        "title": "A &amp; B",
        "content": "<p>One <b>pact</b>.<br>Two.</p><script>no()</script><ul><li>Three</li></ul>",
    }
    article = only(read("x.json", json.dumps(row)))
    assert article.text == "A & B\n\nOne pact.\nTwo.\n\nThree"


def test_less_than_is_no_markup(read: Read) -> None:
    assert only(read("x.json", json.dumps({"text": "Ships < 5 and AT&T > 3 <unknown> stay."}))).text == (
        "Ships < 5 and AT&T > 3 <unknown> stay."
    )


def test_a_page_without_an_article_says_so(read: Read) -> None:
    (found,) = read("x.html", "<html><body><nav><a href='/'>Home</a></nav><div id=app></div></body></html>")
    assert isinstance(found, Rejection) and found.reason == "no_text"


def test_a_page_in_another_encoding(read: Read) -> None:
    page = HTML.replace("utf-8", "windows-1252").replace("Lima", "Malmö").encode("cp1252")
    assert "Malmö" in only(read("x.html", page)).text


def test_an_archive_gives_its_pages_and_counts_the_rest(read: Read) -> None:
    other = HTML.replace(URL, f"{URL}-2").replace("Lima", "Quito")
    archive = warc(
        (URL, "text/html", HTML.encode()),
        ("https://wire.example/a.png", "image/png", b"\x89PNG"),
        (f"{URL}-2", "text/html", other.encode()),
    )
    archive += warc(("https://wire.example/gone", "text/html", b"<p>gone</p>"), status="404 Not Found")
    found = read("x.warc", archive)
    assert [x.url if isinstance(x, Article) else (x.reason, x.message) for x in found] == [
        URL,
        f"{URL}-2",
        ("not_a_page", "2 records of the archive are no pages: 1 image/png, 1 status 404"),
    ]


def test_what_an_agency_withdraws_is_told(read: Read) -> None:
    (found,) = read("x.xml", NEWSML.replace("stat:usable", "stat:canceled"))
    assert isinstance(found, Rejection) and found.reason == "withdrawn"


def test_nitf_within_newsml(read: Read) -> None:
    inner = NITF[NITF.index("<nitf>") :].replace("<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">')
    start, end = NEWSML.index("<html"), NEWSML.index("</inlineXML>")
    article = only(read("x.xml", NEWSML[:start] + inner + NEWSML[end:]))
    assert (article.source_id, article.text) == ("w-1", f"{TITLE}\n\n{FIRST}\n\n{SECOND}")


def test_a_feed_with_several_items_and_one_undated(read: Read) -> None:
    item = "<item><title>Second</title><description>A drill was held off Suva.</description></item>"
    found = read("x.xml", RSS.replace("</channel>", f"{item}</channel>"))
    assert [(x.title, x.published_date) for x in found if isinstance(x, Article)] == [
        (TITLE, date(2024, 6, 24)),
        ("Second", None),
    ]


def test_columns_of_numbers_are_left_where_they_are(read: Read) -> None:
    row = {"text": "A pact was signed.", "embedding": [0.1] * 50, "image": b"\x00"}
    assert only(read("x.parquet", parquet([row]))).text == "A pact was signed."


def test_the_lines_of_a_markdown_list_run_on_without_their_indentation(read: Read) -> None:
    listed = "A pact\n\n-   Chile and the United\n    Kingdom signed it.\n    -   So did Peru.\n"
    assert only(read("a.md", listed)).text == "A pact\n\n- Chile and the United\nKingdom signed it.\n- So did Peru."
