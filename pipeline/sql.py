"""`python -m pipeline.sql`: a SQL prompt on the published marts, read-only.

The DuckDB wheel brings no shell; `duckdb published/entente.duckdb` is better where its command line is installed.
"""

from __future__ import annotations

import atexit
import shutil
import sys
from pathlib import Path

import duckdb

from pipeline.settings import Settings
from pipeline.warehouse.connection import WarehouseMissingError, reader

PROMPT, MORE = "entente> ", "     ... "
WELCOME = "Tables of schema marts: {tables}\nEnd a statement with ; and leave with Ctrl-D. Example:\n  {example}"
EXAMPLE = "select status, participant_names, best_evidence from partnerships where list_contains(participants, 'JPN');"


def main() -> int:
    """Read statements until the end of input and print their results; 1 when there is nothing published."""
    settings = Settings.from_env()
    try:
        with reader(settings.published_path) as connection:
            connection.execute("use marts")
            _line_editing()
            tables = connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
            print(WELCOME.format(tables=", ".join(str(t[0]) for t in tables), example=EXAMPLE))
            _loop(connection)
    except WarehouseMissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _loop(connection: duckdb.DuckDBPyConnection) -> None:
    statement = ""
    while True:
        try:
            line = input(MORE if statement else PROMPT)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            statement = ""
            print()
            continue
        statement = f"{statement}\n{line}" if statement else line
        if not statement.strip():
            statement = ""
        elif statement.rstrip().endswith(";"):
            _answer(connection, statement)
            statement = ""


def _answer(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    try:
        relation = connection.sql(statement)
        if relation is not None:
            relation.show(max_width=_width())
    except duckdb.Error as error:
        print(error)


def _width() -> int:
    return shutil.get_terminal_size().columns


def _line_editing() -> None:
    """History and arrow keys where the platform has readline."""
    try:
        import readline  # noqa: PLC0415
    except ImportError:
        return
    history = Path.home() / ".entente_history"
    if history.is_file():
        readline.read_history_file(history)
    atexit.register(readline.write_history_file, history)


if __name__ == "__main__":
    sys.exit(main())
