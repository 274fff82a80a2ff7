"""What a film shows when, before anything is drawn."""

from collections import deque
from functools import cache
from itertools import pairwise

from tests.exports.routines import make_guided, programmes, random_plans
from unkink.body.body_type import Sex, built
from unkink.body.shipped import shipped_for
from unkink.exports import Guided
from unkink.exports.around import OPENING_S, lasts_s
from unkink.exports.film.card import Card
from unkink.exports.film.layout import FRAMES_A_S, RING_SHEET
from unkink.exports.film.scenes import WAY_S, Moment, Scene, scenes_of
from unkink.routines import Cue, CueKind

SHOWN_LATER = {CueKind.GET_READY, CueKind.NEXT_MOVE, CueKind.DONE}


@cache
def everything() -> tuple[tuple[Guided, tuple[Scene, ...]], ...]:
    return tuple((one, scenes_of(one)) for one in (*programmes(), *random_plans()))


def moments_of(scenes: tuple[Scene, ...]) -> list[Moment]:
    return [moment for scene in scenes for moment in scene.moments]


def words_on(card: Card) -> set[str]:
    return {card.caption, *(text for text, _ in card.steps)}


def scene_at(scenes: tuple[Scene, ...], at_s: int) -> Scene:
    return next(one for one in scenes if one.start_s <= at_s < one.end_s)


def test_scenes_cover_every_second_of_the_film_once() -> None:
    for each, scenes in everything():
        ends = [0, *(scene.end_s for scene in scenes)]
        assert [scene.start_s for scene in scenes] == ends[:-1]
        assert ends[-1] == lasts_s(each)


def test_each_set_shows_its_own_loop_on_its_own_side() -> None:
    for each, scenes in everything():
        rolls = [cue for cue in each.timeline.cues if cue.kind is CueKind.ROLL]

        for roll in rolls:
            scene = scene_at(scenes, OPENING_S + roll.at_s)
            bout = each.routine.bouts[roll.bout]
            assert scene.start_s == OPENING_S + roll.at_s
            assert len(scene.moments) == roll.lasts_s
            assert scene.motion is not None
            assert scene.motion.clip == f"{bout.move}.{bout.variant}"
            assert (scene.motion.side, scene.motion.plays) == (roll.side, "loop")


def test_between_sets_the_figure_waits_where_the_next_one_begins() -> None:
    for _, scenes in everything():
        for scene, after in pairwise(scenes[1:-1]):
            assert scene.motion is not None
            if scene.motion.plays == "still":
                assert after.motion is not None
                assert after.motion.clip == scene.motion.clip
                assert after.motion.side == scene.motion.side


def test_the_way_into_the_first_position_is_shown_from_standing() -> None:
    for each, scenes in everything():
        first = scenes[1]

        assert first.motion is not None
        assert first.motion.clip == f"into.{each.routine.bouts[0].position}"
        assert len(first.moments) <= WAY_S


def test_every_clip_of_a_film_is_shipped_and_fits_its_frames() -> None:
    body = shipped_for(built(Sex.MALE))
    clips = {
        scene.motion.clip
        for _, scenes in everything()
        for scene in scenes
        if scene.motion is not None
    }

    for clip in clips:
        info = body.info(clip)
        frames = info["seconds"] * FRAMES_A_S
        assert frames == round(frames) or not info["loop"], clip
        assert info["seconds"] <= WAY_S, clip


def test_every_caption_is_what_the_voice_has_said() -> None:
    for each, scenes in everything():
        said = {"seconds to go"}
        cues = deque(each.timeline.cues)

        for at_s, moment in enumerate(moments_of(scenes[1:-1])):
            while cues[0].at_s <= at_s:
                said.add(cues.popleft().text)
            assert moment.card.caption in said


def test_every_sentence_is_to_be_read_in_the_second_when_it_is_said() -> None:
    for each, scenes in everything():
        moments = moments_of(scenes[1:-1])

        for cue in each.timeline.cues:
            if not cue.text or cue.kind in SHOWN_LATER:
                continue
            card = moments[cue.at_s].card
            assert cue.text in words_on(card) or has_gone(cue, card, each), cue


def has_gone(cue: Cue, card: Card, each: Guided) -> bool:
    """Return whether a sentence of the same second is shown instead."""
    same = [one for one in each.timeline.cues if one.at_s == cue.at_s]
    return any(one.text in words_on(card) and one != cue for one in same)


def test_the_clocks_count_down_to_the_end_of_what_goes_on() -> None:
    for each, whole in everything():
        scenes = whole[1:-1]

        left = [moment.left_in_all_s for moment in moments_of(scenes)]
        assert left == list(range(each.timeline.total_s, 0, -1))
        for scene in scenes:
            if scene.moments[0].card.kind == "set":
                lasts = len(scene.moments)
                assert [one.left_s for one in scene.moments] == [*range(lasts, 0, -1)]
            else:
                assert all(one.left_s < RING_SHEET.count for one in scene.moments)


def test_the_last_set_says_that_one_is_done_then() -> None:
    office = make_guided()

    last = scenes_of(office)[-2].moments[-1].card

    assert last.next == "you are done"
    assert last.place == f"{len(office.routine.bouts)} of {len(office.routine.bouts)}"


def test_the_safety_question_comes_before_everything() -> None:
    office = make_guided()

    opening = scenes_of(office)[0]

    assert office.catalogue.safety.question in opening.moments[0].card.caption
    assert opening.end_s == OPENING_S
