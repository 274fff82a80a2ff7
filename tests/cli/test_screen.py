import pytest

from unkink.catalogue import read_catalogue
from unkink.cli.screen import Sheet, picture, view_at
from unkink.planner import programme_routine
from unkink.routines import CueKind, unroll

CATALOGUE = read_catalogue()
ROUTINE = programme_routine(CATALOGUE.programmes["classic"], CATALOGUE)
TIMELINE = unroll(ROUTINE, CATALOGUE)
SHEET = Sheet(
    TIMELINE, tuple(CATALOGUE.moves[bout.move].name for bout in ROUTINE.bouts)
)
PLACES = [0.0, 3.4, 19.9, 20.0, 79.9, 80.0, 200.0, 1_000.0, 1_129.9, 1_130.0]


def lines_at(
    here: float,
    *,
    columns: int = 80,
    rows: int = 24,
    is_paused: bool = False,
    has_keys: bool = True,
) -> list[str]:
    lines = picture(
        SHEET,
        here,
        is_paused=is_paused,
        has_keys=has_keys,
        columns=columns,
        rows=rows,
    )
    return [line.plain for line in lines]


@pytest.mark.parametrize("here", PLACES)
@pytest.mark.parametrize(
    ("columns", "rows"),
    [(80, 24), (200, 60), (79, 23), (40, 12), (20, 6), (5, 2), (1, 1)],
)
def test_the_picture_has_exactly_the_size_of_the_terminal(
    here: float, columns: int, rows: int
) -> None:
    lines = lines_at(here, columns=columns, rows=rows)

    assert len(lines) == rows
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("second", range(0, 1_130, 7))
def test_at_every_place_it_says_what_to_do_for_how_long(second: int) -> None:
    view = view_at(SHEET, float(second))

    assert view.phase in ("roll", "break", "ready")
    assert view.doing
    assert 0 < view.left_s <= 120


def test_rolling_shows_the_move_the_time_left_the_cue_and_what_is_next() -> None:
    cue = next(c for c in TIMELINE.cues if c.kind is CueKind.CUE)
    lines = lines_at(cue.at_s + 1.0)
    shown = "\n".join(lines)

    assert SHEET.moves[0] in shown
    assert "Roll, 60 seconds." in shown
    assert cue.text in shown
    assert f"next: {SHEET.moves[1]}" in shown
    assert "move 1 of 10" in shown
    assert f"of {ROUTINE.total_s // 60}:{ROUTINE.total_s % 60:02}" in shown
    assert sum("██" in line for line in lines) >= 7


def test_setting_up_shows_the_sentences_that_were_said_the_newest_last() -> None:
    said = [c for c in TIMELINE.cues if c.kind is CueKind.SET_UP and c.bout == 1]
    shown = " ".join(" ".join(lines_at(said[-1].at_s + 0.5)).split())

    assert said[-1].text in shown
    assert "Get ready: left side first." in shown


def test_a_change_of_sides_says_which_side_comes() -> None:
    change = next(c for c in TIMELINE.cues if c.kind is CueKind.CHANGE_SIDES)
    view = view_at(SHEET, change.at_s + 1.0)

    assert view.phase == "break"
    assert view.doing == "Change sides: right."
    assert view.left_s == change.lasts_s - 1


def test_the_last_move_has_nothing_next_and_the_end_says_done() -> None:
    assert view_at(SHEET, ROUTINE.total_s - 1.0).next_move == ""
    assert "Done." in "\n".join(lines_at(float(ROUTINE.total_s)))


def test_a_pause_is_told_in_words() -> None:
    assert "paused: space goes on" in "\n".join(lines_at(100.0, is_paused=True))


def test_no_keys_are_offered_where_none_are_read() -> None:
    assert "space" in "\n".join(lines_at(100.0))
    assert "space" not in "\n".join(lines_at(100.0, has_keys=False))


def test_a_small_terminal_keeps_what_one_cannot_do_without() -> None:
    shown = "\n".join(lines_at(30.0, columns=40, rows=6))

    assert "Roll, 60 seconds." in shown
    assert "0:50" in shown


def test_a_title_of_unknown_origin_cannot_steer_the_terminal() -> None:
    odd = Sheet(unroll(ROUTINE, CATALOGUE), SHEET.moves)
    object.__setattr__(odd.timeline, "title", "a\x1b[2Jb\n")

    lines = picture(odd, 30.0, is_paused=False, has_keys=True, columns=80, rows=24)

    assert "\x1b" not in "".join(line.plain for line in lines)
