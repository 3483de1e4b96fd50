"""The published copy: complete, old enough for old readers, replaced at once or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from pipeline.settings import PROJECT_ROOT, Settings
from pipeline.warehouse.publish import PublishError, publish

OLD_DUCKDB = PROJECT_ROOT / ".venv" / "duckdb-1.1"


@pytest.fixture
def settings(own_world: Settings) -> Settings:
    """A warehouse of the test's own, so that it may be changed."""
    return own_world


def _count(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute("select count(*) from marts.articles").fetchone()
    assert row
    return int(row[0])


def test_the_copy_has_all_tables_rows_and_comments(settings: Settings) -> None:
    published = publish(settings)
    assert published.row_counts["articles"] == 13
    with duckdb.connect(str(published.database), read_only=True) as copy:
        comments = copy.execute(
            "select count(*), count(comment) from duckdb_columns() where schema_name = 'marts'"
        ).fetchone()
    assert comments and comments[0] == comments[1]
    for table, rows in published.row_counts.items():
        assert duckdb.read_parquet(str(published.parquet / f"{table}.parquet")).shape[0] == rows


def test_duckdb_1_1_opens_the_copy(settings: Settings) -> None:
    published = publish(settings)
    question = "select evidence_spans[1]['end'] from marts.event_mentions where mention_id = 'r2-01'"
    code = (
        "import duckdb, sys; assert duckdb.__version__ == '1.1.3', duckdb.__version__;"
        "print(duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchone()[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(published.database), question],
        env=os.environ | {"PYTHONPATH": str(OLD_DUCKDB)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == "10", f"{run.stderr} (make setup installs DuckDB 1.1.3 into {OLD_DUCKDB})"


def test_a_reader_keeps_the_old_file_and_the_next_sees_the_new(settings: Settings) -> None:
    path = publish(settings).database
    code = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True); print('open', flush=True);"
        "sys.stdin.readline(); print(c.execute('select count(*) from marts.articles').fetchone()[0])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as old_reader:
        assert old_reader.stdout and old_reader.stdout.readline().strip() == "open"
        with duckdb.connect(str(settings.warehouse_path)) as warehouse:
            warehouse.execute("delete from marts.articles where article_id = 'n1'")
        publish(settings)
        out, _ = old_reader.communicate("\n", timeout=30)
    assert (out.strip(), _count(path)) == ("13", 12)


def test_a_failure_leaves_the_old_copy(settings: Settings) -> None:
    published = publish(settings)
    before = published.database.stat().st_ino
    with duckdb.connect(str(settings.warehouse_path)) as warehouse:
        warehouse.execute("drop schema marts cascade")
    with pytest.raises(PublishError, match="make run"):
        publish(settings)
    assert published.database.stat().st_ino == before
    assert sorted(p.name for p in settings.published_dir.iterdir()) == ["entente.duckdb", "exports", "parquet"]


def test_killed_in_the_middle_the_old_copy_stays_and_the_next_run_clears_up(settings: Settings) -> None:
    path = publish(settings).database
    with duckdb.connect(str(settings.warehouse_path)) as warehouse:
        warehouse.execute("delete from marts.articles where article_id = 'n1'")
    # Stops just before the check, when the new files stand aside complete but unchecked.
    code = (
        "import time; from pipeline.settings import Settings; from pipeline.warehouse import publish as p;"
        "p._check = lambda *_: (print('built', flush=True), time.sleep(60)); p.publish(Settings.from_env())"
    )
    env = os.environ | {"PIPELINE_WAREHOUSE_DIR": str(settings.warehouse_dir)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout and process.stdout.readline().strip() == "built"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    assert _count(path) == 13
    assert len(list(settings.published_dir.glob(".building-*"))) == 1
    publish(settings)
    assert _count(path) == 12
    assert not list(settings.published_dir.glob(".building-*"))


def test_opening_while_publishing_never_fails(settings: Settings) -> None:
    path = publish(settings).database
    code = (
        "from pipeline.settings import Settings; from pipeline.warehouse.publish import publish\n"
        "for _ in range(5): publish(Settings.from_env())"
    )
    env = os.environ | {"PIPELINE_WAREHOUSE_DIR": str(settings.warehouse_dir)}
    opened = 0
    with subprocess.Popen([sys.executable, "-c", code], env=env) as process:
        while process.poll() is None:
            assert _count(path) == 13
            opened += 1
            time.sleep(0.01)
    assert process.returncode == 0
    assert opened > 5
