import pytest

from tests.journeys.command import MARATHON, Shell, command, trailing_spaces, widest


def test_the_installed_command_knows_its_version_and_its_help() -> None:
    version, help_page, bare = command("--version"), command("--help"), command()

    assert version.out.startswith("unkink 0.")
    assert [version.code, help_page.code, bare.code] == [0, 0, 0]
    for name in ("load", "plan", "verify", "roll", "moves", "programmes", "why"):
        assert f" {name} " in help_page.out
        assert f" {name} " in bare.out


def test_a_shell_gets_its_completion() -> None:
    # What a shell asks at its start; --show-completion guesses the shell around it.
    result = command(_UNKINK_COMPLETE="source_bash")

    assert "complete" in result.out
    assert "unkink" in result.out


@pytest.mark.parametrize(
    "words",
    [
        ("moves",),
        ("moves", "calf"),
        ("moves", "bridge"),
        ("programmes",),
        ("programmes", "classic"),
        ("programmes", "after-race"),
        ("why",),
        ("why", "load-limits"),
        ("why", "takayama-2017"),
    ],
)
def test_every_page_fits_80_columns_and_ends_its_lines_clean(
    words: tuple[str, ...], shell: Shell
) -> None:
    result = shell(*words)

    assert (result.code, result.err) == (0, "")
    assert widest(result.out) <= 80
    assert trailing_spaces(result.out) == []


def test_all_moves_and_all_refused_regions_are_there_as_json(shell: Shell) -> None:
    data = shell("moves", "--json").json

    assert set(data) == {"moves", "refused", "tools"}
    assert len(data["moves"]) > 40
    assert {
        frozenset(region) >= {"region", "why", "instead"} for region in data["refused"]
    } == {True}
    assert {"achilles_tendon", "groin"} & {
        region["region"].replace("-", "_") for region in data["refused"]
    }


def test_one_move_is_there_as_json(shell: Shell) -> None:
    (calf,) = shell("moves", "calf", "--json").json["moves"]

    assert calf["key"] == "calf"
    assert calf["variants"]


def test_a_move_is_found_however_its_words_are_joined(shell: Shell) -> None:
    assert shell("moves", "Glutes_Crossed").out == shell("moves", "glutes-crossed").out


def test_a_move_says_where_not_to_roll_and_when_to_stop(shell: Shell) -> None:
    page = shell("moves", "calf").words

    assert "Keep off Achilles tendon" in page
    assert "Stop at numbness, tingling or sharp pain." in page


def test_programmes_are_listed_with_their_minutes(shell: Shell) -> None:
    listed = shell("programmes").out
    data = shell("programmes", "--json").json["programmes"]

    assert {p["key"] for p in data} >= {
        "classic",
        "five-minutes",
        "before-run",
        "office",
        "after-race",
        "flexibility",
    }
    assert all(p["key"] in listed for p in data)


def test_a_programme_in_fewer_minutes_says_what_falls_out(shell: Shell) -> None:
    result = shell("programmes", "classic", "--minutes", "8")

    assert "In 8 minutes these fall out:" in result.words
    assert "8:00 min" in result.out


def test_a_programme_is_a_routine_as_json(shell: Shell) -> None:
    data = shell("programmes", "office", "--json").json

    assert data["schema"] == "unkink.routine/1"
    assert data["value"] is None


def test_after_a_race_each_day_says_what_is_still_expected(shell: Shell) -> None:
    days = shell("programmes", "after-race", MARATHON, "--json").json["days"]
    page = shell("programmes", "after-race", MARATHON).words

    assert [day["day"] for day in days] == [0, 1, 2, 3, 4]
    assert "front thighs" in days[1]["groups"]
    assert days[4]["groups"] == []
    assert "expected above 2 of 10: front thighs" in page


def test_a_programme_that_no_race_changes_refuses_the_file(shell: Shell) -> None:
    result = shell("programmes", "classic", MARATHON)

    assert result.code == 2
    assert result.complaint == (
        "classic is the same after any run; leave the files out"
    )


def test_why_names_sources_and_how_sure_it_is(shell: Shell) -> None:
    claim = shell("why", "dose", "--json").json

    assert set(claim) >= {"key", "title", "text", "strength", "status", "sources"}
    assert claim["sources"]
    assert "strength" in shell("why", "dose").out


def test_every_claim_of_the_list_can_be_asked_for(shell: Shell) -> None:
    claims = shell("why", "--json").json["claims"]

    assert {shell("why", key).code for key in list(claims)[::10]} == {0}


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        (("moves", "calfs"), "no move 'calfs'; did you mean calf"),
        (("programmes", "clasic"), "no programme 'clasic'; did you mean classic?"),
        (("why", "doze"), "no claim or source 'doze'; did you mean dose"),
    ],
)
def test_an_unknown_name_offers_the_nearest(
    words: tuple[str, ...], offer: str, shell: Shell
) -> None:
    result = shell(*words)

    assert result.code == 2
    assert result.complaint.startswith(offer)
