"""Which records tell of one real-world event: mentions in, event links with stable ids out.

Pure functions: no database, no Dagster, no clock. The rules are those of the annotation guide ("Which records are one
real-world event"); docs/resolution.md says how they were made into code and what was measured.
"""

from __future__ import annotations

from pipeline.resolve.increment import Known, Store, resolve_increment
from pipeline.resolve.resolver import Resolution, resolve, resolve_articles
from pipeline.resolve.version import resolver_version

__all__ = ["Known", "Resolution", "Store", "resolve", "resolve_articles", "resolve_increment", "resolver_version"]
