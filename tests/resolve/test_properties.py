"""What must hold whatever the articles: order does not matter, batches do not matter, an article is not folded up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import EventType
from pipeline.resolve import resolve
from tests.resolve.making import Store, articles, mention


@settings(deadline=None)
@given(articles(), st.randoms())
def test_order_does_not_matter(world, random):
    mentions = [m for article in world for m in article]
    expected = resolve(mentions)
    random.shuffle(mentions)
    assert resolve(mentions) == expected


@settings(max_examples=200, deadline=None)  # a busy machine must not fail the test
@given(articles(), st.randoms(), st.integers(1, 4))
def test_any_batches_give_what_one_run_gives(world, random, batch_size):
    expected = {link.mention_id: link for link in resolve(m for article in world for m in article)}
    random.shuffle(world)
    store = Store()
    for start in range(0, len(world), batch_size):
        store.increment(m for article in world[start : start + batch_size] for m in article)
    assert store.links == expected


@settings(deadline=None)
@given(articles())
def test_every_mention_gets_exactly_one_event(world):
    mentions = [m for article in world for m in article]
    assert [link.mention_id for link in resolve(mentions)] == sorted(m.mention_id for m in mentions)


@settings(deadline=None)
@given(articles())
def test_two_records_of_one_article_are_two_events_save_rounds_of_a_forum(world):
    mentions = {m.mention_id: m for article in world for m in article}
    seen = {}
    for link in resolve(mentions.values()):
        m = mentions[link.mention_id]
        if m.event.event_type is not EventType.TALKS:
            assert seen.setdefault((link.event_id, m.article_id), link.mention_id) == link.mention_id


@settings(deadline=None)
@given(articles())
def test_classes_never_mix(world):
    mentions = {m.mention_id: m for article in world for m in article}
    classes = {}
    for link in resolve(mentions.values()):
        event_class = mentions[link.mention_id].event.event_class
        assert classes.setdefault(link.event_id, event_class) == event_class


@settings(deadline=None)
@given(articles())
def test_copies_of_an_article_tell_of_no_further_events(world):
    article = world[0]
    copies = [
        type(m)(m.mention_id.replace("a0-", f"copy{n}-"), f"copy{n}", m.published_date, None, m.event)
        for n in range(3)
        for m in article
    ]
    events = {link.event_id for link in resolve(article + copies)}
    assert len(events) == len({link.event_id for link in resolve(article)})


@settings(deadline=None)
@given(articles())
def test_an_article_about_others_changes_nothing(world):
    before = resolve(m for article in world for m in article)
    other = mention("zz-01", "agreement signed", "BRA CHL", name="Defence Cooperation Agreement")
    after = [link for link in resolve([other, *(m for a in world for m in a)]) if link.mention_id != "zz-01"]
    assert after == before


@settings(deadline=None)
@given(articles())
def test_an_increment_reads_only_what_it_may_touch(world):
    store = Store()
    store.increment(m for article in world for m in article)
    store.fetched.clear()
    store.increment([mention("zz-01", "agreement signed", "BRA CHL")])
    assert not store.fetched


def test_an_article_extracted_again_with_fewer_events_leaves_the_rest_as_if_it_had_never_said_more():
    drill = mention("a-01", "exercise completed", "PHL USA", when="2024-04")
    named = mention("b-01", "exercise completed", "PHL USA", when="2024-04", name="Balikatan")
    store = Store()
    store.increment([drill, named])
    assert len({link.event_id for link in store.links.values()}) == 1
    gone = store.features.pop("b-01")
    del store.links["b-01"]
    store.increment([], [gone])
    assert list(store.links.values()) == resolve([drill])
