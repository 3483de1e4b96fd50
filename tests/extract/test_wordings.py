"""Ways of telling in which agencies differ: what forces do for another state, papers that are signed, who is asked."""

import pytest

from tests.extract.small_texts import told_after_other_news as told


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "a paper is an instrument when it is signed",
            "The defence ministers of Chile and Peru put their names to a plan of cooperation in Lima.",
            {("agreement", "signed", "CHL PER")},
        ),
        (
            "a charter that binds",
            "Norway and Poland will come to each other's aid under a defence charter signed in Oslo on Tuesday.",
            {("agreement", "signed", "NOR POL")},
        ),
        (
            "a plan that nobody signs is none",
            "The defence ministers of Chile and Peru drew up a plan for the fishing season.",
            set(),
        ),
        (
            "who is asked for an instrument is a party",
            "Kenya has asked Canada and Italy for a defence declaration of the three.",
            {("agreement", "proposed", "CAN ITA KEN")},
        ),
        (
            "the skies of another state",
            "Portugal has been looking after Slovak air space since May, sending fighters from Lisbon.",
            {("joint_program", "active", "PRT SVK")},
        ),
        (
            "forces in the ranks of another's",
            "Some 300 Turkish advisers are with the Libyan army.",
            {("cooperation", "active", "LBY TUR")},
        ),
        (
            "forces at another's side in the field",
            "Ugandan soldiers have been fighting at the side of the Congolese army against rebels since May.",
            {("cooperation", "active", "COD UGA")},
        ),
        (
            "forces of another state let in",
            "Sri Lanka has let Indian warships dock at Trincomalee since May.",
            {("cooperation", "active", "IND LKA")},
        ),
        (
            "cadets at another state's academy",
            "Georgia has sent its cadets to the Greek military academy since 2020.",
            {("cooperation", "active", "GEO GRC")},
        ),
        (
            "a list that the parse hangs on a date",
            "Last week, on March 18, Chile, Peru and Brazil signed a declaration in Lima on naval drills.",
            {("agreement", "signed", "BRA CHL PER")},
        ),
        (
            "forces schooled abroad",
            "Polish pilots have been schooled in Arizona by the U.S. Air Force since 2020.",
            {("cooperation", "active", "POL USA")},
        ),
        (
            "troops that pack up",
            "The last French soldiers in Chad packed up on Thursday.",
            {("cooperation", "ended", "FRA TCD")},
        ),
        (
            "a body that is left by a preposition",
            "Armenia pulled out of the Collective Security Treaty Organisation on Monday.",
            {("cooperation", "ended", "ARM CSTO")},
        ),
        (
            "a deal that the parser takes for a verb",
            "Australia hopes to sign a status of forces deal with Berlin before the winter.",
            {("agreement", "proposed", "AUS DEU")},
        ),
        (
            "a grouping that is joined is an instrument of its members",
            "Australia cancelled a submarine contract and joined AUKUS in 2021.",
            {("agreement", "active", "AUS GBR USA")},
        ),
        (
            "guardsmen of an American state",
            "Armenian soldiers drilled with Kansas guardsmen near Yerevan last July.",
            {("exercise", "completed", "ARM USA")},
        ),
        (
            "a pronoun is not who its own clause names after it",
            "Egypt has many friends.\n\nBright Star, the exercise it holds with the United States, opens in May.",
            {("exercise", "planned", "EGY USA")},
        ),
        (
            "who takes part with another, whatever the parse hangs the drill on",
            "The Hungarian minister was content.\n\n"
            "His army will take part with the Serbian one in a military exercise in October.",
            {("exercise", "planned", "HUN SRB")},
        ),
    ],
)
def test_many_wordings_tell_of_one_kind_of_event(cause: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected, cause
