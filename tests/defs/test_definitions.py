"""The graph as Dagster loads it: complete, described, owned."""

import dagster as dg
import pytest

from pipeline.definitions import defs


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return defs()


def specs(definitions: dg.Definitions) -> list[dg.AssetSpec]:
    return [s for s in definitions.resolve_all_asset_specs() if not s.metadata.get("dagster/is_external")]


def test_every_asset_is_described_owned_grouped_and_of_a_kind(definitions: dg.Definitions) -> None:
    produced = [s for s in specs(definitions) if s.key.path[0] != "raw" or s.owners]
    assert len(produced) > 30
    for spec in produced:
        assert spec.description, spec.key
        assert spec.owners, spec.key
        assert spec.group_name not in {None, "default"}, spec.key
        assert spec.kinds, spec.key


def test_the_flow_runs_from_articles_to_the_published_copy(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    published = dg.AssetKey(["published", "entente"])
    upstream = dg.AssetSelection.assets(published).upstream().resolve(graph)
    for key in (["raw", "articles"], ["raw", "event_mentions"], ["raw", "event_links"], ["marts", "partnerships"]):
        assert dg.AssetKey(key) in upstream


def test_the_jobs_are_there(definitions: dg.Definitions) -> None:
    names = {job.name for job in definitions.resolve_all_job_defs()}
    assert {"refresh", "evaluate", "re_extract", "take_in", "poll_feeds"} <= names
