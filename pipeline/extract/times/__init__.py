"""Time expressions: found in text and resolved against the day of publication. Pure functions, no parser."""

from pipeline.extract.times.grammar import find_times
from pipeline.extract.times.model import ResolvedTime, Tense, TimeKind, TimeMention
from pipeline.extract.times.resolving import completes, merge, resolve

__all__ = ["ResolvedTime", "Tense", "TimeKind", "TimeMention", "completes", "find_times", "merge", "resolve"]
