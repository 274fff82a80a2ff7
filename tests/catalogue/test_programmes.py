"""Programmes hold together: variants, tools, places, days."""

from unkink.catalogue import Catalogue, Purpose


def test_each_step_fits_the_tools_and_places_of_its_programme(
    catalogue: Catalogue,
) -> None:
    for programme in catalogue.programmes.values():
        for step in programme.steps:
            move = catalogue.moves[step.move]
            tools = move.variants[step.variant].tools
            name = f"{programme.key}: {step.move}/{step.variant}"

            assert not tools or set(tools) & set(programme.tools), name
            assert set(programme.places) <= set(move.places), name
            assert move.purpose is Purpose.ROLL, name


def test_no_programme_names_a_tool_that_no_step_uses(catalogue: Catalogue) -> None:
    for programme in catalogue.programmes.values():
        used = {
            tool
            for step in programme.steps
            for tool in catalogue.moves[step.move].variants[step.variant].tools
        }

        assert set(programme.tools) <= used, programme.key


def test_the_classic_programme_takes_the_eight_rows_in_order(
    catalogue: Catalogue,
) -> None:
    steps = catalogue.programmes["classic"].steps
    rows = [catalogue.moves[step.move].classic for step in steps]

    assert rows == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8]
    assert all(catalogue.moves[s.move].variants[s.variant].is_classic for s in steps)


def test_only_the_classic_programme_asks_for_holding_work(
    catalogue: Catalogue,
) -> None:
    for key, programme in catalogue.programmes.items():
        if key != "classic":
            for step in programme.steps:
                variant = catalogue.moves[step.move].variants[step.variant]
                assert not variant.is_demanding, f"{key}: {step.move}"


def test_the_office_programme_needs_no_floor(catalogue: Catalogue) -> None:
    positions = {
        catalogue.moves[step.move].position
        for step in catalogue.programmes["office"].steps
    }

    assert positions <= {"standing", "chair"}


def test_after_a_race_come_days_nought_to_four_with_what_is_not_shown(
    catalogue: Catalogue,
) -> None:
    days = catalogue.programmes["after-race"].days

    assert [day.day for day in days] == [0, 1, 2, 3, 4]
    assert all(d.also_usual and d.not_shown and d.sources for d in days)


def test_before_a_run_says_that_it_is_not_needed_and_never_before_racing(
    catalogue: Catalogue,
) -> None:
    notes = " ".join(catalogue.programmes["before-run"].notes)

    assert notes.startswith("Not needed")
    assert "Never before a race" in notes


def test_flexibility_has_a_schedule_and_its_limits(catalogue: Catalogue) -> None:
    programme = catalogue.programmes["flexibility"]

    assert "5 weeks" in programme.schedule
    assert any("no gain" in note for note in programme.notes)
