"""What a runner reads and hears: short, whole, and inside what may be claimed."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from unkink.catalogue import Catalogue, Motion, Purpose
from unkink.catalogue.evidence import DATA

LONGEST_CUE, LONGEST_SENTENCE, LONGEST_NAME = 90, 150, 70

# What the product must not claim, and words that no page of it uses.
BANNED = (
    r"\bprevent",
    r"\binjur",
    r"\bdamag",
    r"\badhesion",
    r"\bknots? (in|out|of)\b",
    r"\breleas",
    r"break(s|ing)? up",
    r"\bscar tissue",
    r"\bflush",
    r"\btoxin",
    r"\blact(ic|ate)",
    r"\bheal(s|ed|ing)?\b",
    r"\bcur(e|es|ed|ing)\b",
    r"\btreat",
    r"\bdiagnos",
    r"\bsoften",
    r"\blengthen",
    r"\bspeeds? (up )?(your )?recovery",
    r"\brun faster",
    r"\boptimal",
    r"\bguarantee",
    r"\bproven?\b",
    r"\bsafe for\b",
    r"\bthe best (dose|order|time|pressure)",
    r"\brestore",
)
# Sentences that hold such a word in order to deny it, or that name what a runner has.
ALLOWED = {
    (
        "No trial shows that rolling keeps a runner from injury, and unkink does not "
        "say so."
    ),
    "Injuries: nothing shown",
    (
        "In 5\u202f205 runners and 588\u202f071 sessions a higher ratio of recent "
        "to usual load went with fewer injuries, not more, and a week-to-week ratio "
        "with neither."
    ),
    "Rolling does not soften or lengthen it (model 2008, trial 2021);",
    "The outer thigh: the band does not soften",
    "Two kinds of work: lengthening and effort",
    (
        "So two sums are kept apart: one for expected soreness, where lengthening "
        "under load weighs more or less by muscle, and one for effort, where it "
        "weighs .2 throughout (choice)."
    ),
    (
        "else the highest expected over the next 48 h, .7 from lengthening and .3 "
        "from effort, scaled by your last report under 5 days old."
    ),
    "cancer, now or in treatment",
    "pressing it treats nothing.",
    (
        "any wound, rash, bruise, swelling, hot spot, varicose vein, fresh injury or "
        "fracture"
    ),
}
# How a set-up says in which position one is.
POSITION_WORDS = {
    "seated": r"\bSit\b",
    "prone": r"\bLie\b.*\b(forearms|face down)\b",
    "side_lying": r"\bLie on your side\b",
    "supine": r"on your back\b|\b[Ll]ie back\b",
    "kneeling": r"\bKneel\b|\ball fours\b",
    "standing": r"\b[Ss]tand\b",
    "chair": r"\b([Ss]it|chair)\b",
}
TOOL_WORDS = {
    "roller": "roller",
    "half_roller": "half roller",
    "ball": "ball",
    "stick": "stick",
    "band": "band",
    "step": "step",
}


def texts() -> Iterator[tuple[str, str]]:
    """Yield every text that a runner may meet, with the place it stands at."""
    for path in sorted(DATA.rglob("*.toml")):
        if path.name != "sources.toml":
            yield from _texts_in(tomllib.loads(path.read_text("utf-8")), path.stem)


def _texts_in(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for one in value:
            yield from _texts_in(one, place)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("sources", "basis"):
                yield from _texts_in(one, f"{place}.{key}")


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!;]) ", text)


@pytest.mark.parametrize("pattern", BANNED)
def test_no_text_claims_what_it_must_not(pattern: str) -> None:
    claims = [
        f"{place}: {sentence}"
        for place, text in texts()
        for sentence in sentences(text)
        if re.search(pattern, sentence, re.IGNORECASE) and sentence not in ALLOWED
    ]

    assert claims == []


def test_every_sentence_that_is_allowed_still_stands() -> None:
    said = {sentence for _, text in texts() for sentence in sentences(text)}

    assert said >= ALLOWED


@pytest.mark.parametrize(
    "claim",
    [
        "It prevents injury.",
        "It breaks up adhesions.",
        "It releases the fascia.",
        "It flushes out toxins.",
        "It heals the muscle.",
        "It lengthens the band.",
        "It speeds your recovery.",
    ],
)
def test_a_claim_would_be_found(claim: str) -> None:
    assert any(re.search(pattern, claim, re.IGNORECASE) for pattern in BANNED)


def test_cues_are_short_enough_to_be_said_while_rolling(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        assert 2 <= len(move.cues) <= 6, move.key
        for cue in move.cues:
            assert len(cue) <= LONGEST_CUE, f"{move.key}: {cue}"
            assert cue[0].isupper(), f"{move.key}: {cue}"
            assert cue.endswith("."), f"{move.key}: {cue}"


def test_set_up_sentences_are_short_and_whole(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        for variant in move.variants.values():
            assert 2 <= len(variant.set_up) <= 4, f"{move.key}/{variant.key}"
            assert len(variant.name) <= LONGEST_NAME, f"{move.key}/{variant.key}"
            for sentence in variant.set_up:
                assert len(sentence) <= LONGEST_SENTENCE, f"{move.key}: {sentence}"
                assert sentence[0].isupper(), f"{move.key}: {sentence}"
                assert sentence.endswith("."), f"{move.key}: {sentence}"


def test_notes_strokes_and_reasons_end_with_a_period(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        said = [*move.notes]
        if move.stroke is not None:
            said += [
                move.stroke.words,
                move.stroke.classic or ".",
                move.stroke.why_shorter or ".",
            ]
        if move.exercise is not None:
            said.append(move.exercise.words)
        for sentence in said:
            assert sentence.endswith("."), f"{move.key}: {sentence}"


def test_mistakes_are_phrases_and_there_are_some(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        assert 2 <= len(move.mistakes) <= 6, move.key
        for mistake in move.mistakes:
            assert not mistake.endswith("."), f"{move.key}: {mistake}"


def test_a_stranger_can_name_the_position_of_every_variant(
    catalogue: Catalogue,
) -> None:
    for move in catalogue.moves.values():
        for variant in move.variants.values():
            said = " ".join(variant.set_up)

            assert re.search(POSITION_WORDS[move.position], said), (
                f"{move.key}/{variant.key} is done {move.position}: {said}"
            )


def test_a_stranger_can_name_the_tool_of_every_variant(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        for variant in move.variants.values():
            said = " ".join(variant.set_up)
            for tool in variant.tools:
                assert TOOL_WORDS[tool] in said, f"{move.key}/{variant.key}: {tool}"


def test_a_stranger_can_name_the_supports_of_every_variant(
    catalogue: Catalogue,
) -> None:
    for move in catalogue.moves.values():
        for variant in move.variants.values():
            assert variant.carries, f"{move.key}/{variant.key}"
            assert all(support.strip() for support in variant.carries)


def test_a_stranger_can_name_start_end_and_stop_of_every_stroke(
    catalogue: Catalogue,
) -> None:
    for move in catalogue.moves.values():
        if move.stroke is None:
            continue
        for key in (move.stroke.start, move.stroke.end):
            landmark = catalogue.landmarks[key]
            assert landmark.find.endswith("."), key
            assert re.match("(stop|stay|never|start)", landmark.stop), key
        if move.motion is Motion.ROLL:
            assert re.search(r"\b(and back|both ways|again)\b", move.stroke.words), (
                move.key
            )


def test_a_strength_move_says_when_to_stop(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        if move.purpose is Purpose.STRENGTH:
            assert any(cue.startswith("Stop if") for cue in move.cues), move.key


def test_every_move_names_what_to_keep_off(catalogue: Catalogue) -> None:
    for move in catalogue.moves.values():
        assert "harmed_skin" in move.keep_off, move.key
