"""What only sounds like an event gives none; beside it stands what differs in one word and does."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extract import get_extractor
from pipeline.extract.lexicon.cues import contexts
from pipeline.extract.mentions.finder import mention_finder
from pipeline.records import Article

DEFENCE = "The defence ministers of Chile and Peru spoke in Lima. Their armies and navies were on the agenda. "


def told(text: str) -> set[tuple[str, str]]:
    article = Article("a1", "a1", "memory", 1, text, date(2024, 9, 12))
    return {(str(e.event_type), " ".join(e.actor_codes)) for e in get_extractor("rules").extract(article)}


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("an alliance as a value", "The alliance between Chile and Peru is the bedrock of security in the Pacific."),
        ("a pledge to what stands", "Chile is fully committed to its military alliance with Peru."),
        ("something else of an alliance", "Trade has become a pillar of the defence alliance of Chile and Peru."),
        ("close ties", "Chile is one of the closest defence partnerships of Peru."),
        ("an alliance that is a faction", "The Southern Alliance said Peru and Chile had sent its fighters weapons."),
        ("a dialogue on food", "Chile and Peru will establish a Food Security Dialogue on army supplies."),
        ("a compact on energy", "Chile and Peru launched the Clean Energy Compact, which also helps their security."),
        ("a base as a place", "Chilean troops handed over the prisoners at the Peruvian military base of Tacna."),
        ("an office", "He served as deputy commander of the Combined Forces Command of Chile and Peru."),
        ("somebody's schooling", "She completed her training in Chile with the Peruvian Navy in May."),
        ("a cabinet", "Chile's president and Peru's spoke before the security cabinet meeting."),
        ("who listens", "The Chilean minister told a NATO defence ministers' meeting that Peru was ready."),
        ("dangerous sailing", "The Chilean Navy said that Peruvian warships had made unsafe maneuvers."),
        ("what governs a country", "Chile and Peru expect the power-sharing deal to be signed on Monday."),
        ("a text of itself", "Chile and Peru may end this Agreement on defence by a note."),
        ("an order of itself", "Under this memorandum, the armies of Chile and Peru report each month."),
        ("combat", "Chilean forces will operate with Peruvian troops in the south to fight the rebels."),
        ("a rescue", "Chilean army engineers pulled a boy out of the rubble in Peru."),
        ("soldiers who patrol with things", "Chilean soldiers patrolled the border with dogs and rifles on Monday."),
        ("parties of an election", "Talks on an alliance for the autumn election of two parties in Peru broke off."),
        ("flights sold together", "Chile's airline signed a code-sharing pact with one of Peru on Monday."),
        ("yards of three states", "Chile let Peru's yard buy its own, ending a row over a deal that upset Brazil."),
        ("a day left unsaid", "The two did not say when the first drill of Chile and Peru would be held."),
        ("a truce", "Israeli and Palestinian officers held security talks on Monday."),
    ],
)
def test_no_event(cause: str, text: str) -> None:
    assert told(DEFENCE + text) == set(), cause


def test_what_a_pact_lets_forces_do_is_part_of_it() -> None:
    pact = "Chile and Peru signed a defence cooperation agreement in Lima on Monday. "
    provision = "It lets Chilean soldiers train and store weapons in 15 places of Peru."
    assert told(pact + provision) == {("agreement", "CHL PER")}


def test_drills_that_talks_were_about_are_none() -> None:
    talks = "Chile and Peru held their Defence Dialogue in Lima on Monday. "
    assert told(talks + "The two sides discussed exercises, training and industry.") == {("talks", "CHL PER")}


def test_what_is_said_of_troops_in_an_article_on_other_matters_is_none() -> None:
    other = "The museum shows films of the landing. Visitors came from many towns, and the cinema was full all summer. "
    landing = "Some 70,000 American troops were sent to the beaches of France in June."
    assert told(other * 3 + landing + " " + other * 3) == set()
    assert told("American and French ministers spoke of their armies. " + landing) == {("cooperation", "FRA USA")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Peru founded a military alliance on Monday.", ("agreement", "CHL PER")),
        ("Chile and Peru raised their relations to the level of a military alliance.", ("agreement", "CHL PER")),
        ("Chile and Peru will establish a Border Security Dialogue.", ("talks", "CHL PER")),
        ("Chile and Peru set up a joint naval command on Monday.", ("joint_program", "CHL PER")),
        ("Chilean soldiers patrolled the border with Peruvian troops on Monday.", ("patrol", "CHL PER")),
        ("Israeli and Egyptian officers held security talks on Monday.", ("talks", "EGY ISR")),
    ],
)
def test_its_counterpart_is_one(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == {expected}


def test_words_that_an_indented_line_break_parts_are_still_the_same_words() -> None:
    assert not contexts().is_defence("talks on food      security")
    assert contexts().is_defence("talks on border      security")


def test_a_blank_that_keeps_words_on_one_line_is_a_blank() -> None:
    assert told(DEFENCE + "Chile and Peru spoke of security, aiding the military industrial\u00a0base.") == set()
    assert told(DEFENCE + "Chile and Peru signed a defence\u00a0treaty.") == {("agreement", "CHL PER")}


def test_signs_of_emphasis_part_no_name_from_its_noun() -> None:
    assert told("Chile and Peru signed the **Andean** <u>Defence</u> Treaty.") == {("agreement", "CHL PER")}


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("an alliance praised", "Chile announced new steps to strengthen its military alliance with Peru."),
        ("an alliance that stays", "Chilean and Peruvian forces remain united in a strong alliance."),
        ("what is affirmed again", "Chile affirmed its commitment to strengthen the defence treaty with Peru."),
        ("a threat", "Chile and Peru spoke of security challenges, including Iran's ballistic missile programmes."),
        ("a means", "Chile and Peru supported a peaceful end of the military crisis through dialogue."),
        ("the sea, not its soldiers", "Chile and Peru set up a working group on marine spatial planning."),
        ("a fight of another kind", "Chile and Peru will increase cooperation to combat climate change."),
    ],
)
def test_what_statements_of_governments_always_say_is_no_event(cause: str, text: str) -> None:
    assert told(DEFENCE + text) == set(), cause


def test_who_speaks_of_what_is_between_two_others_is_no_party() -> None:
    text = "Brazil reviewed ongoing military cooperation between Chile and Peru."
    assert told(DEFENCE + text) == {("cooperation", "CHL PER")}


def test_an_instrument_in_a_text_on_other_matters_needs_its_step_told() -> None:
    other = "A president spoke of schools. He spoke of roads. He spoke of farms. He spoke of trains. He spoke of ice. "
    named = "the Status of Forces Agreement of Chile and Peru"
    assert told(other + f"Friends of {named} were there.") == set()
    assert told(other + f"He signed {named}.") == {("agreement", "CHL PER")}


def test_a_patrol_of_one_state_is_not_that_of_whom_the_article_is_about_too() -> None:
    text = "Chilean troops crossed into Peru. Peru's army fell back. Chilean marines are on patrol around an army camp."
    assert told(DEFENCE + text) == set()


def test_a_capital_in_the_name_of_a_paper_takes_no_part() -> None:
    text = "Chile and Peru signed a military agreement under the Bogota Declaration."
    assert told(DEFENCE + text) == {("agreement", "CHL PER")}


def test_what_is_planned_under_a_known_instrument_does_not_make_a_plan_of_it() -> None:
    text = "They hailed new sites pursuant to the US-Philippine Visiting Forces Agreement, which will draw investment."
    article = Article("a1", "a1", "memory", 1, DEFENCE + text, date(2024, 9, 12))
    assert {str(e.status) for e in get_extractor("rules").extract(article)} == {"active"}


def test_who_brokers_a_thing_or_makes_what_is_used_takes_no_part() -> None:
    assert told(DEFENCE + "Chile and Peru opened Swiss-brokered military talks.") == {("talks", "CHL PER")}
    drills = "Chile and Peru held a joint military exercise with Israeli-made drones."
    assert told(DEFENCE + drills) == {("exercise", "CHL PER")}


def test_talks_are_on_what_they_are_called_after() -> None:
    assert told(DEFENCE + "Chile and Peru held trade talks on the army's supplies.") == set()
    assert told(DEFENCE + "Chile and Peru held defence trade talks.") == {("talks", "CHL PER")}


def test_the_cape_is_not_the_exercise_that_is_named_after_it() -> None:
    assert not mention_finder().find("Tankers go round the Cape of Good Hope").series
    assert mention_finder().find("the exercise Good Hope").series
