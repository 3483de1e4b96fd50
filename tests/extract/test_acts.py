"""The acts of the lexicon: how an entry is read, and that one entry stands for one act."""

import pytest

from pipeline.extract.lexicon import acts as module
from pipeline.extract.lexicon.acts import Act, Place, acts, look_up
from pipeline.extract.lexicon.yaml_file import CueError
from pipeline.records import EventClass

PARTNERSHIP = EventClass.PARTNERSHIP


def test_the_place_of_it_in_an_entry_says_where_the_event_stands() -> None:
    assert look_up(PARTNERSHIP, Place.SUBJECT, ["lapse"]) is Act.ENDED
    assert look_up(PARTNERSHIP, Place.OBJECT, ["put name to"]) is Act.SIGNED
    assert look_up(PARTNERSHIP, Place.CLAUSE, ["refuse"]) is Act.REJECTED
    assert look_up(PARTNERSHIP, Place.SUBJECT, ["sign"]) is None


def test_the_first_wording_that_is_known_holds() -> None:
    assert look_up(PARTNERSHIP, Place.OBJECT, ["put it", "put on hold", "put off"]) is Act.SUSPENDED
    assert look_up(EventClass.EXERCISE, Place.SUBJECT, ["begin life", "begin"]) is Act.NOTHING


def test_an_entry_under_two_acts_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"partnership": {"signed": ["sign it"], "ended": ["sign it"]}}
    monkeypatch.setattr(module, "read_yaml", lambda _: two)
    acts.cache_clear()
    with pytest.raises(CueError, match="'sign it' of partnership stands under signed and under ended"):
        acts()
    acts.cache_clear()


def test_an_unknown_act_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_yaml", lambda _: {"partnership": {"sealed": ["sign it"]}})
    acts.cache_clear()
    with pytest.raises(CueError, match="sealed"):
        acts()
    acts.cache_clear()
