"""A published small world in which article, name and address are as hostile as an article can be."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.settings import Settings
from pipeline.warehouse.publish import publish

# The spans of world.sql are 0-10 and 40-60 (characters) of every text.
HOSTILE_TEXT = (
    '<b>bold</b> and <img src="https://evil.example/x.png" onerror="window.harmed=1"> ![x](https://evil.example/y)'
)
HOSTILE_NAME = "<script>window.harmed=1</script> [RAA](https://evil.example) **x**"


def publish_hostile(settings: Settings) -> None:
    """Change the world of these settings and publish it."""
    with duckdb.connect(str(settings.warehouse_path)) as warehouse:
        warehouse.execute("update marts.articles set text = ? || repeat(' x', 80), title = ?", [HOSTILE_TEXT] * 2)
        warehouse.execute("update marts.articles set url = 'javascript:window.harmed=1' where article_id = 'r1'")
        warehouse.execute("update marts.partnerships set name = ? where name = 'RAA'", [HOSTILE_NAME])
        warehouse.execute("update marts.event_mentions set evidence = [?]", [HOSTILE_TEXT])
        warehouse.execute(
            "update marts.exercises set latitude = 15.5, longitude = 120.5, location = ? where name = 'Balikatan'",
            [HOSTILE_NAME],
        )
    publish(settings)


@pytest.fixture
def world(own_world: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings, in force, of a published world of the test's own."""
    publish_hostile(own_world)
    monkeypatch.setenv("PIPELINE_WAREHOUSE_DIR", str(own_world.warehouse_dir))
    return own_world
