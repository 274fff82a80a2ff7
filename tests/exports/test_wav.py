"""What is heard of a session."""

import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tests.exports.routines import make_guided, programmes, random_plans
from unkink.errors import MissingToolError
from unkink.exports import FILMS, Guided
from unkink.exports.around import OPENING_S, lasts_s, question
from unkink.exports.sound.mix import mixed
from unkink.exports.sound.queue import PATIENCE_S, spoken
from unkink.exports.sound.speech import find_speech
from unkink.exports.sound.tones import RATE_HZ, sound_of
from unkink.exports.sound.write_sound import write_wave
from unkink.routines import Cue, CueKind

# What espeak-ng takes at 150 words a minute, about.
LETTER_S = 0.068
WORDS = ("Roll the left side.", "To above the knee.", "Half way.")
needs_voice = pytest.mark.skipif(find_speech() is None, reason="no espeak-ng is here")


def everything() -> tuple[Guided, ...]:
    return (*programmes(), *random_plans())


def length_s(text: str) -> float:
    return LETTER_S * len(text)


def cue(at_s: int, text: str, kind: CueKind = CueKind.CUE) -> Cue:
    return Cue(at_s, kind, text, 0)


def heard(data: bytes) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    with wave.open(BytesIO(data)) as file:
        assert file.getparams()[:3] == (1, 2, RATE_HZ)
        frames = file.readframes(file.getnframes())
    return np.frombuffer(frames, "<i2") / 32_768


def test_no_sentence_begins_before_its_cue_or_the_end_of_the_last_one() -> None:
    for each in everything():
        cues = each.timeline.cues
        when = {(one.text, one.at_s) for one in cues}

        said = spoken(cues, length_s)

        ends = [-1.0, *(one.at_s + length_s(one.text) for one in said)]
        assert all(one.at_s >= end for one, end in zip(said, ends[:-1], strict=True))
        assert all(
            any(text == one.text and at_s <= one.at_s for text, at_s in when)
            for one in said
        )


def test_what_begins_a_set_is_said_before_its_patience_ends() -> None:
    for each in everything():
        said = spoken(each.timeline.cues, length_s)

        for roll in (one for one in each.timeline.cues if one.kind is CueKind.ROLL):
            late_s = min(
                one.at_s - roll.at_s
                for one in said
                if one.text == roll.text and one.at_s >= roll.at_s
            )
            assert late_s <= 2 * PATIENCE_S


def test_the_more_pressing_sentence_goes_first() -> None:
    first = cue(0, "A long sentence that is being said for quite some time.")
    cues = (first, cue(1, WORDS[2]), cue(2, WORDS[0], CueKind.ROLL))

    said = spoken(cues, length_s)

    assert [one.text for one in said] == [first.text, WORDS[0], WORDS[2]]


def test_a_sentence_that_comes_too_late_is_not_said() -> None:
    long = cue(0, "word " * 30)

    said = spoken((long, cue(1, WORDS[2]), cue(9, WORDS[1])), length_s)

    assert [one.text for one in said] == [long.text, WORDS[1]]


def test_without_a_voice_every_stroke_knocks_and_every_set_hums() -> None:
    for each in programmes():
        file = BytesIO()
        write_wave(mixed(each, None), file)

        track = heard(file.getvalue())

        assert len(track) == lasts_s(each) * RATE_HZ
        for one in each.timeline.cues:
            begin = (OPENING_S + one.at_s) * RATE_HZ
            if sound_of(one.kind) is not None:
                assert np.abs(track[begin : begin + RATE_HZ // 10]).max() > 0.1, one
        quiet = track[: OPENING_S * RATE_HZ]
        assert np.abs(quiet).max() == 0


def test_without_espeak_a_wav_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = BytesIO()

    with pytest.raises(MissingToolError, match="install espeak-ng"):
        FILMS["wav"].write(make_guided(), to=file)

    assert file.getvalue() == b""


def test_a_voice_that_says_nothing_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    speaker = tmp_path / "espeak-ng"
    speaker.write_text("#!/bin/sh\necho 'no such voice' >&2\nexit 1\n")
    speaker.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingToolError, match="does not speak: no such voice"):
        FILMS["wav"].write(make_guided(), to=BytesIO())


@needs_voice
def test_the_voice_is_heard_where_the_queue_puts_it() -> None:
    office = make_guided()
    speech = find_speech()
    assert speech is not None
    file = BytesIO()

    FILMS["wav"].write(office, to=file)

    track = heard(file.getvalue())
    said = spoken(office.timeline.cues, speech.length_s)
    assert len(track) == lasts_s(office) * RATE_HZ
    assert len(said) > len(office.routine.bouts) * 5
    for one in said:
        begin = round((OPENING_S + one.at_s) * RATE_HZ)
        end = begin + len(speech.samples(one.text))
        assert np.abs(track[begin:end]).max() > 0.05, one


@needs_voice
def test_the_question_is_said_in_full_before_the_first_cue() -> None:
    speech = find_speech()
    assert speech is not None

    assert speech.length_s(question(make_guided())) < OPENING_S


@needs_voice
def test_the_same_routine_sounds_the_same() -> None:
    one, other = BytesIO(), BytesIO()
    FILMS["wav"].write(make_guided(), to=one)

    FILMS["wav"].write(make_guided(), to=other)

    assert one.getvalue() == other.getvalue()
