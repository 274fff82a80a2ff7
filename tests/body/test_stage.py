"""What the stage plays: loops for ever, ways into a position once."""

from unkink.body.clip import clip_file, clip_of, clip_of_way
from unkink.body.clip_json import clip_json, way_json
from unkink.body.figure import Figure
from unkink.body.stills import Look, Shown, open_stage
from unkink.body.stroke import solve_stroke
from unkink.body.way_in import solve_way
from unkink.catalogue import read_catalogue
from unkink.catalogue.read_pose import poses_of
from unkink.catalogue.read_way import way_into

SMALL = Look(size=(160, 100), kind="png")
CATALOGUE = read_catalogue()


def chair(figure: Figure) -> Shown:
    clip = clip_of_way(solve_way(figure, way_into("chair")))
    info = way_json(clip, CATALOGUE.positions["chair"])
    return Shown(figure.mannequin_file, clip_file(clip, name="chair"), info)


def calves(figure: Figure) -> Shown:
    move = CATALOGUE.moves["calf"]
    variant = move.variants["both-lifted"]
    clip = clip_of(solve_stroke(figure.posed(poses_of(move)[variant.key])))
    info = clip_json(clip, move, variant, None)
    return Shown(figure.mannequin_file, clip_file(clip, name="calf"), info)


def drawn(shown: Shown, *moments_s: float) -> list[bytes]:
    with open_stage() as stage:
        return stage.draw(shown, [(moment, 0.0) for moment in moments_s], look=SMALL)


def test_a_way_rests_at_its_end_and_can_be_played_again(figure: Figure) -> None:
    shown = chair(figure)
    end_s = shown.info["seconds"]

    start, end, later, again = drawn(shown, 0.0, end_s, end_s + 5.0, 0.0)

    assert later == end != start
    assert again == start


def test_a_move_starts_again_after_its_end(figure: Figure) -> None:
    shown = calves(figure)
    end_s = shown.info["seconds"]

    early, wrapped, middle = drawn(shown, 1.0, end_s + 1.0, end_s / 2)

    assert wrapped == early != middle


def test_a_file_that_does_not_say_so_is_a_loop(figure: Figure) -> None:
    shown = calves(figure)
    end_s = shown.info["seconds"]
    del shown.info["loop"]

    early, wrapped = drawn(shown, 1.0, end_s + 1.0)

    assert wrapped == early
