"""Which records tell of one real-world event: mentions in, event links with stable ids out.

Pure functions: no database, no Dagster, no clock. The rules are those of the annotation guide ("Which records are one
real-world event"); docs/resolution.md says how they were made into code and what was measured.
"""

from __future__ import annotations

from pipeline.resolve.resolver import blocks_by_mention, resolve, resolve_increment

__all__ = ["blocks_by_mention", "resolve", "resolve_increment"]
