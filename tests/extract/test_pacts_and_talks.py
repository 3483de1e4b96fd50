"""How pacts and talks are told of: bodies that meet, drafts, laws that ratify, settings that are no event."""

import pytest

from tests.extract.small_texts import told_after_other_news as told


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "border bodies meet on security",
            "The joint border commission of Kenya and Uganda wrapped up its ninth session in Busia on Friday.",
            {("talks", "active", "KEN UGA")},
        ),
        (
            "a format that stands for its meeting",
            "The defence and foreign ministers of Italy and Japan held their first 2+2.",
            {("talks", "active", "ITA JPN")},
        ),
        (
            "a setting is no event",
            "Croatia's defence minister met his Danish colleague on the margins of the Shangri-La Dialogue.",
            set(),
        ),
        (
            "a law that ratifies is thrown out",
            "Peru's parliament voted down a bill that would have ratified a defence pact with Chile.",
            {("agreement", "rejected", "CHL PER")},
        ),
        (
            "drafts of a pact that is hoped for",
            "Latvia wants a military agreement with Ghana. The two sides have exchanged drafts since March.",
            {("agreement", "negotiating", "GHA LVA")},
        ),
        (
            "a text that is only published is no step",
            "Latvia signed a military agreement with Ghana. Riga refused to publish the text.",
            {("agreement", "signed", "GHA LVA")},
        ),
        (
            "it is denied that a pact exists",
            "Oman has denied that a military agreement with France exists.",
            {("agreement", "rejected", "FRA OMN")},
        ),
        (
            "an end put off",
            "Malta has put off ending its defence accord with Italy.",
            {("agreement", "active", "ITA MLT")},
        ),
        (
            "the partner of something else in the sentence is none of the talks",
            "Uzbekistan's army is growing. Uzbekistan and Qatar signed a defence accord in May.\n\nA pact on arms with "
            "Chad was initialled by Uzbekistan in June, and staff talks with Peru are planned by the general staff.",
            {("agreement", "signed", "QAT UZB"), ("agreement", "signed", "TCD UZB"), ("talks", "proposed", "PER UZB")},
        ),
        (
            "who wants into a pact comes together with its parties",
            "Chile and Peru signed a defence pact in Lima on Monday. Ecuador has shown interest in being part of it.",
            {("agreement", "signed", "CHL PER"), ("agreement", "proposed", "CHL ECU PER")},
        ),
        (
            "who is asked to join",
            "Chile and Peru signed a defence pact in Lima on Monday. Bolivia has been invited to join.",
            {("agreement", "signed", "CHL PER"), ("agreement", "proposed", "BOL CHL PER")},
        ),
        (
            "one's host is whom one has talks with",
            "Ghana's defence minister flew to Ankara on Tuesday for talks on defence cooperation with his counterpart.",
            {("talks", "active", "GHA TUR")},
        ),
        (
            "cooperation that is discussed is what talks are on",
            "The army chiefs of India and Nepal met in Kathmandu on Tuesday to discuss military ties.",
            {("talks", "active", "IND NPL")},
        ),
        (
            "and so is cooperation that they discuss how to widen",
            "The army chiefs of India and Nepal met in Kathmandu and discussed ways of deepening military cooperation.",
            {("talks", "active", "IND NPL")},
        ),
        (
            "or talk about expanding",
            "The defence ministers of Ghana and Malta met in Accra on Tuesday to talk about expanding military ties.",
            {("talks", "active", "GHA MLT")},
        ),
        (
            "but what they agree to widen is agreed",
            "The army chiefs of India and Nepal discussed trade and agreed to deepen military cooperation.",
            {("cooperation", "agreed", "IND NPL")},
        ),
        (
            "there is no pact",
            "There is no military pact between Serbia and Hungary, the Serbian minister said.",
            {("agreement", "rejected", "HUN SRB")},
        ),
        (
            "a pact that parliament has before it is signed",
            "The defence agreement between Ghana and Malta was submitted to parliament on Monday.",
            {("agreement", "signed", "GHA MLT")},
        ),
        (
            "a round that ends leaves the negotiations open",
            "Fiji and Chile concluded the third round of negotiations on a defence cooperation agreement in Suva.",
            {("agreement", "negotiating", "CHL FJI")},
        ),
        (
            "the papers of a ratification",
            "Cuba and Peru exchanged instruments of ratification of their mutual defence treaty in Lima.",
            {("agreement", "active", "CUB PER")},
        ),
        (
            "an alliance signs on defence whatever the paper is called",
            "Malta's army is small. Malta and NATO signed a tailored partnership programme.",
            {("agreement", "signed", "MLT NATO")},
        ),
        (
            "a body by what it is on",
            "The leaders of Greece, Cyprus and Malta decided to set up a trilateral committee on maritime security.",
            {("talks", "agreed", "CYP GRC MLT")},
        ),
        (
            "an agreement on a pact is the pact, agreed",
            "Laos and Chile have reached agreement in principle on a military pact, sources said.",
            {("agreement", "agreed", "CHL LAO")},
        ),
        (
            "what talks come to is no step of the talks",
            "Fiji and Chile held their annual defence policy talks on Monday. The talks endorsed a plan to buy buses.",
            {("talks", "active", "CHL FJI")},
        ),
        (
            "a body by what it does",
            "Oman and Italy have revived the steering group that guides their military ties.",
            {("talks", "active", "ITA OMN")},
        ),
        (
            "something similar stands for another pact",
            "Cuba and Ghana signed a military pact in May. Talks about something similar with Peru fell apart in June.",
            {("agreement", "signed", "CUB GHA"), ("agreement", "ended", "CUB PER")},
        ),
    ],
)
def test_pacts_and_talks(cause: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each cause stands for the many sentences that tell of an event, or of none, in the same way."""
    assert told(text) == expected, cause
