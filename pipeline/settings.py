"""Every switch of the pipeline, read from the environment in one place, each with a working default.

Here: names, defaults, allowed values and the message on a wrong one. `python -m pipeline.settings` prints them.
Not here: anything that acts on a setting.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from pipeline.extract import EXTRACTORS

PROJECT_ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE_FILE = "warehouse.duckdb"  # dbt's manifest holds the stem as catalog name: vary the folder, not the file
SWITCH = ("off", "on")
PUBLISHED_FILE = "entente.duckdb"


class SettingsError(ValueError):
    """A setting that cannot be used; the message names the variable, the value and what is allowed."""


def _setting(variable: str, default: str, says: str) -> str:
    value: str = field(default=default, metadata={"variable": variable, "says": says})
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """The switches as texts: the one list of variables, defaults and meanings."""

    raw_uri: str = _setting("PIPELINE_RAW_URI", "data/raw", "where articles are read from: a folder or fsspec URL")
    warehouse_dir: str = _setting("PIPELINE_WAREHOUSE_DIR", "data/warehouse", "holds warehouse.duckdb and published/")
    extractor: str = _setting("PIPELINE_EXTRACTOR", "rules", f"one of: {', '.join(EXTRACTORS)}")
    workers: str = _setting("PIPELINE_WORKERS", "1", "processes that extract (1: in the run's own process)")
    batch_size: str = _setting("PIPELINE_BATCH_SIZE", "500", "articles per committed batch")
    max_document_mb: str = _setting(
        "PIPELINE_MAX_DOCUMENT_MB", "256", "a larger (unpacked) file is rejected, if its format is read as a whole"
    )
    max_article_chars: str = _setting("PIPELINE_MAX_ARTICLE_CHARS", "1000000", "a longer article is rejected")
    fields_file: str = _setting("PIPELINE_FIELDS_FILE", "", "YAML file with field names of your own (docs/formats.md)")
    sources_file: str = _setting("PIPELINE_SOURCES_FILE", "data/sources.yaml", "the list of feeds (docs/feeds.md)")
    automation: str = _setting(
        "PIPELINE_AUTOMATION", "off", "on: sensors and the feeds' schedule run unless switched off"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The switches, checked and typed."""

    raw_uri: str
    warehouse_dir: Path
    extractor: str
    workers: int
    batch_size: int
    max_document_mb: int
    max_article_chars: int
    fields_file: Path | None
    sources_file: Path
    is_automated: bool

    @property
    def warehouse_path(self) -> Path:
        """The pipeline's own DuckDB file."""
        return self.warehouse_dir / WAREHOUSE_FILE

    @property
    def published_dir(self) -> Path:
        """The folder that readers use."""
        return self.warehouse_dir / "published"

    @property
    def published_path(self) -> Path:
        """The DuckDB file that readers open."""
        return self.published_dir / PUBLISHED_FILE

    @property
    def parquet_dir(self) -> Path:
        """Where publishing writes one Parquet file a table."""
        return self.published_dir / "parquet"

    @property
    def feeds_dir(self) -> Path:
        """What is remembered of each feed between polls."""
        return self.warehouse_dir / "feeds"

    @property
    def exports_dir(self) -> Path:
        """Where publishing writes the marts in the formats of other tools."""
        return self.published_dir / "exports"

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Read and check the settings.

        Relative folders are meant from the project's root, so that a run does not depend on where it is started.
        Raises SettingsError on a value that is not allowed and on an unknown PIPELINE_ variable (a typo would
        otherwise be ignored in silence).
        """
        env = os.environ if env is None else env
        known = {f.metadata["variable"]: f for f in fields(_Texts)}
        unknown = sorted(name for name in env if name.startswith("PIPELINE_") and name not in known)
        if unknown:
            raise SettingsError(f"unknown setting {', '.join(unknown)}; known are: {', '.join(known)}")
        texts = _Texts(**{f.name: env[v] for v, f in known.items() if env.get(v, "").strip()})
        if texts.extractor not in EXTRACTORS:
            raise SettingsError(f"PIPELINE_EXTRACTOR={texts.extractor!r}: allowed are {', '.join(EXTRACTORS)}")
        if texts.automation not in SWITCH:
            raise SettingsError(f"PIPELINE_AUTOMATION={texts.automation!r}: allowed are {', '.join(SWITCH)}")
        return cls(
            raw_uri=texts.raw_uri if "://" in texts.raw_uri else str(_from_root(texts.raw_uri)),
            warehouse_dir=_from_root(texts.warehouse_dir),
            extractor=texts.extractor,
            workers=_positive("PIPELINE_WORKERS", texts.workers),
            batch_size=_positive("PIPELINE_BATCH_SIZE", texts.batch_size),
            max_document_mb=_positive("PIPELINE_MAX_DOCUMENT_MB", texts.max_document_mb),
            max_article_chars=_positive("PIPELINE_MAX_ARTICLE_CHARS", texts.max_article_chars),
            fields_file=_from_root(texts.fields_file) if texts.fields_file else None,
            sources_file=_from_root(texts.sources_file),
            is_automated=texts.automation == "on",
        )

    def describe(self) -> str:
        """One line per setting: variable, value in force, meaning."""
        return "\n".join(
            f"{f.metadata['variable']:28} {self._in_force(f.name)!s:44} {f.metadata['says']}" for f in fields(_Texts)
        )

    def _in_force(self, name: str) -> object:
        return SWITCH[self.is_automated] if name == "automation" else getattr(self, name)


def _from_root(path: str) -> Path:
    return (PROJECT_ROOT / Path(path).expanduser()).resolve()


def _positive(variable: str, text: str) -> int:
    if not text.strip().isdecimal() or int(text) < 1:
        raise SettingsError(f"{variable}={text!r}: a whole number of at least 1 is needed")
    return int(text)


if __name__ == "__main__":
    print(Settings.from_env().describe())
