"""Where an event happens: one cause a line, in small texts written for this test."""

import pytest

from tests.extract.small_texts import first_event


@pytest.mark.parametrize(
    ("cause", "text", "expected"),
    [
        ("plain", "Chile and Peru signed a defence agreement in Lima on Monday.", "Lima"),
        ("a building is no place", "Chile and Peru signed a defence pact at the Foreign Ministry in Lima.", "Lima"),
        (
            "the town, not the region it lies in",
            "Australia and Indonesia signed a defence pact in the Central Java town of Magelang.",
            "Magelang",
        ),
        (
            "the first of two, of which the second tells where it is",
            "Kenya and Uganda held a military exercise at Nanyuki in central Kenya.",
            "Nanyuki",
        ),
        ("a capital told by description", "Oman and Qatar signed a military pact in the Thai capital.", "Bangkok"),
        (
            "a place that only the word beside it makes one",
            "Kenya and Italy held a naval exercise outside Kilifoni harbour in May.",
            "Kilifoni harbour",
        ),
        ("a camp", "Ghana and Togo are holding a military exercise at Camp Zebrila.", "Camp Zebrila"),
        ("a qualifier", "Ghana and Togo held a naval exercise in the northern Arabian Sea.", "northern Arabian Sea"),
        ("off a coast", "Chilean and Peruvian frigates held a naval drill off the coast of Callao.", "Callao"),
        (
            "where the exercise is, not where it was announced",
            "Ghana and Togo will hold a naval exercise in the Gulf of Guinea, officials said in Accra.",
            "Gulf of Guinea",
        ),
        (
            "in the words of the next sentence",
            "Chile and Peru have signed a defence treaty. The ministers put pen to paper in Lima on Monday.",
            "Lima",
        ),
        (
            "the scene of a clause with where",
            "The minister flew to Lima, where Chile and Peru signed a defence treaty.",
            "Lima",
        ),
        (
            "where the ministers met, told after",
            "Chile and Peru have agreed on a defence treaty. Their ministers met in Lima on Monday.",
            "Lima",
        ),
        (
            "where the leader went, told before",
            "The president arrived in Lima on Sunday. Chile and Peru signed a defence treaty.",
            "Lima",
        ),
        (
            "where they are yet to meet is not where it was agreed",
            "Chile and Peru have agreed on a defence treaty. Their ministers will meet in Lima in May.",
            None,
        ),
        (
            "the same city",
            "Chile and Peru signed a defence pact in Lima. Brazil and Peru signed a defence treaty in the same city.",
            "Lima",
        ),
        (
            "where a parliament sits is not where a pact was signed",
            "Chile and Peru signed a defence treaty, which parliament in Lima is to debate this week.",
            None,
        ),
        (
            "what is there",
            "Officials flew to Lima on Sunday. Chile and Peru signed a defence treaty there on Monday.",
            "Lima",
        ),
        ("what is here", "LIMA, Sept 12 (AP) - Chile and Peru signed a defence treaty here on Monday.", "Lima"),
        (
            "the capital named before",
            "A minister arrived in Lima on Sunday. Chile and Peru signed a defence treaty in the capital on Monday.",
            "Lima",
        ),
        (
            "the town that gave its name",
            "Chile and Peru signed the Arica Declaration, a defence treaty, in the town of that name.",
            "Arica",
        ),
        (
            "the summit at which a pact was signed",
            "On the margins of a regional summit in Bali, Chile and Peru signed a defence pact on Monday.",
            "Bali",
        ),
        (
            "the port, not its sea",
            "China and Russia held a naval drill in the Sea of Japan off Vladivostok.",
            "Vladivostok",
        ),
        ("the sea that is patrolled", "China and Russia will begin a joint patrol of the Pacific.", "Pacific"),
        (
            "what is patrolled, in whatever form of the verb",
            "Kenyan and Tanzanian coast guard cutters have been jointly patrolling the Zebrila Channel side by side.",
            "Zebrila Channel",
        ),
        ("mountains", "Ghana and Togo held a joint military exercise in the Zebrila mountains.", "Zebrila mountains"),
        (
            "one of two districts",
            "Ghana and Togo held a joint military exercise in the districts of Zebrila and Pusiga.",
            "Zebrila",
        ),
        ("around islands", "Ghana and Togo held a joint naval exercise around the Zebrila.", "Zebrila"),
        (
            "what forces leave",
            "The last French troops left Gao on Monday, ending Mali's military cooperation with Paris.",
            "Gao",
        ),
        ("a camp by its full name", "Ghana and Togo held a joint military exercise at Camp Tapa.", "Camp Tapa"),
        (
            "a base of an armed force is no building",
            "The air forces of Ghana and Togo held a joint drill at Zebrila Air Force Base in Nevada.",
            "Zebrila Air Force Base",
        ),
        (
            "a known base of an armed force, and not the state it lies in",
            "The air forces of Ghana and Togo held a joint drill at Nellis Air Force Base in Nevada.",
            "Nellis Air Force Base",
        ),
        ("what it is the largest of", "Ghana and Togo held the largest military exercise in West Africa in May.", None),
        (
            "where the exercise was only announced",
            "Desert Hawk, a naval exercise of Ghana and Togo, was announced in Accra on Monday.",
            None,
        ),
        ("no sea for a signature", "Turkey and Djibouti signed a pact on security along the Gulf of Aden.", None),
        ("a dateline does not count", "LIMA, Sept 12 (Reuters) - Chile and Peru have signed a defence treaty.", None),
    ],
)
def test_the_place_of_an_event(cause: str, text: str, expected: str | None) -> None:
    assert first_event(text).location == expected, cause
