"""Statements, fact sheets and letters of governments: what in them is no event, and whose the events are."""

import pytest

from tests.extract.small_texts import events, first_event, told_after_other_news


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        (
            "forces that are or remain deployed somewhere are a bare fact",
            "Some 75 French soldiers are deployed to Chad. French army units remain deployed to Gabon.",
            set(),
        ),
        (
            "what others have between them is only spoken of",
            "The presidents of Chile and Peru discussed Iran's military ties with Russia.",
            set(),
        ),
        (
            "who pays for a mission of others takes no part in it",
            "Canada announced $20 million for the joint border force of Chad and Niger.",
            set(),
        ),
        (
            "another paper of the name of a known one is that of those who sign it",
            "Spain and Italy signed the Washington Declaration on military cooperation.",
            {("agreement", "signed", "ESP ITA")},
        ),
        (
            "an instrument in the name of a law",
            "Canada paid for Chad's barracks under the Partnership for Peace Act.",
            set(),
        ),
        (
            "one name in full and as an acronym",
            "Oman and Fiji signed the Comprehensive Naval Security Agreement on Monday. C-NSA binds Oman and Fiji.",
            {("agreement", "signed", "FJI OMN")},
        ),
        (
            "who receives others for talks takes part",
            "President Macron of France will welcome Ann Moi of Kenya and Abel Deng of Chad for a security dialogue.",
            {("talks", "proposed", "FRA KEN TCD")},
        ),
        (
            "the first to do it has done it",
            "Greece was the first to sign a defence pact with Israel.",
            {("agreement", "signed", "GRC ISR")},
        ),
        (
            "an exercise that is held each year is a custom",
            "The navies of Oman and Fiji conduct an annual naval exercise.",
            set(),
        ),
        (
            "the heading over what is told of an instrument",
            "U.S.-Bahrain Security Partnership\n\nA ship came in.",
            set(),
        ),
        (
            "a heading that says what is done below",
            "Enhancing Defence and Security Cooperation between Fiji and Oman\n\nA ship came in.",
            set(),
        ),
        (
            "a tradition, and nothing of an edition",
            "Few customs are older than the naval exercise that Fiji and Oman have run every year since 1960.",
            set(),
        ),
        (
            "what something else keeps to",
            "Fiji and Oman cleared mines, consistent with the Fiji-Oman defence treaty.",
            set(),
        ),
        (
            "a known pact that is only a subject of a meeting",
            "The leaders of Australia and the United States discussed the AUKUS security pact.",
            set(),
        ),
        (
            "who is working with another to build a thing builds it",
            "Chile is working closely with Peru to develop a frigate.",
            {("joint_program", "active", "CHL PER")},
        ),
        (
            "the law of the sea in a text on defence",
            "Chile and Peru used their rights, as told in the Convention on the Law of the Sea, to send warships.",
            set(),
        ),
        (
            "those who concur agree",
            "The leaders of Chile and Peru concurred to work together to strengthen deterrence.",
            {("cooperation", "agreed", "CHL PER")},
        ),
        (
            "a state's own courses are no exercise",
            "Fiji is expanding its cybersecurity training program so that service members find work.",
            set(),
        ),
    ],
)
def test_government_text(cause: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each cause stands for the many sentences of government texts that go wrong in the same way."""
    assert told_after_other_news(text) == expected, cause


def test_forces_that_are_being_sent_are_no_bare_fact() -> None:
    assert first_event("Some 75 French soldiers are being deployed to Chad.").actor_codes == ("FRA", "TCD")


def test_what_two_nouns_are_between_belongs_to_both() -> None:
    text = "Officials praised cooperation and held naval exercises between the Omani navy and the Fijian navy in May."
    assert first_event(text).actor_codes == ("FJI", "OMN")


def test_a_line_may_break_within_a_name() -> None:
    text = "Oman and Fiji signed the Reciprocal\nAccess Agreement. The Reciprocal Access Agreement binds Oman and Fiji."
    assert [e.event_name for e in events(text)] == ["Reciprocal Access Agreement"]
