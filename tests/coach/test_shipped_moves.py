"""What is shipped against what is solved; `make web` has built it from today's code."""

import pytest

from unkink.body.body_type import BodyType, Sex, built
from unkink.body.figure import Figure
from unkink.body.shipped import shipped_for
from unkink.catalogue import read_catalogue
from unkink.coach.body_moves import SolvedMoves
from unkink.coach.shipped_moves import ShippedMoves

USUAL = built(Sex.MALE)


@pytest.mark.parametrize("side", ["left", "right"])
def test_what_is_read_is_what_would_be_solved(side: str) -> None:
    shipped = shipped_for(USUAL)
    move = read_catalogue().moves["step-down"]
    variants = list(move.variants)

    read = ShippedMoves(shipped, side).infos(move, variants)

    assert shipped.is_current
    assert read == SolvedMoves(Figure(USUAL), side).infos(move, variants)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_way_that_is_read_is_what_would_be_solved(side: str) -> None:
    read = ShippedMoves(shipped_for(USUAL), side).way_info("chair")

    assert read == SolvedMoves(Figure(USUAL), side).way_info("chair")


def test_a_way_that_a_body_cannot_go_is_told_in_few_words() -> None:
    told: list[str] = []
    broad = BodyType(Sex.FEMALE, 1.40, 160)

    SolvedMoves(Figure(broad), "left", told.append).way_info("seated")

    (line,) = told
    assert line.startswith("into.seated: this body does not quite fit: ")
    assert line.count(";") <= 3


def test_a_variant_is_judged_once_however_often_it_is_shown() -> None:
    told: list[str] = []
    move = read_catalogue().moves["upper-back-chair"]
    small = BodyType(Sex.MALE, 1.40, 35)
    source = SolvedMoves(Figure(small), "left", told.append)

    first, second = (source.infos(move, ["towel"]) for _ in range(2))

    assert first == second
    (line,) = told
    assert line.startswith("upper-back-chair.towel: this body does not quite fit: ")
