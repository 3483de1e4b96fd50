"""A block of partnerships with more mentions: what is known of it saves comparing, and changes no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import EventLink, EventType, Status
from pipeline.resolve.features import Feature
from pipeline.resolve.kinds import Kinds
from pipeline.resolve.partnerships import RULES, resolve_partnerships
from pipeline.resolve.resolver import resolve_named
from pipeline.resolve.window import UNDATED, Window

BLOCK = "partnership|deal|JPN PHL"
DEALS = (EventType.AGREEMENT, EventType.AGREEMENT, EventType.COOPERATION, EventType.JOINT_PROGRAM)
STATUSES = (Status.PROPOSED, Status.SIGNED, Status.SIGNED, Status.ACTIVE, Status.ENDED)


@st.composite
def block(draw: st.DrawFn) -> list[Feature]:
    """Many mentions of one pair, deals or talks, some of them in one article, over some years."""
    types = draw(st.sampled_from([DEALS, (EventType.TALKS,)]))
    count = draw(st.integers(2, 24))
    return [_feature(draw, f"a{draw(st.integers(0, count))}", number, types) for number in range(count)]


def _feature(draw: st.DrawFn, article_id: str, number: int, types: Sequence[EventType]) -> Feature:
    # An article has one day of publication; days are drawn coarsely, so that many mentions are alike.
    published = date(2020, 1, 1) + timedelta(days=int(article_id[1:]) * 37 % 900)
    first = date(2020, 1, 1) + timedelta(days=draw(st.sampled_from([0, 5, 10, 20, 40, 60, 120, 400, 800, 1300])))
    windows = [Window(published, published, UNDATED), Window(first, first, 0), Window(first, first + timedelta(30), 1)]
    return Feature(
        mention_id=f"{article_id}-{number:02d}",
        article_id=article_id,
        published=published,
        event_type=draw(st.sampled_from(types)),
        status=draw(st.sampled_from(STATUSES)),
        parties=frozenset({"JPN", "PHL"}),
        name=draw(st.sampled_from(["", "", "", "raa", "pukpuk treaty"])),
        kinds=Kinds(
            draw(st.sampled_from([None, None, "visiting_forces", "supply"])),
            frozenset(draw(st.sets(st.sampled_from(["training", "maritime"]), max_size=2))),
        ),
        window=draw(st.sampled_from(windows)),
        domain=None,
        location=None,
        instrument_members=frozenset(),
        block=BLOCK,
    )


def links(features: Sequence[Feature], known: dict[str, EventLink] | None = None) -> dict[str, EventLink]:
    return {link.mention_id: link for link in resolve_named({BLOCK: list(features)}, known)}


@settings(max_examples=400, deadline=None)
@given(block(), st.data())
def test_what_is_known_changes_no_answer(features, data):
    old = {f.article_id for f in features if data.draw(st.integers(0, 3), label=f.article_id)}
    known = links([f for f in features if f.article_id in old]) if old else {}
    assert links(features, known) == links(features)


def test_a_mention_that_says_nothing_new_makes_nobody_else_choose_again(monkeypatch):
    def told(number: int) -> Feature:
        day = date(2020, 1, 1) + timedelta(days=number // 4 * 100)
        return Feature(
            *(
                f"a{number:03d}-01",
                f"a{number:03d}",
                day,
                EventType.AGREEMENT,
                Status.SIGNED,
                frozenset({"JPN", "PHL"}),
            ),
            *("", Kinds(None, frozenset()), Window(day, day, 0), None, None, frozenset(), BLOCK),
        )

    features = [told(number) for number in range(400)]
    known = links(features[:398])
    asked = []
    fit = RULES.fit
    monkeypatch.setattr(
        "pipeline.resolve.partnerships.RULES", type(RULES)(lambda *a: asked.append(a) or fit(*a), *_others())
    )
    assert len(resolve_partnerships(features, known)) == 100
    assert len(asked) == 2 * 100  # the two new ones, of all events


def _others() -> tuple[object, ...]:
    return (RULES.key, RULES.last_resort, RULES.last_rule)
