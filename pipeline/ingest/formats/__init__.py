"""The formats that can be read: which endings each has and which reader reads it.

Adding one is a reader (a module of this folder) and a line in FORMATS; docs/formats.md is printed from here. A reader's
module is imported when the first document of its kind comes along.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from pipeline.ingest.formats.base import Reader
from pipeline.ingest.rejections import UnreadableError


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its reader's docstring says what a record is."""

    name: str
    suffixes: tuple[str, ...]  # without .gz and .zst, which every format may carry
    reader: str  # module.function of this folder
    holds_markup: bool = False  # fields may hold HTML, which is undone


FORMATS = (
    Format("Plain text", (".txt",), "plain.read_txt"),
    Format("Markdown", (".md", ".markdown"), "plain.read_markdown"),
    Format("JSON", (".json",), "json.read_json", holds_markup=True),
    Format("JSON lines", (".jsonl", ".ndjson"), "json.read_lines", holds_markup=True),
    Format("CSV", (".csv",), "table.read_csv", holds_markup=True),
    Format("TSV", (".tsv", ".tab"), "table.read_tsv", holds_markup=True),
    Format("Parquet", (".parquet",), "table.read_parquet", holds_markup=True),
    Format("Web page", (".html", ".htm", ".xhtml"), "page.read_html"),
    Format("Feeds and news XML", (".xml", ".rss", ".atom", ".nitf", ".newsml"), "news_xml.read_xml"),
    Format("Web archive", (".warc", ".wet"), "warc.read_warc"),
    Format("Mail", (".eml",), "mail.read_mail"),
)
_BY_SUFFIX = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}


def is_known(suffixes: tuple[str, ...]) -> bool:
    """True for endings that promise a document."""
    return bool(suffixes) and suffixes[0] in _BY_SUFFIX


def format_of(suffixes: tuple[str, ...]) -> Format:
    """The format of a file by its endings. Raises UnreadableError (unsupported) and names the known ones."""
    if not is_known(suffixes):
        kind = "".join(suffixes) or "a file without ending"
        raise UnreadableError("unsupported", f"no reader for {kind}; known: {' '.join(sorted(_BY_SUFFIX))}")
    return _BY_SUFFIX[suffixes[0]]


@cache
def reader_of(format_: Format) -> Reader:
    """The reader of a format."""
    module, _, function = format_.reader.partition(".")
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader
