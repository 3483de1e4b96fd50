"""Every column is described, where readers look for it: in the database itself."""

from tests.dbt.conftest import Ask


def test_every_column_has_its_comment(ask: Ask) -> None:
    undescribed = ask(
        """
        select schema_name, table_name, column_name from duckdb_columns()
        where schema_name in ('staging', 'intermediate', 'marts', 'reference') and comment is null
        """
    )
    assert undescribed == []


def test_every_table_says_what_a_row_is(ask: Ask) -> None:
    rows = ask("select table_name, comment from duckdb_tables() where schema_name in ('intermediate', 'marts')")
    assert len(rows) > 15
    assert [name for name, comment in rows if not (comment or "").startswith("One row per ")] == []
