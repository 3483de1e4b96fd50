"""Links in the database: an increment stores what resolving everything gives, and touches nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Article, EventLink, Mention
from pipeline.resolve import Resolution, resolve
from pipeline.warehouse.connection import SCHEMA
from pipeline.warehouse.linking import Linked, links_to_store, store_linked
from pipeline.warehouse.raw_events import store_extractions
from tests.resolve.making import articles, mention


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text("utf-8"))
        yield connection


def put(connection: duckdb.DuckDBPyConnection, world: Sequence[Sequence[Mention]]) -> None:
    """What ingest and extraction store for these articles, in place of what they had before."""
    rows = [
        {
            **dict.fromkeys(("article_id", "source_id", "source_uri", "text"), of[0].article_id),
            "record_number": 1,
            "published_date": of[0].published_date,
            "ingested_at": None,
        }
        for of in world
    ]
    table = pa.Table.from_pylist(rows).drop_columns("ingested_at")
    connection.register("added", table)
    connection.execute(
        "insert or replace into raw.articles by name select *, timestamp '2026-01-01' as ingested_at from added"
    )
    found = [(Article(of[0].article_id, "", "", 1, ""), [m.event for m in of]) for of in world]
    store_extractions(connection, found, "fake", "1")


def link(connection: duckdb.DuckDBPyConnection, version: str = "1", **how: float) -> Linked:
    linked = links_to_store(connection, version, **how)
    store_linked(connection, linked, version)
    return linked


def stored(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    return connection.execute("select mention_id, event_id, rule from raw.event_links order by all").fetchall()


def expected(world: Sequence[Sequence[Mention]]) -> list[tuple[str, str, str]]:
    return [(x.mention_id, x.event_id, x.rule) for x in resolve(m for of in world for m in numbered(of))]


def numbered(of_article: Sequence[Mention]) -> list[Mention]:
    """The mentions with the ids that the warehouse gives them."""
    return [
        Mention(f"{m.article_id}-{place:02d}", m.article_id, m.published_date, None, m.event)
        for place, m in enumerate(of_article, 1)
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.randoms(), st.integers(1, 4))
def test_any_batches_in_any_order_store_what_one_run_over_everything_gives(world, random, batch_size):
    random.shuffle(world)
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text("utf-8"))
        for start in range(0, len(world), batch_size):
            put(connection, world[start : start + batch_size])
            assert not link(connection, full_share=1e9).everything or start == 0
        assert stored(connection) == expected(world)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), articles(most=2))
def test_articles_extracted_again_leave_what_the_new_extraction_alone_gives(world, again):
    world = {of[0].article_id: of for of in world}
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text("utf-8"))
        put(connection, list(world.values()))
        link(connection)
        again = [of[:1] for of in again if of[0].article_id in world]
        put(connection, again)
        link(connection, full_share=1e9)
        changed = {of[0].article_id: of for of in again}
        dates = {article_id: of[0].published_date for article_id, of in (world | changed).items()}
        assert {m.article_id: m.published_date for of in changed.values() for m in of}.items() <= dates.items()
        assert stored(connection) == expected(list((world | changed).values()))


def pacts(warehouse: duckdb.DuckDBPyConnection, count: int) -> list[list[Mention]]:
    """Articles about as many pairs."""
    codes = [f"{a}{b}X" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]
    return [[mention(f"a{n}-01", "agreement signed", f"{codes[n]} USA")] for n in range(count)]


def test_an_article_about_others_reads_and_moves_nothing(warehouse):
    put(warehouse, pacts(warehouse, 10))
    assert link(warehouse).everything
    put(warehouse, [[mention("b0-01", "agreement signed", "JPN PHL")]])
    linked = link(warehouse)
    assert (linked.everything, linked.new_mentions, linked.moved, linked.read_again) == (False, 1, 0, 0)
    assert [x.mention_id for x in linked.new.links] == ["b0-01"]


def test_a_run_without_anything_new_does_nothing(warehouse):
    put(warehouse, pacts(warehouse, 10))
    link(warehouse)
    before = stored(warehouse)
    linked = link(warehouse)
    assert (linked.everything, linked.new_mentions, linked.read_again, linked.new.links) == (False, 0, 0, [])
    assert stored(warehouse) == before


def test_a_named_report_that_arrives_late_draws_the_unnamed_ones_to_it(warehouse):
    put(warehouse, pacts(warehouse, 10))
    put(warehouse, [[mention("d0-01", "exercise completed", "PHL USA", when="2024-04")]])
    link(warehouse)
    put(warehouse, [[mention("n0-01", "exercise completed", "PHL USA", when="2024-04", name="Balikatan")]])
    linked = link(warehouse)
    assert (linked.new_mentions, linked.moved) == (1, 1)
    events = {mention_id: event_id for mention_id, event_id, _ in stored(warehouse)}
    assert events["d0-01"] == events["n0-01"]


def test_another_version_of_the_resolver_resolves_everything_anew(warehouse):
    put(warehouse, pacts(warehouse, 10))
    link(warehouse, "1")
    assert not link(warehouse, "1").everything
    assert link(warehouse, "2").everything
    assert not link(warehouse, "2").everything


def test_links_of_a_warehouse_made_before_features_were_stored_are_made_anew(warehouse):
    put(warehouse, pacts(warehouse, 3))
    link(warehouse)
    warehouse.execute("delete from raw.mention_features")
    assert link(warehouse).everything
    assert warehouse.execute("select count(*) from raw.mention_features").fetchall() == [(3,)]


def test_a_run_killed_before_it_stores_leaves_the_links_as_they_were(warehouse):
    put(warehouse, pacts(warehouse, 10))
    link(warehouse)
    before = stored(warehouse)
    put(warehouse, [[mention("b0-01", "agreement signed", "JPN PHL")]])
    linked = links_to_store(warehouse, "1")
    broken = Linked(Resolution([EventLink("b0-01", None, "")], linked.new.features), [], *(False, 1, 0, 0))  # type: ignore[arg-type]
    with pytest.raises(duckdb.Error):
        store_linked(warehouse, broken, "1")
    assert stored(warehouse) == before
    link(warehouse)
    assert len(stored(warehouse)) == 11
