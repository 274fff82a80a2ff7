from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.anatomy import GROUP_NAMES, Group, Muscle, Part, Side
from unkink.catalogue import read_catalogue
from unkink.cli.wishes import (
    EVERYDAY,
    avoided,
    cautions_from,
    key_named,
    minutes_from,
    moment,
    muscles_named,
    parts_named,
    reports_from,
)
from unkink.errors import InputError, QuantityError, RequestError, UnknownKeyError

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
CATALOGUE = read_catalogue()
NAMES = [*Muscle, *Group, *EVERYDAY, *CATALOGUE.moves, *CATALOGUE.positions]
# Words near to what is right reach further in than random letters do.
WORDS = st.one_of(
    st.text(),
    st.builds(
        lambda name, glue, rest: f"{name}{glue}{rest}",
        st.sampled_from(NAMES),
        st.sampled_from(["", ":", "=", ":left=", ":right", "==", ":left:right"]),
        st.one_of(st.text(max_size=5), st.integers().map(str), st.floats().map(str)),
    ),
)
PARSERS: dict[str, Callable[[str], object]] = {
    "muscles": muscles_named,
    "parts": parts_named,
    "reports": lambda word: reports_from([word, word], now=NOW),
    "avoided": lambda word: avoided([word], CATALOGUE),
    "cautions": lambda word: cautions_from([word], CATALOGUE),
    "moment": moment,
    "minutes": minutes_from,
    "key": lambda word: key_named("move", word, list(CATALOGUE.moves)),
}


@pytest.mark.parametrize("name", PARSERS)
@given(word=WORDS)
def test_any_text_gives_a_value_or_an_input_error(name: str, word: str) -> None:
    try:
        PARSERS[name](word)
    except InputError as error:
        assert str(error)  # noqa: PT017  the error is one of two right outcomes


@given(
    st.one_of(
        st.datetimes().map(str),
        st.datetimes(timezones=st.timezones()).map(lambda when: when.isoformat()),
    )
)
def test_any_moment_that_is_understood_has_a_zone_and_leaves_room(word: str) -> None:
    try:
        when = moment(word)
    except InputError:
        return
    assert when.tzinfo is not None
    assert 1989 < when.year < 2201


@pytest.mark.parametrize("group", Group)
def test_every_group_is_known_by_key_and_by_the_name_that_is_printed(
    group: Group,
) -> None:
    assert muscles_named(GROUP_NAMES[group]) == muscles_named(group)


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_is_known_by_the_name_that_is_printed(muscle: Muscle) -> None:
    assert muscle in muscles_named(muscle.plain_name)


def test_capitals_and_joints_do_not_matter() -> None:
    assert muscles_named(" Hip-Flexors ") == (Muscle.HIP_FLEXORS,)


def test_a_group_names_all_its_muscles_on_one_side() -> None:
    assert set(parts_named("calf:Left")) == {
        Part(Muscle.GASTROCNEMIUS, Side.LEFT),
        Part(Muscle.SOLEUS, Side.LEFT),
    }


def test_a_muscle_alone_means_both_sides() -> None:
    assert {part.side for part in parts_named("quads")} == {Side.LEFT, Side.RIGHT}


def test_the_spine_has_a_middle_only() -> None:
    assert parts_named("thoracic_spine") == (Part(Muscle.THORACIC_SPINE, Side.MIDLINE),)
    with pytest.raises(RequestError, match="thoracic_spine has no left side"):
        parts_named("thoracic_spine:left")


def test_a_report_holds_for_all_muscles_of_its_group() -> None:
    reports = reports_from(["calf:right=4.5"], now=NOW)

    assert {report.part.muscle for report in reports} == {
        Muscle.GASTROCNEMIUS,
        Muscle.SOLEUS,
    }
    assert {(r.part.side, r.value, r.at) for r in reports} == {(Side.RIGHT, 4.5, NOW)}


def test_the_same_report_twice_is_one_and_another_one_contradicts() -> None:
    assert len(reports_from(["shin:left=3", "shins:left=3"], now=NOW)) == 1
    with pytest.raises(RequestError, match="the left shin twice: 3 and 4"):
        reports_from(["shin:left=3", "shins:left=4"], now=NOW)


@pytest.mark.parametrize("value", ["11", "-1", "10.01"])
def test_soreness_out_of_range_names_the_muscle_as_typed(value: str) -> None:
    with pytest.raises(QuantityError, match=f"soreness of quads is {value};"):
        reports_from([f"quads={value}"], now=NOW)


def test_an_avoided_word_is_a_muscle_a_move_or_a_position() -> None:
    muscles, moves, positions = avoided(
        ["shins", "Glutes_Crossed", "side-lying"], CATALOGUE
    )

    assert muscles == {Muscle.TIBIALIS_ANTERIOR}
    assert moves == {"glutes-crossed"}
    assert positions == {"side_lying"}


def test_a_word_that_is_muscle_and_move_avoids_the_muscle() -> None:
    muscles, moves, _ = avoided(["calf"], CATALOGUE)

    assert muscles == {Muscle.GASTROCNEMIUS, Muscle.SOLEUS}
    assert moves == frozenset()


def test_a_caution_may_have_a_place_and_a_side() -> None:
    (held,) = cautions_from(["wound:calf:LEFT"], CATALOGUE)

    assert held.muscles == (Muscle.GASTROCNEMIUS, Muscle.SOLEUS)
    assert held.side is Side.LEFT


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownKeyError, match="did you mean hamstrings"):
        muscles_named("hamstrngs")


def test_a_moment_without_a_zone_is_local() -> None:
    when = moment("2026-11-22T19:30")

    assert when.tzinfo is not None
    assert (when.hour, when.minute) == (19, 30)
