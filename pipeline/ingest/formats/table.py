"""Tables: CSV, TSV and Parquet, one row an article, streamed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ingest.formats.base import MAX_RECORD_BYTES, Found, first_line
from pipeline.ingest.rejections import UnreadableError
from pipeline.ingest.source import MAX_UNPACKING
from pipeline.ingest.text import encoding_of

if TYPE_CHECKING:
    from pipeline.ingest.source import Source

DELIMITERS = ",;\t|"
ROWS_AT_A_TIME = 64
BYTES_AT_A_TIME = 64 << 20
# The module's own limit (128 KiB a field) is less than a long article; it is set for the whole process.
csv.field_size_limit(MAX_RECORD_BYTES)


def read_csv(source: Source) -> Iterator[Found]:
    """One row, one article; the first row names the fields. Comma, semicolon, tab or bar, told by that row."""
    yield from _rows(source, None)


def read_tsv(source: Source) -> Iterator[Found]:
    """One row, one article; the first row names the fields, tabs part them."""
    yield from _rows(source, "\t")


def read_parquet(source: Source) -> Iterator[Found]:
    """One row, one article; columns are fields. Read in pieces of at most 64 rows."""
    with source.seekable() as file:
        try:
            table = pq.ParquetFile(file)
            columns = [f.name for f in table.schema_arrow if not _is_numbers(f.type)]
            rows = _rows_at_a_time(table.metadata, columns, source.limit_bytes)
            for batch in table.iter_batches(rows, columns=columns):
                yield from map(_bounded, batch.to_pylist())
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError("bad_table", f"no readable Parquet: {first_line(error)}") from error


def _rows_at_a_time(metadata: pq.FileMetaData, columns: list[str], limit_bytes: int) -> int:
    """As many rows as fit into memory if all have the longest value there may be: one is stored once for many rows.

    Raises too_large where the values of a column are too long on average, or pack better than any text.
    """
    longest = 1
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(number)
            if not any(f"{chunk.path_in_schema}.".startswith(f"{name}.") for name in columns):
                continue
            size, values = chunk.total_uncompressed_size, max(1, chunk.num_values)
            if size > MAX_RECORD_BYTES * values or size > max(limit_bytes, MAX_UNPACKING * chunk.total_compressed_size):
                raise UnreadableError("too_large", f"{values:,} values of {chunk.path_in_schema} hold {size:,} bytes")
            longest = max(longest, size)
    return max(1, min(ROWS_AT_A_TIME, BYTES_AT_A_TIME // longest))


def _bounded(row: dict[str, Any]) -> Found:
    if sum(len(value) for value in row.values() if isinstance(value, str)) <= MAX_RECORD_BYTES:
        return row
    return UnreadableError("too_large", f"the row holds more than {MAX_RECORD_BYTES:,} characters")


def _is_numbers(kind: pa.DataType) -> bool:
    """Vectors and pictures, which are large and no fields of an article."""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return bool(pa.types.is_primitive(kind.value_type))
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _rows(source: Source, delimiter: str | None) -> Iterator[Found]:
    stream = source.stream()
    encoding = encoding_of(stream.peek())
    # A byte that does not fit becomes half a character, which costs the row that uses it (articles.py).
    lines = _lines(io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline=""))
    head = next(lines, "")
    delimiter = delimiter or max(DELIMITERS, key=head.count)
    try:
        names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter, strict=True), [])]
        for row in csv.reader(lines, delimiter=delimiter, strict=True):
            if len(row) > len(names):
                yield UnreadableError("wrong_shape", f"the row has {len(row)} fields, the first row names {len(names)}")
            elif row:
                yield dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise UnreadableError("bad_table", f"the table cannot be read from here on: {error}") from error


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(MAX_RECORD_BYTES + 1):
        if len(line) > MAX_RECORD_BYTES:
            raise UnreadableError("too_large", f"a line holds more than {MAX_RECORD_BYTES:,} characters")
        yield line
