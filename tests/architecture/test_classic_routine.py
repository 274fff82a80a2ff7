"""Every statement of the classic routine has its answer, and the answer stands."""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.architecture.house import DOCS
from unkink.catalogue import read_catalogue
from unkink.catalogue.evidence import DATA

PAGE = DOCS / "classic-routine.md"
CATALOGUE = read_catalogue()
KEY = re.compile(r"`([a-z-]+)(?:/([a-z-]+))?`")
ANSWERS = re.compile(r"`[a-z-]+(/[a-z-]+)?`|`command: unkink |`planned: |this page")
# What each row must speak of: position, stroke, and the variants and cues it names.
STATEMENTS = {1: 6, 2: 8, 3: 7, 4: 8, 5: 6, 6: 7, 7: 7, 8: 9}


class Row(NamedTuple):
    """A statement of the article and what answers it."""

    number: int
    statement: str
    answer: str


def tables() -> Iterator[list[str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not re.match(r"\|[- |]+\|$", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def moves() -> list[Row]:
    return [
        Row(int(cells[0]), cells[1], cells[2])
        for cells in tables()
        if len(cells) == 3 and cells[0].isdigit()
    ]


def promises() -> list[Row]:
    return [
        Row(0, cells[0], cells[1])
        for cells in tables()
        if len(cells) == 2 and cells[1] != "answered by"
    ]


ROWS = [*moves(), *promises()]
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.statement[:50])


def file_text(move: str) -> str:
    """Return all texts of a move's file, one a line."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value:
                yield from walk(one)
        elif isinstance(value, dict):
            for one in value.values():
                yield from walk(one)

    text = (DATA / "moves" / f"{move}.toml").read_text(encoding="utf-8")
    return "\n".join(walk(tomllib.loads(text)))


@each_row
def test_no_statement_is_without_an_answer(row: Row) -> None:
    assert row.statement
    assert ANSWERS.search(row.answer), row.answer


@each_row
def test_every_move_and_variant_that_answers_exists(row: Row) -> None:
    for move, variant in KEY.findall(row.answer):
        assert move in CATALOGUE.moves, move
        assert not variant or variant in CATALOGUE.moves[move].variants, variant


@each_row
def test_every_text_that_is_quoted_stands_in_its_move(row: Row) -> None:
    texts = "\n".join(file_text(move) for move, _ in KEY.findall(row.answer))
    for quoted in re.findall(r'"([^"]+)"', row.answer):
        assert quoted in texts, quoted


@pytest.mark.parametrize("number", range(1, 9))
def test_all_eight_rows_are_taken_apart(number: int) -> None:
    rows = [row for row in moves() if row.number == number]

    assert len(rows) >= STATEMENTS[number]


@pytest.mark.parametrize("number", range(1, 9))
def test_a_row_is_answered_by_moves_that_carry_its_number(number: int) -> None:
    first = next(row for row in moves() if row.number == number)

    for move, _ in KEY.findall(first.answer):
        assert CATALOGUE.moves[move].classic == number


def test_every_variant_that_the_classic_names_stands_in_the_table() -> None:
    told = {f"{m}/{v}" for row in moves() for m, v in KEY.findall(row.answer) if v}
    named = {
        f"{move.key}/{variant.key}"
        for move in CATALOGUE.moves.values()
        for variant in move.variants.values()
        if variant.is_classic
    }

    assert named <= told


def test_the_programme_follows_the_order_of_the_table() -> None:
    order = [
        move
        for row in moves()
        if row.statement[0].isupper()
        for move, _ in KEY.findall(row.answer)
    ]

    assert [step.move for step in CATALOGUE.programmes["classic"].steps] == order


def test_what_a_later_part_will_answer_is_marked() -> None:
    later = [row for row in promises() if "planned: " in row.answer]

    assert len(later) == 4
