import json
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha512
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.routines import (
    CATALOGUE,
    make_guided,
    planned,
    programmes,
    random_plans,
)
from unkink.catalogue import Mobility
from unkink.errors import DataFileError, InputError, QuantityError, RequestError
from unkink.exports import link_of, routine_of_link, shareable
from unkink.exports.links.link import MARK, MOST_SIGNS, OWN_BASE
from unkink.exports.links.packed import MOST_BYTES, MOST_TEXT, pack, unpack
from unkink.planner import programme_routine
from unkink.routines import Routine, unroll

OFFICE = make_guided().routine
LONGEST_BASE = "https://example.org/" + "x" * 180


def linked(text: str) -> Routine:
    return routine_of_link(text, CATALOGUE).routine


def data_of(routine: Routine) -> dict:  # type: ignore[type-arg]
    packed = link_of(routine).partition(MARK)[2]
    data = unpack(packed, source="test")
    assert isinstance(data, dict)
    return data


def link_with(**changes: object) -> str:
    return OWN_BASE + MARK + pack({**data_of(OFFICE), **changes})


def squeezed(data: bytes) -> str:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = urlsafe_b64encode(squeeze.compress(data) + squeeze.flush())
    return OWN_BASE + MARK + packed.rstrip(b"=").decode()


def fault_of(text: str) -> str:
    with pytest.raises(DataFileError) as caught:
        routine_of_link(text, CATALOGUE)
    return str(caught.value)


def test_every_routine_comes_back_equal_out_of_its_link() -> None:
    for each in (*programmes(), *random_plans()):
        link = link_of(each.routine)

        found = routine_of_link(link, CATALOGUE)

        assert found.routine == each.routine
        assert found.unknown == ()
        assert len(link) <= MOST_SIGNS


def test_a_link_keeps_to_its_length_at_the_longest_address() -> None:
    for each in (*programmes(), *random_plans()):
        link = link_of(each.routine, base=LONGEST_BASE)

        assert link.startswith(LONGEST_BASE + MARK)
        assert len(link) <= MOST_SIGNS


def test_a_link_tells_nothing_of_the_legs() -> None:
    routine = planned()

    text = json.dumps(data_of(routine))

    assert linked(link_of(routine)) == shareable(routine)
    assert "of 10" not in text
    assert set(data_of(routine)) == {"v", "t", "a", "n", "g", "b"}


def test_a_link_has_only_signs_that_messages_leave_alone() -> None:
    link = link_of(replace(OFFICE, title="Büro & <Café> 🦵", author='"me"'))

    packed = link.partition(MARK)[2]
    assert packed.replace("-", "").replace("_", "").isalnum()
    assert packed.isascii()


def test_notes_that_find_no_room_are_left_out_from_the_end() -> None:
    notes = tuple(f"Note {sha512(bytes([i])).hexdigest()}" for i in range(25))

    found = linked(link_of(replace(OFFICE, notes=notes)))

    assert 0 < len(found.notes) < len(notes)
    assert found.notes == notes[: len(found.notes)]


def test_what_is_too_long_even_without_notes_says_so() -> None:
    title = "".join(chr(200 + i * 37 % 9_000) for i in range(2_000))

    with pytest.raises(RequestError, match="too long for a link; send it as a file"):
        link_of(replace(OFFICE, title=title))


@pytest.mark.parametrize(
    "base",
    ["ftp://x", "example.org", "https://a#b", "https://a b", "https://" + "x" * 193],
)
def test_an_address_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(QuantityError, match="base of links"):
        link_of(OFFICE, base=base)


def test_a_move_of_tomorrow_is_left_out_and_named() -> None:
    rows = data_of(OFFICE)["b"]
    rows[1][0] = "calf-laser"
    rows[2][1] = "floating"

    found = routine_of_link(link_with(b=rows), CATALOGUE)

    assert found.unknown == (
        f"calf-laser/{rows[1][1]} with {rows[1][2]}",
        f"{rows[2][0]}/floating with {rows[2][2]}",
    )
    kept = [bout for i, bout in enumerate(OFFICE.bouts) if i not in (1, 2)]
    assert [b.move for b in found.routine.bouts] == [b.move for b in kept]
    unroll(found.routine, CATALOGUE)


@pytest.mark.parametrize("mobility", Mobility)
def test_what_is_left_moves_up_as_if_the_rest_had_never_been_there(
    mobility: Mobility,
) -> None:
    for programme in CATALOGUE.programmes.values():
        whole = programme_routine(programme, CATALOGUE, mobility=mobility)
        for gone in range(1, len(whole.bouts)):
            rows = data_of(whole)["b"]
            rows[gone][2] = "noodle"
            found = linked(link_with(b=rows))

            assert found.total_s == found.bouts[-1].end_s < whole.total_s
            lengths = [b.end_s - b.start_s for b in whole.bouts]
            del lengths[gone]
            assert [b.end_s - b.start_s for b in found.bouts] == lengths
            for one, after in pairwise(found.bouts):
                is_same = one.position == after.position
                assert (after.start_s == one.end_s) == is_same


def test_a_link_with_nothing_left_names_what_was_in_it() -> None:
    rows = [["calf-laser", "plain", "", 5, 65, "l60"]]

    assert "no move that this unkink knows: calf-laser/plain" in fault_of(
        link_with(b=rows)
    )


def test_a_newer_link_says_what_to_do() -> None:
    assert fault_of(link_with(v=2)) == (
        "the link: was made by a newer unkink (2); this one reads 1: update it"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.org/", "holds no routine; it would stand after #r="),
        (OWN_BASE + MARK, "holds signs that a link does not have"),
        (OWN_BASE + MARK + "a" * (MOST_TEXT + 1), "is longer than 8192 signs"),
        (OWN_BASE + MARK + "ä", "holds signs that a link does not have"),
        (OWN_BASE + MARK + "AAAA", "is cut off or was changed"),
        (link_of(OFFICE)[:-7], "is cut off or was changed"),
        (link_of(OFFICE) + "AAAA", "is cut off or was changed"),
        (squeezed(b" " * (MOST_BYTES + 1)), "holds more than 64 kB"),
        (squeezed(b"\xff"), "is cut off or was changed"),
        (squeezed(b"[" * 50_000), "is cut off or was changed"),
        (squeezed(b"1" * 5_000), "is cut off or was changed"),
        (squeezed(b'{"v":1'), "is cut off or was changed"),
        (squeezed(b'["\\ud800"]'), "is cut off or was changed"),
        (squeezed(b"[]"), "is no whole routine"),
        (squeezed(b'{"v":"1"}'), "is no whole routine"),
        (link_with(v=0), "is no whole routine"),
        (link_with(t=7), "is no whole routine"),
        (link_with(g=10**300), "has to fit into no time"),
        (link_with(b=[[]] * 201), "has 201 moves; at most 200 can be played"),
        (link_with(b=[]), "holds no move that this unkink knows: it is empty"),
        (link_with(b=[["calf"]]), "has a move that is not whole"),
        (link_with(b=[["\x1b[2J", "", "", 0, 9, "l5"]]), "with signs that none has"),
        (link_with(b=[["calf", "a", "", 0, 9, "x5"]]), "sets of calf that cannot be"),
        (link_with(b=[["calf", "a", "", 0, 9, "l5m5"]]), "sets of calf that cannot"),
        (link_with(b=[["calf", "a", "", 0, 9, "l5" * 51]]), "sets of calf that can"),
    ],
)
def test_a_broken_link_says_how(text: str, why: str) -> None:
    assert why in fault_of(text)


def test_times_that_cannot_be_played_are_refused() -> None:
    rows = data_of(OFFICE)["b"]
    rows[1][3] = 0

    assert "overlaps another one" in fault_of(link_with(b=rows))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(st.sampled_from("vtangbx"), inner, max_size=6)
    ),
    max_leaves=20,
)
CELLS = st.sampled_from(
    ["calf", "classic", "roller", "l45r45", "b60", "", 0, 5, 60, 700, -5, 10**400, None]
)
ROWS = st.lists(st.lists(CELLS, min_size=5, max_size=7), max_size=5)


def read_or_refused(text: str) -> None:
    try:
        routine = linked(text)
    except InputError as error:
        message = str(error)
    else:
        unroll(routine, CATALOGUE)
        assert linked(link_of(routine)) == routine
        message = "was read"
    assert message.isprintable()


@given(st.text() | st.binary(max_size=200).map(lambda b: urlsafe_b64encode(b).decode()))
def test_garbage_is_read_or_refused_in_a_sentence(text: str) -> None:
    read_or_refused(OWN_BASE + MARK + text.rstrip("="))


@given(JSON)
def test_any_data_are_read_or_refused_in_a_sentence(data: object) -> None:
    read_or_refused(squeezed(json.dumps(data).encode()))


@given(ROWS)
def test_any_rows_are_read_or_refused_in_a_sentence(rows: list[object]) -> None:
    read_or_refused(squeezed(json.dumps({**data_of(OFFICE), "b": rows}).encode()))
