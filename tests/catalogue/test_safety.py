"""The safety gate: each of its items has a key, an effect and words."""

import pytest

from unkink.catalogue import Catalogue, Effect

GATE = {
    Effect.STOP_ALL: {
        "breathless", "clot", "calf-swelling", "dark-urine", "fever",
        "spreading-redness",
    },
    Effect.STOP_LEG: {"fracture"},
    Effect.BAR_REGION: {
        "wound", "inflammation", "fresh-injury", "myositis", "bone-infection",
    },
    Effect.ASK_FIRST: {
        "pregnant", "blood-thinner", "bone", "numb", "veins", "surgery", "cancer",
    },
}  # fmt: skip
ASKED = (
    "swelling",
    "warmth",
    "redness of one calf",
    "numbness",
    "pain in one spot of bone",
    "fever",
    "chest pain",
    "dark urine",
)


@pytest.mark.parametrize("effect", GATE)
def test_every_item_of_the_gate_has_its_effect(
    effect: Effect, catalogue: Catalogue
) -> None:
    held = {c.key for c in catalogue.cautions.values() if c.effect is effect}

    assert held >= GATE[effect]


def test_every_caution_says_what_to_do_and_how_sure_that_is(
    catalogue: Catalogue,
) -> None:
    for caution in catalogue.cautions.values():
        assert caution.advice.endswith("."), caution.key
        assert caution.strength in {"a", "b", "c", "J"}, caution.key
        assert caution.sources, caution.key


def test_every_caution_that_adapts_leaves_something_out(catalogue: Catalogue) -> None:
    listed = {
        key
        for move in catalogue.moves.values()
        for keys in (move.cautions, *(v.cautions for v in move.variants.values()))
        for key in keys
    }
    for caution in catalogue.cautions.values():
        if caution.effect is Effect.ADAPT:
            bars = caution.bars
            has_bars = bars.positions or bars.groups or bars.press or bars.tools

            assert has_bars or caution.key in listed, caution.key


def test_a_percentage_stands_only_with_the_six_conditions_of_the_study(
    catalogue: Catalogue,
) -> None:
    studied = {"fracture", "wound", "inflammation", "myositis", "bone-infection"}
    for caution in catalogue.cautions.values():
        assert "%" not in caution.advice, caution.key
        assert "%" not in caution.basis or caution.key in studied, caution.key


@pytest.mark.parametrize("item", ASKED)
def test_the_question_before_a_session_asks_for_every_sign(
    item: str, catalogue: Catalogue
) -> None:
    assert item in catalogue.safety.question


def test_the_question_is_one_sentence(catalogue: Catalogue) -> None:
    assert catalogue.safety.question.count("?") == 1
    assert catalogue.safety.question.endswith("?")


def test_the_stop_page_begins_with_the_emergencies(catalogue: Catalogue) -> None:
    first = [sign.what_to_do for sign in catalogue.safety.stop_page[:3]]

    assert all("emergency" in words for words in first)
    assert all("emergency" not in s.what_to_do for s in catalogue.safety.stop_page[3:])


@pytest.mark.parametrize(
    "word", ["above 6 of 10", "numbness", "tingling", "sharp pain", "gets worse"]
)
def test_rolling_ends_at_every_sign_of_too_much(
    word: str, catalogue: Catalogue
) -> None:
    assert word in " ".join(catalogue.safety.during)


def test_slower_than_usual_begins_on_day_five(catalogue: Catalogue) -> None:
    assert min(limit.day for limit in catalogue.safety.slower_limits) == 5


def test_the_disclaimer_says_comfort_and_no_medicine(catalogue: Catalogue) -> None:
    assert "comfort" in catalogue.safety.disclaimer
    assert "not a medical device" in catalogue.safety.disclaimer
