"""One article in every format that is read, built here so that a test sees what stands in the file."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

TITLE = "Chile & Peru sign a pact"
HEAD = "Chile &amp; Peru sign a pact"
FIRST = "Chile and Peru signed a defence agreement in Lima on Monday, the ministry of defence said in a statement."
SECOND = "The two countries also held a joint naval exercise off Callao last month, with four ships and 600 sailors."
BODY = f"{FIRST}\n\n{SECOND}"
URL = "https://wire.example/2024/pact"
ROW = {
    "id": "w-1", "title": TITLE, "text": BODY, "date": "2024-06-23T22:30:00-05:00", "url": URL, "author": "Ana Rojas",
    "publisher": "Harbour Wire", "language": "en",
}  # fmt: skip

HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{HEAD} | Wire</title>
<meta property="og:title" content="{HEAD}"><meta property="og:site_name" content="Harbour Wire">
<meta name="author" content="Ana Rojas"><link rel="canonical" href="{URL}">
<meta property="article:published_time" content="2024-06-23T22:30:00-05:00">
<meta property="article:modified_time" content="2024-06-24T10:00:00Z">
<script>var tracker = "Japan and Fiji signed a pact";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/login">Log in</a></li>
</ul></nav><article><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer><p>Copyright. <a href="/cookies">Cookie settings</a></p></footer></body></html>"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Wire</title><link>https://wire.example/</link><language>en-gb</language>
<item><title>{HEAD}</title><link>{URL}</link><guid isPermaLink="false">w-1</guid>
<pubDate>Sun, 23 Jun 2024 22:30:00 -0500</pubDate><dc:creator>Ana Rojas</dc:creator><description>A teaser.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Wire</title>
<link rel="self" href="https://wire.example/atom"/><entry><id>w-1</id><title>{HEAD}</title>
<link rel="edit" href="https://wire.example/edit"/><link href="{URL}"/><updated>2024-06-24T10:00:00Z</updated>
<published>2024-06-23T22:30:00-05:00</published><author><name>Ana Rojas</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry></feed>"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="w-1" version="2">
<itemMeta><provider><name>Harbour Wire</name></provider><versionCreated>2024-06-24T10:00:00Z</versionCreated>
<firstCreated>2024-06-23T22:30:00-05:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2024-06-23T22:30:00-05:00</contentCreated><language tag="en"/><by>Ana Rojas</by>
<headline>{HEAD}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>not this</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""

NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>slug</title>
<docdata><doc-id id-string="w-1"/><date.issue norm="20240623T223000-0500"/></docdata>
<pubdata name="Harbour Wire"/></head>
<body><body.head><hedline><hl1>{HEAD}</hl1></hedline><byline>Ana Rojas</byline></body.head>
<body.content><block><p>{FIRST}</p><media><media-caption>A ship.</media-caption></media>
<p>{SECOND}</p></block></body.content>
</body></nitf>"""

EML = f"""Message-ID: <w-1@wire.example>
From: Ana Rojas <ana@wire.example>
Subject: {TITLE}
Date: Sun, 23 Jun 2024 22:30:00 -0500
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{BODY}
"""


def parquet(rows: list[dict[str, object]]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    return buffer.getvalue()


def warc(*pages: tuple[str, str, bytes], status: str = "200 OK") -> bytes:
    """A web archive of pages: address, content type, body."""
    records = []
    for url, kind, body in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\n"
            f"WARC-Date: 2024-07-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


def delimited(delimiter: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([list(ROW), list(ROW.values())])
    return buffer.getvalue().encode()


FRONT_MATTER = "\n".join(f"{k}: {json.dumps(v)}" for k, v in ROW.items() if k != "text")

# The same article in each format: file name → content.
SAMPLES: dict[str, bytes] = {
    "a.txt": f"date 2024-06-24\n{TITLE}\n\n{BODY}\n".encode(),
    "a.md": f"---\n{FRONT_MATTER}\n---\n\n{BODY}\n".encode(),
    "a.json": json.dumps(ROW).encode(),
    "a.jsonl": json.dumps(ROW).encode() + b"\n",
    "a.csv": delimited(","),
    "a.semicolon.csv": delimited(";"),
    "a.tsv": delimited("\t"),
    "a.parquet": parquet([dict(ROW)]),
    "a.html": HTML.encode(),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.newsml": NEWSML.encode(),
    "a.nitf": NITF.encode(),
    "a.warc": warc((f"{URL}?utm_source=feed", "text/html; charset=utf-8", HTML.encode())),
    "a.eml": EML.encode(),
}
SAMPLES |= {f"{name}.gz": gzip.compress(content, mtime=0) for name, content in SAMPLES.items()} | {
    f"{name}.zst": zstandard.compress(content) for name, content in SAMPLES.items()
}
