"""The project's own lexicon: complete where readers rely on it, and free of the known traps."""

import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from pipeline.extract.lexicon import __file__ as package_file
from pipeline.extract.lexicon import build_lexicon, load_lexicon
from pipeline.extract.lexicon.words import FOLDER

LEXICON = load_lexicon()
ALIASES = {alias.text: alias for alias in LEXICON.aliases}
STATES_BESIDE_THE_UN_MEMBERS = {"TWN", "PSE", "XKX", "COK", "NIU"}
ONE_OFFS_WITH_A_NUMBER = {"ARC 21", "ASEX-01 Natuna", "Jeanne d'Arc 21", "Ocean-2024"}
BODIES = set("EU NATO ASEAN UN AU GCC CSTO SCO ECOWAS OSCE ARAB_LEAGUE PIF CARICOM OAS G7 AES".split())


def test_all_states_and_bodies_of_the_guide_are_there() -> None:
    states = {code for code, actor in LEXICON.actors.items() if actor.actor_type == "state"}

    assert len(states - STATES_BESIDE_THE_UN_MEMBERS) == 193
    assert states >= STATES_BESIDE_THE_UN_MEMBERS
    assert set(LEXICON.actors) - states == BODIES


@pytest.mark.parametrize("kind", ["name", "demonym", "capital"])
def test_every_state_has_a(kind: str) -> None:
    have = {code for alias in LEXICON.aliases if alias.kind == kind for code in alias.actor_codes}
    missing = [code for code, actor in LEXICON.actors.items() if actor.actor_type == "state" and code not in have]

    # The people of Dominica share their English demonym with the Dominican Republic, which is in the news more often.
    assert missing == (["DMA"] if kind == "demonym" else [])


def test_every_state_has_iso2_and_region_and_every_state_is_a_place() -> None:
    states = [actor for actor in LEXICON.actors.values() if actor.actor_type == "state"]
    on_the_map = {place.actor_code for place in LEXICON.places if place.kind == "country"}

    assert [actor.code for actor in states if not (actor.iso2 and actor.region)] == []
    assert [actor.code for actor in states if actor.code not in on_the_map] == []


def test_there_is_enough_of_everything() -> None:
    kinds = Counter(alias.kind for alias in LEXICON.aliases)
    places = Counter(place.kind for place in LEXICON.places)

    assert kinds["force"] >= 150
    assert kinds["ship_prefix"] >= 30
    assert len(LEXICON.blockers) >= 250
    assert len({leader.names[0] for leader in LEXICON.leaders}) >= 500
    assert places["base"] + places["training_area"] >= 400
    assert places["city"] >= 1500
    assert len(LEXICON.series) >= 250
    assert len(LEXICON.instruments) >= 120


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("AUKUS", "AUS GBR USA"),
        ("the Quad", "AUS IND JPN USA"),
        ("Five Eyes", "AUS CAN GBR NZL USA"),
        ("Baltic states", "EST LTU LVA"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Cote d'Ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Filipinos", "PHL"),
        ("Ni-Vanuatu", "VUT"),
        ("The Hague", "NLD"),
        ("Malacañang", "PHL"),
        ("JMSDF", "JPN"),
        ("HMAS", "AUS"),
        ("Royal Navy of Oman", "OMN"),
        ("European Commission", "EU"),
        ("Sino-", "CHN"),
        ("Franco-", "FRA"),
    ],
)
def test_the_usual_ways_to_name_an_actor(text: str, codes: str) -> None:
    assert ALIASES[text].actor_codes == tuple(codes.split())


@pytest.mark.parametrize("text", ["Georgia", "Jordan", "Chad", "Turkey", "Washington", "Brussels", "Korea", "AFP"])
def test_what_is_often_something_else_is_marked(text: str) -> None:
    assert ALIASES[text].ambiguous


@pytest.mark.parametrize("text", ["AFP", "Holland", "Hague", "MOD", "PH"])
def test_what_is_mostly_something_else_needs_support(text: str) -> None:
    assert ALIASES[text].needs_support


@pytest.mark.parametrize("text", ["Of", "Male", "us", "polish", "turkey", "the"])
def test_ordinary_words_are_no_aliases(text: str) -> None:
    assert text not in ALIASES


@pytest.mark.parametrize(
    "text",
    [
        "South China Sea",
        "Sea of Japan",
        "Indian Ocean",
        "Gulf of Thailand",
        "New Mexico",
        "Korea Herald",
        "Indo-Pacific",
    ],
)
def test_phrases_that_only_contain_an_alias_are_known(text: str) -> None:
    known = {blocker.text for blocker in LEXICON.blockers} | {n for place in LEXICON.places for n in place.names}

    assert text in known


def test_an_alias_names_a_place_of_the_same_state() -> None:
    """Where an unambiguous capital is also a city, the two files agree on whose it is."""
    cities = {name: place for place in LEXICON.places if place.kind == "city" for name in place.names}
    clashes = {
        alias.text: (alias.actor_codes, cities[alias.text].actor_code)
        for alias in LEXICON.aliases
        if alias.kind == "capital" and not alias.ambiguous and alias.text in cities
        if cities[alias.text].actor_code not in alias.actor_codes
    }

    assert clashes == {}


def test_a_surname_that_belongs_to_several_actors_needs_the_first_name() -> None:
    owners = defaultdict(set)
    persons = defaultdict(set)
    for leader in LEXICON.leaders:
        persons[leader.names[0]].add(leader.actor_code)
    for leader in LEXICON.leaders:
        for surname in leader.surnames:
            owners[surname] |= persons[leader.names[0]]
    loose = {
        (leader.names[0], surname)
        for leader in LEXICON.leaders
        for surname in leader.surnames
        if not leader.needs_first_name and owners[surname] - persons[leader.names[0]]
    }

    assert loose == set()


def test_series_names_carry_no_year_or_edition() -> None:
    names = [name for series in LEXICON.series for name in series.names]
    dated = [name for name in names if any(part.isdigit() for part in name.replace("-", " ").split())]

    assert set(dated) <= ONE_OFFS_WITH_A_NUMBER


def test_loading_is_quick() -> None:
    best = min(_seconds(Path(package_file).parent) for _ in range(3))

    assert best < 0.5  # seconds of CPU; 0.06 to 0.1 on a quiet machine


def _seconds(folder: Path) -> float:
    start = time.process_time()
    build_lexicon(folder)
    return time.process_time() - start


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.name)
def test_every_yaml_file_is_a_mapping(file: Path) -> None:
    """dbt takes the folder for its seeds and reads its YAML files too: a list at the top stops it."""
    assert isinstance(yaml.safe_load(file.read_text("utf-8")), dict)
