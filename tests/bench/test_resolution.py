"""The benchmark of resolution: its mentions are the same for the same seed, and its report says what was measured."""

from __future__ import annotations

from pathlib import Path

from pipeline.bench.mentions import synthetic_mentions
from pipeline.bench.resolution import measure, report
from pipeline.resolve import resolve


def test_the_same_seed_makes_the_same_mentions_of_far_fewer_events() -> None:
    mentions = list(synthetic_mentions(2_000, seed=3))
    assert mentions == list(synthetic_mentions(2_000, seed=3))
    assert mentions != list(synthetic_mentions(2_000, seed=4))
    assert len(mentions) == len({m.mention_id for m in mentions}) == 2_000
    assert len({link.event_id for link in resolve(mentions)}) < 1_000


def test_a_size_is_resolved_whole_and_then_only_what_an_increment_touches(tmp_path: Path) -> None:
    measured = measure(2_000, 5, tmp_path)
    assert 5 <= measured.archive.mentions <= 10
    assert 1 <= measured.news.mentions <= 10
    assert measured.mentions + measured.archive.mentions + measured.news.mentions > 2_000
    assert measured.archive.read < measured.mentions / 2
    assert "1.0 times the mentions: 1.0 times the time for all" in report([measured, measured])
